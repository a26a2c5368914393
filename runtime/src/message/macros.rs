//! What generated code adds to each struct.

/// Makes a generated struct that implements [`Message`](crate::Message) and `Default` an [`Element`](crate::message::Element),
/// `Serialize` and `Deserialize`. Each implementation only delegates.
#[macro_export]
macro_rules! message {
    ($name:ident) => {
        impl $crate::message::Element for $name {
            fn empty() -> Self {
                <Self as ::core::default::Default>::default()
            }
            fn slot(&mut self) -> $crate::message::Slot<'_> {
                $crate::message::Slot::Message(self)
            }
            fn view(&self) -> $crate::message::View<'_> {
                $crate::message::View::Message(self)
            }
        }
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::message::serialize(self, serializer)
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                let mut message = <Self as ::core::default::Default>::default();
                $crate::message::deserialize(&mut message, deserializer)?;
                ::core::result::Result::Ok(message)
            }
        }
    };
}

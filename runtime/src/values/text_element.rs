//! The macro that makes a type an element of a message whose wire form is a string.

/// `Element`, `Serialize` and `Deserialize` of a newtype that is a [`Text`](crate::contract::Text). `$empty` is the value
/// before reading.
macro_rules! text_element {
    ($name:ident, $empty:expr) => {
        impl $crate::message::Element for $name {
            fn empty() -> Self {
                $empty
            }
            fn slot(&mut self) -> $crate::message::Slot<'_> {
                $crate::message::Slot::Text(self)
            }
            fn view(&self) -> $crate::message::View<'_> {
                $crate::message::View::Text(self)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::message::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let mut value = $empty;
                $crate::message::deserialize(&mut value, deserializer)?;
                Ok(value)
            }
        }
    };
}
pub(super) use text_element;

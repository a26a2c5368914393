//! The macro for every struct.

/// Adds to a generated struct that implements [`Message`](crate::Message) and `Default` what every one has: its schema,
/// `Clone`, `PartialEq`, `Debug`, `Serialize` and `Deserialize`. Each implementation only delegates. The second argument is the
/// id of the schema, if it is not just another spelling of the name.
#[doc(hidden)]
#[macro_export]
macro_rules! message {
    ($name:ident) => {
        $crate::message!($name, ::core::stringify!($name));
    };
    ($name:ident, $schema:expr) => {
        impl $crate::contract::Schema for $name {
            fn schema(&self) -> &'static str {
                $schema
            }
        }
        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                let mut copy = <Self as ::core::default::Default>::default();
                $crate::contract::copy(self, &mut copy);
                copy
            }
        }
        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $crate::contract::same(self, other)
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::contract::debug(::core::stringify!($name), self, f)
            }
        }
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::contract::serialize(self, serializer)
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let mut message = <Self as ::core::default::Default>::default();
                $crate::contract::deserialize(&mut message, deserializer)?;
                ::core::result::Result::Ok(message)
            }
        }
    };
}

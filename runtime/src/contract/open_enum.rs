//! The macro for every enum.

/// Adds to a generated enum that implements [`OpenEnum`](crate::OpenEnum), with its other values in a variant `__Unknown`, what
/// a caller uses: `as_str`, `is_known`, `Clone`, `Eq`, `Hash`, `From<&str>`, `From<String>`, `Display`, `Debug`,
/// [`Element`](crate::message::Element), serde. All of it goes through the text: each derive would cost the compiler a `match`
/// over all variants.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    ($name:ident) => {
        impl $name {
            /// The value, as on the wire.
            pub fn as_str(&self) -> &str {
                <Self as $crate::contract::OpenEnum>::as_str(self)
            }
            /// Whether this crate lists the value. A newer API can send others.
            pub fn is_known(&self) -> bool {
                !::core::matches!(self, Self::__Unknown(_))
            }
        }
        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                <Self as $crate::contract::OpenEnum>::from_text(
                    <Self as $crate::contract::OpenEnum>::as_str(self),
                )
            }
        }
        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                <Self as $crate::contract::OpenEnum>::as_str(self)
                    == <Self as $crate::contract::OpenEnum>::as_str(other)
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(<Self as $crate::contract::OpenEnum>::as_str(self), state)
            }
        }
        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                <Self as $crate::contract::OpenEnum>::from_text(value)
            }
        }
        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                <Self as $crate::contract::OpenEnum>::from_text(&value)
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(<Self as $crate::contract::OpenEnum>::as_str(self))
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::contract::debug_open_enum(
                    ::core::stringify!($name),
                    <Self as $crate::contract::OpenEnum>::as_str(self),
                    f,
                )
            }
        }
        impl $crate::contract::Element for $name {
            fn empty() -> Self {
                <Self as $crate::contract::OpenEnum>::from_text("")
            }
            fn slot(&mut self) -> $crate::contract::Slot<'_> {
                $crate::contract::Slot::Text(self)
            }
            fn view(&self) -> $crate::contract::View<'_> {
                $crate::contract::View::open_enum(
                    <Self as $crate::contract::OpenEnum>::as_str(self),
                    self.is_known(),
                )
            }
        }
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(<Self as $crate::contract::OpenEnum>::as_str(self))
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let mut value = <Self as $crate::contract::OpenEnum>::from_text("");
                $crate::contract::deserialize(&mut value, deserializer)?;
                ::core::result::Result::Ok(value)
            }
        }
    };
}

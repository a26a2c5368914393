//! Open enums: a string whose known values have names.

use std::borrow::Cow;
use std::fmt;

use crate::message::Text;

/// A generated enum. A value that it does not list is kept as it came and sent back so.
///
/// Implemented by generated code only, always together with [`open_enum!`](crate::open_enum!), which adds what a caller uses:
/// `as_str`, `is_known`, `From<&str>`, `From<String>`, `Display`, `Debug`, serde.
pub trait OpenEnum: Sized {
    /// The values that have a variant, in ascending order of their bytes.
    fn values() -> &'static [&'static str];

    /// The variant whose value is at `index` of [`values`](OpenEnum::values).
    fn variant(index: usize) -> Option<Self>;

    /// The variant whose value is `text`.
    fn known(text: &str) -> Option<Self> {
        Self::variant(Self::values().binary_search(&text).ok()?)
    }

    /// The variant for every other value.
    fn unknown(value: UnknownValue) -> Self;

    /// The value as it is on the wire.
    fn as_str(&self) -> &str;

    /// The variant for any value.
    fn from_text(text: &str) -> Self {
        Self::known(text).unwrap_or_else(|| Self::unknown(UnknownValue(text.into())))
    }
}

/// An enum value that the generated code does not list.
///
/// Only the runtime makes one, and only where no variant fits: code that matches on a text cannot silently stop matching when
/// a later version of the crate learns the value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// The value as it is on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<E: OpenEnum> Text for E {
    fn read(&mut self, text: &str) -> bool {
        *self = E::from_text(text);
        true
    }

    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}

/// `Debug` of every generated enum: `State("RUNNING")`.
#[doc(hidden)]
pub fn debug_open_enum(name: &str, value: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(name).field(&value).finish()
}

/// Gives a generated enum that implements [`OpenEnum`](crate::OpenEnum), with its other values in a variant `__Unknown`, what a
/// caller uses: `as_str`, `is_known`, `Clone`, `Eq`, `Hash`, `From<&str>`, `From<String>`, `Display`, `Debug`,
/// [`Element`](crate::message::Element), serde. All of it goes through the text: derived, the same would cost the compiler a
/// `match` over all variants each.
#[macro_export]
macro_rules! open_enum {
    ($name:ident) => {
        impl $name {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                <Self as $crate::OpenEnum>::as_str(self)
            }
            /// Whether this crate lists the value; a newer API can send others.
            pub fn is_known(&self) -> bool {
                !::core::matches!(self, Self::__Unknown(_))
            }
        }
        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                <Self as $crate::OpenEnum>::from_text(<Self as $crate::OpenEnum>::as_str(self))
            }
        }
        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                <Self as $crate::OpenEnum>::as_str(self)
                    == <Self as $crate::OpenEnum>::as_str(other)
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(<Self as $crate::OpenEnum>::as_str(self), state)
            }
        }
        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                <Self as $crate::OpenEnum>::from_text(value)
            }
        }
        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                <Self as $crate::OpenEnum>::from_text(&value)
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(<Self as $crate::OpenEnum>::as_str(self))
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::debug_open_enum(
                    ::core::stringify!($name),
                    <Self as $crate::OpenEnum>::as_str(self),
                    f,
                )
            }
        }
        impl $crate::message::Element for $name {
            fn empty() -> Self {
                <Self as $crate::OpenEnum>::from_text("")
            }
            fn slot(&mut self) -> $crate::message::Slot<'_> {
                $crate::message::Slot::Text(self)
            }
            fn view(&self) -> $crate::message::View<'_> {
                $crate::message::View::open_enum(
                    <Self as $crate::OpenEnum>::as_str(self),
                    self.is_known(),
                )
            }
        }
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(<Self as $crate::OpenEnum>::as_str(self))
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let mut value = <Self as $crate::OpenEnum>::from_text("");
                $crate::message::deserialize(&mut value, deserializer)?;
                ::core::result::Result::Ok(value)
            }
        }
    };
}

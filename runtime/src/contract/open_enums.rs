//! The macro for every enum.

/// Makes a generated enum an [`OpenEnum`](crate::OpenEnum), whose other values are in its variant `__Unknown`, and adds what a caller
/// uses: `as_str`, `is_known`, `Clone`, `Eq`, `Hash`, `From<&str>`, `From<String>`, `Display`, `Debug`,
/// [`Element`](crate::message::Element), serde. All of it goes through the text: each derive would cost the compiler a `match`
/// over all variants. A line for each value has its number, its text and its variant, in ascending order of the texts' bytes.
///
/// ```
/// pub enum State {
///     Active,
///     Deleted,
///     #[doc(hidden)]
///     __Unknown(discovery_runtime::contract::UnknownValue),
/// }
///
/// discovery_runtime::open_enum! {
///     enum State;
///     0 "ACTIVE" Active;
///     1 "DELETED" Deleted;
/// }
///
/// assert_eq!(State::from("ACTIVE"), State::Active);
/// assert_eq!(State::from("PAUSED").as_str(), "PAUSED");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    (enum $name:ident; $($index:literal $text:literal $variant:ident;)*) => {
        impl $crate::contract::OpenEnum for $name {
            fn values() -> &'static [&'static str] {
                &[$($text),*]
            }
            #[allow(unreachable_code)]
            fn variant(index: usize) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match index {
                    $($index => Self::$variant,)*
                    _ => return ::core::option::Option::None,
                })
            }
            fn unknown(value: $crate::contract::UnknownValue) -> Self {
                Self::__Unknown(value)
            }
            fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::__Unknown(value) => value.as_str(),
                }
            }
        }
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
        $crate::serde_traits! { $name }
    };
}

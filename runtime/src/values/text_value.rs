//! The macro for times, dates and durations, which keep their text unchanged and compare by their value.

/// What the newtypes of a [`ShortText`](super::short_text::ShortText) have in common. `$name::comparison_key()` returns the
/// value that they compare by. A text without one compares as text, and comes after all others.
macro_rules! text_value {
    ($name:ident) => {
        impl $crate::message::Text for $name {
            fn read(&mut self, text: &str) -> bool {
                *self = Self::from(text);
                true
            }

            fn text(&self) -> ::std::borrow::Cow<'_, str> {
                self.0.as_str().into()
            }

            fn utf8(&self) -> ::std::borrow::Cow<'_, [u8]> {
                self.0.as_bytes().into()
            }
        }

        $crate::values::text_element::text_element!($name, $name::from(""));

        impl $crate::parameter::Parameter for $name {
            fn into_text(self) -> String {
                self.0.as_str().to_owned()
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl $name {
            /// The text, as on the wire.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::values::error::ValueError;

            fn from_str(text: &str) -> Result<Self, $crate::values::error::ValueError> {
                let value = Self::from(text);
                value.comparison_key()?;
                Ok(value)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.0.as_str())
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_tuple(stringify!($name))
                    .field(&self.0.as_str())
                    .finish()
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.cmp(other).is_eq()
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                match (self.comparison_key(), other.comparison_key()) {
                    (Ok(one), Ok(other)) => one.cmp(&other),
                    (Ok(_), Err(_)) => ::std::cmp::Ordering::Less,
                    (Err(_), Ok(_)) => ::std::cmp::Ordering::Greater,
                    (Err(_), Err(_)) => self.0.as_str().cmp(other.0.as_str()),
                }
            }
        }

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                match self.comparison_key() {
                    Ok(key) => key.hash(state),
                    Err(_) => self.0.as_str().hash(state),
                }
            }
        }
    };
}
pub(super) use text_value;

//! Values that JSON has no type for and Google writes as strings: times, dates, durations, bytes, field masks.
//!
//! Reading never fails for a time, a date, a duration or a mask, whatever the text, and writing gives back the text that was
//! read. What the text means is asked for afterwards, and that can fail with a [`ValueError`].

use std::fmt;

mod byte_string;
mod date;
mod date_time;
mod duration;
mod field_mask;
mod scan;
mod short_text;

pub use byte_string::ByteString;
pub use date::Date;
pub use date_time::DateTime;
pub use duration::Duration;
pub use field_mask::FieldMask;

/// A text that is not what its type says, or a value beyond what the target type can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError {
    expected: &'static str,
    found: String,
}

impl ValueError {
    fn new(expected: &'static str, found: impl fmt::Display) -> Self {
        ValueError {
            expected,
            found: found.to_string(),
        }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {:?}", self.expected, self.found)
    }
}

impl std::error::Error for ValueError {}

/// What the newtypes of a [`ShortText`](short_text::ShortText) have in common. `$name::key()` gives what they are compared by; a text that has none
/// is compared as text, and comes after all others.
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

        $crate::message::text_element!($name, $name::from(""));

        impl $crate::Parameter for $name {
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
            type Err = $crate::ValueError;

            fn from_str(text: &str) -> Result<Self, $crate::ValueError> {
                let value = Self::from(text);
                value.key()?;
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
                match (self.key(), other.key()) {
                    (Ok(one), Ok(other)) => one.cmp(&other),
                    (Ok(_), Err(_)) => ::std::cmp::Ordering::Less,
                    (Err(_), Ok(_)) => ::std::cmp::Ordering::Greater,
                    (Err(_), Err(_)) => self.0.as_str().cmp(other.0.as_str()),
                }
            }
        }

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                match self.key() {
                    Ok(key) => key.hash(state),
                    Err(_) => self.0.as_str().hash(state),
                }
            }
        }
    };
}
use text_value;

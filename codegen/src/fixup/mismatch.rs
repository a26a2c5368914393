//! Why a fixup does not apply.

use std::fmt;

use serde_json::Value;

/// Why a fixup does not apply.
#[derive(Debug, PartialEq)]
pub(super) enum Mismatch {
    /// The text is not a JSON pointer.
    NotAPointer,
    /// A step before the last leads nowhere.
    NoSuchStep(String),
    /// The place is empty, and a value was expected.
    Absent,
    /// The place has a value, and was expected to be empty.
    Present(Value),
    /// The place has another value than the expected one.
    Other { found: Value, expected: Value },
    /// The new name is in use, or the value has no name.
    CannotRename(String),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPointer => {
                f.write_str("its path is not a JSON pointer (`/schemas/Operation/…`)")
            }
            Self::NoSuchStep(step) => write!(f, "the document has no `{step}` on this path"),
            Self::Absent => f.write_str("the document has nothing there"),
            Self::Present(found) => {
                write!(f, "nothing was expected there, found {}", shorten(found))
            }
            Self::Other { found, expected } => {
                write!(
                    f,
                    "expected {}, found {}",
                    shorten(expected),
                    shorten(found)
                )
            }
            Self::CannotRename(why) => f.write_str(why),
        }
    }
}

/// A value as it fits into one line.
fn shorten(value: &Value) -> String {
    const LONGEST: usize = 80;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

//! [`ValueError`]: the error of a conversion.

use std::fmt;

/// A text that is not valid for its type, or a value beyond the range of the target type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError {
    expected: &'static str,
    found: String,
}

impl ValueError {
    pub(super) fn new(expected: &'static str, found: impl fmt::Display) -> Self {
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

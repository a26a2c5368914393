//! [`FieldPath`]: a place in a message; [`NullError`]: why a null cannot be set there.

use std::fmt;

use super::path::push_key;
use crate::error::{Error, ErrorKind};

/// A place in a message: names of fields and keys of maps.
///
/// A text is split at its dots; an array is a list of names.
///
/// ```
/// use discovery_runtime::message::FieldPath;
///
/// assert_eq!(FieldPath::from("labels.team"), FieldPath::from(["labels", "team"]));
/// assert_eq!(FieldPath::from(["labels", "example.com/team"]).to_string(), r#"labels["example.com/team"]"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPath(pub(super) Vec<String>);

impl FieldPath {
    pub(super) fn steps(&self) -> &[String] {
        &self.0
    }

    /// Whether the other path leads to this place, or to one above it.
    pub(super) fn is_below(&self, other: &FieldPath) -> bool {
        self.0.len() > other.0.len() && self.0.starts_with(&other.0)
    }

    /// Whether it begins with this name.
    pub(super) fn is_in(&self, key: &str) -> bool {
        self.0.first().is_some_and(|first| first == key)
    }
}

impl From<&str> for FieldPath {
    fn from(path: &str) -> Self {
        FieldPath(path.split('.').map(str::to_owned).collect())
    }
}

impl From<&String> for FieldPath {
    fn from(path: &String) -> Self {
        FieldPath::from(path.as_str())
    }
}

impl From<String> for FieldPath {
    fn from(path: String) -> Self {
        FieldPath::from(path.as_str())
    }
}

impl<const N: usize> From<[&str; N]> for FieldPath {
    fn from(steps: [&str; N]) -> Self {
        FieldPath::from(&steps[..])
    }
}

impl From<&[&str]> for FieldPath {
    fn from(steps: &[&str]) -> Self {
        FieldPath(steps.iter().map(|step| (*step).to_owned()).collect())
    }
}

impl From<Vec<String>> for FieldPath {
    fn from(steps: Vec<String>) -> Self {
        FieldPath(steps)
    }
}

/// As in [`DecodeError::path`](super::DecodeError::path).
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&join(&self.0))
    }
}

/// The text of a path.
pub(super) fn join(steps: &[String]) -> String {
    let mut path = String::new();
    for step in steps {
        push_key(&mut path, step);
    }
    path
}

/// A null cannot be set at this place: [`Message::set_null`](super::Message::set_null).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NullError {
    pub(super) path: FieldPath,
    pub(super) why: String,
}

impl NullError {
    /// The path that the caller gave.
    pub fn path(&self) -> &FieldPath {
        &self.path
    }
}

impl fmt::Display for NullError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be null: {}", self.path, self.why)
    }
}

impl std::error::Error for NullError {}

impl From<NullError> for Error {
    fn from(error: NullError) -> Self {
        Error::new(ErrorKind::Request, error.to_string())
    }
}

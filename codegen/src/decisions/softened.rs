//! What an item was in the version before, and still is, deprecated, until the next major version.

use std::collections::BTreeMap;

use super::value::Value;

/// What an item still is besides what it is now. The order is that of the keys in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Old {
    /// The name that a type or a setter had.
    Name,
    /// The name that the module of a type's inline types had.
    Module,
    /// The JSON paths where a method was.
    Places,
    /// `true`: a parameter that is required now has its setter as before.
    Setter,
}

impl Old {
    /// Its key in a file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Module => "module",
            Self::Places => "places",
            Self::Setter => "setter",
        }
    }
}

/// One thing that an item still is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Softening {
    /// What it was.
    pub(crate) value: Value,
    /// The revision of the document that gave it up.
    pub(crate) since: String,
    /// Where the file says so: its line and column; empty if it is not from a file.
    pub(crate) written_at: String,
}

/// All of them, by place.
pub(super) type Softenings = BTreeMap<String, BTreeMap<Old, Softening>>;

//! What decisions keep, for people.

use serde::{Deserialize, Serialize};

use super::{Aspect, Decisions, Value};

/// What a newer document keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// The decisions to keep with the document; empty for nearly every one.
    pub decisions: Decisions,
    /// What they keep, by place.
    pub kept: Vec<Kept>,
}

/// One thing that stays as it was published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Kept {
    /// The JSON path of the item in the new document; empty for the API as a whole.
    pub path: String,
    /// What stays.
    pub what: Aspect,
    /// What was published.
    pub published: Value,
    /// What the new document alone would make of it; `None`: nothing.
    pub instead: Option<Value>,
}

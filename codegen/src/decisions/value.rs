//! The values of decisions.

use serde::{Deserialize, Serialize};

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A name, or a word.
    Text(String),
    /// Several names, in this order.
    List(Vec<String>),
    /// Yes or no.
    Flag(bool),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::List(all) => f.write_str(&all.join(", ")),
            Self::Flag(flag) => write!(f, "{flag}"),
        }
    }
}

//! Uses of the names of the crate, by the keys that a change has.

/// A use of a name, or of what may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The file, by number.
    pub(super) file: usize,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) what: Used,
}

/// What is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Used {
    /// An item of the crate, by its key.
    Item(String),
    /// A field or a function of a value whose type is not known.
    Member(Member),
}

/// A field or a function of a value whose type is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: String,
    /// The number of arguments; `None` if it is not called.
    pub(super) arguments: Option<usize>,
    /// Whether the value is in a macro that is not read.
    pub(super) in_macro: bool,
}

/// The key of what a method has beside its function: its builder, and the module of its types.
pub(super) fn types_of(method: &str) -> String {
    format!("types of {method}")
}

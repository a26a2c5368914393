//! An API of a directory.

use super::document::{FetchedDocument, Id};

/// An API of a directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Listed {
    /// Its name and version.
    pub(crate) id: Id,
    /// Its title, for people.
    pub(crate) title: String,
    /// Whether it is the version to use, where the directory says so.
    pub(crate) preferred: Option<bool>,
}

impl Listed {
    /// What a document says of itself.
    pub(super) fn from_document(document: &FetchedDocument) -> Self {
        Self {
            id: document.id.clone(),
            title: document.title.clone(),
            preferred: None,
        }
    }
}

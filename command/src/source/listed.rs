//! An entry of a directory of APIs.

use super::document::{FetchedDocument, Id};

/// An entry of a directory of APIs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Listed {
    /// Its name and version.
    pub(crate) id: Id,
    /// Its title, for people.
    pub(crate) title: String,
    /// Whether the directory recommends this version; `None` if it does not say.
    pub(crate) preferred: Option<bool>,
}

impl Listed {
    /// The entry of a document.
    pub(super) fn from_document(document: &FetchedDocument) -> Self {
        Self {
            id: document.id.clone(),
            title: document.title.clone(),
            preferred: None,
        }
    }
}

//! What a call is about: a repository, documents that no manifest names, or the file that a document is saved to.

mod crates;
mod destination;
mod document;
mod repository;
mod workspace;

pub(crate) use crates::{Documents, Target};
pub(crate) use destination::Destination;
pub(crate) use document::{document_file, is_file, named_document};
pub(crate) use repository::Repository;

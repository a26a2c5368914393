//! What a command works on: the crates of a repository, documents outside a manifest, or the file to save a document to.

mod crates;
mod destination;
mod document;
mod repository;
mod workspace;

pub(crate) use crates::{Documents, Target};
pub(crate) use destination::Destination;
pub(crate) use document::{document_file, is_file, named_document};
pub(crate) use repository::{Purpose, Repository};

//! What a command works on: the crates of a repository, documents outside a manifest, or the file to save a document to.

mod crates;
mod destination;
mod document;
mod new_repository;
mod repository;
mod workspace;

pub(crate) use crates::{Documents, GENERATED, Target, runtime_for_crates};
pub(crate) use destination::{Destination, save_decisions};
pub(crate) use document::{
    check_stdin, document_job, is_document, named_job, with_decisions, with_features,
};
pub(crate) use new_repository::NewRepository;
pub(crate) use repository::{Purpose, Repository};

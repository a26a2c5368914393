//! The changes between two revisions, arranged for people: on a terminal, in a pull request, in a changelog.

pub(crate) mod arrange;
pub(crate) mod kept;
mod markdown;

pub(crate) use markdown::as_markdown;

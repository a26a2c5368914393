//! The changes from one revision to another as people read them: on a terminal, in a pull request, in a changelog.

pub(crate) mod arrange;
mod markdown;

pub(crate) use markdown::as_markdown;

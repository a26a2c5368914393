//! Named corrections to one document, as data.
//!
//! A document that is wrong is not edited: its pinned copy stays what the server said. What has to be different is one
//! [`Fixup`] each, with its name and its reason, and it must still apply. A correction whose place is gone, or whose place
//! no longer says what was wrong, is a [`Problem`](crate::problem::Problem): the document was mended upstream, or it changed in another way, and
//! somebody has to look. Fixups run on the JSON value, before the document is read as a document.

mod apply;
mod correction;
mod file;
mod mismatch;
mod pointer;
#[cfg(test)]
mod tests;

pub use apply::{apply, apply_to, in_files};
pub use correction::{Edit, Fixup};
pub use file::read;

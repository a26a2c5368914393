//! Named corrections to one document, as data.
//!
//! A wrong document is not edited: its pinned copy stays as the server sent it. Each correction is a [`Fixup`] with a name and a
//! reason, and it must still apply. If its place is gone, or no longer has the wrong value, that is a
//! [`Problem`](crate::problem::Problem): the document was corrected upstream or changed in another way, and somebody has to look.
//! Fixups run on the JSON value, before the document is read.

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

//! What a run prints: for people, or as one JSON object for programs.

mod checked;
mod compared;
mod described;
mod entries;
mod fetched;
mod lines;
mod listed;
mod outcome;
mod reference;
mod shape;
mod style;
mod updated;
mod wrote;

pub(crate) use checked::Checked;
pub(crate) use compared::Comparison;
pub(crate) use described::Described;
pub(crate) use fetched::Fetched;
pub(crate) use listed::Directory;
pub(crate) use outcome::{Report, problems};
pub(crate) use updated::Updated;
pub(crate) use wrote::Wrote;

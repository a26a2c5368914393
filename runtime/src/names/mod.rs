//! Resource names: which values the variables of a path take, and how names are built and taken apart.
//!
//! The document's patterns come here as *forms*, written as Google's path templates are
//! ([AIP-127](https://google.aip.dev/127)): `projects/*/databases/*/documents/**`. `*` is one segment that is not empty, `**` is any
//! rest.

mod build;
mod check;
mod form;
mod segment;

pub use build::{parse_resource_name, resource_name};
pub(crate) use check::check;
pub(crate) use form::{MAX_LENGTH, takes};
pub(crate) use segment::has_dot_segment;

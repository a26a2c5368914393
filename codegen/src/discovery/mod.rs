//! A faithful image of a Discovery document. It decides nothing.

mod document;
mod names;
mod read;
mod template;

pub use document::{Document, Endpoint, EnumValue, MediaUpload, Method, Resource, Schema, Unmade};
pub(crate) use read::MOST_LEVELS;
pub use read::parse;

//! A faithful image of a Discovery document. It decides nothing.

mod document;
mod read;

pub use document::{Document, EnumValue, Method, Resource, Schema};
pub use read::parse;

//! The messages, and the client of methods that use them, generated from `messages.json`.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
pub(crate) use messages::*;

/// Their document.
pub(crate) const DOCUMENT: &str = include_str!("messages.json");

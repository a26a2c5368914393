//! Facts: what is known about an API and its document does not say, or says wrongly. They are data with a source, one file of
//! `codegen/facts` for each API, and apply to every document of that API, unless [`Facts::None`] switches them off.
//!
//! | table of a file | what |
//! |---|---|
//! | `[emulator]` | the environment variable that names an emulator of the API |
//! | `[batch]` | how many calls one request of a batch can have |
//! | `[[idempotency]]` | when methods may be repeated although the server may have acted |
//! | `[[correction]]` | a [`Fixup`](crate::fixup::Fixup) of some versions of the document |
//! | `[[stream]]` | which methods of some versions stream, or do not although a name says so |
//!
//! A correction or a method whose place is gone is no problem of the document: it is listed, so that somebody looks.

mod complete;
mod correct;
mod file;
mod idempotency;
mod shipped;
mod stream;
#[cfg(test)]
mod tests;

pub(crate) use complete::complete;
pub(crate) use correct::{Known, correct};

/// Which facts apply to a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Facts {
    /// Those that this library ships.
    #[default]
    Shipped,
    /// None: only what the document says.
    None,
}

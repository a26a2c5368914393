//! The documents of APIs: from the cache of the user, a server, the repository or a file.

use std::path::Path;

use discovery_codegen::Facts;
use discovery_codegen::fixup::Fixup;

use crate::cli::DocumentArgs;
use crate::source::FetchedDocument;
use crate::stop::Stop;

/// A document.
#[derive(Debug)]
pub(crate) struct Found {
    /// The text, byte for byte.
    pub(crate) text: Vec<u8>,
    /// The file or the API, for messages.
    pub(crate) name: String,
    /// The corrections of a document that a repository pins.
    pub(crate) fixups: Vec<Fixup>,
    /// What else is used about the API.
    pub(crate) facts: Facts,
}

/// The document of an API (`drive:v3`, or `drive` for the version that the directory prefers) or in a file.
pub(crate) fn document(api: &str, args: &DocumentArgs) -> Result<Found, Stop> {
    let file = args.document.as_deref().unwrap_or(Path::new(api));
    let document = FetchedDocument::open(file)?;
    Ok(Found {
        text: document.text.into_bytes(),
        name: document.origin,
        fixups: Vec::new(),
        facts: Facts::Shipped,
    })
}

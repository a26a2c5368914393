//! A file of facts.

use serde::Deserialize;

use crate::fixup::Fixup;

/// What is known about one API.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// `name` of the document.
    pub(super) api: String,
    pub(super) emulator: Option<Emulator>,
    #[serde(default)]
    pub(super) correction: Vec<Correction>,
}

/// The variable that names an emulator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Emulator {
    pub(super) variable: String,
    /// Whether a client reads it without being asked to.
    pub(super) by_default: bool,
    /// What stands before the path of each method there.
    #[serde(default)]
    pub(super) path: String,
    /// Where that is known from.
    pub(super) source: String,
}

/// A correction of some versions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    /// `version` of the documents.
    pub(super) versions: Vec<String>,
    /// Where that is known from.
    pub(super) source: String,
    pub(super) fixup: Fixup,
}

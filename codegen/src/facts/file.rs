//! A file of facts.

use serde::Deserialize;

use crate::fixup::Fixup;
use crate::model;

/// What is known about one API.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// `name` of the document.
    pub(super) api: String,
    pub(super) emulator: Option<Emulator>,
    pub(super) batch: Option<Batch>,
    #[serde(default)]
    pub(super) correction: Vec<Correction>,
    #[serde(default)]
    pub(super) idempotency: Vec<Idempotency>,
    #[serde(default)]
    pub(super) stream: Vec<Stream>,
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

/// How many calls one request of a batch can have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Batch {
    pub(super) limit: std::num::NonZeroU32,
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

/// When methods of some versions are idempotent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Idempotency {
    pub(super) name: String,
    /// `version` of the documents.
    pub(super) versions: Vec<String>,
    pub(super) when: When,
    /// Ids without the name of the API. `*`: each method that no other entry of the version names, and whose verb changes something.
    pub(super) methods: Vec<String>,
    /// Where that is known from.
    pub(super) source: String,
}

/// Whether some methods of some versions stream. No document says so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stream {
    /// `version` of the documents.
    pub(super) versions: Vec<String>,
    pub(super) direction: Direction,
    /// What the response is asked for as. A stream both ways without a format is not there over REST.
    pub(super) format: Option<Format>,
    /// Ids without the name of the API.
    pub(super) methods: Vec<String>,
    /// Where that is known from.
    pub(super) source: String,
}

/// When a method is idempotent.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum When {
    Always,
    Never,
    /// If one of these query parameters has a value.
    Query(Vec<String>),
    /// If this field of the body has a value.
    Field(String),
}

impl From<When> for model::Idempotency {
    fn from(when: When) -> Self {
        match when {
            When::Always => Self::Always,
            When::Never => Self::Never,
            When::Query(names) => Self::WithQuery(names),
            When::Field(name) => Self::WithField(name),
        }
    }
}

/// What streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Direction {
    /// The response.
    Server,
    /// The request and the response.
    Both,
    /// Not the response, although a name or a description says so.
    None,
}

/// What a response is asked for as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Format {
    /// `alt=json`: a JSON array.
    Array,
    /// `alt=sse`: Server-Sent Events.
    Sse,
    /// `google.api.HttpBody`: what another server sends.
    AsSent,
}

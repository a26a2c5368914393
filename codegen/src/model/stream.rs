//! Responses that stream.

use std::collections::BTreeMap;

/// A response that is a stream of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    /// What it is asked for as.
    pub format: StreamFormat,
    /// The request is a stream too. A call sends one message of it.
    pub both_ways: bool,
}

/// What a response that streams is asked for as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamFormat {
    /// A JSON array of messages.
    Array,
    /// Server-Sent Events, with `alt=sse`.
    Events,
    /// What another server sends, as `google.api.HttpBody`: JSON in any of the formats.
    AsSent,
}

impl StreamFormat {
    /// The format in words.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Array => "a JSON array of messages",
            Self::Events => "Server-Sent Events, which `alt=sse` asks for",
            Self::AsSent => "JSON as another server sends it: events, lines or an array",
        }
    }
}

/// The methods of a document about which something is known, by their ids.
pub(crate) type KnownStreams = BTreeMap<String, KnownStream>;

/// What is known about a method beside its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KnownStream {
    /// Its response streams.
    Streams(Stream),
    /// It streams both ways, and cannot be called over REST.
    LeftOut,
}

impl KnownStream {
    /// Why a method is left out.
    pub(crate) const LEFT_OUT: &str =
        "it streams both ways, and the server takes it over gRPC alone";
}

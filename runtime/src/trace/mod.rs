//! Traces: a span for each call, for each attempt, and for what makes several calls, with the names of OpenTelemetry.
//! `docs/guide/src/traces.md` has the list.
//!
//! Without the feature `tracing`, `off.rs` takes the place of `on.rs`: types without content, and functions that do nothing.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(all(not(feature = "tracing"), feature = "blocking"))]
pub(crate) use off::in_current_span;
#[cfg(not(feature = "tracing"))]
pub(crate) use off::{AttemptSpan, CallSpan, SequenceSpan, in_credentials_span};
#[cfg(all(feature = "tracing", feature = "blocking"))]
pub(crate) use on::in_current_span;
#[cfg(feature = "tracing")]
pub(crate) use on::{AttemptSpan, CallSpan, SequenceSpan, in_credentials_span};

use http::{StatusCode, Uri};

use crate::error::Error;

/// What an attempt sends, as its span shows it.
#[cfg_attr(not(feature = "tracing"), allow(dead_code))]
pub(crate) struct SentRequest<'a> {
    pub(crate) verb: &'a str,
    /// Without secrets.
    pub(crate) url: &'a dyn Fn() -> String,
    /// The path template below the root, with what stands before it; `None` if a server gave the URL.
    pub(crate) template: &'a dyn Fn() -> Option<String>,
    pub(crate) server: &'a Uri,
    /// The number of the attempt, from 1.
    pub(crate) number: u32,
}

/// How an attempt or a call ended.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "tracing"), allow(dead_code))]
pub(crate) struct Outcome<'a> {
    pub(crate) http_status: Option<StatusCode>,
    pub(crate) error: Option<&'a Error>,
}

impl<'a> Outcome<'a> {
    pub(crate) fn failure(error: &'a Error) -> Self {
        Self {
            http_status: error.http_status(),
            error: Some(error),
        }
    }
}

/// What makes several calls, one after another.
#[derive(Clone, Copy)]
pub(crate) enum Sequence {
    Pages,
    Operation,
    Upload,
    Download,
}

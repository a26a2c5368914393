//! [`TransportError`]: why an exchange with a server failed.

use std::error::Error as StdError;
use std::fmt;

use crate::shown::{MESSAGE, Short};

/// Where an exchange failed. It decides whether the call may be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The connection failed, so the server saw nothing of the request. Trying again is always safe.
    Connect,
    /// The connection closed before anything of the request was written, or the server rejected the request unread (HTTP/2: a
    /// refused stream, or a stream after the last one that a GOAWAY accepts). Trying again is always safe.
    Unprocessed,
    /// The exchange broke after the connection was open, so the server may have acted on the request.
    Interrupted,
    /// The request cannot be sent. Trying again would not help.
    Request,
}

/// Why an exchange failed. `Debug` shows the kind and the text of the cause.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// An error of the given kind, with its cause.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// Where the exchange failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("kind", &self.kind)
            .field("source", &Short(&self.source.to_string(), MESSAGE))
            .finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "could not connect",
            TransportErrorKind::Unprocessed => "the server did not take the request",
            TransportErrorKind::Interrupted => "the connection broke",
            TransportErrorKind::Request => "the request could not be sent",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

//! [`BodyError`]: why the body of a response is not complete.

use std::io;
use std::time::Duration;

use crate::error::{Error, ErrorKind, TransportError};
use crate::shown::{Secrets, WORD, shown};

/// Why a body is not complete.
pub(crate) enum BodyError {
    Interrupted(TransportError),
    /// No byte came for this long.
    Stalled(Duration),
    /// The time of the call ran out, of which there was this much.
    Late(Duration),
    /// There is more than this many bytes.
    TooLarge(usize),
    Encoding(String),
    Gzip(io::Error),
}

impl BodyError {
    pub(crate) fn into_error(self) -> Error {
        match self {
            Self::Interrupted(cause) => Error::new(
                ErrorKind::Interrupted,
                "came with a body that was cut short",
            )
            .with_source(cause),
            Self::Stalled(limit) => stalled("came with a body of which no byte arrived", limit),
            Self::Late(limit) => Error::new(
                ErrorKind::Timeout,
                format!("the call took longer than {limit:?}"),
            ),
            Self::TooLarge(max_bytes) => Error::new(
                ErrorKind::TooLarge,
                format!(
                    "came with a body of more than the {max_bytes} bytes allowed; raise the limit with \
                     `.options(|o| o.max_response_bytes(…))`, or ask for less"
                ),
            ),
            Self::Encoding(name) => Error::new(
                ErrorKind::Decode,
                format!(
                    "came with the encoding \"{}\", which the request does not accept",
                    shown(&name, WORD, &Secrets::default())
                ),
            ),
            Self::Gzip(cause) => Error::new(
                ErrorKind::Decode,
                "came with a body that is not gzip, although its `content-encoding` says so",
            )
            .with_source(cause),
        }
    }
}

/// The error of an exchange that made no progress for so long.
pub(super) fn stalled(what: &str, limit: Duration) -> Error {
    Error::new(
        ErrorKind::Timeout,
        format!("{what} for {limit:?}; change the limit with `.options(|o| o.idle_timeout(…))`"),
    )
}

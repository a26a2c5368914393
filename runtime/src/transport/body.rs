//! The body of a response, from a transport.

use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll};

use bytes::Bytes;

use crate::error::{TransportError, TransportErrorKind};

type Chunk = Option<Result<Bytes, TransportError>>;
type PollChunk = Box<dyn FnMut(&mut Context<'_>) -> Poll<Chunk> + Send>;

/// The body of a response: bytes in memory, or chunks that still arrive.
pub struct Body(BodySource);

enum BodySource {
    Whole(Option<Bytes>),
    Chunks(PollChunk),
    /// Not behind the function of `Chunks`: reqwest boxes its body already.
    #[cfg(feature = "reqwest")]
    Reqwest(Box<reqwest::Response>),
}

impl Body {
    /// An empty body.
    pub fn empty() -> Self {
        Self(BodySource::Whole(None))
    }

    /// A body whose chunks come from a function like `Stream::poll_next`: `None` ends the body, and an error says that it was
    /// cut short.
    pub fn from_poll<E>(
        mut poll: impl FnMut(&mut Context<'_>) -> Poll<Option<Result<Bytes, E>>> + Send + 'static,
    ) -> Self
    where
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self(BodySource::Chunks(Box::new(move |cx| {
            poll(cx).map(|chunk| {
                chunk.map(|result| {
                    result.map_err(|cause| {
                        TransportError::new(TransportErrorKind::Interrupted, cause)
                    })
                })
            })
        })))
    }

    #[cfg(feature = "reqwest")]
    pub(super) fn from_reqwest(response: reqwest::Response) -> Self {
        Self(BodySource::Reqwest(Box::new(response)))
    }

    /// The next chunk, or `None` at the end.
    pub async fn chunk(&mut self) -> Chunk {
        match &mut self.0 {
            BodySource::Whole(bytes) => bytes.take().map(Ok),
            BodySource::Chunks(poll) => poll_fn(poll).await,
            #[cfg(feature = "reqwest")]
            BodySource::Reqwest(response) => {
                let chunk = response.chunk().await.map_err(|error| {
                    TransportError::new(TransportErrorKind::Interrupted, error.without_url())
                });
                chunk.transpose()
            }
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(BodySource::Whole(
            Some(bytes).filter(|bytes| !bytes.is_empty()),
        ))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            BodySource::Whole(_) => "Body(whole)",
            _ => "Body(chunks)",
        })
    }
}

//! [`UploadSource`]: what is uploaded.

use std::error::Error as StdError;
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::{AsyncRead, AsyncSeek};

/// What is uploaded: bytes, a file, a reader, or a stream. Its length may be known or not.
///
/// Bytes, a file and a reader that can seek are read again if an upload has to begin again. Another reader and a stream are read once.
///
/// ```
/// use discovery_runtime::UploadSource;
///
/// let bytes: UploadSource = "text".into();
/// let file = UploadSource::file("report.pdf");
/// let reader = UploadSource::reader(&b"text"[..]).with_length(4);
/// ```
pub struct UploadSource {
    pub(super) kind: Kind,
    pub(super) length: Option<u64>,
}

pub(super) enum Kind {
    Bytes(Bytes),
    File(PathBuf),
    Seekable(Box<dyn SeekableRead>),
    Reader(Pin<Box<dyn AsyncRead + Send>>),
    Blocking(Box<dyn Read + Send>),
    Stream(ByteStream),
}

pub(super) type ByteStream =
    Pin<Box<dyn Stream<Item = Result<Bytes, Box<dyn StdError + Send + Sync>>> + Send>>;

/// A reader that can go back.
pub(super) trait SeekableRead: AsyncRead + AsyncSeek + Send + Unpin {}

impl<R: AsyncRead + AsyncSeek + Send + Unpin> SeekableRead for R {}

impl UploadSource {
    /// A file. It is opened when the upload is sent, and its length is read then.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::of(Kind::File(path.into()))
    }

    /// A reader that can seek. It is read from its current position.
    pub fn seekable(reader: impl AsyncRead + AsyncSeek + Send + Unpin + 'static) -> Self {
        Self::of(Kind::Seekable(Box::new(reader)))
    }

    /// A reader of unknown length. If you know the length, say so with [`with_length`](Self::with_length).
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of(Kind::Reader(Box::pin(reader)))
    }

    /// A reader that is not async. It is read on threads where it may block. It has unknown length, as
    /// [`reader`](Self::reader).
    pub fn blocking_reader(reader: impl Read + Send + 'static) -> Self {
        Self::of(Kind::Blocking(Box::new(reader)))
    }

    /// A stream of bytes, of this length if it is known.
    pub fn stream<S, D, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<D, E>> + Send + 'static,
        D: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self {
            kind: Kind::Stream(Box::pin(Converted(Box::pin(stream)))),
            length,
        }
    }

    /// Says how many bytes come. Another number of bytes is then an error.
    #[must_use]
    pub fn with_length(mut self, bytes: u64) -> Self {
        self.length = Some(bytes);
        self
    }

    fn of(kind: Kind) -> Self {
        Self { kind, length: None }
    }
}

/// A stream with other types of bytes and errors.
struct Converted<S>(Pin<Box<S>>);

impl<S, D, E> Stream for Converted<S>
where
    S: Stream<Item = Result<D, E>>,
    D: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = Result<Bytes, Box<dyn StdError + Send + Sync>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let item = self.0.as_mut().poll_next(cx);
        item.map(|item| item.map(|item| item.map(Into::into).map_err(Into::into)))
    }
}

/// Each of these is bytes.
macro_rules! from_bytes {
    ($($type:ty),*) => {$(
        impl From<$type> for UploadSource {
            fn from(bytes: $type) -> Self {
                Self::of(Kind::Bytes(Bytes::from(bytes)))
            }
        }
    )*};
}

from_bytes!(
    Bytes,
    Vec<u8>,
    String,
    Box<[u8]>,
    &'static str,
    &'static [u8]
);

impl From<PathBuf> for UploadSource {
    fn from(path: PathBuf) -> Self {
        Self::file(path)
    }
}

impl From<&Path> for UploadSource {
    fn from(path: &Path) -> Self {
        Self::file(path)
    }
}

/// Shows the kind, and no bytes.
impl fmt::Debug for UploadSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Bytes(bytes) => write!(f, "UploadSource({} bytes)", bytes.len()),
            Kind::File(path) => write!(f, "UploadSource(file {path:?})"),
            Kind::Seekable(_) | Kind::Reader(_) | Kind::Blocking(_) => {
                f.write_str("UploadSource(reader)")
            }
            Kind::Stream(_) => f.write_str("UploadSource(stream)"),
        }
    }
}

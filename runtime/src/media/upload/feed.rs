//! [`Feed`]: a source that is read, piece by piece.

use std::future::poll_fn;
use std::io::{self, Read, SeekFrom};
use std::pin::Pin;

use bytes::{Bytes, BytesMut};
use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncSeekExt};

use super::source::{ByteStream, Kind, SeekableRead, UploadSource};
use crate::error::{Error, ErrorKind, Result};
use crate::media::checksums::Hasher;

/// How many bytes are read at once.
const PIECE: usize = 256 << 10;

/// A source that is read from its beginning to its end. It counts and hashes what it gives.
pub(super) struct Feed {
    reading: Reading,
    /// The length, as far as it is known before the end.
    pub(super) length: Option<u64>,
    /// How many bytes it gave.
    pub(super) given: u64,
    /// The hash of the bytes that it gave.
    pub(super) hasher: Hasher,
    new_hasher: Hasher,
    /// What was read and not given.
    rest: Bytes,
    ended: bool,
}

enum Reading {
    /// All bytes, to begin again, and those that are left.
    Bytes(Bytes, Bytes),
    File(File),
    /// With its first position.
    Seekable(Box<dyn SeekableRead>, u64),
    Reader(Pin<Box<dyn AsyncRead + Send>>),
    /// `None` while a thread reads, and after a panic in it.
    Blocking(Option<Box<dyn Read + Send>>),
    Stream(ByteStream),
}

impl Feed {
    /// Opens a source, whose bytes are hashed by `hasher`.
    pub(super) async fn open(source: UploadSource, hasher: Hasher) -> Result<Self> {
        let (reading, found) = Reading::open(source.kind).await.map_err(source_failure)?;
        if let (Some(found), Some(said)) = (found, source.length)
            && found != said
        {
            return Err(wrong_length(found, said));
        }
        Ok(Self {
            reading,
            length: found.or(source.length),
            given: 0,
            new_hasher: hasher.clone(),
            hasher,
            rest: Bytes::new(),
            ended: false,
        })
    }

    /// The next bytes, up to so many; `None` at the end.
    pub(super) async fn next(&mut self, most: usize) -> Result<Option<Bytes>> {
        self.look_ahead().await?;
        if self.rest.is_empty() {
            return Ok(None);
        }
        let piece = self.rest.split_to(self.rest.len().min(most));
        self.given += piece.len() as u64;
        self.hasher.update(&piece);
        Ok(Some(piece))
    }

    /// Whether there are no more bytes.
    pub(super) async fn is_at_end(&mut self) -> Result<bool> {
        self.look_ahead().await?;
        Ok(self.rest.is_empty())
    }

    async fn look_ahead(&mut self) -> Result<()> {
        while self.rest.is_empty() && !self.ended {
            match self.reading.read().await.map_err(source_failure)? {
                Some(bytes) => self.rest = bytes,
                None => self.ended = true,
            }
        }
        let least = self.given + self.rest.len() as u64;
        match self.length {
            Some(length) if length < least || self.ended && length != least => {
                Err(wrong_length(least, length))
            }
            _ => Ok(()),
        }
    }

    /// All bytes, if they are in memory.
    pub(super) fn take_bytes(&mut self) -> Option<Bytes> {
        match &mut self.reading {
            Reading::Bytes(all, left) => {
                *left = Bytes::new();
                self.ended = true;
                self.given = all.len() as u64;
                self.hasher.update(all);
                Some(all.clone())
            }
            _ => None,
        }
    }

    /// Gives so many bytes to nobody.
    pub(super) async fn skip(&mut self, mut bytes: u64) -> Result<()> {
        while bytes > 0 {
            let most = usize::try_from(bytes).unwrap_or(usize::MAX);
            match self.next(most).await? {
                Some(piece) => bytes -= piece.len() as u64,
                None => return Err(wrong_length(self.given, self.given + bytes)),
            }
        }
        Ok(())
    }

    /// Begins again; `false` if that is not possible.
    pub(super) async fn rewind(&mut self) -> Result<bool> {
        if self.given > 0 || !self.rest.is_empty() || self.ended {
            if !self.reading.rewind().await.map_err(source_failure)? {
                return Ok(false);
            }
            self.rest = Bytes::new();
            self.given = 0;
            self.ended = false;
            self.hasher = self.new_hasher.clone();
        }
        Ok(true)
    }
}

impl Reading {
    /// Opens a source. Returns its length too, if it has one.
    async fn open(kind: Kind) -> io::Result<(Self, Option<u64>)> {
        Ok(match kind {
            Kind::Bytes(bytes) => {
                let length = bytes.len() as u64;
                (Self::Bytes(bytes.clone(), bytes), Some(length))
            }
            Kind::File(path) => {
                let named = |error: io::Error| {
                    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
                };
                let mut file = File::open(&path).await.map_err(named)?;
                file.set_max_buf_size(PIECE);
                let about = file.metadata().await.map_err(named)?;
                let length = about.is_file().then_some(about.len());
                (Self::File(file), length)
            }
            Kind::Seekable(mut reader) => {
                let start = reader.stream_position().await?;
                let end = reader.seek(SeekFrom::End(0)).await?;
                reader.seek(SeekFrom::Start(start)).await?;
                (
                    Self::Seekable(reader, start),
                    Some(end.saturating_sub(start)),
                )
            }
            Kind::Reader(reader) => (Self::Reader(reader), None),
            Kind::Blocking(reader) => (Self::Blocking(Some(reader)), None),
            Kind::Stream(stream) => (Self::Stream(stream), None),
        })
    }

    /// The next bytes; `None` at the end.
    async fn read(&mut self) -> io::Result<Option<Bytes>> {
        let bytes = match self {
            Self::Bytes(_, left) => std::mem::take(left),
            Self::File(file) => read_piece(file).await?,
            Self::Seekable(reader, _) => read_piece(reader).await?,
            Self::Reader(reader) => read_piece(reader).await?,
            Self::Blocking(reader) => {
                let mut taken = reader
                    .take()
                    .ok_or_else(|| io::Error::other("an earlier read did not return"))?;
                let read = tokio::task::spawn_blocking(move || {
                    let bytes = read_blocking(&mut *taken);
                    (taken, bytes)
                });
                let (back, bytes) = read.await.map_err(io::Error::other)?;
                *reader = Some(back);
                bytes?
            }
            Self::Stream(stream) => {
                match poll_fn(|cx| stream.as_mut().poll_next(cx)).await {
                    // An empty chunk is not the end.
                    Some(bytes) => return bytes.map(Some).map_err(io::Error::other),
                    None => Bytes::new(),
                }
            }
        };
        Ok((!bytes.is_empty()).then_some(bytes))
    }

    /// Begins again; `false` if that is not possible.
    async fn rewind(&mut self) -> io::Result<bool> {
        match self {
            Self::Bytes(all, left) => *left = all.clone(),
            Self::File(file) => drop(file.rewind().await?),
            Self::Seekable(reader, start) => drop(reader.seek(SeekFrom::Start(*start)).await?),
            Self::Reader(_) | Self::Blocking(_) | Self::Stream(_) => return Ok(false),
        }
        Ok(true)
    }
}

async fn read_piece(reader: &mut (impl AsyncRead + Unpin + ?Sized)) -> io::Result<Bytes> {
    let mut piece = BytesMut::with_capacity(PIECE);
    reader.read_buf(&mut piece).await?;
    Ok(piece.freeze())
}

fn read_blocking(reader: &mut dyn Read) -> io::Result<Bytes> {
    let mut piece = vec![0; PIECE];
    loop {
        match reader.read(&mut piece) {
            Ok(read) => {
                piece.truncate(read);
                return Ok(piece.into());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn source_failure(error: io::Error) -> Error {
    Error::new(ErrorKind::Io, "the source of the upload failed").with_source(error)
}

fn wrong_length(found: u64, said: u64) -> Error {
    let how = if found < said {
        "ends after"
    } else {
        "has at least"
    };
    Error::new(
        ErrorKind::Io,
        format!(
            "the source of the upload {how} {found} bytes, and its length is {said}: has it changed?"
        ),
    )
}

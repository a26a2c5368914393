//! [`Packing`]: whether bytes come packed, and who packed them.
//!
//! Cloud Storage has objects that were uploaded in `gzip` with `content-encoding: gzip`. If a request does not accept `gzip`, the server
//! unpacks them on the way: then it ignores `range`, and its hashes are of other bytes than those that come. So each request accepts
//! `gzip`, such an object comes as it is stored, and is unpacked here. A server may also pack other bytes for the way.
//! [Transcoding](https://cloud.google.com/storage/docs/transcoding) has the rules.

use bytes::{Buf, Bytes};
use http::HeaderMap;

use super::identity::Identity;
use crate::call::{BodyError, Gunzip, is_gzip};

/// Whether bytes come packed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Packing {
    /// They come as they are stored.
    Plain,
    /// They are stored in `gzip`, and come so.
    Stored {
        /// Whether the server says so. If not, it is likely.
        certain: bool,
    },
    /// They are packed for the way, and stored without `gzip`.
    ForTheWay {
        /// The same.
        certain: bool,
    },
    /// They are stored in `gzip`, and the server unpacked them.
    RemovedByServer,
}

impl Packing {
    pub(super) fn of(headers: &HeaderMap) -> Result<Self, BodyError> {
        let stored = headers.get("x-goog-stored-content-encoding");
        let stored = stored.map(|stored| stored.as_bytes().eq_ignore_ascii_case(b"gzip"));
        Ok(match (is_gzip(headers)?, stored) {
            (true, Some(true)) => Self::Stored { certain: true },
            (true, Some(false)) => Self::ForTheWay { certain: true },
            // The bytes of one strong `ETag` are the same each time (RFC 9110, section 8.8.1).
            (true, None) if Identity::of(headers).strong_etag().is_some() => {
                Self::Stored { certain: false }
            }
            (true, None) => Self::ForTheWay { certain: false },
            (false, Some(true)) => Self::RemovedByServer,
            (false, _) => Self::Plain,
        })
    }
}

/// Unpacks bytes as they come.
pub(super) struct Unpacker {
    gunzip: Gunzip,
    packed: Bytes,
    /// How many bytes it unpacked.
    pub(super) unpacked: u64,
    /// Whether the bytes were packed for the way alone.
    pub(super) for_the_way: bool,
    ending: Ending,
}

#[derive(PartialEq)]
enum Ending {
    More,
    LastCame,
    Finished,
}

impl Unpacker {
    pub(super) fn of(packing: Packing) -> Option<Self> {
        let for_the_way = match packing {
            Packing::Stored { .. } => false,
            Packing::ForTheWay { .. } => true,
            Packing::Plain | Packing::RemovedByServer => return None,
        };
        Some(Self {
            gunzip: Gunzip::new(usize::MAX),
            packed: Bytes::new(),
            unpacked: 0,
            for_the_way,
            ending: Ending::More,
        })
    }

    pub(super) fn push(&mut self, packed: Bytes) {
        self.packed = packed;
    }

    /// No more bytes come.
    pub(super) fn end(&mut self) {
        self.ending = Ending::LastCame;
    }

    /// The next bytes; `None` if more have to come first.
    pub(super) fn next(&mut self) -> Result<Option<Bytes>, BodyError> {
        while !self.packed.is_empty() {
            let taken = self.gunzip.write(&self.packed)?;
            self.packed.advance(taken);
            if self.packed.is_empty() {
                self.gunzip.flush()?;
            }
            if let Some(bytes) = self.take() {
                return Ok(Some(bytes));
            }
        }
        if self.ending == Ending::LastCame {
            self.ending = Ending::Finished;
            self.gunzip.finish()?;
            return Ok(self.take());
        }
        Ok(None)
    }

    fn take(&mut self) -> Option<Bytes> {
        let bytes = self.gunzip.take();
        self.unpacked += bytes.len() as u64;
        (!bytes.is_empty()).then(|| bytes.into())
    }
}

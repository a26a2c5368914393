//! [`BlockingDownload`]: a download for programs that are not async.

use std::io::{self, Read, Write};
use std::path::Path;

use bytes::{Buf, Bytes};
use http::HeaderMap;

use super::incoming::Download;
use crate::client::ApiClient;
use crate::error::{Error, ErrorKind, Result};

/// A [`Download`] for programs that are not async: a [`Read`], and an iterator of chunks.
///
/// Inside an async context it is an error, since waiting would block the executor.
#[derive(Debug)]
pub struct BlockingDownload {
    client: ApiClient,
    headers: HeaderMap,
    /// `None` after a wait that failed.
    download: Option<Download>,
    unread: Bytes,
}

impl BlockingDownload {
    pub(super) fn new(client: ApiClient, download: Download) -> Self {
        Self {
            client,
            headers: download.headers().clone(),
            download: Some(download),
            unread: Bytes::new(),
        }
    }

    /// The headers of the response: `content-type`, `etag`, `x-goog-generation`.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// All bytes that are left, in memory, up to [`max_response_bytes`](crate::CallOptions::max_response_bytes).
    ///
    /// # Errors
    ///
    /// Those of [`Download::bytes`].
    pub fn bytes(mut self) -> Result<Bytes> {
        match self.download.take() {
            Some(download) => self.client.block_on(download.bytes()),
            None => Ok(Bytes::new()),
        }
    }

    /// Writes all bytes, flushes the writer, and returns their number.
    ///
    /// # Errors
    ///
    /// Those of [`Download::write_to`].
    pub fn write_to(self, writer: &mut (impl Write + ?Sized)) -> Result<u64> {
        let failure = |error| Error::new(ErrorKind::Io, "the writer failed").with_source(error);
        let mut written = 0;
        for chunk in self {
            let chunk = chunk?;
            writer.write_all(&chunk).map_err(failure)?;
            written += chunk.len() as u64;
        }
        writer.flush().map_err(failure)?;
        Ok(written)
    }

    /// Writes all bytes to a file, and returns their number.
    ///
    /// # Errors
    ///
    /// Those of [`Download::to_file`].
    pub fn to_file(mut self, path: impl AsRef<Path>) -> Result<u64> {
        let path = path.as_ref().to_owned();
        match self.download.take() {
            Some(download) => self.client.block_on(download.to_file(path)),
            None => Ok(0),
        }
    }
}

impl Iterator for BlockingDownload {
    type Item = Result<Bytes>;

    fn next(&mut self) -> Option<Result<Bytes>> {
        let mut download = self.download.take()?;
        let turned = self.client.block_on(async move {
            let chunk = download.next().await;
            Ok((download, chunk))
        });
        match turned {
            Ok((download, chunk)) => {
                self.download = Some(download);
                chunk
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl Read for BlockingDownload {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.unread.is_empty() && !buffer.is_empty() {
            match self.next() {
                Some(chunk) => self.unread = chunk.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let length = self.unread.len().min(buffer.len());
        self.unread.copy_to_slice(&mut buffer[..length]);
        Ok(length)
    }
}

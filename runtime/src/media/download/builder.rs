//! [`DownloadCall`]: a download before it is sent.

use std::future::{Future, IntoFuture};
use std::ops::RangeBounds;
use std::path::Path;
use std::pin::Pin;

use bytes::Bytes;
use tokio::io::AsyncWrite;

#[cfg(feature = "blocking")]
use super::blocking::BlockingDownload;
use super::content_range::Wanted;
use super::incoming::Download;
use super::request::Source;
use crate::api::MediaDownload;
use crate::call::Call;
use crate::error::Result;
use crate::media::progress::{Progress, Reporter};

impl Call {
    /// The bytes that the method gives, in place of the message of its response.
    pub fn download(self) -> DownloadCall {
        let how = self.method.download.unwrap_or(MediaDownload::media());
        DownloadCall {
            source: Source::new(self, how),
            wanted: Wanted::All,
            as_stored: false,
            reporter: Reporter::default(),
        }
    }
}

/// A download, not yet sent. Await it for a [`Download`], or send it with one of the functions that read it to its end.
///
/// A download that breaks goes on where it stopped, if the server says which content its response has: in `x-goog-generation`, `ETag`,
/// `x-goog-hash` or `Last-Modified`. It goes on with the same content, or is an error.
///
/// By default no limit holds for the whole, but one for the time in which no byte comes:
/// [`idle_timeout`](crate::CallOptions::idle_timeout). A [`timeout`](crate::CallOptions::timeout) of the caller holds for all of it.
#[derive(Clone, Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct DownloadCall {
    source: Source,
    wanted: Wanted,
    as_stored: bool,
    reporter: Reporter,
}

impl DownloadCall {
    /// Requests these bytes alone, such as `100..200` or `100..`. A server that sends others is an error, and so is one that has none
    /// of these (416).
    ///
    /// They are bytes as the server stores them: a part of an object that is stored in `gzip` is not unpacked.
    pub fn range(mut self, bytes: impl RangeBounds<u64>) -> Self {
        self.wanted = Wanted::of(bytes);
        self
    }

    /// Requests the last bytes alone, up to so many.
    pub fn last(mut self, bytes: u64) -> Self {
        self.wanted = match bytes {
            0 => Wanted::Nothing,
            bytes => Wanted::Last(bytes),
        };
        self
    }

    /// Leaves a body in `gzip` packed, as it was stored. By default it is unpacked.
    pub fn as_stored(mut self, stored: bool) -> Self {
        self.as_stored = stored;
        self
    }

    /// Calls `report` each time bytes came. It counts bytes on the wire, before they are unpacked.
    pub fn progress(mut self, report: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.reporter = Reporter::new(report);
        self
    }

    /// Sends the request, and returns the response with its bytes still to come.
    ///
    /// # Errors
    ///
    /// The errors of a call; or the response has other bytes than those that are wanted.
    pub async fn send(self) -> Result<Download> {
        let method = self.source.call.method.clone();
        let sent = Download::start(self.source, self.wanted, self.as_stored, self.reporter).await;
        sent.map_err(|error| error.with_method(&method))
    }

    /// Downloads all bytes into memory, up to [`max_response_bytes`](crate::CallOptions::max_response_bytes).
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send) and [`Download::next`], and more bytes than allowed.
    pub async fn bytes(self) -> Result<Bytes> {
        self.send().await?.bytes().await
    }

    /// Downloads into a writer, and returns the number of bytes.
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send) and [`Download::next`], and those of the writer. The writer then has a part of the bytes.
    pub async fn write_to(self, writer: &mut (impl AsyncWrite + Unpin + ?Sized)) -> Result<u64> {
        self.send().await?.write_to(writer).await
    }

    /// Downloads into a file, and returns the number of bytes. The file appears when it is whole: it is written beside its place
    /// under another name, then moved there, in place of an earlier file.
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send) and [`Download::next`], and those of the file. Then nothing is left of it.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<u64> {
        self.send().await?.to_file(path).await
    }

    /// Sends the request and waits for the response.
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send), and one inside an async context.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<BlockingDownload> {
        let client = self.source.call.client.clone();
        let download = client.block_on(self.send())?;
        Ok(BlockingDownload::new(client, download))
    }
}

impl IntoFuture for DownloadCall {
    type Output = Result<Download>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

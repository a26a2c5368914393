//! [`Upload`]: an upload before it is sent.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::plan::{Plan, Way};
use super::resumable;
use super::session::UploadSession;
use super::simple;
use super::source::UploadSource;
use crate::call::{Call, RawResponse, decode_response, decode_response_as};
use crate::error::Result;
use crate::media::progress::{Progress, Reporter};
use crate::message::Reply;
use crate::trace::{Sequence, SequenceSpan};

impl Call {
    /// The call with media.
    pub fn upload<R: Reply>(self, source: impl Into<UploadSource>) -> Upload<R> {
        self.upload_of(source, R::has_field)
    }

    /// The call with media. `has_field` says which fields a response has whose type does not know them.
    pub fn upload_of<R: Reply>(
        self,
        source: impl Into<UploadSource>,
        has_field: impl Fn(&str) -> bool,
    ) -> Upload<R> {
        let hashes = ["crc32c", "md5Checksum"].map(has_field);
        Upload {
            plan: Plan::new(self, source.into(), hashes),
            response: PhantomData,
        }
    }
}

/// A call with media, not yet sent. Await it for the response of the method.
///
/// Up to 8 MiB are sent in one request, with the message before the media (`multipart/related`). More than that, and an upload whose
/// length is not known, is resumable if the method has that: it is sent in chunks, and goes on where it stopped after a failure.
/// [`resumable`](Self::resumable) chooses. Never more than a chunk is in memory.
///
/// By default no limit holds for the whole, but one for the time in which no byte moves:
/// [`idle_timeout`](crate::CallOptions::idle_timeout). A [`timeout`](crate::CallOptions::timeout) of the caller holds for all of it.
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload<R> {
    plan: Plan,
    response: PhantomData<fn() -> R>,
}

impl<R: Reply> Upload<R> {
    /// The media type of the bytes. Without it, the field `contentType` of the message says it, then the method if it takes just one
    /// type, and then it is `application/octet-stream`.
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.plan.media_type = Some(media_type.into());
        self
    }

    /// Whether the upload can be resumed: it is sent in chunks, and goes on where it stopped after a failure. `false` sends it in one
    /// request. By default the size decides.
    pub fn resumable(mut self, resumable: bool) -> Self {
        self.plan.way = match resumable {
            true => Way::Resumable,
            false => Way::OneRequest,
        };
        self
    }

    /// The bytes of a chunk of a resumable upload: a multiple of 256 KiB, 8 MiB by default. A chunk is in memory while it is sent.
    pub fn chunk_size(mut self, bytes: usize) -> Self {
        self.plan.chunk_size = bytes;
        self
    }

    /// Calls `report` while bytes are sent.
    pub fn progress(mut self, report: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.plan.reporter = Reporter::new(report);
        self
    }

    /// Calls `keep` with the session of a resumable upload when it begins, and with a new one if it has to begin again. With it the
    /// upload can be [resumed](Self::resume) in another process.
    pub fn on_session(mut self, keep: impl Fn(&UploadSession) + Send + Sync + 'static) -> Self {
        self.plan.on_session = Some(Arc::new(keep));
        self
    }

    /// Goes on with a resumable upload that began before, in this process or in another one. The source has to have the same bytes,
    /// from the first one on. The server says how many it has; so many are skipped.
    pub fn resume(mut self, session: UploadSession) -> Self {
        self.plan.session = Some(session);
        self
    }

    /// Sends the media, and decodes the response as the type of the document.
    ///
    /// # Errors
    ///
    /// The errors of a call; the method does not take such media; the source failed; or the server has other bytes than were sent
    /// ([`ErrorKind::Checksum`](crate::ErrorKind::Checksum)).
    pub async fn send(self) -> Result<R> {
        self.decode(decode_response::<R>).await
    }

    /// The same, and decodes the response into a type of the caller.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub async fn send_as<T: DeserializeOwned>(self) -> Result<T> {
        self.decode(decode_response_as::<T>).await
    }

    /// The same, and returns the raw response.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub async fn send_raw(self) -> Result<RawResponse> {
        self.decode(|response, _| Ok(response)).await
    }

    /// Gives up the upload of a session: the server forgets what it has. The source is not read.
    ///
    /// # Errors
    ///
    /// The errors of a call.
    pub async fn cancel(self, session: UploadSession) -> Result<()> {
        let method = self.plan.call.method.clone();
        let cancelled = resumable::cancel(self.plan, session).await;
        cancelled.map_err(|error| error.with_method(&method))
    }

    async fn decode<T>(self, decode: impl FnOnce(RawResponse, bool) -> Result<T>) -> Result<T> {
        let method = self.plan.call.method.clone();
        let wrapped = self.plan.call.client.api().data_wrapper;
        let sent = run(self.plan).await;
        sent.and_then(|response| decode(response, wrapped))
            .map_err(|error| error.with_method(&method))
    }
}

#[cfg(feature = "blocking")]
impl<R: Reply> Upload<R> {
    /// Sends the media and waits for the response.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send), and one inside an async context.
    pub fn send_blocking(self) -> Result<R> {
        self.plan.call.client.clone().block_on(self.send())
    }

    /// The same, and decodes the response into a type of the caller.
    ///
    /// # Errors
    ///
    /// Those of [`send_blocking`](Self::send_blocking).
    pub fn send_as_blocking<T: DeserializeOwned + Send + 'static>(self) -> Result<T> {
        self.plan.call.client.clone().block_on(self.send_as())
    }

    /// The same, and returns the raw response.
    ///
    /// # Errors
    ///
    /// Those of [`send_blocking`](Self::send_blocking).
    pub fn send_raw_blocking(self) -> Result<RawResponse> {
        self.plan.call.client.clone().block_on(self.send_raw())
    }

    /// Gives up the upload of a session, and waits for that.
    ///
    /// # Errors
    ///
    /// Those of [`cancel`](Self::cancel), and one inside an async context.
    pub fn cancel_blocking(self, session: UploadSession) -> Result<()> {
        self.plan.call.client.clone().block_on(self.cancel(session))
    }
}

/// Sends the media, in a span around all calls.
async fn run(plan: Plan) -> Result<RawResponse> {
    let call = &plan.call;
    let span = SequenceSpan::new(Sequence::Upload, call.client.api(), &call.method);
    let sent = span.within(send(plan)).await;
    span.end(sent.as_ref().err());
    sent
}

/// Sends the media in the way that fits it.
async fn send(mut plan: Plan) -> Result<RawResponse> {
    let feed = plan.prepare().await?;
    match plan.is_resumable(&feed)? {
        true => resumable::upload(plan, feed).await,
        false => simple::upload(plan, feed).await,
    }
}

impl<R: Reply> IntoFuture for Upload<R> {
    type Output = Result<R>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<R> fmt::Debug for Upload<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.plan.fmt(f)
    }
}

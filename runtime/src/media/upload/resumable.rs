//! Resumable uploads: a session, chunks, and what the server has of them.
//!
//! [The protocol](https://cloud.google.com/storage/docs/performing-resumable-uploads) is that of Cloud Storage, Drive, YouTube and
//! others. The server says after each chunk how much it has. After any doubt, it is asked.

use std::sync::Arc;

use bytes::{Buf, Bytes, BytesMut};
use http::header::{CONTENT_RANGE, LOCATION, RANGE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};

use super::body::{Frame, bytes_body, too_large};
use super::feed::Feed;
use super::plan::Plan;
use super::session::{UploadSession, check_url};
use crate::call::{Call, Content, RawResponse, RequestBody, resolve_location};
use crate::error::{Error, ErrorKind, Result};
use crate::media::patience::Patience;
use crate::policy::RetryPolicy;

/// Sends the media in chunks.
pub(super) async fn upload(plan: Plan, feed: Feed) -> Result<RawResponse> {
    let patience = Patience::of(&plan.call);
    let mut run = Run {
        chunk: Bytes::new(),
        at: 0,
        session: None,
        resumed: false,
        plan,
        feed,
        patience,
    };
    let response = run.upload().await?;
    run.finish(response).await
}

/// Gives up the upload of a session.
pub(super) async fn cancel(plan: Plan, session: UploadSession) -> Result<()> {
    /// What Cloud Storage responds: the client closed the request.
    const CLOSED: u16 = 499;
    check_session(&plan, &session)?;
    let mut call = session_call(&plan.call, &session.url, Method::DELETE);
    call.options(|options| options.idempotent(true));
    match call.send_raw().await {
        Ok(_) => Ok(()),
        Err(error) => match error.http_status().map(|status| status.as_u16()) {
            // It is gone already.
            Some(CLOSED | 404 | 410) => Ok(()),
            _ => Err(error),
        },
    }
}

/// An upload on its way.
struct Run {
    plan: Plan,
    feed: Feed,
    patience: Patience,
    session: Option<UploadSession>,
    /// Whether it began before: the server may have bytes that were not sent here.
    resumed: bool,
    /// Bytes that the server does not have yet, as far as it said so.
    chunk: Bytes,
    /// How many bytes come before the chunk.
    at: u64,
}

/// What the server says about a session.
enum State {
    /// It has all bytes, and this is the response of the method.
    Done(RawResponse),
    /// It has so many bytes.
    Has(u64),
    /// It does not know the session any more.
    Gone(Error),
}

impl Run {
    async fn upload(&mut self) -> Result<RawResponse> {
        let mut in_doubt = self.resume()?;
        loop {
            let url = match &self.session {
                Some(session) => session.url.clone(),
                None => self.begin().await?,
            };
            let outcome = match in_doubt {
                true => self.ask(&url).await,
                false => self.send_chunk(&url).await,
            };
            match outcome {
                Ok(State::Done(response)) => return Ok(response),
                Ok(State::Has(bytes)) => {
                    let before = self.at;
                    self.go_to(bytes).await?;
                    self.plan.reporter.report(self.at, self.feed.length);
                    if self.at > before {
                        self.patience.progressed();
                    } else if !in_doubt {
                        self.wait(nothing_taken()).await?;
                    }
                    in_doubt = false;
                }
                Ok(State::Gone(error)) => {
                    self.begin_again(error).await?;
                    in_doubt = false;
                }
                Err(error) => {
                    self.wait(error).await?;
                    in_doubt = true;
                }
            }
        }
    }

    /// Takes the session of the caller, if there is one. Nobody knows how much of it the server has.
    fn resume(&mut self) -> Result<bool> {
        let Some(session) = self.plan.session.take() else {
            return Ok(false);
        };
        check_session(&self.plan, &session)?;
        if let (Some(said), Some(length)) = (session.size, self.feed.length)
            && said != length
        {
            return Err(Error::request(format!(
                "the session is of an upload of {said} bytes, and the source has {length}: go on with the same source"
            )));
        }
        self.session = Some(session);
        self.resumed = true;
        Ok(true)
    }

    /// Begins a session.
    async fn begin(&mut self) -> Result<Uri> {
        let about = self.plan.about()?;
        if about.resumable.is_none() {
            return Err(Error::request("the method has no resumable uploads"));
        }
        // Not the path that the document has for these uploads: Google's clients for Python and Go send them to the simple one, and
        // Cloud Storage's testbench and the emulators know no other.
        let path = about.simple.clone();
        let mut call = self.plan.call_to(&path, "resumable");
        let headers = &mut call.variant().headers;
        insert(headers, "x-upload-content-type", self.plan.media_type())?;
        if let Some(length) = self.feed.length {
            insert(headers, "x-upload-content-length", &length.to_string())?;
        }
        // A session that nobody uploads to changes nothing.
        call.options(|options| options.idempotent(true));
        self.patience.limit(&mut call);
        let response = call.send_raw().await?;
        let url = self.location(&response.headers)?.ok_or_else(|| {
            let (headers, body) = (response.headers.clone(), response.body.clone());
            Error::new(
                ErrorKind::Decode,
                "came without the `location` of an upload",
            )
            .with_response(response.http_status, headers, body)
        })?;
        let session = UploadSession {
            method: self.plan.call.method.id.to_string(),
            url: url.clone(),
            size: self.feed.length,
        };
        if let Some(keep) = &self.plan.on_session {
            keep(&session);
        }
        self.session = Some(session);
        Ok(url)
    }

    /// Begins again from the first byte, as the server does not know the session any more.
    async fn begin_again(&mut self, error: Error) -> Result<()> {
        if !self.feed.rewind().await? {
            return Err(Error::request(
                "the server does not know the upload any more, and its source was read and cannot be read again: make the call again \
                 with a new source",
            )
            .with_source(error));
        }
        let Some(wait) = self.patience.wait_again(&error) else {
            return Err(error);
        };
        self.patience.clock().pause(wait).await;
        self.session = None;
        self.resumed = false;
        self.chunk = Bytes::new();
        self.at = 0;
        Ok(())
    }

    /// Sends the next chunk, which is empty if the server has all bytes and has not said that it is done.
    async fn send_chunk(&mut self, url: &Uri) -> Result<State> {
        self.fill().await?;
        let last = self.feed.is_at_end().await?;
        let length = self.chunk.len() as u64;
        let end = self.at + length;
        if self.plan.about()?.max_size.is_some_and(|most| most < end) {
            return Err(too_large(self.plan.about()?.max_size));
        }
        let total = self.feed.length.or(last.then_some(end));
        let mut call = session_call(&self.plan.call, url, Method::PUT);
        let variant = call.variant();
        variant.long = true;
        let total_text = total.map_or("*".to_owned(), |total| total.to_string());
        let range = match length {
            0 => format!("bytes */{total_text}"),
            _ => format!("bytes {}-{}/{total_text}", self.at, end - 1),
        };
        insert(&mut variant.headers, CONTENT_RANGE.as_str(), &range)?;
        if let Some(hash) = self.feed.hasher.crc32c().filter(|_| last) {
            insert(&mut variant.headers, "x-goog-hash", &hash.to_string())?;
        }
        call.body = self.body(total);
        self.patience.limit(&mut call);
        let sent = call.send_raw().await;
        match self.state(sent)? {
            State::Done(_) if !last => Err(Error::new(
                ErrorKind::Decode,
                "the server says that the upload is done before it has all bytes",
            )),
            State::Has(bytes) if bytes > end => Err(Error::new(
                ErrorKind::Decode,
                format!("the server says that it has {bytes} bytes, and {end} were sent"),
            )),
            state => Ok(state),
        }
    }

    fn body(&self, total: Option<u64>) -> Option<RequestBody> {
        if self.chunk.is_empty() {
            return None;
        }
        let (chunk, at, reporter) = (self.chunk.clone(), self.at, self.plan.reporter.clone());
        let make = move || {
            bytes_body(
                &Frame::default(),
                chunk.clone(),
                at,
                total,
                reporter.clone(),
            )
        };
        Some(RequestBody {
            content_type: self.plan.media_type().to_owned(),
            content: Content::Made(Arc::new(make)),
        })
    }

    /// Asks the server how much it has.
    async fn ask(&mut self, url: &Uri) -> Result<State> {
        let mut call = session_call(&self.plan.call, url, Method::PUT);
        let total = self
            .feed
            .length
            .or(self.session.as_ref().and_then(|session| session.size));
        let total = total.map_or("*".to_owned(), |total| total.to_string());
        let variant = call.variant();
        variant.prompt = true;
        insert(
            &mut variant.headers,
            CONTENT_RANGE.as_str(),
            &format!("bytes */{total}"),
        )?;
        self.patience.limit(&mut call);
        let sent = call.send_raw().await;
        self.state(sent)
    }

    /// What a response says about the session.
    fn state(&mut self, sent: Result<RawResponse>) -> Result<State> {
        let response = match sent {
            Ok(response) => response,
            Err(error) => {
                return match error.http_status().map(|status| status.as_u16()) {
                    Some(404 | 410) => Ok(State::Gone(error)),
                    _ => Err(error),
                };
            }
        };
        if response.http_status != StatusCode::PERMANENT_REDIRECT {
            return Ok(State::Done(response));
        }
        if let Some(url) = self.location(&response.headers)?
            && let Some(session) = &mut self.session
            && session.url != url
        {
            session.url = url;
            if let Some(keep) = &self.plan.on_session {
                keep(session);
            }
        }
        let has = match response.headers.get(RANGE) {
            None => Some(0),
            Some(range) => range.to_str().ok().and_then(end_of_range),
        };
        has.map(State::Has).ok_or_else(|| {
            Error::new(
                ErrorKind::Decode,
                "came with a `range` that is not one of an upload",
            )
            .with_response(response.http_status, response.headers, response.body)
        })
    }

    /// The URL that a response names, if it names one. It has to be of the endpoint.
    fn location(&self, headers: &HeaderMap) -> Result<Option<Uri>> {
        let Some(location) = headers.get(LOCATION) else {
            return Ok(None);
        };
        let client = &self.plan.call.client;
        let url = resolve_location(client.base_uri(), location.as_bytes()).ok_or_else(|| {
            Error::new(
                ErrorKind::Decode,
                "came with a `location` that is not a URL",
            )
        })?;
        check_url(client, &url)?;
        Ok(Some(url))
    }

    /// Reads until the chunk is full.
    async fn fill(&mut self) -> Result<()> {
        let size = self.plan.chunk_size;
        if self.chunk.len() >= size || self.feed.is_at_end().await? {
            return Ok(());
        }
        let mut chunk = BytesMut::with_capacity(size);
        chunk.extend_from_slice(&std::mem::take(&mut self.chunk));
        while chunk.len() < size {
            match self.feed.next(size - chunk.len()).await? {
                // Bytes that are in memory need no copy.
                Some(bytes) if chunk.is_empty() && bytes.len() == size => {
                    self.chunk = bytes;
                    return Ok(());
                }
                Some(bytes) => chunk.extend_from_slice(&bytes),
                None => break,
            }
        }
        self.chunk = chunk.freeze();
        Ok(())
    }

    /// Goes to the first byte that the server does not have.
    async fn go_to(&mut self, has: u64) -> Result<()> {
        let read = self.at + self.chunk.len() as u64;
        if let Some(ahead) = has.checked_sub(self.at).filter(|_| has <= read) {
            self.chunk
                .advance(usize::try_from(ahead).unwrap_or(usize::MAX));
        } else if has > read && !self.resumed {
            return Err(Error::new(
                ErrorKind::Decode,
                format!("the server says that it has {has} bytes, and {read} were sent"),
            ));
        } else {
            if has < self.at && !self.feed.rewind().await? {
                return Err(Error::new(
                    ErrorKind::Interrupted,
                    format!(
                        "the server lost bytes that it had: it had {} and has {has}, and the source cannot be read again",
                        self.at
                    ),
                ));
            }
            self.chunk = Bytes::new();
            self.feed.skip(has - self.feed.given).await?;
        }
        self.at = has;
        Ok(())
    }

    async fn wait(&mut self, error: Error) -> Result<()> {
        let Some(wait) = self.patience.wait(&error) else {
            return Err(error);
        };
        #[cfg(feature = "tracing")]
        tracing::debug!(target: "discovery_runtime", at = self.at, ?wait, %error, "upload broke, asking what the server has");
        self.patience.clock().pause(wait).await;
        Ok(())
    }

    /// Compares the hash of all bytes with that of the response.
    async fn finish(mut self, response: RawResponse) -> Result<RawResponse> {
        // After a session that was done already, the source is not read to its end.
        while self.feed.next(usize::MAX).await?.is_some() {}
        self.plan.verify(response, &self.feed.hasher)
    }
}

/// A call to the URL of a session. Each is one attempt: before another one the server is asked what it has.
fn session_call(call: &Call, url: &Uri, verb: Method) -> Call {
    let mut call = call.clone();
    call.body = None;
    call.options = call
        .options
        .take()
        .map(|options| Box::new(options.for_follow_up_call()));
    call.options(|options| options.retry(RetryPolicy::none()));
    let variant = call.variant();
    variant.url = Some(url.clone());
    variant.verb = Some(verb);
    call
}

fn check_session(plan: &Plan, session: &UploadSession) -> Result<()> {
    let method = &*plan.call.method.id;
    if session.method != method {
        return Err(Error::request(format!(
            "the session is of the method {}, and this is {method}",
            session.method
        )));
    }
    check_url(&plan.call.client, &session.url)
}

/// How many bytes a server has that has `bytes=0-41`: 42.
fn end_of_range(text: &str) -> Option<u64> {
    let text = text.trim();
    let (first, last) = text
        .strip_prefix("bytes=")
        .unwrap_or(text)
        .split_once('-')?;
    (first.trim() == "0").then_some(())?;
    last.trim().parse::<u64>().ok()?.checked_add(1)
}

fn nothing_taken() -> Error {
    Error::new(
        ErrorKind::Interrupted,
        "the server took none of the bytes that were sent",
    )
}

fn insert(headers: &mut HeaderMap, name: &'static str, value: &str) -> Result<()> {
    let value = HeaderValue::try_from(value).map_err(|error| {
        Error::request(format!("the header `{name}` cannot be sent")).with_source(error)
    })?;
    headers.insert(HeaderName::from_static(name), value);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::end_of_range;

    #[test]
    fn what_the_server_has() {
        for (text, expected) in [
            ("bytes=0-0", Some(1)),
            ("bytes=0-524287", Some(524_288)),
            ("0-9", Some(10)),
            ("bytes=1-9", None),
            ("bytes=0-", None),
            ("bytes=0-18446744073709551615", None),
            ("", None),
        ] {
            assert_eq!(end_of_range(text), expected, "{text}");
        }
    }
}

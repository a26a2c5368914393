//! [`Response`]: what a fake server sends.

use std::fmt;
use std::time::Duration;

use discovery_runtime::bytes::Bytes;
use discovery_runtime::http::{self, HeaderMap, HeaderName, HeaderValue, StatusCode};
use discovery_runtime::message::{Element, to_vec};
use discovery_runtime::transport::TransportErrorKind;

/// What the fake server sends for a call.
///
/// A message of a generated crate is one, and so are a `serde_json::Value` and a [`ServerError`](crate::ServerError): each converts with
/// `into()`, which [`Expected::respond`](crate::Expected::respond) does.
///
/// ```
/// use discovery_runtime::serde_json::json;
/// use discovery_testing::{Response, ServerError};
///
/// let response: Response = json!({"name": "projects/p"}).into();
/// let error: Response = ServerError::new(503).into();
/// let media = Response::bytes("a,b\n1,2\n").header("etag", "\"v1\"");
/// ```
#[derive(Clone)]
pub struct Response {
    pub(crate) content: Content,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) delay: Duration,
    pub(crate) ending: Ending,
}

/// What comes after the head.
#[derive(Clone)]
pub(crate) enum Content {
    /// A body as it is.
    Whole(Bytes),
    /// Media: a request for a part of it gets that part.
    Media(Bytes),
    /// Elements of a stream, each in its own chunk.
    Elements(Vec<Bytes>),
    /// Nothing: the exchange fails.
    Failure(TransportErrorKind),
}

/// How a body ends.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Ending {
    /// Complete.
    Complete,
    /// The connection breaks after so many bytes.
    BreaksAfter(usize),
    /// Nothing comes any more after so many bytes.
    StallsAfter(usize),
}

impl Response {
    fn new(content: Content, kind: &'static str) -> Self {
        let mut headers = HeaderMap::new();
        if !kind.is_empty() {
            headers.insert(http::header::CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        Self {
            content,
            status: StatusCode::OK,
            headers,
            delay: Duration::ZERO,
            ending: Ending::Complete,
        }
    }

    /// 200 with JSON: a message, a `serde_json::Value`, a list of them.
    pub fn json(body: impl Element) -> Self {
        let body = to_vec(&body).into();
        Self::new(Content::Whole(body), "application/json; charset=UTF-8")
    }

    /// 200 with media: the bytes that a download gets. If the request is for a part of them (`range`), it is 206 with that part.
    pub fn bytes(media: impl Into<Bytes>) -> Self {
        Self::new(Content::Media(media.into()), "application/octet-stream")
    }

    /// 200 with the elements of a response that streams. Each comes in a chunk of its own, as Server-Sent Events if the request asks
    /// for them, else as a JSON array.
    pub fn stream<E: Element>(elements: impl IntoIterator<Item = E>) -> Self {
        let elements = elements.into_iter().map(|element| to_vec(&element).into());
        Self::new(
            Content::Elements(elements.collect()),
            "application/json; charset=UTF-8",
        )
    }

    /// 204 without a body, for a method that has no response.
    pub fn empty() -> Self {
        let mut response = Self::new(Content::Whole(Bytes::new()), "");
        response.status = StatusCode::NO_CONTENT;
        response
    }

    /// A response exactly as it is: status, headers, bytes.
    pub fn raw(response: http::Response<impl Into<Bytes>>) -> Self {
        let (parts, body) = response.into_parts();
        let mut response = Self::new(Content::Whole(body.into()), "");
        response.status = parts.status;
        response.headers = parts.headers;
        response
    }

    /// No response: the exchange fails, as it does if there is no connection ([`TransportErrorKind::Connect`]) or if the connection
    /// breaks after the request was sent ([`TransportErrorKind::Interrupted`]).
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self::new(Content::Failure(kind), "")
    }

    /// No response, ever: a limit of the call ends it. The test does not wait for that, since the time of a fake stands still.
    pub fn never() -> Self {
        Self::empty().after(Duration::MAX)
    }

    /// Sets a header. It replaces an earlier value.
    ///
    /// # Panics
    ///
    /// The name or the value is not one of a header.
    #[must_use]
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value))
        else {
            panic!("`{name}: {value}` is not a header");
        };
        self.headers.insert(name, value);
        self
    }

    /// Lets the server take so long before it responds. The clock of the fake goes on by that, and the test does not wait.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Breaks the connection after so many bytes of the body.
    #[must_use]
    pub fn breaks_after(mut self, bytes: usize) -> Self {
        self.ending = Ending::BreaksAfter(bytes);
        self
    }

    /// Sends nothing more after so many bytes of the body. The [idle limit](discovery_runtime::CallOptions::idle_timeout) ends the
    /// call, and the test does not wait for that.
    #[must_use]
    pub fn stalls_after(mut self, bytes: usize) -> Self {
        self.ending = Ending::StallsAfter(bytes);
        self
    }
}

impl<E: Element> From<E> for Response {
    fn from(body: E) -> Self {
        Self::json(body)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Response");
        match &self.content {
            Content::Failure(kind) => shown.field("failure", kind),
            _ => shown.field("status", &self.status),
        };
        shown.finish_non_exhaustive()
    }
}

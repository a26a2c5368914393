//! The error type: what failed, how far the call got, the server's response, and what to do.

mod body;
mod class;
mod credentials;
mod display;
mod made;
mod operation;
mod predicates;
mod retry_after;
mod transport;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::api::Method;
use crate::held::Text;
use crate::shown::{Secrets, has_secret};
use crate::status::{Code, Status};

use class::Class;

pub use credentials::CredentialsError;
pub use operation::LastState;
pub use transport::{TransportError, TransportErrorKind};

/// A result of this runtime: `Result<T>` fails with an [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The kind of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request cannot be sent: a path value is missing, or a header is not valid.
    Request,
    /// The client is not set up for this call: there is no transport, or the endpoint is not a URL.
    Configuration,
    /// There are no credentials, or they gave no token.
    Credentials,
    /// The connection to the server failed.
    Connect,
    /// The deadline of the call, or of its last attempt, has passed, or no byte moved for the
    /// [`idle_timeout`](crate::CallOptions::idle_timeout).
    Timeout,
    /// The connection broke before the response was complete.
    Interrupted,
    /// The response has a status other than 2xx. Or the server sent an error in the middle of a response that streams.
    Status,
    /// The response is 2xx, and its body is not what the document says.
    Decode,
    /// The response is larger than a limit of the call: [`max_response_bytes`](crate::CallOptions::max_response_bytes) of its
    /// body, or [`max_decoded_bytes`](crate::CallOptions::max_decoded_bytes) of the memory that the decoded value takes.
    TooLarge,
    /// The next page is one that was read before, or cannot be requested.
    Paging,
    /// A file, a reader or a writer of the caller failed. The cause is an [`std::io::Error`].
    Io,
    /// The hash of the bytes that were sent or came is not that of the server.
    Checksum,
    /// The operation failed or was cancelled. [`Error::status`] says why.
    Operation,
}

/// Why a call failed.
///
/// It is one pointer wide. `Display` says in one line what failed and what to do about it. `Debug`, which `main` prints when it
/// returns an error, says the same and then the facts, one a line. The cause is the [`source`](StdError::source).
///
/// Both are fit for a log, whatever the server sends: of a message of the server they show at most 1,000 characters, of a name or
/// another fact at most 500, and escapes for what is not printable. Neither shows a secret that the call sent, also if the server
/// sends it back, nor what is marked as a secret in a text, such as `access_token=…`. [`headers`](Error::headers),
/// [`body`](Error::body), [`status`](Error::status) and [`operation`](Error::operation) have everything as it came.
#[derive(Clone)]
pub struct Error(Box<ErrorParts>);

#[derive(Clone)]
struct ErrorParts {
    kind: ErrorKind,
    method: Option<Text>,
    parameter: Option<Cow<'static, str>>,
    message: String,
    attempts: u32,
    response: Option<ErrorResponse>,
    operation: Option<Box<LastState>>,
    spent_body: bool,
    source: Option<Arc<dyn StdError + Send + Sync>>,
    /// What the call sent, and nothing shows.
    secrets: Secrets,
}

/// The whole response of the server.
#[derive(Clone)]
struct ErrorResponse {
    http_status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    status: Option<Status>,
}

impl Error {
    /// An error without a response of the server. `message` says what failed and what to do.
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorParts {
            kind,
            method: None,
            parameter: None,
            message: message.into(),
            attempts: 0,
            response: None,
            operation: None,
            spent_body: false,
            source: None,
            secrets: Secrets::default(),
        }))
    }

    /// Something that cannot be sent as it is. `message` says what is wrong with it.
    pub(crate) fn request(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Request, message)
    }

    /// A value that cannot be sent; `name` is the parameter's name on the wire.
    pub(crate) fn parameter(name: impl Into<Cow<'static, str>>, what: impl fmt::Display) -> Self {
        let name = name.into();
        let mut error = Self::new(ErrorKind::Request, format!("parameter `{name}` {what}"));
        error.0.parameter = Some(name);
        error
    }

    /// A whole response other than 2xx.
    pub(crate) fn from_response(http_status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let status = Status::from_body(&body);
        let mut error = Self::new(ErrorKind::Status, String::new());
        error.0.response = Some(ErrorResponse {
            http_status,
            headers,
            body,
            status,
        });
        error
    }

    /// Keeps a response that is unusable for another reason than its status.
    pub(crate) fn with_response(
        mut self,
        http_status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
    ) -> Self {
        self.0.response = Some(ErrorResponse {
            http_status,
            headers,
            body,
            status: None,
        });
        self
    }

    pub(crate) fn with_source(
        mut self,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        self.0.source = Some(source.into().into());
        self
    }

    /// Hides these secrets wherever the error is shown.
    pub(crate) fn with_secrets(mut self, secrets: &Secrets) -> Self {
        if self.0.secrets.is_empty() {
            self.0.secrets = secrets.clone();
        }
        let headers = self.0.response.iter_mut().map(|it| &mut it.headers);
        for value in headers.flat_map(HeaderMap::values_mut) {
            if has_secret(&String::from_utf8_lossy(value.as_bytes()), secrets) {
                value.set_sensitive(true);
            }
        }
        let of_response = self
            .0
            .response
            .iter_mut()
            .filter_map(|it| it.status.as_mut());
        let of_operation = self
            .0
            .operation
            .iter_mut()
            .filter_map(|it| it.status.as_mut());
        for status in of_response.chain(of_operation) {
            status.hide(secrets);
        }
        self
    }

    pub(crate) fn with_method(mut self, method: &Method) -> Self {
        self.0.method = Some(method.id.clone());
        self
    }

    pub(crate) fn with_operation(mut self, operation: LastState) -> Self {
        self.0.operation = Some(Box::new(operation));
        self
    }

    /// Adds what the caller can do about the status of a response, if that does not follow from the status.
    pub(crate) fn with_advice(mut self, advice: impl Into<String>) -> Self {
        self.0.message = advice.into();
        self
    }

    pub(crate) fn with_spent_body(mut self) -> Self {
        self.0.spent_body = true;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// The kind of failure.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The id of the method that was called, such as `monitoring.operations.get`.
    pub fn method(&self) -> Option<&str> {
        self.0.method.as_deref()
    }

    /// The wire name of the parameter that cannot be sent.
    pub fn parameter_name(&self) -> Option<&str> {
        self.0.parameter.as_deref()
    }

    /// How many attempts were made to send the request.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the body of the call is a stream that was read, so that the call could not be repeated, whatever its retry policy
    /// says. To repeat the call, make it again with a new stream.
    pub fn has_spent_body(&self) -> bool {
        self.0.spent_body
    }

    /// The HTTP status of the response, if there was one. For an error in the middle of a stream, it is the status that a response
    /// with this error would have.
    pub fn http_status(&self) -> Option<StatusCode> {
        self.0
            .response
            .as_ref()
            .map(|response| response.http_status)
    }

    /// The headers of the response, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(|response| &response.headers)
    }

    /// The body of the response, if there was one; unpacked if it was `gzip`. Of a status other than 2xx, only the first MiB is
    /// read.
    pub fn body(&self) -> Option<&Bytes> {
        self.0.response.as_ref().map(|response| &response.body)
    }

    /// The failure as the server describes it, with its details and, in the older format, its list of errors. For an operation
    /// that failed, this is its `error`.
    ///
    /// `None` if the body is not an error of a Google service, such as HTML from a proxy or an empty body.
    pub fn status(&self) -> Option<&Status> {
        match &self.0.response {
            Some(response) => response.status.as_ref(),
            None => self.operation()?.status(),
        }
    }

    /// The operation that the call was waiting for, with its name and its last state.
    ///
    /// If the kind is [`ErrorKind::Operation`], the operation failed. If a call failed while waiting, the operation is still
    /// running, and `client.resume(name)` resumes waiting. There are two exceptions: if [`is_not_found`](Self::is_not_found) is
    /// true, the server does not know the operation; if the kind is [`ErrorKind::Decode`], it may be done.
    pub fn operation(&self) -> Option<&LastState> {
        self.0.operation.as_deref()
    }

    /// The reason as one word, such as `SERVICE_DISABLED` or, in the older format, `rateLimitExceeded`. If there are several, the
    /// first: [`Status::reasons`] has all.
    pub fn reason(&self) -> Option<&str> {
        self.status()?.reason()
    }

    /// The code that the server sent, such as [`Code::NotFound`]. Many servers send none: the predicates, such as
    /// [`is_not_found`](Self::is_not_found), go by the HTTP status and the reasons.
    pub fn code(&self) -> Option<Code> {
        self.status()?.code()
    }

    /// How long the server asks to wait before another attempt: `Retry-After`, or `RetryInfo` among the details.
    pub fn retry_after(&self) -> Option<Duration> {
        self.headers()
            .and_then(|headers| retry_after::read(headers, SystemTime::now()))
            .or_else(|| self.status()?.retry_delay())
    }

    /// The class of the failure. Everything that goes by the kind of a failure goes by this.
    fn class(&self) -> Class {
        match self.0.kind {
            ErrorKind::Status => Class::of(self.http_status(), self.status()),
            ErrorKind::Operation => Class::of(None, self.status()),
            _ => Class::Other,
        }
    }

    /// Whether the server reported that it did not act on the request.
    pub(crate) fn is_unprocessed(&self) -> bool {
        let cause = self
            .0
            .source
            .as_ref()
            .and_then(|source| source.downcast_ref::<TransportError>());
        cause.is_some_and(|cause| cause.kind() == TransportErrorKind::Unprocessed)
    }

    /// Whether the credentials failed for a temporary reason.
    pub(crate) fn is_transient_credentials(&self) -> bool {
        let cause = self
            .0
            .source
            .as_ref()
            .and_then(|source| source.downcast_ref::<CredentialsError>());
        self.0.kind == ErrorKind::Credentials && cause.is_some_and(CredentialsError::is_transient)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}

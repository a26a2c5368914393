//! The error type: what failed, how far the call got, the server's response, and what to do.

mod credentials;
mod operation;
mod transport;

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::api::Method;
use crate::status::{Code, Status};

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
    /// The deadline of the call, or of its last attempt, has passed.
    Timeout,
    /// The connection broke before the response was complete.
    Interrupted,
    /// The response has a status other than 2xx.
    Status,
    /// The response is 2xx, and its body is not what the document says.
    Decode,
    /// The response is larger than the limit of the call.
    TooLarge,
    /// The next page is one that was read before, or cannot be requested.
    Paging,
    /// The operation failed or was cancelled. [`Error::status`] says why.
    Operation,
}

/// Why a call failed.
///
/// It is one pointer wide. `Display` says in one line what failed and what to do about it. The cause is the
/// [`source`](StdError::source). `Display` and `Debug` never show a credential or the query of a URL.
pub struct Error(Box<ErrorParts>);

struct ErrorParts {
    kind: ErrorKind,
    method: Option<&'static str>,
    parameter: Option<&'static str>,
    message: String,
    attempts: u32,
    response: Option<ErrorResponse>,
    operation: Option<Box<LastState>>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The whole response of the server.
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
            source: None,
        }))
    }

    /// A value that cannot be sent; `name` is the parameter's name on the wire.
    pub(crate) fn parameter(name: &'static str, what: impl fmt::Display) -> Self {
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
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_method(mut self, method: &Method) -> Self {
        self.0.method = Some(method.id);
        self
    }

    pub(crate) fn with_operation(mut self, operation: LastState) -> Self {
        self.0.operation = Some(Box::new(operation));
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
        self.0.method
    }

    /// The wire name of the parameter that cannot be sent.
    pub fn parameter_name(&self) -> Option<&str> {
        self.0.parameter
    }

    /// How many attempts were made to send the request.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The HTTP status of the response, if there was one.
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

    /// The body of the response, if there was one; unpacked if it was `gzip`.
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

    /// Whether the operation was cancelled.
    pub fn is_cancelled(&self) -> bool {
        let code = self.status().map(|status| status.code);
        self.0.kind == ErrorKind::Operation && code == Some(Code::Cancelled)
    }

    /// The reason as one word, such as `SERVICE_DISABLED` or, in the older format, `rateLimitExceeded`.
    pub fn reason(&self) -> Option<&str> {
        self.status()?.reason()
    }

    /// Whether the deadline of the call or of its last attempt has passed, here or on the server (408, 504).
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout || self.has_http_status(&[408, 504])
    }

    /// Whether the connection failed, so that the server saw nothing of the request.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Whether the resource does not exist (404).
    pub fn is_not_found(&self) -> bool {
        self.has_http_status(&[404])
    }

    /// Whether the request conflicts with the state of the resource (409), such as one that exists already.
    pub fn is_conflict(&self) -> bool {
        self.has_http_status(&[409])
    }

    /// Whether the caller lacks a permission (403).
    pub fn is_permission_denied(&self) -> bool {
        self.has_http_status(&[403])
    }

    /// Whether the server did not accept the credentials (401), or there were none.
    pub fn is_unauthenticated(&self) -> bool {
        self.0.kind == ErrorKind::Credentials || self.has_http_status(&[401])
    }

    /// Whether the call exceeded a quota or rate limit (429).
    pub fn is_rate_limited(&self) -> bool {
        self.has_http_status(&[429])
    }

    /// Whether the same call may succeed later without a change. The runtime retries such errors of an idempotent call.
    pub fn is_retryable(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => true,
            ErrorKind::Status => self.has_http_status(&[408, 429, 500, 502, 503, 504]),
            ErrorKind::Credentials => self.is_transient_credentials(),
            _ => false,
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

    fn has_http_status(&self, codes: &[u16]) -> bool {
        self.0.kind == ErrorKind::Status
            && self
                .http_status()
                .is_some_and(|status| codes.contains(&status.as_u16()))
    }
}

/// One line: the method, the failure, and what to do about it.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(method) = self.0.method {
            write!(f, "{method}: ")?;
        }
        match &self.0.response {
            Some(response) if self.0.kind == ErrorKind::Status => response.describe(f)?,
            Some(response) => write!(f, "{} {}", response.http_status, self.0.message)?,
            None => f.write_str(&self.0.message)?,
        }
        if self.0.kind == ErrorKind::Operation
            && let Some(status) = self.status()
        {
            write!(f, ": {status}")?;
        }
        if let Some(cause) = self.cause() {
            write!(f, ": {cause}")?;
        }
        if self.0.attempts > 1 {
            write!(f, " (after {} attempts)", self.0.attempts)?;
        }
        if let Some(advice) = self.advice() {
            write!(f, "; {advice}")?;
        }
        match self.operation() {
            Some(operation) if self.operation_is_still_running() => write!(
                f,
                "; the operation is still running: resume it with `client.resume({:?})`",
                operation.name()
            ),
            Some(operation) => write!(f, " (operation {:?})", operation.name()),
            None => Ok(()),
        }
    }
}

impl ErrorResponse {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.http_status)?;
        match &self.status {
            Some(status) => write!(f, ": {status}"),
            None if self.body.is_empty() => f.write_str(", with an empty body"),
            None => {
                let kind = self
                    .headers
                    .get(http::header::CONTENT_TYPE)
                    .and_then(|value| value.to_str().ok());
                write!(
                    f,
                    ", with {} bytes of {}",
                    self.body.len(),
                    kind.unwrap_or("no declared type")
                )
            }
        }
    }
}

impl Error {
    /// The most informative cause. If an exchange failed, that is the innermost one, such as "connection refused": the layers
    /// around it only repeat that sending failed.
    fn cause(&self) -> Option<&(dyn StdError + 'static)> {
        let mut cause = self.source()?;
        let Some(transport) = cause.downcast_ref::<TransportError>() else {
            return Some(cause);
        };
        if transport.kind() == TransportErrorKind::Request {
            return transport.source();
        }
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        Some(cause)
    }

    /// Whether a call failed while waiting, and not the operation. It is still running then.
    fn operation_is_still_running(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::Interrupted
            | ErrorKind::Credentials => true,
            ErrorKind::Status => !self.is_not_found(),
            _ => false,
        }
    }

    /// What the caller can do, if that follows from the kind of failure alone.
    fn advice(&self) -> Option<&str> {
        match self.0.kind {
            ErrorKind::Connect => Some("check the endpoint, the network and the proxy settings"),
            // `Display` says what to do about an operation after its name.
            ErrorKind::Timeout if self.operation().is_some() => None,
            ErrorKind::Timeout => Some("allow it more time with `.options(|o| o.timeout(…))`"),
            ErrorKind::Status => self.status_advice(),
            _ => None,
        }
    }

    fn status_advice(&self) -> Option<&str> {
        if let Some(link) = self
            .status()
            .and_then(Status::help)
            .and_then(|help| help.links.first())
        {
            return Some(&link.url);
        }
        let info = self.status().and_then(Status::error_info);
        if let Some(url) = info.and_then(|info| info.metadata.get("activationUrl")) {
            return Some(url);
        }
        match self.http_status()?.as_u16() {
            300..=399 => Some("the server redirects elsewhere: check the endpoint"),
            401 => Some(
                "the server did not accept the credentials: check which ones are used, and their scopes",
            ),
            403 => Some(
                "check the permissions and scopes of the credentials, and that the API is enabled",
            ),
            404 if self.status().is_none() => {
                Some("check the endpoint: the response is not from the API")
            }
            429 => Some("call less often, or ask for more quota"),
            500..=599 => Some("the server may recover: try again later"),
            _ => None,
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        let mut out = f.debug_struct("Error");
        out.field("kind", &inner.kind);
        out.field("text", &format_args!("{self}"));
        if let Some(response) = &inner.response {
            out.field("headers", &response.headers);
            out.field("body", &format_args!("{:?}", BodyStart(&response.body)));
        }
        if let Some(operation) = &inner.operation {
            out.field("operation", &operation.json());
        }
        out.field("source", &inner.source).finish()
    }
}

/// Shows the start of a body that may be long.
struct BodyStart<'a>(&'a [u8]);

impl fmt::Debug for BodyStart<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 1024;
        match self.0.split_at_checked(SHOWN) {
            Some((start, rest)) if !rest.is_empty() => {
                write!(
                    f,
                    "{:?} and {} bytes more",
                    String::from_utf8_lossy(start),
                    rest.len()
                )
            }
            _ => write!(f, "{:?}", String::from_utf8_lossy(self.0)),
        }
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

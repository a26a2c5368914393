//! [`ServerError`]: an error of a server.

use std::time::Duration;

use discovery_runtime::Error;
use discovery_runtime::bytes::Bytes;
use discovery_runtime::http::{self, HeaderValue, StatusCode, header};
use discovery_runtime::serde_json::{Value, json};
use discovery_runtime::status::Code;

use crate::response::{Content, Response};

/// An error of a server, as Google's servers send it: an HTTP status with a
/// [`google.rpc.Status`](https://google.aip.dev/193) in JSON.
///
/// It is a [`Response`] of a fake. It is an [`Error`] too, for the test of a function that gets one:
///
/// ```
/// use discovery_runtime::Error;
/// use discovery_testing::ServerError;
///
/// let error: Error = ServerError::new(403)
///     .message("Cloud Monitoring API is disabled")
///     .reason("SERVICE_DISABLED", "googleapis.com")
///     .into();
/// assert!(error.is_permission_denied());
/// assert_eq!(error.reason(), Some("SERVICE_DISABLED"));
/// ```
///
/// Errors of other kinds are made by [`Error::of_kind`] and [`Error::of_operation`], or of a
/// [`TransportError`](discovery_runtime::transport::TransportError).
#[derive(Clone, Debug)]
pub struct ServerError {
    status: StatusCode,
    code: Option<Code>,
    message: String,
    details: Vec<Value>,
    retry_after: Option<Duration>,
}

impl ServerError {
    /// An error with this HTTP status. Its code is the one that servers send with that status, such as `NOT_FOUND` with 404.
    ///
    /// # Panics
    ///
    /// It is not the status of an error: it is less than 300 or greater than 599.
    #[track_caller]
    pub fn new(http_status: u16) -> Self {
        let status = StatusCode::from_u16(http_status)
            .ok()
            .filter(|_| (300..600).contains(&http_status));
        let Some(status) = status else {
            panic!("{http_status} is not the HTTP status of an error");
        };
        Self {
            status,
            code: usual_code(http_status),
            message: status.canonical_reason().unwrap_or("an error").to_owned(),
            details: Vec::new(),
            retry_after: None,
        }
    }

    /// Sets another code, for a status that has several: 409 is `ALREADY_EXISTS` or `ABORTED`.
    #[must_use]
    pub fn code(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// Sets the message for people.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// Adds the reason for programs, with its domain: a `google.rpc.ErrorInfo`.
    #[must_use]
    pub fn reason(self, reason: &str, domain: &str) -> Self {
        let kind = "type.googleapis.com/google.rpc.ErrorInfo";
        self.detail(json!({"@type": kind, "reason": reason, "domain": domain}))
    }

    /// Adds a detail, with its `@type`: see [`status::Detail`](discovery_runtime::status::Detail).
    #[must_use]
    pub fn detail(mut self, detail: Value) -> Self {
        self.details.push(detail);
        self
    }

    /// Sets the header `retry-after`, in whole seconds.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }
}

impl From<ServerError> for Response {
    fn from(error: ServerError) -> Self {
        let mut inner = json!({"code": error.status.as_u16(), "message": error.message});
        if let Some(code) = error.code {
            inner["status"] = code.as_str().into();
        }
        if !error.details.is_empty() {
            inner["details"] = error.details.into();
        }
        let mut response = Self::json(json!({ "error": inner }));
        response.status = error.status;
        if let Some(wait) = error.retry_after {
            let seconds = HeaderValue::from(wait.as_secs());
            response.headers.insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}

impl From<ServerError> for Error {
    fn from(error: ServerError) -> Self {
        let response = Response::from(error);
        let body = match response.content {
            Content::Whole(body) => body,
            _ => Bytes::new(),
        };
        let mut made = http::Response::new(body);
        *made.status_mut() = response.status;
        *made.headers_mut() = response.headers;
        Error::of_response(made)
    }
}

/// The code that servers send with an HTTP status.
fn usual_code(http_status: u16) -> Option<Code> {
    Some(match http_status {
        400 => Code::InvalidArgument,
        401 => Code::Unauthenticated,
        403 => Code::PermissionDenied,
        404 => Code::NotFound,
        409 => Code::AlreadyExists,
        412 => Code::FailedPrecondition,
        429 => Code::ResourceExhausted,
        499 => Code::Cancelled,
        500 => Code::Internal,
        501 => Code::Unimplemented,
        503 => Code::Unavailable,
        504 => Code::DeadlineExceeded,
        _ => return None,
    })
}

//! Errors that a program makes itself, such as a test of what a program does when a call fails.

use bytes::Bytes;
use serde_json::Value;

use super::{CredentialsError, Error, ErrorKind, LastState, TransportError, TransportErrorKind};
use crate::status::Status;

/// Errors that a test makes. The crate `discovery-testing` has shorter ways to most of them.
impl Error {
    /// The error of a response whose status is not 2xx, as a call returns it.
    ///
    /// ```
    /// use discovery_runtime::{Error, http::Response};
    ///
    /// let body = r#"{"error": {"code": 404, "status": "NOT_FOUND", "message": "no such policy"}}"#;
    /// let error = Error::of_response(Response::builder().status(404).body(body).unwrap());
    /// assert!(error.is_not_found());
    /// assert_eq!(error.status().unwrap().message, "no such policy");
    /// ```
    pub fn of_response(response: http::Response<impl Into<Bytes>>) -> Self {
        let (parts, body) = response.into_parts();
        Self::from_response(parts.status, parts.headers, body.into())
    }

    /// An error of this kind, without a response. `message` says what failed.
    ///
    /// ```
    /// use discovery_runtime::{Error, ErrorKind};
    ///
    /// assert!(Error::of_kind(ErrorKind::Timeout, "the call took longer than 60s").is_timeout());
    /// ```
    pub fn of_kind(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self::new(kind, message)
    }

    /// The error of an operation that failed. `operation` is its last message, with its `name` and its `error`.
    pub fn of_operation(operation: Value) -> Self {
        let name = operation.get("name").and_then(Value::as_str);
        Self::new(ErrorKind::Operation, "the operation failed").with_operation(LastState {
            name: name.unwrap_or_default().to_owned(),
            status: Status::from_compute_operation(&operation),
            json: Some(operation),
        })
    }

    /// The same error, of the method with this id.
    #[must_use]
    pub fn of_method(mut self, id: impl Into<String>) -> Self {
        self.0.method = Some(id.into().into());
        self
    }

    /// The same error, after so many attempts.
    #[must_use]
    pub fn after_attempts(self, attempts: u32) -> Self {
        self.with_attempts(attempts)
    }
}

/// The error of a call or of a client without usable credentials.
impl From<CredentialsError> for Error {
    fn from(error: CredentialsError) -> Self {
        Self::new(ErrorKind::Credentials, "no usable credentials").with_source(error)
    }
}

/// The error of a call whose exchange failed.
impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        let (kind, message) = match error.kind() {
            TransportErrorKind::Connect => (ErrorKind::Connect, "no connection to the server"),
            TransportErrorKind::Unprocessed => (
                ErrorKind::Interrupted,
                "the server did not take the request",
            ),
            TransportErrorKind::Interrupted => {
                (ErrorKind::Interrupted, "no response from the server")
            }
            TransportErrorKind::Request => {
                (ErrorKind::Request, "the transport refused the request")
            }
        };
        Self::new(kind, message).with_source(error)
    }
}

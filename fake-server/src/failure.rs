//! Errors as Google's servers send them.

use http::StatusCode;
use serde_json::{Value, json};

/// An error of a request, which the server sends as its response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    pub(crate) message: String,
    /// `reason` of the older form of errors.
    reason: &'static str,
}

impl Failure {
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            reason: names(status).1,
        }
    }

    /// 400: the request is wrong.
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// 400: a parameter or a field that has to be there is not.
    pub(crate) fn required(message: impl Into<String>) -> Self {
        Self {
            reason: "required",
            ..Self::invalid(message)
        }
    }

    /// 404: nothing is there.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            format!("Not found: {what}. This server has what was created since it started."),
        )
    }

    /// The body of the response.
    pub(crate) fn body(&self) -> Value {
        let (status, _) = names(self.status);
        json!({"error": {
            "code": self.status.as_u16(),
            "message": self.message,
            "status": status,
            "errors": [{"message": self.message, "domain": "global", "reason": self.reason}],
        }})
    }
}

/// The name of `google.rpc.Code` that a status stands for, and the reason of the older form.
fn names(status: StatusCode) -> (&'static str, &'static str) {
    match status.as_u16() {
        400 | 413 | 415 | 431 => ("INVALID_ARGUMENT", "invalid"),
        401 => ("UNAUTHENTICATED", "authError"),
        403 => ("PERMISSION_DENIED", "forbidden"),
        404 => ("NOT_FOUND", "notFound"),
        405 => ("UNIMPLEMENTED", "httpMethodNotAllowed"),
        408 => ("DEADLINE_EXCEEDED", "requestTimeout"),
        409 => ("ALREADY_EXISTS", "alreadyExists"),
        412 => ("FAILED_PRECONDITION", "conditionNotMet"),
        416 => ("OUT_OF_RANGE", "requestedRangeNotSatisfiable"),
        429 => ("RESOURCE_EXHAUSTED", "rateLimitExceeded"),
        499 => ("CANCELLED", "cancelled"),
        501 => ("UNIMPLEMENTED", "notImplemented"),
        500 => ("INTERNAL", "internalError"),
        503 => ("UNAVAILABLE", "backendError"),
        504 => ("DEADLINE_EXCEEDED", "deadlineExceeded"),
        _ => ("UNKNOWN", "unknown"),
    }
}

//! What an error is: questions with yes or no.
//!
//! Those about a response go by its HTTP status and its reasons, and not by the code in its body, which many servers do not send.

use super::class::Class;
use super::{Error, ErrorKind};
use crate::status::Code;

/// Questions about the response.
///
/// At most one of them is true, except that [`is_server_error`](Self::is_server_error) is true beside
/// [`is_timeout`](Self::is_timeout) for 504.
impl Error {
    /// Whether the resource has not changed since the version that the request names in `If-None-Match` (304).
    pub fn is_not_modified(&self) -> bool {
        self.class() == Class::NotModified
    }

    /// Whether the request is not valid (400).
    pub fn is_bad_request(&self) -> bool {
        self.class() == Class::BadRequest
    }

    /// Whether the server did not accept the credentials (401), or there were none.
    pub fn is_unauthenticated(&self) -> bool {
        self.0.kind == ErrorKind::Credentials || self.class() == Class::Unauthenticated
    }

    /// Whether the caller lacks a permission (403). A rate limit or a quota that the server sends as 403 is not one.
    pub fn is_permission_denied(&self) -> bool {
        self.class() == Class::PermissionDenied
    }

    /// Whether the resource does not exist (404).
    pub fn is_not_found(&self) -> bool {
        self.class() == Class::NotFound
    }

    /// Whether the request conflicts with the state of the resource (409), such as one that exists already.
    pub fn is_conflict(&self) -> bool {
        self.class() == Class::Conflict
    }

    /// Whether the resource no longer exists, or a token such as `syncToken` is no longer valid (410).
    pub fn is_gone(&self) -> bool {
        self.class() == Class::Gone
    }

    /// Whether a condition of the request, such as `If-Match`, is not met (412).
    pub fn is_precondition_failed(&self) -> bool {
        self.class() == Class::PreconditionFailed
    }

    /// Whether the caller made too many calls for the moment: 429, or another status whose reason is a rate limit, such as 403
    /// with `rateLimitExceeded` or `RATE_LIMIT_EXCEEDED`. The server did not act on the call, and takes it a little later.
    ///
    /// A quota that does not come back soon is [`is_quota_exceeded`](Self::is_quota_exceeded) instead, also with 429.
    pub fn is_rate_limited(&self) -> bool {
        self.class() == Class::RateLimited
    }

    /// Whether a quota is used up that does not come back soon: one for each day, or one that is not renewed, such as storage.
    /// The runtime does not retry the call.
    pub fn is_quota_exceeded(&self) -> bool {
        self.class() == Class::QuotaExceeded
    }

    /// Whether the server failed (5xx).
    pub fn is_server_error(&self) -> bool {
        let status = self.http_status();
        self.0.kind == ErrorKind::Status
            && status.is_some_and(|status| status.is_server_error())
            && !self.is_rate_limited()
            && !self.is_quota_exceeded()
    }

    /// Whether the deadline of the call or of its last attempt has passed, here or on the server (408, 504), or no byte moved for the
    /// [`idle_timeout`](crate::CallOptions::idle_timeout).
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout || self.class() == Class::Timeout
    }
}

/// Other questions.
impl Error {
    /// Whether the operation was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.0.kind == ErrorKind::Operation && self.code() == Some(Code::Cancelled)
    }

    /// Whether the connection failed, so that the server saw nothing of the request.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Whether the same call may succeed later without a change. The runtime retries such errors of an idempotent call.
    pub fn is_retryable(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => true,
            ErrorKind::Status => matches!(
                self.class(),
                Class::RateLimited | Class::Timeout | Class::Unavailable
            ),
            ErrorKind::Credentials => self.is_transient_credentials(),
            _ => false,
        }
    }

    /// Whether the server cannot have acted on the request: it saw nothing of it, or refused it for a limit.
    pub(crate) fn is_without_effect(&self) -> bool {
        self.is_connect()
            || self.is_unprocessed()
            || self.is_transient_credentials()
            || self.0.kind == ErrorKind::Status
                && (self.is_rate_limited() || self.is_quota_exceeded())
    }
}

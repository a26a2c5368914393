//! [`Attempted`]: an attempt whose response came, until that is reported.

use http::StatusCode;
use tokio::time::Instant;

use crate::api::Method;
use crate::clock::Clock;
use crate::error::Error;
use crate::held::Held;
use crate::options::{Attempt, OnAttempt};
use crate::trace::{AttemptSpan, CallSpan, Outcome};

/// An attempt whose response came. It is reported once: at its end, or when it is dropped, which is a success. The body of an open
/// response belongs to it.
pub(crate) struct Attempted {
    pub(super) method: Held<Method>,
    pub(super) number: u32,
    pub(super) started: Instant,
    pub(super) call_started: Instant,
    pub(super) clock: Clock,
    pub(super) http_status: StatusCode,
    pub(super) hook: Option<OnAttempt>,
    /// That of the attempt, and that of the call; `None` after the report.
    pub(super) spans: Option<(AttemptSpan, CallSpan)>,
}

impl Attempted {
    /// Reports the end of the attempt, which is that of its call, too.
    pub(crate) fn end(&mut self, error: Option<&Error>) {
        let Some((span, mut call_span)) = self.spans.take() else {
            return;
        };
        let outcome = Outcome {
            http_status: Some(self.http_status),
            error,
        };
        span.end(outcome);
        let now = self.clock.now();
        let attempt = Attempt {
            method: &self.method.id,
            number: self.number,
            elapsed: now.duration_since(self.started),
            call_elapsed: now.duration_since(self.call_started),
            http_status: Some(self.http_status),
            error,
            retry_in: None,
        };
        call_span.in_scope(|| attempt.report(self.hook.as_ref()));
        call_span.end(outcome, self.number);
    }
}

impl Drop for Attempted {
    fn drop(&mut self) {
        self.end(None);
    }
}

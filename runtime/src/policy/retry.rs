//! The rules for sending a request again.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::budget::RetryBudget;
use super::growth::{checked_factor, grown};
use crate::clock::Clock;
use crate::error::Error;

/// How often and how soon a request is sent again.
///
/// The default is 4 attempts, with exponential back-off and full jitter: 0.5 s at first, factor 2, at most 30 s, and 5 minutes
/// in all. A longer `Retry-After` of the server is honoured.
///
/// Every call is retried after a failed connection, after a request that the server rejected unread, and after a rate limit: 429,
/// or another status with such a reason ([`Error::is_rate_limited`]). An idempotent call is also retried after 408, 500, 502, 503,
/// 504, after a broken response, and after an attempt that took too long. A call is idempotent if its verb is GET, HEAD, PUT or
/// DELETE, if it has a `requestId`, or if the caller says so with [`CallOptions::idempotent`](crate::CallOptions::idempotent). A
/// quota that does not come back soon is not retried ([`Error::is_quota_exceeded`]). [`retry_if`](Self::retry_if) changes which
/// errors are retried.
#[derive(Clone, Debug)]
pub struct RetryPolicy {
    pub(crate) attempts: u32,
    pub(crate) first_backoff: Duration,
    pub(crate) factor: f64,
    pub(crate) max_backoff: Duration,
    pub(crate) budget: Option<RetryBudget>,
    retry_if: Option<Predicate>,
}

type Choose = dyn Fn(&Error, u32) -> bool + Send + Sync;

/// The caller's choice of errors.
#[derive(Clone)]
struct Predicate(Arc<Choose>);

impl fmt::Debug for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Predicate")
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 4,
            first_backoff: Duration::from_millis(500),
            factor: 2.0,
            max_backoff: Duration::from_secs(30),
            budget: None,
            retry_if: None,
        }
    }
}

impl RetryPolicy {
    /// The default policy.
    pub fn new() -> Self {
        Self::default()
    }

    /// A policy with one attempt.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// How many times the request may be sent, including the first. 0 counts as 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The longest wait before the first retry.
    pub fn first_backoff(mut self, backoff: Duration) -> Self {
        self.first_backoff = backoff;
        self
    }

    /// The factor from one wait to the next. Less than 1 counts as 1.
    pub fn factor(mut self, factor: f64) -> Self {
        self.factor = checked_factor(factor);
        self
    }

    /// The longest wait before any retry. A `Retry-After` may be longer.
    pub fn max_backoff(mut self, backoff: Duration) -> Self {
        self.max_backoff = backoff;
        self
    }

    /// A budget that other calls share.
    pub fn budget(mut self, budget: RetryBudget) -> Self {
        self.budget = Some(budget);
        self
    }

    /// Chooses which errors are retried, instead of [`Error::is_retryable`]. `choose` gets the error of an attempt and the number
    /// of the attempt, from 1, and says whether another attempt is worth it.
    ///
    /// It decides nothing else. The number of attempts, the deadline of the call and the budget hold as before, and so does the
    /// rule about repetition: if the server may have acted on the request, the call is sent again only if it is idempotent. If you
    /// know that a repetition does no harm, say so with [`CallOptions::idempotent`](crate::CallOptions::idempotent).
    ///
    /// ```
    /// # use discovery_runtime::RetryPolicy;
    /// // Also retries a quota that this API renews within minutes.
    /// RetryPolicy::new()
    ///     .retry_if(|error, _attempt| error.is_retryable() || error.reason() == Some("quotaExceeded"))
    /// # ;
    /// ```
    pub fn retry_if(
        mut self,
        choose: impl Fn(&Error, u32) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.retry_if = Some(Predicate(Arc::new(choose)));
        self
    }

    /// Whether another attempt may succeed, as the caller or the error says.
    pub(crate) fn is_worth_retrying(&self, error: &Error) -> bool {
        match &self.retry_if {
            Some(choose) => (choose.0)(error, error.attempts()),
            None => error.is_retryable(),
        }
    }

    /// The longest wait before retry number `retry`, counted from 1.
    fn ceiling(&self, retry: u32) -> Duration {
        grown(self.first_backoff, self.factor, self.max_backoff, retry)
    }

    /// The wait before retry number `retry`: random, up to the ceiling (full jitter).
    pub(crate) fn backoff(&self, retry: u32, clock: &Clock) -> Duration {
        self.ceiling(retry).mul_f64(clock.jitter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ceilings_double_up_to_the_cap() {
        let policy = RetryPolicy::default();
        let seconds: Vec<f64> = [1, 2, 3, 6, 7, 8, u32::MAX]
            .map(|retry| policy.ceiling(retry).as_secs_f64())
            .to_vec();
        assert_eq!(seconds, [0.5, 1.0, 2.0, 16.0, 30.0, 30.0, 30.0]);
    }

    #[test]
    fn jitter_is_full() {
        let policy = RetryPolicy::default().first_backoff(Duration::from_secs(1));
        let waits: Vec<Duration> = (0..200)
            .map(|_| policy.backoff(1, &Clock::default()))
            .collect();
        assert!(waits.iter().all(|wait| *wait <= Duration::from_secs(1)));
        assert!(waits.iter().any(|wait| *wait < Duration::from_millis(250)));
        assert!(waits.iter().any(|wait| *wait > Duration::from_millis(750)));
    }
}

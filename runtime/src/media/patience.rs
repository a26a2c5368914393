//! [`Patience`]: when the requests of a transfer go on after a failure.

use std::time::Duration;

use tokio::time::Instant;

use crate::call::Call;
use crate::clock::Clock;
use crate::error::Error;
use crate::policy::{RetryBudget, RetryPolicy};

/// When the requests of a transfer go on after a failure. The retry policy counts the failures since bytes last came through, so a
/// long transfer may break often.
pub(super) struct Patience {
    policy: RetryPolicy,
    budget: RetryBudget,
    failures: u32,
    end: Option<Instant>,
    clock: Clock,
}

impl Patience {
    /// The patience of a call, from now on.
    pub(super) fn of(call: &Call) -> Self {
        let options = call.resolved_options();
        let timeout = options.timeout_of_caller;
        let clock = call.client.clock();
        Self {
            budget: call.budget(&options),
            policy: options.retry,
            failures: 0,
            end: timeout.and_then(|timeout| clock.after(timeout)),
            clock,
        }
    }

    /// Bytes came through.
    pub(super) fn progressed(&mut self) {
        if self.failures > 0 {
            self.budget.succeeded(self.failures);
            self.failures = 0;
        }
    }

    /// The wait before the next request; `None` if there is none.
    pub(super) fn wait(&mut self, error: &Error) -> Option<Duration> {
        match self.policy.is_worth_retrying(error) {
            true => self.wait_again(error),
            false => None,
        }
    }

    /// The wait before the transfer begins again, whatever the error is.
    pub(super) fn wait_again(&mut self, error: &Error) -> Option<Duration> {
        if self.failures + 1 >= self.policy.attempts {
            return None;
        }
        let asked = error.retry_after().unwrap_or_default();
        let wait = self
            .policy
            .backoff(self.failures + 1, &self.clock)
            .max(asked);
        let in_time = self.left().is_none_or(|left| wait < left);
        (in_time && self.budget.take()).then(|| {
            self.failures += 1;
            wait
        })
    }

    /// The clock of the transfer.
    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Limits a request to the time that is left, if the caller limited the whole transfer.
    pub(super) fn limit(&self, call: &mut Call) {
        if let Some(left) = self.left() {
            call.options(|options| options.timeout(left));
        }
    }

    fn left(&self) -> Option<Duration> {
        let end = self.end?;
        Some(end.saturating_duration_since(self.clock.now()))
    }
}

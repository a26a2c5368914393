//! When the state of an operation is requested again.

use std::time::Duration;

use super::growth::{checked_factor, grown};
use crate::clock::Clock;

/// How often, and for how long, the state of an operation is requested.
///
/// The default is: 1 s after the start of the operation, then after waits that grow by half up to 20 s, for a day in all. Each
/// wait is up to a fifth shorter at random, so that clients that started together do not poll together. If the API has a method
/// that lets the server wait, that method is called instead, and returns when the operation is done.
///
/// ```
/// # use discovery_runtime::{CallOptions, PollingPolicy};
/// use std::time::Duration;
/// # let options = CallOptions::default();
/// let often = PollingPolicy::new().first_wait(Duration::from_millis(200)).timeout(Duration::from_secs(60));
/// // client.clusters().create(parent, cluster).options(|options| …
/// options.polling(often)
/// # ;
/// ```
#[derive(Clone, Debug)]
pub struct PollingPolicy {
    first_wait: Duration,
    factor: f64,
    max_wait: Duration,
    pub(crate) timeout: Option<Duration>,
    pub(crate) server_wait: bool,
}

impl Default for PollingPolicy {
    fn default() -> Self {
        Self {
            first_wait: Duration::from_secs(1),
            factor: 1.5,
            max_wait: Duration::from_secs(20),
            timeout: Some(Duration::from_secs(24 * 60 * 60)),
            server_wait: true,
        }
    }
}

impl PollingPolicy {
    /// The default policy.
    pub fn new() -> Self {
        Self::default()
    }

    /// The wait before the first request for the state. A resumed operation has no such wait.
    pub fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// The factor from one wait to the next. Less than 1 counts as 1.
    pub fn factor(mut self, factor: f64) -> Self {
        self.factor = checked_factor(factor);
        self
    }

    /// The longest wait.
    pub fn max_wait(mut self, wait: Duration) -> Self {
        self.max_wait = wait;
        self
    }

    /// The limit for waiting in all, from the start or the resume of the operation; `None` is no limit. After that the
    /// operation is still running: only the waiting ends.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = timeout.into();
        self
    }

    /// Whether to let the server wait, if the API has a method for that. The default is on.
    pub fn server_wait(mut self, wait: bool) -> Self {
        self.server_wait = wait;
        self
    }

    /// The wait before request number `number`, counted from 1, without jitter.
    fn longest(&self, number: u32) -> Duration {
        grown(self.first_wait, self.factor, self.max_wait, number)
    }

    /// The wait before request number `number`.
    pub(crate) fn wait(&self, number: u32, clock: &Clock) -> Duration {
        self.longest(number).mul_f64(0.8 + 0.2 * clock.jitter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_the_longest() {
        let policy = PollingPolicy::new();
        let seconds: Vec<f64> = [1, 2, 3, 8, 9, u32::MAX]
            .map(|number| policy.longest(number).as_secs_f64())
            .to_vec();
        assert_eq!(seconds, [1.0, 1.5, 2.25, 17.0859375, 20.0, 20.0]);
    }

    #[test]
    fn a_fifth_at_most_is_taken_off() {
        let policy = PollingPolicy::new();
        let waits: Vec<f64> = (0..200)
            .map(|_| policy.wait(1, &Clock::default()).as_secs_f64())
            .collect();
        assert!(waits.iter().all(|wait| (0.8..=1.0).contains(wait)));
        assert!(waits.iter().any(|wait| *wait < 0.85));
        assert!(waits.iter().any(|wait| *wait > 0.95));
    }

    #[test]
    fn odd_factors_change_nothing() {
        for factor in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let policy = PollingPolicy::new().factor(factor);
            assert_eq!(policy.longest(5), Duration::from_secs(1), "{factor}");
        }
    }
}

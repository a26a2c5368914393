//! [`Again`]: how a page that is not complete is requested again.

use std::time::Duration;

use tokio::time::Instant;

use crate::call::Call;
use crate::error::{Error, ErrorKind, Result};

/// How often a page was requested that is not complete, and until when that may go on.
#[derive(Default)]
pub(super) struct Again {
    /// How many pages were not complete.
    count: u32,
    deadline: Option<Instant>,
    /// When the last call was made.
    begun: Option<Instant>,
    /// How long to wait before the next one.
    pause: Duration,
}

impl Again {
    /// A call is made now.
    pub(super) fn begin(&mut self, call: &Call) {
        self.begun = Some(call.client.clock().now());
    }

    /// Plans the next request: after a pause in which the time counts that the server took.
    ///
    /// # Errors
    ///
    /// The time limit for waiting ends before that.
    pub(super) fn wait(&mut self, call: &Call) -> Result<()> {
        let options = call.options.as_deref().cloned().unwrap_or_default();
        let policy = options.polling_policy(call.client.default_options());
        let clock = call.client.clock();
        let now = clock.now();
        if self.deadline.is_none() {
            self.deadline = policy.timeout.and_then(|timeout| clock.after(timeout));
        }
        self.count = self.count.saturating_add(1);
        let taken = self.begun.map(|begun| now - begun).unwrap_or_default();
        self.pause = policy.wait(self.count, &clock).saturating_sub(taken);
        let next = now.checked_add(self.pause);
        let in_time = self
            .deadline
            .is_none_or(|deadline| next.is_some_and(|next| next < deadline));
        if in_time {
            return Ok(());
        }
        let limit = policy.timeout.unwrap_or_default();
        let message = format!("the response was not complete after {limit:?}");
        Err(Error::new(ErrorKind::Timeout, message).with_method(call.method()))
    }

    /// The wait before the next request, once.
    pub(super) fn take_pause(&mut self) -> Duration {
        std::mem::take(&mut self.pause)
    }
}

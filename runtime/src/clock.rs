//! [`Clock`]: the time as the calls of a client see it.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until, timeout_at};

/// The time as the calls of a client see it: the pauses before retries and between requests for the state of an operation, and the
/// limits of calls. [`Transport::clock`](crate::Transport::clock) says which one a client has. Clones are the same clock.
///
/// The default is the clock of tokio. A transport for tests has a clock that [stands still](Self::still).
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<Still>>);

struct Still(Mutex<State>);

struct State {
    now: Instant,
    pauses: Vec<Duration>,
}

impl Clock {
    /// A clock that only goes on when a call waits for it: a pause of any length ends at once, and the clock is later by its length
    /// then. So a test takes no time, and every limit holds as it would in production.
    ///
    /// Pauses are as long as their policy allows, without jitter, so that a test can compare them.
    pub fn still() -> Self {
        Self(Some(Arc::new(Still(Mutex::new(State {
            now: Instant::now(),
            pauses: Vec::new(),
        })))))
    }

    /// The pauses that calls made, in order, if this clock stands still. A clock that does not keeps none.
    pub fn pauses(&self) -> Vec<Duration> {
        let still = self.0.as_ref();
        still.map_or_else(Vec::new, |still| still.lock().pauses.clone())
    }

    /// Waits for so long. If this clock stands still, that is at once.
    ///
    /// A transport for tests uses it for a response that takes its time. If the wait goes beyond a limit of the call, the call ends
    /// at its limit.
    pub async fn wait(&self, duration: Duration) {
        match &self.0 {
            None => tokio::time::sleep(duration).await,
            Some(still) => still.pass(duration).await,
        }
    }

    /// A pause before the next request.
    pub(crate) async fn pause(&self, duration: Duration) {
        if let Some(still) = &self.0 {
            still.lock().pauses.push(duration);
        }
        self.wait(duration).await;
    }

    pub(crate) fn now(&self) -> Instant {
        match &self.0 {
            None => Instant::now(),
            Some(still) => still.lock().now,
        }
    }

    /// The time so much later; `None` if there is no such time.
    pub(crate) fn after(&self, duration: Duration) -> Option<Instant> {
        self.now().checked_add(duration)
    }

    /// Whether it is `end` or later.
    pub(crate) fn has_come_to(&self, end: Instant) -> bool {
        match &self.0 {
            None => Instant::now() >= end,
            Some(still) => still.has_come_to(end),
        }
    }

    /// A number from 0 to 1 for the jitter of a pause; 1 is the longest.
    pub(crate) fn jitter(&self) -> f64 {
        match &self.0 {
            None => fastrand::f64(),
            Some(_) => 1.0,
        }
    }

    /// The output of `work`, or `None` if it is not there at `end`.
    pub(crate) async fn limit<F: Future>(&self, end: Instant, work: F) -> Option<F::Output> {
        let mut work = pin!(work);
        let Some(still) = &self.0 else {
            return timeout_at(end, work).await.ok();
        };
        poll_fn(|cx| match work.as_mut().poll(cx) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if still.has_come_to(end) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        })
        .await
    }

    /// A timer for who does something else until `end`.
    pub(crate) fn timer(&self, end: Instant) -> Timer {
        Timer {
            end,
            until: match &self.0 {
                None => Until::Tokio(Box::pin(sleep_until(end))),
                Some(still) => Until::Still(still.clone()),
            },
        }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            None => "Clock",
            Some(_) => "Clock(still)",
        })
    }
}

impl Still {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets the time pass. Who waits around this sees the time before, so that a limit can begin, and the time after, so that it can
    /// end.
    async fn pass(&self, duration: Duration) {
        yield_once().await;
        {
            let mut state = self.lock();
            let later = state.now.checked_add(duration);
            // A time that no clock can show is as good as a century.
            state.now = later.unwrap_or_else(|| state.now + CENTURY);
        }
        yield_once().await;
    }

    /// Whether it is `end` or later. If it is later, what was waited for ends here, and nobody saw the time after.
    fn has_come_to(&self, end: Instant) -> bool {
        let mut state = self.lock();
        let has_come = state.now >= end;
        if has_come {
            state.now = end;
        }
        has_come
    }
}

const CENTURY: Duration = Duration::from_secs(100 * 365 * 24 * 3600);

async fn yield_once() {
    let mut yielded = false;
    poll_fn(|cx| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// A timer of a [`Clock`].
pub(crate) struct Timer {
    end: Instant,
    until: Until,
}

enum Until {
    Tokio(Pin<Box<Sleep>>),
    Still(Arc<Still>),
}

impl Timer {
    /// Sets another end.
    pub(crate) fn reset(&mut self, end: Instant) {
        self.end = end;
        if let Until::Tokio(sleep) = &mut self.until {
            sleep.as_mut().reset(end);
        }
    }

    /// Ready at the end.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        match &mut self.until {
            Until::Tokio(sleep) => sleep.as_mut().poll(cx),
            Until::Still(still) if still.has_come_to(self.end) => Poll::Ready(()),
            Until::Still(_) => Poll::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_limit_ends_a_longer_wait() {
        let clock = Clock::still();
        let begin = clock.now();
        let limit = begin + Duration::from_secs(10);
        let minute = Duration::from_secs(60);
        assert!(clock.limit(limit, clock.wait(minute)).await.is_none());
        assert_eq!(clock.now(), limit);
        assert!(
            clock
                .limit(limit + minute, clock.wait(minute / 2))
                .await
                .is_some()
        );
        assert_eq!(clock.now(), limit + minute / 2);
    }

    #[tokio::test]
    async fn of_two_limits_the_earlier_ends_the_work() {
        let clock = Clock::still();
        let at = |seconds| clock.now() + Duration::from_secs(seconds);
        let (inner, outer) = (at(20), at(10));
        let work = clock.limit(inner, clock.wait(Duration::MAX));
        let work = async {
            let inner = work.await;
            clock.pause(Duration::from_secs(1)).await;
            inner
        };
        assert!(clock.limit(outer, work).await.is_none());
        assert_eq!(clock.now(), outer);
    }
}

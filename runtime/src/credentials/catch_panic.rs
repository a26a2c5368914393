//! Turns panics of a library into values.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;

/// Runs `work`. If it panics, returns the message of the panic.
///
/// After a panic, the caller must not use what `work` has changed.
pub(super) fn catch_panic<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(panic_message)
}

/// Awaits `future`. If it panics, returns the message of the panic.
pub(super) async fn catch_panic_in_future<F: Future>(future: F) -> Result<F::Output, String> {
    let mut future = pin!(future);
    poll_fn(
        |context| match catch_panic(|| future.as_mut().poll(context)) {
            Ok(poll) => poll.map(Ok),
            Err(message) => std::task::Poll::Ready(Err(message)),
        },
    )
    .await
}

fn panic_message(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{catch_panic, catch_panic_in_future};

    #[test]
    fn a_panic_becomes_its_message() {
        assert_eq!(catch_panic(|| 1), Ok(1));
        assert_eq!(
            catch_panic::<()>(|| panic!("one {}", "two")),
            Err("one two".to_owned())
        );
        assert_eq!(catch_panic::<()>(|| panic!("one")), Err("one".to_owned()));
    }

    #[tokio::test]
    async fn a_panic_in_a_future_becomes_its_message() {
        assert_eq!(catch_panic_in_future(async { 1 }).await, Ok(1));
        let panics_late = async {
            tokio::task::yield_now().await;
            panic!("late");
        };
        assert_eq!(
            catch_panic_in_future::<_>(panics_late).await,
            Err::<(), _>("late".to_owned())
        );
    }
}

//! The thread of blocking calls, for programs that are not async.

use std::future::Future;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::task::{Context, Poll, Waker};

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::coop::poll_proceed;

use crate::error::{Error, ErrorKind, Result};
use crate::trace::in_current_span;

/// The thread that runs the blocking calls of all clients of the process, and their connections. It begins with the first blocking
/// call, and ends when nobody holds it any more.
struct Thread(Option<Runtime>);

impl Thread {
    /// The thread of this process, a new one if there is none.
    fn shared() -> Result<Arc<Self>> {
        static SHARED: Mutex<Weak<Thread>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = shared.upgrade() {
            return Ok(thread);
        }
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("discovery-runtime")
            .enable_all()
            .build()
            .map_err(|error| {
                let message = "blocking calls need a thread, and none could be started";
                Error::new(ErrorKind::Configuration, message).with_source(error)
            })?;
        let thread = Arc::new(Self(Some(runtime)));
        *shared = Arc::downgrade(&thread);
        Ok(thread)
    }

    fn block_on<T: Send + 'static>(
        &self,
        call: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Result<T> {
        let Some(runtime) = &self.0 else {
            return Err(Error::new(ErrorKind::Configuration, "the thread has ended"));
        };
        // The call runs on the thread that drives the connections, so its connection is back in the pool before the next call
        // needs it.
        match runtime.block_on(runtime.spawn(in_current_span(call))) {
            Ok(response) => response,
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        // The last client may be dropped in an async context, which must not wait for the thread.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// What holds the thread as long as a client is there. It is empty before the first blocking call of the client.
#[derive(Default)]
pub(crate) struct HeldThread(OnceLock<Arc<Thread>>);

impl HeldThread {
    /// Waits for a call of the client.
    pub(crate) fn block_on<T: Send + 'static>(
        &self,
        call: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Result<T> {
        refuse_in_async()?;
        let thread = match self.0.get() {
            Some(thread) => thread,
            None => {
                let shared = Thread::shared()?;
                self.0.get_or_init(|| shared)
            }
        };
        thread.block_on(call)
    }
}

/// Waiting inside of a task would block its executor.
fn refuse_in_async() -> Result<()> {
    if Handle::try_current().is_ok() && is_in_task() {
        return Err(Error::new(
            ErrorKind::Configuration,
            "a blocking call was made inside of an async task, whose thread it would block: use `.send().await` or `.next().await` \
             there, or make the call in `tokio::task::spawn_blocking`",
        ));
    }
    Ok(())
}

/// Whether a task of tokio is being polled on this thread. tokio has no question for that. But it gives each task a budget of 128
/// steps, and code that may block, as in `spawn_blocking`, has no such limit.
fn is_in_task() -> bool {
    let mut context = Context::from_waker(Waker::noop());
    (0..=u8::MAX).any(|_| match poll_proceed(&mut context) {
        Poll::Ready(step) => {
            step.made_progress();
            false
        }
        Poll::Pending => true,
    })
}

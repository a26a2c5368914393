//! Blocking calls, for programs that are not async.

use std::future::Future;
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{Error, ErrorKind, Result};
use crate::trace::in_current_span;

/// Waits for a call on the runtime of this crate, which keeps pooled connections alive between calls.
pub(crate) fn block_on<T: Send + 'static>(
    call: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    if Handle::try_current().is_ok() {
        return Err(Error::new(
            ErrorKind::Configuration,
            "a blocking call was made inside a tokio runtime, whose thread it would block: use `.send().await` or `.next().await` there",
        ));
    }
    let runtime = blocking_runtime()?;
    // The call runs on the thread that drives the connections, so its connection is back in the pool before the next call needs
    // it.
    match runtime.block_on(runtime.spawn(in_current_span(call))) {
        Ok(response) => response,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

fn blocking_runtime() -> Result<&'static Runtime> {
    static RUNTIME: OnceLock<std::io::Result<Runtime>> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| {
        Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("discovery-runtime")
            .enable_all()
            .build()
    });
    runtime.as_ref().map_err(|error| {
        Error::new(
            ErrorKind::Configuration,
            format!("blocking calls need a thread, and none could be started: {error}"),
        )
    })
}

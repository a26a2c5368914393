//! What drives requests and waits for signals: a tokio runtime on this thread.

use std::io;

use tokio::runtime::{Builder, Runtime};

/// A runtime of this thread.
pub(crate) fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

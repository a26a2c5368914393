//! [`Progress`]: how far a transfer is.

use std::fmt;
use std::sync::Arc;

/// How far an upload or a download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The bytes that are through. Of an upload that begins again, or that the server has less of than was sent, this number falls.
    pub done: u64,
    /// All bytes, if their number is known.
    pub total: Option<u64>,
}

/// Who wants to know.
#[derive(Clone, Default)]
pub(super) struct Reporter(Option<Arc<dyn Fn(Progress) + Send + Sync>>);

impl Reporter {
    pub(super) fn new(report: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(report)))
    }

    pub(super) fn report(&self, done: u64, total: Option<u64>) {
        if let Some(report) = &self.0 {
            report(Progress { done, total });
        }
    }
}

impl fmt::Debug for Reporter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.is_some())
    }
}

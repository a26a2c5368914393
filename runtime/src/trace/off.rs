//! The feature `tracing` is off: nothing is traced.

use super::{Outcome, SentRequest, Sequence};
use crate::api::{Api, Method};
use crate::error::Error;
use http::Uri;

pub(crate) struct CallSpan;

impl CallSpan {
    pub(crate) fn new(_: &Api, _: &Method, _: &Uri) -> Self {
        Self
    }

    pub(crate) fn in_scope<T>(&self, run: impl FnOnce() -> T) -> T {
        run()
    }

    pub(crate) fn end(&mut self, _: Outcome<'_>, _: u32) {}

    pub(crate) fn end_in_place(&mut self, _: Outcome<'_>, _: u32) {}
}

pub(crate) struct AttemptSpan;

impl AttemptSpan {
    pub(crate) fn new(_: &Api, _: &SentRequest<'_>) -> Self {
        Self
    }

    pub(crate) fn within<F: Future>(&self, run: F) -> F {
        run
    }

    pub(crate) fn end(self, _: Outcome<'_>) {}
}

pub(crate) struct SequenceSpan;

impl SequenceSpan {
    pub(crate) fn new(_: Sequence, _: &Api, _: &Method) -> Self {
        Self
    }

    pub(crate) fn in_scope<T>(&self, run: impl FnOnce() -> T) -> T {
        run()
    }

    pub(crate) fn within<F: Future>(&self, run: F) -> F {
        run
    }

    pub(crate) fn name_operation(&self, _: &str) {}

    pub(crate) fn end(&self, _: Option<&Error>) {}
}

pub(crate) fn in_credentials_span<F: Future>(run: F) -> F {
    run
}

#[cfg(feature = "blocking")]
pub(crate) fn in_current_span<F: Future>(run: F) -> F {
    run
}

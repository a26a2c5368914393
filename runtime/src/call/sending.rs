//! [`Sending`]: a call on its way.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::builder::Call;
use super::reply::{RawReply, Read};
use super::run::run;
use crate::api::Method;
use crate::error::Result;

type Running = Pin<Box<dyn Future<Output = Result<RawReply>> + Send>>;

/// A call on its way: a future of its reply.
///
/// Nothing is sent before it is first polled, and dropping it stops everything. It has to be polled in a tokio runtime.
#[must_use = "a call is sent when it is awaited"]
pub struct Sending<T> {
    method: &'static Method,
    wrapped: bool,
    running: Running,
    // What is generic is this last step alone, so that a user's crate compiles little.
    read: Read<T>,
}

impl<T> Sending<T> {
    pub(super) fn new(call: Call, read: Read<T>) -> Self {
        Self {
            method: call.method,
            wrapped: call.client.api().data_wrapper,
            running: start(call),
            read,
        }
    }
}

fn start(call: Call) -> Running {
    Box::pin(run(call))
}

impl<T> Future for Sending<T> {
    type Output = Result<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T>> {
        let this = self.get_mut();
        let reply = ready!(this.running.as_mut().poll(cx));
        Poll::Ready(
            reply
                .and_then(|reply| (this.read)(reply, this.wrapped))
                .map_err(|error| error.with_method(this.method)),
        )
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending")
            .field("method", &self.method.id)
            .finish_non_exhaustive()
    }
}

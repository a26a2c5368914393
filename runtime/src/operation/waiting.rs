//! [`Waiting`]: waits for the end of an operation. [`States`]: its states until then.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::follow::{Follower, UntypedState};
use super::state::OperationState;
use crate::call::decode_response;
use crate::client::ApiClient;
use crate::error::{LastState, Result};
use crate::message::Reply;

type DecodeState<O> = fn(UntypedState, bool) -> Result<OperationState<O>>;

/// Waits for an operation: a future of its last state, in which it is done and has not failed.
///
/// If the operation fails, the error has the kind [`ErrorKind::Operation`](crate::ErrorKind::Operation), and
/// [`Error::status`](crate::Error::status) says why. If a call fails or the time limit passes, the operation is still running:
/// [`Error::operation`](crate::Error::operation) has its name, and `client.resume(…)` resumes waiting. Dropping the future ends
/// the waiting, not the operation.
#[must_use = "nothing is sent before it is awaited"]
pub struct Waiting<O> {
    running: Pin<Box<dyn Future<Output = Result<UntypedState>> + Send>>,
    client: ApiClient,
    decode: DecodeState<O>,
}

impl<O: Reply> Waiting<O> {
    pub(super) fn new(client: &ApiClient, follower: Result<Follower>) -> Self {
        Self {
            running: last_state(follower),
            client: client.clone(),
            decode: decode_state::<O>,
        }
    }
}

fn last_state(
    follower: Result<Follower>,
) -> Pin<Box<dyn Future<Output = Result<UntypedState>> + Send>> {
    Box::pin(async move { follower?.last_state().await })
}

#[cfg(feature = "blocking")]
impl<O: Reply> Waiting<O> {
    /// Waits, in a program that is not async.
    ///
    /// # Errors
    ///
    /// The errors of awaiting it, and one inside an async context, where waiting would block the executor.
    pub fn blocking(self) -> Result<OperationState<O>> {
        self.client.clone().block_on(self)
    }
}

impl<O> Future for Waiting<O> {
    type Output = Result<OperationState<O>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let state = ready!(this.running.as_mut().poll(cx));
        Poll::Ready(state.and_then(|state| (this.decode)(state, this.client.api().data_wrapper)))
    }
}

impl<O> fmt::Debug for Waiting<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").finish_non_exhaustive()
    }
}

/// The states of an operation as a stream, one for each response of the server. In the last one the operation is done.
///
/// If the operation fails, an error takes the place of its last state. After an error the stream ends. If a call fails,
/// [`Error::operation`](crate::Error::operation) has the name for `client.resume(…)`. Dropping the stream ends the waiting, not
/// the operation.
#[must_use = "nothing is sent before the first poll: `.next().await`"]
pub struct States<O> {
    /// `None` after the last state, or after an error.
    next: Option<NextState>,
    client: ApiClient,
    decode: DecodeState<O>,
}

/// The next state, and the follower for the states after it; `None` if nothing could be sent.
type NextState =
    Pin<Box<dyn Future<Output = (Option<Result<UntypedState>>, Option<Box<Follower>>)> + Send>>;

impl<O: Reply> States<O> {
    pub(super) fn new(client: &ApiClient, follower: Result<Follower>) -> Self {
        Self {
            next: Some(next_state(follower.map(Box::new))),
            client: client.clone(),
            decode: decode_state::<O>,
        }
    }
}

impl<O> States<O> {
    /// The next state; `None` after the last, or after an error.
    ///
    /// Cancel safe: dropping the future loses nothing, and the next call resumes the request.
    pub async fn next(&mut self) -> Option<Result<OperationState<O>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

#[cfg(feature = "blocking")]
impl<O: Reply> States<O> {
    /// The states as an iterator that waits for each, for programs that are not async.
    pub fn blocking(self) -> crate::Blocking<Self> {
        crate::Blocking::new(self.client.clone(), self)
    }
}

#[cfg(feature = "blocking")]
impl<O: Reply> Iterator for crate::Blocking<States<O>> {
    type Item = Result<OperationState<O>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.wait(|mut states| async move {
            let state = states.next().await;
            (states, state)
        })
    }
}

fn next_state(follower: Result<Box<Follower>>) -> NextState {
    Box::pin(async move {
        match follower {
            Ok(mut follower) => (follower.next().await, Some(follower)),
            Err(error) => (Some(Err(error)), None),
        }
    })
}

impl<O> Stream for States<O> {
    type Item = Result<OperationState<O>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let Some(next) = &mut this.next else {
            return Poll::Ready(None);
        };
        let (state, follower) = ready!(next.as_mut().poll(cx));
        let state = state.map(|state| (this.decode)(state?, this.client.api().data_wrapper));
        let goes_on = matches!(state, Some(Ok(_)));
        this.next = follower
            .filter(|_| goes_on)
            .map(|follower| next_state(Ok(follower)));
        Poll::Ready(state)
    }
}

impl<O> fmt::Debug for States<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("States").finish_non_exhaustive()
    }
}

/// The last step, the only one that is compiled for each type of operation.
fn decode_state<O: Reply>(state: UntypedState, wrapped: bool) -> Result<OperationState<O>> {
    let UntypedState {
        response,
        facts,
        method,
    } = state;
    match decode_response::<O>(response, wrapped) {
        Ok(operation) => Ok(OperationState::new(operation, facts)),
        Err(error) => Err(error.with_method(&method).with_operation(LastState {
            name: facts.name,
            json: Some(facts.json),
            status: None,
        })),
    }
}

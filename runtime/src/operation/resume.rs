//! [`Resume`]: follows an operation that was started before.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use super::descriptor::Operations;
use super::follow::Follower;
use super::waiting::{States, Waiting};
use crate::client::ApiClient;
use crate::error::Result;
use crate::held::Held;
use crate::message::Reply;
use crate::options::CallOptions;

/// An operation that was started before, perhaps by another process. `client.resume(name)` of a generated crate returns one.
///
/// `O` is the operation's type, and `CANCEL` says whether the API can cancel an operation. Nothing is sent before a result is
/// awaited.
#[must_use = "nothing is sent before a result is awaited: `.wait().await`"]
pub struct Resume<O, const CANCEL: bool> {
    client: ApiClient,
    operations: Held<Operations>,
    options: CallOptions,
    name: String,
    operation: PhantomData<fn() -> O>,
}

impl<O: Reply, const CANCEL: bool> Resume<O, CANCEL> {
    /// The operation with this name or link.
    pub fn new(
        client: &ApiClient,
        operations: &'static Operations,
        name: impl Into<String>,
    ) -> Self {
        Self::of(client, Held::Static(operations), name.into())
    }

    /// The operation with this name or link, of an API that is known at run time.
    pub fn shared(
        client: &ApiClient,
        operations: Arc<Operations>,
        name: impl Into<String>,
    ) -> Self {
        Self::of(client, Held::Shared(operations), name.into())
    }

    fn of(client: &ApiClient, operations: Held<Operations>, name: String) -> Self {
        Self {
            client: client.clone(),
            operations,
            options: CallOptions::default(),
            name,
            operation: PhantomData,
        }
    }

    /// Sets deadlines, retries, headers, and how often the state is requested: see [`CallOptions::polling`].
    pub fn options(mut self, change: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        self.options = change(self.options);
        self
    }

    /// Waits until the operation is done, and returns its last state.
    ///
    /// If no method of the API takes the name, this is an error before anything is sent.
    pub fn wait(self) -> Waiting<O> {
        Waiting::new(&self.client, self.follower())
    }

    /// Every state of the operation until it is done, starting with the current one.
    pub fn states(self) -> States<O> {
        States::new(&self.client, self.follower())
    }

    fn follower(&self) -> Result<Follower> {
        let operations = self.operations.clone();
        Follower::resume(&self.client, operations, &self.options, &self.name)
    }
}

impl<O: Reply> Resume<O, true> {
    /// Asks the server to cancel the operation. The server responds as soon as it accepts the request. The operation then ends,
    /// most often with the code [`Cancelled`](crate::status::Code::Cancelled), which `wait` shows.
    pub fn cancel(self) -> Cancelling {
        Cancelling {
            running: send_cancel(self.follower()),
            client: self.client,
        }
    }
}

type RunningCancel = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

fn send_cancel(follower: Result<Follower>) -> RunningCancel {
    Box::pin(async move { follower?.cancel_call()?.send().await })
}

/// A request to cancel an operation, as a future that is ready when the server has accepted the request.
#[must_use = "a request is sent when it is awaited"]
pub struct Cancelling {
    running: RunningCancel,
    #[cfg_attr(not(feature = "blocking"), allow(dead_code))]
    client: ApiClient,
}

#[cfg(feature = "blocking")]
impl Cancelling {
    /// Sends the request, and waits until the server has accepted it, in a program that is not async.
    ///
    /// # Errors
    ///
    /// The errors of awaiting it, and one inside an async context, where waiting would block the executor.
    pub fn blocking(self) -> Result<()> {
        self.client.clone().block_on(self)
    }
}

impl Future for Cancelling {
    type Output = Result<()>;

    fn poll(
        self: Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Self::Output> {
        self.get_mut().running.as_mut().poll(cx)
    }
}

impl fmt::Debug for Cancelling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cancelling").finish_non_exhaustive()
    }
}

impl<O, const CANCEL: bool> Clone for Resume<O, CANCEL> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            operations: self.operations.clone(),
            options: self.options.clone(),
            name: self.name.clone(),
            operation: PhantomData,
        }
    }
}

impl<O, const CANCEL: bool> fmt::Debug for Resume<O, CANCEL> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resume")
            .field("name", &self.name)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

//! [`Batch`]: the calls that are sent together.

use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use super::calls::Calls;
use super::responses::{BatchHandle, BatchResponses};
use super::send::send;
use crate::call::{Call, Decode, Part};
use crate::client::ApiClient;
use crate::error::{Error, Result};
use crate::message::Reply;
use crate::options::CallOptions;

/// A call that a batch takes: each builder of a generated crate whose response is a message.
///
/// A call of media or of a stream is not one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a part of a batch",
    label = "not a call that a batch takes",
    note = "a batch takes calls that are not sent, such as `client.projects().get(name)`, without media and streams"
)]
pub trait BatchCall {
    /// The response of the method.
    type Response: Reply;

    /// The call.
    #[doc(hidden)]
    fn into_call(self) -> Call;
}

/// Many calls in one request, of any methods of one client.
///
/// [`add`](Self::add) takes a call, and gives a handle for its response. [`all`](Self::all) takes many calls of one method.
///
/// A server that takes fewer calls in a request than the batch has gets several requests, one after another. It may perform the calls
/// of one request in any order, and each call counts towards quotas as if it were sent alone.
#[derive(Clone)]
#[must_use = "a batch does nothing until it is sent: `.send().await`"]
pub struct Batch {
    calls: Calls,
}

impl ApiClient {
    /// A batch without calls.
    pub fn batch(&self) -> Batch {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Batch {
            calls: Calls {
                client: self.clone(),
                id: LAST.fetch_add(1, Ordering::Relaxed),
                all: Vec::new(),
                options: CallOptions::default(),
            },
        }
    }
}

impl Batch {
    /// Sets deadlines, retries, headers of the batch as a whole.
    ///
    /// A limit of time that is set here holds for the whole batch. Without one, each of its requests has the limit of a call. The retry
    /// policy and the hook hold for each call that has none of its own. Headers hold for all calls.
    pub fn options(mut self, options: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        self.calls.options = options(self.calls.options);
        self
    }

    /// Adds a call. The handle takes its response, after the batch was sent.
    ///
    /// # Errors
    ///
    /// The call cannot be sent, or not in this batch: it is of another client, has a body that is a stream, or has an option that
    /// is one of the whole request, such as a timeout. The batch is as before.
    pub fn add<C: BatchCall>(&mut self, call: C) -> Result<BatchHandle<C::Response>> {
        let call = call.into_call();
        let decode = call.decoder();
        self.push(call)?;
        Ok(BatchHandle {
            batch: self.calls.id,
            place: self.len() - 1,
            decode,
        })
    }

    /// Makes this a batch of calls of one method, whose results come in the order of the calls. There may be none.
    ///
    /// # Errors
    ///
    /// Those of [`add`](Self::add) for the first call that has one. It is also an error if calls were added before, whose responses
    /// nobody could take.
    pub fn all<C: BatchCall>(
        mut self,
        calls: impl IntoIterator<Item = C>,
    ) -> Result<BatchOf<C::Response>> {
        if !self.is_empty() {
            return Err(Error::request(
                "`.all(…)` is for a batch without other calls: add these with `.add(…)` too, or begin a second batch",
            ));
        }
        let mut decode = None;
        for call in calls {
            let call = call.into_call();
            decode.get_or_insert_with(|| call.decoder());
            self.push(call)?;
        }
        Ok(BatchOf {
            batch: self,
            decode,
            response: PhantomData,
        })
    }

    fn push(&mut self, mut call: Call) -> Result<()> {
        if !call.client.is_same(&self.calls.client) {
            let error = Error::request(
                "the call is of another client than the batch: a batch goes to one host, with the settings of one client; add calls of the \
                 client that began it",
            );
            return Err(error.with_method(call.method()));
        }
        Part::check(&mut call)?;
        self.calls.all.push(call);
        Ok(())
    }

    /// How many calls it has.
    pub fn len(&self) -> usize {
        self.calls.all.len()
    }

    /// Whether it has no call.
    pub fn is_empty(&self) -> bool {
        self.calls.all.is_empty()
    }

    /// Sends the batch.
    ///
    /// A call that fails is an error of its response alone, and so is each call of a request that failed after another request of the
    /// batch was answered. Of a request that failed or an answer with failures, the calls are sent again that may be repeated, each by
    /// its own policy.
    ///
    /// # Errors
    ///
    /// The batch has no call, or no request of it was answered with responses to its calls.
    pub async fn send(self) -> Result<BatchResponses> {
        if self.is_empty() {
            return Err(Error::request(
                "the batch has no call: add calls with `.add(…)` before it is sent",
            ));
        }
        // Large, and rare.
        Box::pin(send(self.calls)).await
    }

    /// Sends the batch and waits for the responses.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send), and one inside an async context.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<BatchResponses> {
        self.calls.client.clone().block_on(self.send())
    }
}

/// Shows how many calls there are, and nothing of them.
impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("client", &self.calls.client)
            .field("calls", &self.len())
            .field("options", &self.calls.options)
            .finish_non_exhaustive()
    }
}

/// A batch of calls of one method.
#[must_use = "a batch does nothing until it is sent: `.send().await`"]
pub struct BatchOf<T> {
    batch: Batch,
    /// `None`: there is no call.
    decode: Option<Decode<T>>,
    response: PhantomData<fn() -> T>,
}

impl<T> BatchOf<T> {
    /// Sets deadlines, retries, headers of the batch as a whole: see [`Batch::options`].
    pub fn options(mut self, options: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        self.batch = self.batch.options(options);
        self
    }

    /// Sends the batch, and returns the result of each call in the order of the calls. If there is no call, nothing is sent.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::send`].
    pub async fn send(self) -> Result<Vec<Result<T>>> {
        let Some(decode) = self.decode else {
            return Ok(Vec::new());
        };
        let responses = self.batch.send().await?;
        Ok(responses.into_all(decode))
    }

    /// Sends the batch and waits for the results.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send), and one inside an async context.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<Vec<Result<T>>>
    where
        T: Send + 'static,
    {
        self.batch.calls.client.clone().block_on(self.send())
    }
}

impl<T> fmt::Debug for BatchOf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.batch.fmt(f)
    }
}

//! What a batch was answered with: [`BatchResponses`], and the handles that take them.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::api::Method;
use crate::call::{Decode, RawResponse, decode_response_as};
use crate::error::{Error, Result};
use crate::held::Held;

/// Takes the response of one call out of the [`BatchResponses`] of its batch. `T` is the type of the response.
#[must_use = "the handle takes the response: `responses.take(handle)`"]
pub struct BatchHandle<T> {
    pub(super) batch: u64,
    pub(super) place: usize,
    pub(super) decode: Decode<T>,
}

impl<T> fmt::Debug for BatchHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchHandle")
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

/// The responses of a batch: one for each call, which is a value or an error.
#[must_use = "the responses may be errors"]
pub struct BatchResponses {
    pub(super) batch: u64,
    pub(super) wrapped: bool,
    /// `None`: it was taken.
    pub(super) all: Vec<Option<Outcome>>,
}

/// How one call ended.
pub(super) struct Outcome {
    pub(super) method: Held<Method>,
    pub(super) result: Result<RawResponse>,
}

impl BatchResponses {
    /// The response of the call, as the type of the document.
    ///
    /// # Errors
    ///
    /// The errors of the call, as if it were sent alone. It is also an error if the handle is of another batch.
    pub fn take<T>(&mut self, handle: BatchHandle<T>) -> Result<T> {
        let outcome = self.outcome(handle.batch, handle.place)?;
        outcome.decode(handle.decode, self.wrapped)
    }

    /// The response of the call, decoded into a type of the caller.
    ///
    /// # Errors
    ///
    /// Those of [`take`](Self::take).
    pub fn take_as<U: DeserializeOwned>(&mut self, handle: BatchHandle<impl Sized>) -> Result<U> {
        let outcome = self.outcome(handle.batch, handle.place)?;
        outcome.decode(decode_response_as::<U>, self.wrapped)
    }

    /// The raw response of the call: status, headers and bytes.
    ///
    /// # Errors
    ///
    /// Those of [`take`](Self::take).
    pub fn take_raw(&mut self, handle: BatchHandle<impl Sized>) -> Result<RawResponse> {
        self.outcome(handle.batch, handle.place)?.result
    }

    /// How many calls failed whose responses were not taken.
    pub fn failed(&self) -> usize {
        let left = self.all.iter().flatten();
        left.filter(|outcome| outcome.result.is_err()).count()
    }

    fn outcome(&mut self, batch: u64, place: usize) -> Result<Outcome> {
        let own = batch == self.batch;
        let found = self
            .all
            .get_mut(place)
            .filter(|_| own)
            .and_then(Option::take);
        // A handle takes once, and only clones of a batch have the same id. So what is left is a handle of another batch.
        found.ok_or_else(|| {
            Error::request(
                "the handle is not of the batch that these responses belong to: take it from the responses of the batch that gave it",
            )
        })
    }

    /// All results, in the order of the calls.
    pub(super) fn into_all<T>(self, decode: Decode<T>) -> Vec<Result<T>> {
        let wrapped = self.wrapped;
        let all = self.all.into_iter().flatten();
        all.map(|outcome| outcome.decode(decode, wrapped)).collect()
    }
}

impl Outcome {
    fn decode<T>(self, decode: Decode<T>, wrapped: bool) -> Result<T> {
        let value = self.result.and_then(|response| decode(response, wrapped));
        value.map_err(|error| error.with_method(&self.method))
    }
}

impl fmt::Debug for BatchResponses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchResponses")
            .field("left", &self.all.iter().flatten().count())
            .field("failed", &self.failed())
            .finish_non_exhaustive()
    }
}

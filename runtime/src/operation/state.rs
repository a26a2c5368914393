//! [`OperationState`]: the state of an operation in one response.

use std::fmt;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::any;
use super::descriptor::OperationShape;
use super::read;
use crate::error::Result;
use crate::message::{Decoding, Reply};

/// The state of an operation in one response of the server: its message, and the values in it.
///
/// `O` is the operation's type in the generated crate, `types::Operation` as a rule.
#[derive(Clone, PartialEq)]
pub struct OperationState<O> {
    operation: O,
    facts: Facts,
}

/// What is known about an operation without its type.
#[derive(Clone)]
pub(super) struct Facts {
    pub(super) shape: OperationShape,
    pub(super) name: String,
    pub(super) json: Value,
    /// The message as it was sent, with all digits of its numbers.
    pub(super) text: Bytes,
    /// How to read what is in it, as the options of the call say.
    pub(super) decoding: Decoding,
}

/// The text says no more than the value.
impl PartialEq for Facts {
    fn eq(&self, other: &Self) -> bool {
        (self.shape, &self.name, &self.json) == (other.shape, &other.name, &other.json)
    }
}

impl Facts {
    /// Decodes the `Any` under this key, as the options of the call say.
    fn unpack<T: Reply>(&self, key: &str) -> Result<T> {
        any::unpack(key, &self.json, &self.text, self.decoding)
    }
}

impl<O> OperationState<O> {
    pub(super) fn new(operation: O, facts: Facts) -> Self {
        Self { operation, facts }
    }

    /// The name that `client.resume(…)` takes to resume waiting, also in another process: the link of the operation if it has a
    /// usable one, else its name.
    pub fn name(&self) -> &str {
        &self.facts.name
    }

    /// Whether the operation is done.
    pub fn is_done(&self) -> bool {
        read::is_done(self.facts.shape, &self.facts.json)
    }

    /// The message itself. If the API has progress, warnings or a link to the result, they are fields of the message.
    pub fn operation(&self) -> &O {
        &self.operation
    }

    /// The message itself, by value.
    pub fn into_operation(self) -> O {
        self.operation
    }

    /// The result of the operation, which is `response` in the message: `response::<types::Cluster>()`. It is the empty value
    /// if there is none: the operation is not done, or has no result, or its API has a link to the result instead.
    ///
    /// # Errors
    ///
    /// The result has another type than `T`, which the error names, or it does not decode.
    pub fn response<T: Reply>(&self) -> Result<T> {
        self.facts.unpack("response")
    }

    /// The result, decoded into a type of the caller, whatever its `@type` is.
    ///
    /// # Errors
    ///
    /// It does not decode.
    pub fn response_as<T: DeserializeOwned>(&self) -> Result<T> {
        any::unpack_as("response", self.facts.json.get("response"))
    }

    /// The `metadata` of the operation, such as its progress.
    ///
    /// # Errors
    ///
    /// The metadata has another type than `T`, which the error names, or it does not decode.
    pub fn metadata<T: Reply>(&self) -> Result<T> {
        self.facts.unpack("metadata")
    }

    /// The metadata, decoded into a type of the caller, whatever its `@type` is.
    ///
    /// # Errors
    ///
    /// It does not decode.
    pub fn metadata_as<T: DeserializeOwned>(&self) -> Result<T> {
        any::unpack_as("metadata", self.facts.json.get("metadata"))
    }
}

impl<O: fmt::Debug> fmt::Debug for OperationState<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OperationState")
            .field("name", &self.facts.name)
            .field("done", &self.is_done())
            .field("operation", &self.operation)
            .finish()
    }
}

//! [`OperationState`]: what an operation was when it was last looked at.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::any;
use super::descriptor::OperationShape;
use super::read;
use crate::error::Result;
use crate::message::Reply;

/// An operation as it was when the server was asked: its message, and what is in it.
///
/// `O` is the operation's type in the generated crate, `types::Operation` as a rule.
#[derive(Clone, PartialEq)]
pub struct OperationState<O> {
    operation: O,
    facts: Facts,
}

/// What is known of an operation whatever its type.
#[derive(Clone, PartialEq)]
pub(super) struct Facts {
    pub(super) shape: OperationShape,
    pub(super) name: String,
    pub(super) json: Value,
}

impl<O> OperationState<O> {
    pub(super) fn new(operation: O, facts: Facts) -> Self {
        Self { operation, facts }
    }

    /// What `client.resume(…)` takes to go on with this operation, also in another process: its link, where it has one that says
    /// where it is, else its name.
    pub fn name(&self) -> &str {
        &self.facts.name
    }

    /// Whether the operation is done.
    pub fn is_done(&self) -> bool {
        read::is_done(self.facts.shape, &self.facts.json)
    }

    /// The message itself. Progress, warnings and the link of what was made are its fields, where the API has them.
    pub fn operation(&self) -> &O {
        &self.operation
    }

    /// The message itself, to keep.
    pub fn into_operation(self) -> O {
        self.operation
    }

    /// The result, which stands in the message as `response`, with the name of its type: `response::<types::Cluster>()`.
    /// Without one (the operation is not done, or has no result, or is of an API that names what was made by a link) it is the
    /// empty value.
    ///
    /// # Errors
    ///
    /// The result is of another type than `T`, which the error names, or it does not decode.
    pub fn response<T: Reply>(&self) -> Result<T> {
        any::unpack("response", self.facts.json.get("response"))
    }

    /// The result in a type of the caller's, whatever the name of its type.
    ///
    /// # Errors
    ///
    /// It does not decode.
    pub fn response_as<T: DeserializeOwned>(&self) -> Result<T> {
        any::unpack_as("response", self.facts.json.get("response"))
    }

    /// What the service says of the operation beside its result, such as progress: `metadata`, with the name of its type.
    ///
    /// # Errors
    ///
    /// It is of another type than `T`, which the error names, or it does not decode.
    pub fn metadata<T: Reply>(&self) -> Result<T> {
        any::unpack("metadata", self.facts.json.get("metadata"))
    }

    /// The metadata in a type of the caller's, whatever the name of its type.
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

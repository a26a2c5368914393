//! [`LastState`]: the operation that an error is about.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Result;
use crate::status::Status;

/// The operation that an error is about, so that it is not lost when waiting for it ends.
#[derive(Clone, Debug)]
pub struct LastState {
    pub(super) name: String,
    pub(super) json: Option<Value>,
    pub(super) status: Option<Status>,
}

impl LastState {
    /// What `client.resume(…)` takes to go on with the operation.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The message that was read last; `None` where none was read: the operation was resumed, and the first look at it failed.
    pub fn json(&self) -> Option<&Value> {
        self.json.as_ref()
    }

    /// The message that was read last, as its type in the generated crate: `decode::<types::Operation>()`. The empty value where
    /// none was read.
    ///
    /// # Errors
    ///
    /// It does not decode.
    pub fn decode<O: DeserializeOwned>(&self) -> Result<O> {
        super::any::unpack_as("state", self.json.as_ref())
    }

    /// What the operation failed with.
    pub(crate) fn status(&self) -> Option<&Status> {
        self.status.as_ref()
    }
}

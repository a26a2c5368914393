//! [`LastState`]: the operation that an error is about.

use serde_json::Value;

use crate::status::Status;

/// The operation that an error is about, so that it is not lost when waiting for it ends.
#[derive(Clone, Debug)]
pub struct LastState {
    pub(crate) name: String,
    pub(crate) json: Option<Value>,
    pub(crate) status: Option<Status>,
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

    /// What the operation failed with.
    pub(crate) fn status(&self) -> Option<&Status> {
        self.status.as_ref()
    }
}

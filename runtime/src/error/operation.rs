//! [`LastState`]: the operation that an error is about.

use serde_json::Value;

use crate::status::Status;

/// The operation that an error is about. It keeps the operation from being lost when waiting ends with an error.
#[derive(Clone, Debug)]
pub struct LastState {
    pub(crate) name: String,
    pub(crate) json: Option<Value>,
    pub(crate) status: Option<Status>,
}

impl LastState {
    /// The name that `client.resume(…)` takes to resume waiting.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The last message of the operation. `None` if there was none: the first call after a resume failed.
    pub fn json(&self) -> Option<&Value> {
        self.json.as_ref()
    }

    /// The failure of the operation.
    pub(crate) fn status(&self) -> Option<&Status> {
        self.status.as_ref()
    }
}

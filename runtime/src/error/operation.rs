//! [`LastState`]: the operation that an error is about.

use std::fmt;

use serde_json::Value;

use crate::shown::{Short, WORD};
use crate::status::Status;

/// The operation that an error is about. It keeps the operation from being lost when waiting ends with an error.
/// `Debug` shows its name and its failure, and not the message.
#[derive(Clone)]
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

impl fmt::Debug for LastState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LastState")
            .field("name", &Short(&self.name, WORD))
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

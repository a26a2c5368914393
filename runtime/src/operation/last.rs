//! The last state of an operation that an error is about, as its type.

use serde::de::DeserializeOwned;

use super::any::unpack_as;
use crate::error::{LastState, Result};

impl LastState {
    /// The message that was read last, as its type in the generated crate: `decode::<types::Operation>()`. The empty value where
    /// none was read.
    ///
    /// # Errors
    ///
    /// It does not decode.
    pub fn decode<O: DeserializeOwned>(&self) -> Result<O> {
        unpack_as("state", self.json())
    }
}

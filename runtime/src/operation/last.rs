//! Decodes the last state in an error.

use serde::de::DeserializeOwned;

use super::any::unpack_as;
use crate::error::{LastState, Result};

impl LastState {
    /// The last message of the operation, as its type in the generated crate: `decode::<types::Operation>()`. The empty value
    /// if there was none.
    ///
    /// # Errors
    ///
    /// It does not decode.
    pub fn decode<O: DeserializeOwned>(&self) -> Result<O> {
        unpack_as("state", self.json())
    }
}

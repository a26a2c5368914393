//! What this folder adds to a call: waiting for the operation that it starts.

use super::descriptor::Operations;
use super::follow::Follower;
use super::waiting::{States, Waiting};
use crate::call::Call;
use crate::held::Held;
use crate::message::Reply;

impl Call {
    /// Sends the call, and waits until the operation that it starts is done.
    pub fn wait<O: Reply>(self, operations: impl Into<Held<Operations>>) -> Waiting<O> {
        let client = self.client.clone();
        Waiting::new(&client, Ok(Follower::start(self, operations.into())))
    }

    /// Sends the call, and returns each state of the operation that it starts.
    pub fn states<O: Reply>(self, operations: impl Into<Held<Operations>>) -> States<O> {
        let client = self.client.clone();
        States::new(&client, Ok(Follower::start(self, operations.into())))
    }
}

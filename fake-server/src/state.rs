//! What a server has: its API, what was created in it, and a call that is checked.

use serde_json::Value;

use crate::api::Api;
use crate::fault::{Fault, Faults};
use crate::message::{Request, Response};
use crate::sessions::Sessions;
use crate::store::{Media, Store};
use crate::template::Values;

/// An API, and what was created in it.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) api: Api,
    pub(crate) store: Store,
    pub(crate) sessions: Sessions,
    pub(crate) faults: Faults,
    /// So often an operation is read until it is done.
    pub(crate) polls: u32,
}

/// A response, and what is said about it.
#[derive(Debug)]
pub(crate) struct Served {
    /// The id of the method; empty if there is none.
    pub(crate) method: String,
    pub(crate) response: Response,
    pub(crate) fault: Option<Fault>,
}

/// A call of a method: what came, checked.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) request: &'a Request,
    pub(crate) values: Values,
    pub(crate) body: Value,
    pub(crate) media: Option<Media>,
}

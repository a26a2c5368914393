//! The calls of a batch, and what holds for all of them.

use crate::call::Call;
use crate::client::ApiClient;
use crate::options::CallOptions;

/// The calls of a batch, before it is sent.
#[derive(Clone)]
pub(super) struct Calls {
    pub(super) client: ApiClient,
    /// The handles of the batch know it by this number.
    pub(super) id: u64,
    pub(super) all: Vec<Call>,
    pub(super) options: CallOptions,
}

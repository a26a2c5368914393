//! [`ApiClient`]: what all calls of a client share.

use std::fmt;
use std::sync::Arc;

use http::{HeaderMap, Uri};

use super::endpoint::is_private;
use crate::api::Api;
use crate::clock::Clock;
use crate::credentials::Credentials;
#[cfg(feature = "blocking")]
use crate::error::Result;
use crate::held::Held;
use crate::options::CallOptions;
use crate::policy::RetryBudget;
use crate::transport::Transport;

/// What all calls of one client share. Generated clients and resources wrap one. Clones are the same client.
#[derive(Clone)]
pub struct ApiClient(pub(super) Arc<ClientState>);

pub(super) struct ClientState {
    pub(super) api: Held<Api>,
    pub(super) base_url: String,
    /// The length of the root in `base_url`, without its `/`.
    pub(super) root_length: usize,
    /// The same, to ask who can read what is sent there.
    pub(super) base_uri: Uri,
    pub(super) credentials: Credentials,
    /// The domain of its universe.
    pub(super) universe: String,
    /// Those that the caller chose.
    pub(super) scopes: Option<Vec<String>>,
    /// Those of the API.
    pub(super) default_scopes: Vec<String>,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) options: CallOptions,
    pub(super) budget: RetryBudget,
    /// The headers of every call.
    pub(super) headers: HeaderMap,
    pub(super) allow_insecure: bool,
    #[cfg(feature = "blocking")]
    pub(super) thread: crate::blocking::HeldThread,
}

impl ApiClient {
    /// Closes the pooled connections of the transport, in all tokio runtimes.
    ///
    /// Calls in flight finish, and a later call opens a new connection. Closing twice does nothing more. It affects every
    /// client that shares the transport.
    pub fn close(&self) {
        self.0.transport.close();
    }

    /// Whether two are clones of one client.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The API of the client.
    pub fn api(&self) -> &Api {
        &self.0.api
    }

    /// The URL before the path of a method: the root of the endpoint and the service path, which end in `/`. A path that begins with
    /// `/`, as those of uploads and batches do, stands at the root alone, which has the path of an emulator and ends without a `/`.
    pub(crate) fn base_of(&self, path: &str) -> &str {
        match path.starts_with('/') {
            true => &self.0.base_url[..self.0.root_length],
            false => &self.0.base_url,
        }
    }

    pub(crate) fn base_uri(&self) -> &Uri {
        &self.0.base_uri
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.0.credentials
    }

    /// The domain of the universe that the client is of.
    pub(crate) fn universe(&self) -> &str {
        &self.0.universe
    }

    /// The scopes that the caller chose for all calls.
    pub(crate) fn scopes(&self) -> Option<&[String]> {
        self.0.scopes.as_deref()
    }

    /// The scopes of the API, if nobody chose any.
    pub(crate) fn default_scopes(&self) -> &[String] {
        &self.0.default_scopes
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    /// The clock of its calls.
    pub(crate) fn clock(&self) -> Clock {
        self.0.transport.clock()
    }

    pub(crate) fn default_options(&self) -> &CallOptions {
        &self.0.options
    }

    pub(crate) fn budget(&self) -> &RetryBudget {
        &self.0.budget
    }

    /// The headers that every call sends.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Waits for a call of this client, in a program that is not async.
    #[cfg(feature = "blocking")]
    pub(crate) fn block_on<T: Send + 'static>(
        &self,
        call: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Result<T> {
        self.0.thread.block_on(call)
    }

    /// Whether a secret may be sent to `uri`: nobody on the way can read it, or the caller allows that.
    pub(crate) fn may_send_secrets(&self, uri: &Uri) -> bool {
        self.0.allow_insecure || is_private(uri, self.transport())
    }
}

/// Shows no secret.
impl fmt::Debug for ApiClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiClient")
            .field(
                "api",
                &format_args!("{} {}", &*self.0.api.name, &*self.0.api.version),
            )
            .field("base_url", &self.0.base_url)
            .field("credentials", &self.0.credentials)
            .finish_non_exhaustive()
    }
}

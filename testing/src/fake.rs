//! [`Fake`]: a server in the memory of a test.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use discovery_runtime::bytes::Bytes;
use discovery_runtime::contract::ApiClient;
use discovery_runtime::{ClientBuilder, Clock, http};

use crate::expected::{Expectation, Expected};
use crate::json::Compare;
use crate::report;
use crate::request::Request;
use crate::rule::Rule;
use crate::setup::{build, set_up};
use crate::transport::FakeTransport;
use crate::upload::Sessions;

/// A server in the memory of a test: it expects calls, and responds to them.
///
/// Everything above the transport is what runs in production: URLs, retries, errors, pages, operations, media, streams. Nothing goes
/// over a network, and time stands still: a pause before a retry ends at once, and [`pauses`](Self::pauses) has its length.
///
/// A test fails if a call comes that is not expected, or if a response is not requested, also if the program ignores errors: when the
/// fake is dropped, or by [`finish`](Self::finish).
///
/// ```
/// use discovery_runtime::serde_json::json;
/// use discovery_testing::{Fake, ServerError};
/// use google_monitoring_v3::Client;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), google_monitoring_v3::Error> {
/// let fake = Fake::new();
/// fake.on("monitoring.projects.alertPolicies.list")
///     .parameter("name", "projects/p")
///     .respond_times(2, ServerError::new(503))
///     .respond(json!({"alertPolicies": [{"displayName": "disk is full"}]}));
///
/// let client = fake.client(Client::builder());
/// let page = client.projects().alert_policies().list("projects/p").send().await?;
/// assert_eq!(page.alert_policies[0].display_name.as_deref(), Some("disk is full"));
/// assert_eq!(fake.pauses().len(), 2);
/// fake.finish();
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
pub struct Fake {
    shared: Arc<Shared>,
    finished: bool,
}

/// What the fake and its transports share.
pub(crate) struct Shared {
    pub(crate) clock: Clock,
    state: Mutex<State>,
}

#[derive(Default)]
pub(crate) struct State {
    pub(crate) expectations: Vec<Expectation>,
    pub(crate) requests: Vec<Request>,
    /// What went wrong.
    pub(crate) failures: Vec<String>,
    pub(crate) sessions: Sessions,
}

impl Default for Shared {
    fn default() -> Self {
        Self {
            clock: Clock::still(),
            state: Mutex::default(),
        }
    }
}

impl Shared {
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Fake {
    /// A fake that expects nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects calls of the method with this id, such as `monitoring.projects.alertPolicies.list`. The id is in the documentation of
    /// the method, and errors name it.
    pub fn on(&self, method: &str) -> Expected<'_> {
        self.expect(Rule {
            method: method.to_owned(),
            ..Rule::default()
        })
    }

    /// Expects a call like this one: of the same method, with at least its parameters and the members of its body. The compiler checks
    /// names and types.
    ///
    /// ```
    /// # use discovery_runtime::serde_json::json;
    /// # use discovery_testing::Fake;
    /// # use google_monitoring_v3::Client;
    /// let fake = Fake::new();
    /// let client = fake.client(Client::builder());
    /// let call = client.projects().alert_policies().list("projects/p").page_size(10);
    /// fake.on_call(call.request().unwrap()).respond_always(json!({}));
    /// ```
    pub fn on_call(&self, request: http::Request<Bytes>) -> Expected<'_> {
        let (parts, body) = request.into_parts();
        let request = Request::new(parts, body);
        let parameters = request.parameters.iter();
        let bodies = Some((request.json(), Compare::AtLeast));
        self.expect(Rule {
            method: request.method.clone(),
            parameters: parameters
                .map(|(name, value)| (name.clone(), Some(value.clone())))
                .collect(),
            bodies: bodies
                .filter(|_| !request.body.is_empty())
                .into_iter()
                .collect(),
            ..Rule::default()
        })
    }

    fn expect(&self, rule: Rule) -> Expected<'_> {
        let mut state = self.shared.lock();
        state.expectations.push(Expectation::new(rule));
        Expected {
            shared: &self.shared,
            index: state.expectations.len() - 1,
        }
    }

    /// The transport, for a client or a program that takes one. Clones are the same transport.
    pub fn transport(&self) -> FakeTransport {
        FakeTransport {
            shared: self.shared.clone(),
        }
    }

    /// The builder of a client with the transport of this fake, without credentials, and without a look at the environment for an
    /// emulator. Later settings win.
    pub fn set_up<C: From<ApiClient>>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        set_up(builder, self.transport())
    }

    /// A client that calls this fake: `fake.client(google_monitoring_v3::Client::builder())`.
    ///
    /// # Panics
    ///
    /// The builder has a setting that no client can have.
    #[track_caller]
    pub fn client<C: From<ApiClient>>(&self, builder: ClientBuilder<C>) -> C {
        build(self.set_up(builder))
    }

    /// Every request that came, in order: each attempt is one.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.lock().requests.clone()
    }

    /// The requests of one method, in order.
    pub fn requests_of(&self, method: &str) -> Vec<Request> {
        let mut requests = self.requests();
        requests.retain(|request| request.method == method);
        requests
    }

    /// Checks which methods were called, in order: each attempt counts.
    ///
    /// # Panics
    ///
    /// Others were called, or in another order. The message has both lists, and the request that is wrong.
    #[track_caller]
    pub fn assert_requests<'m>(&self, methods: impl IntoIterator<Item = &'m str>) {
        let methods: Vec<&str> = methods.into_iter().collect();
        if let Some(message) = report::wrong_order(&methods, &self.requests()) {
            panic!("{message}");
        }
    }

    /// The pauses that the clients made before retries and before requests for the state of an operation, in order. They are as long as
    /// the policy allows, without jitter.
    pub fn pauses(&self) -> Vec<Duration> {
        self.shared.clock.pauses()
    }

    /// Ends the test of the calls. Dropping the fake does the same.
    ///
    /// # Panics
    ///
    /// A call came that was not expected, or a response was not requested. The message says which, and how to expect it.
    #[track_caller]
    pub fn finish(mut self) {
        self.finished = true;
        if let Some(message) = report::failures(&self.shared.lock(), true) {
            panic!("{message}");
        }
    }
}

impl Drop for Fake {
    #[track_caller]
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        let panicking = std::thread::panicking();
        let message = report::failures(&self.shared.lock(), !panicking);
        match message {
            None => {}
            // A second panic would end the process.
            Some(message) if panicking => eprintln!("{message}"),
            Some(message) => panic!("{message}"),
        }
    }
}

impl fmt::Debug for Fake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.shared.lock();
        f.debug_struct("Fake")
            .field("expectations", &state.expectations.len())
            .field("requests", &state.requests.len())
            .finish_non_exhaustive()
    }
}

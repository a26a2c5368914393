//! Follows an operation from state to state. Nothing here depends on its type, so a user's crate does not compile it.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::address::{self, PathValue};
use super::descriptor::{OperationShape, Operations, ServerTimeout};
use super::read;
use super::state::Facts;
use crate::api::Method;
use crate::call::{Call, RawResponse, json_object, require_tokio_runtime};
use crate::client::ApiClient;
use crate::clock::Clock;
use crate::error::{Error, ErrorKind, LastState, Result};
use crate::held::Held;
use crate::message::value_from_slice;
use crate::options::{CallOptions, ResolvedOptions};
use crate::policy::PollingPolicy;
use crate::shown::{Secrets, WORD, shown};
use crate::trace::{Sequence, SequenceSpan};

/// The longest wait of the server in one call, if the request can say it.
const SERVER_WAIT: Duration = Duration::from_secs(60);
/// The longest wait of a server that decides itself: Compute Engine waits two minutes.
const SERVER_DECIDES: Duration = Duration::from_secs(150);

/// The parameters that say who calls and how errors look. Every call about an operation takes them from the call that started
/// it.
const PASSED_ON: [&str; 8] = [
    "$.xgafv",
    "access_token",
    "bearer_token",
    "key",
    "oauth_token",
    "pp",
    "quotaUser",
    "userIp",
];

/// An operation, and where following it has got to.
pub(super) struct Follower {
    client: ApiClient,
    clock: Clock,
    operations: Held<Operations>,
    options: CallOptions,
    parameters: Vec<(Cow<'static, str>, String)>,
    policy: PollingPolicy,
    /// The call that starts the operation, before it is sent.
    start: Option<Call>,
    /// The method of the first call. Errors without a response name it.
    method: Held<Method>,
    /// The method of the last call.
    last_method: Held<Method>,
    /// Where the operation is read. Known as soon as it has a name.
    target: Option<OperationAddress>,
    /// The last message of the operation.
    json: Option<Value>,
    deadline: Option<Instant>,
    /// How many pauses there were between requests for the state.
    pauses: u32,
    server_wait: bool,
    /// How long the server waited before its last response.
    server_waited: Option<Duration>,
    /// The error of the last request for the state, if it was a rate limit. It becomes the cause if the time runs out.
    rate_limit: Option<Error>,
    ended: bool,
    /// The span around all calls; `None` before the first and after the last.
    span: Option<SequenceSpan>,
    /// Whether the span has the name of the operation.
    named: bool,
}

/// Where an operation is read: method and path values.
#[derive(Clone)]
struct OperationAddress {
    get: Held<Method>,
    wait: Option<(Held<Method>, ServerTimeout)>,
    /// With whether it takes a body.
    cancel: Option<(Held<Method>, bool)>,
    values: Vec<PathValue>,
    /// Where it runs, if its link says that beside the path.
    location: Option<String>,
    name: String,
}

/// A state of an operation, before it is decoded.
pub(super) struct UntypedState {
    pub(super) response: RawResponse,
    pub(super) facts: Facts,
    /// The method whose response it is.
    pub(super) method: Held<Method>,
}

impl Follower {
    /// Follows the operation that `call` starts.
    pub(super) fn start(mut call: Call, operations: Held<Operations>) -> Self {
        call.expect_json();
        let options = call.options.as_deref().cloned().unwrap_or_default();
        let mut follower = Self::new(
            call.client.clone(),
            operations,
            options,
            call.method.clone(),
        );
        follower.parameters = call
            .query
            .iter()
            .filter(|(name, _)| PASSED_ON.contains(&&**name))
            .cloned()
            .collect();
        follower.start = Some(call);
        follower
    }

    /// Follows the operation with this name.
    ///
    /// # Errors
    ///
    /// No method of the API reads an operation with such a name.
    pub(super) fn resume(
        client: &ApiClient,
        operations: Held<Operations>,
        options: &CallOptions,
        name: &str,
    ) -> Result<Self> {
        let target = find_address(client, &operations, name)
            .ok_or_else(|| Error::new(ErrorKind::Request, no_getter_message(&operations, name)))?;
        let method = target.get.clone();
        let mut follower = Self::new(client.clone(), operations, options.clone(), method);
        follower.target = Some(target);
        Ok(follower)
    }

    fn new(
        client: ApiClient,
        operations: Held<Operations>,
        options: CallOptions,
        method: Held<Method>,
    ) -> Self {
        let policy = options.polling_policy(client.default_options());
        Self {
            operations,
            options: options.for_follow_up_call(),
            parameters: Vec::new(),
            server_wait: policy.server_wait,
            policy,
            start: None,
            method: method.clone(),
            last_method: method,
            target: None,
            json: None,
            deadline: None,
            pauses: 0,
            server_waited: None,
            rate_limit: None,
            ended: false,
            clock: client.clock(),
            span: None,
            named: false,
            client,
        }
    }

    /// The next state; `None` after the last. If the operation failed, an error takes the place of the last state.
    pub(super) async fn next(&mut self) -> Option<Result<UntypedState>> {
        if self.ended {
            return None;
        }
        let span = self.span.take().unwrap_or_else(|| {
            SequenceSpan::new(Sequence::Operation, self.client.api(), &self.method)
        });
        let outcome = span.within(self.fetch_state()).await;
        let state = self.finish_state(outcome);
        if !self.named
            && let Some(target) = &self.target
        {
            self.named = true;
            span.name_operation(&target.name);
        }
        match self.ended {
            true => span.end(state.as_ref().err()),
            false => self.span = Some(span),
        }
        Some(state)
    }

    /// Looks whether a state is the last one.
    fn finish_state(&mut self, outcome: Result<UntypedState>) -> Result<UntypedState> {
        match outcome {
            Ok(seen) => {
                self.ended = read::is_done(seen.facts.shape, &seen.facts.json);
                match read::failure(seen.facts.shape, &seen.facts.json).filter(|_| self.ended) {
                    Some(status) => {
                        let error = Error::new(ErrorKind::Operation, "the operation failed");
                        let last = LastState {
                            name: seen.facts.name,
                            json: Some(seen.facts.json),
                            status: Some(status),
                        };
                        let error = error.with_operation(last);
                        Err(self.with_context(error.with_secrets(&seen.response.secrets)))
                    }
                    None => Ok(seen),
                }
            }
            Err(error) => {
                self.ended = true;
                Err(self.with_context(error))
            }
        }
    }

    /// The last state.
    pub(super) async fn last_state(mut self) -> Result<UntypedState> {
        loop {
            match self.next().await {
                Some(Ok(_)) if !self.ended => {}
                Some(outcome) => return outcome,
                None => return Err(Error::new(ErrorKind::Decode, "the operation has no state")),
            }
        }
    }

    /// Adds method and operation to an error, so that the operation can be resumed.
    fn with_context(&self, error: Error) -> Error {
        let error = match error.method() {
            Some(_) => error,
            None => error.with_method(&self.method),
        };
        match &self.target {
            Some(target) if error.operation().is_none() => error.with_operation(LastState {
                name: target.name.clone(),
                json: self.json.clone(),
                status: None,
            }),
            _ => error,
        }
    }

    async fn fetch_state(&mut self) -> Result<UntypedState> {
        require_tokio_runtime()?;
        let response = match self.start.take() {
            Some(call) => self.send(call).await?,
            None => self.poll_before_deadline().await?,
        };
        let json: Value = match response.body.trim_ascii().is_empty() {
            true => Value::Null,
            false => self.parse(&response)?,
        };
        let shape = self.operations.shape;
        let found =
            read::names(&json).find_map(|name| find_address(&self.client, &self.operations, name));
        // The first address stays, whatever later messages say.
        if self.target.is_none() {
            self.target = found;
        }
        let name = match &self.target {
            Some(target) => target.name.clone(),
            None if read::is_done(shape, &json) => String::new(),
            None => {
                let named: Vec<&str> = read::names(&json).collect();
                let error = Error::new(
                    ErrorKind::Decode,
                    match named.as_slice() {
                        [] => "came with an operation that has no name, so it cannot be followed"
                            .to_owned(),
                        [name, ..] => no_getter_message(&self.operations, name),
                    },
                );
                let error = error
                    .with_method(&self.last_method)
                    .with_secrets(&response.secrets);
                return Err(error.with_response(
                    response.http_status,
                    response.headers,
                    response.body,
                ));
            }
        };
        self.json = Some(json.clone());
        let text = response.body.slice_ref(self.unwrap(&response));
        let decoding = response.decoding;
        Ok(UntypedState {
            response,
            facts: Facts {
                shape,
                name,
                json,
                text,
                decoding,
            },
            method: self.last_method.clone(),
        })
    }

    async fn send(&mut self, call: Call) -> Result<RawResponse> {
        self.last_method = call.method.clone();
        call.send_raw().await
    }

    /// The message in a body.
    fn unwrap<'r>(&self, response: &'r RawResponse) -> &'r [u8] {
        match self.client.api().data_wrapper {
            true => json_object::unwrap_data(&response.body),
            false => &response.body,
        }
    }

    fn parse(&self, response: &RawResponse) -> Result<Value> {
        let limit = response.decoding.max_decoded_bytes;
        value_from_slice(self.unwrap(response), limit).map_err(|error| {
            let error = match error.is_too_large() {
                true => Error::new(ErrorKind::TooLarge, "came with a body that is too large"),
                false => Error::new(ErrorKind::Decode, "came with a body that is not JSON"),
            }
            .with_source(error.hide(&response.secrets));
            let error = error.with_secrets(&response.secrets);
            error.with_method(&self.last_method).with_response(
                response.http_status,
                response.headers.clone(),
                response.body.clone(),
            )
        })
    }

    /// Requests the state after the next pause, within the time limit for waiting.
    async fn poll_before_deadline(&mut self) -> Result<RawResponse> {
        let Some(target) = self.target.clone() else {
            return Err(Error::new(ErrorKind::Decode, "the operation has no name"));
        };
        if self.deadline.is_none() {
            self.deadline = self
                .policy
                .timeout
                .and_then(|timeout| self.clock.after(timeout));
        }
        let deadline = self.deadline;
        let clock = self.clock.clone();
        let ask = Box::pin(self.poll_after_pause(&target));
        match deadline {
            None => ask.await,
            Some(deadline) => match clock.limit(deadline, ask).await {
                Some(response) => response,
                None => Err(self.not_done_in_time()),
            },
        }
    }

    fn not_done_in_time(&mut self) -> Error {
        let limit = self.policy.timeout.unwrap_or_default();
        let message = format!("the operation was not done after {limit:?}");
        let error = Error::new(ErrorKind::Timeout, message);
        match self.rate_limit.take() {
            Some(cause) => error.with_source(cause),
            None => error,
        }
    }

    /// Requests the state after the next pause. A rate limit is not the end of the waiting: the state is requested again, after a
    /// longer pause, as long as the time limit allows.
    async fn poll_after_pause(&mut self, target: &OperationAddress) -> Result<RawResponse> {
        loop {
            let error = match self.poll_once(target).await {
                Err(error) if self.may_poll_again(&error) => error,
                outcome => {
                    self.rate_limit = None;
                    return outcome;
                }
            };
            // A wait that the server asks for beyond the limit is not begun.
            let asked = error.retry_after().unwrap_or_default();
            let next = self.clock.after(asked);
            if self
                .deadline
                .is_some_and(|deadline| next.is_none_or(|next| next >= deadline))
            {
                return Err(error);
            }
            self.rate_limit = Some(error);
            let pause = self.next_pause().max(asked);
            self.clock.pause(pause).await;
        }
    }

    fn may_poll_again(&self, error: &Error) -> bool {
        let limits = ResolvedOptions::new(Some(&self.options), self.client.default_options());
        error.is_rate_limited() && limits.retry.is_worth_retrying(error)
    }

    async fn poll_once(&mut self, target: &OperationAddress) -> Result<RawResponse> {
        // A resumed operation is read once before any pause, so that a stream shows its current state.
        if self.json.is_none() {
            return self.send(self.build_call(&target.get, target)).await;
        }
        let wait = target.wait.as_ref().filter(|_| self.server_wait);
        let wait =
            wait.and_then(|(method, timeout)| self.server_wait_call(method, *timeout, target));
        // No pause is needed if the server waits, unless it responds at once.
        let pause = match (&wait, self.server_waited.take()) {
            (Some(_), None) => Duration::ZERO,
            (Some(_), Some(waited)) => self.next_pause().saturating_sub(waited),
            (None, _) => self.next_pause(),
        };
        if !pause.is_zero() {
            self.clock.pause(pause).await;
        }
        if let Some(call) = wait {
            let begun = self.clock.now();
            match self.send(call).await {
                Err(error) if is_unsupported(&error) => self.server_wait = false,
                outcome => {
                    self.server_waited = Some(self.clock.now().duration_since(begun));
                    return outcome;
                }
            }
        }
        self.send(self.build_call(&target.get, target)).await
    }

    fn next_pause(&mut self) -> Duration {
        self.pauses = self.pauses.saturating_add(1);
        self.policy.wait(self.pauses, &self.clock)
    }

    /// The call that lets the server wait; `None` if the limits of a call would end it first.
    fn server_wait_call(
        &self,
        method: &Held<Method>,
        timeout: ServerTimeout,
        target: &OperationAddress,
    ) -> Option<Call> {
        let limits = ResolvedOptions::new(Some(&self.options), self.client.default_options());
        let limit = limits
            .timeout
            .into_iter()
            .chain(limits.attempt_timeout)
            .min();
        let mut call = self.build_call(method, target);
        // It changes nothing, whatever its verb is.
        call.options(|options| options.idempotent(true));
        let left = self
            .deadline
            .map(|deadline| deadline.duration_since(self.clock.now()));
        let half = limit.map(|limit| limit / 2);
        let longest = [half, left]
            .into_iter()
            .flatten()
            .fold(SERVER_WAIT, Duration::min);
        let seconds = format!("{:.3}s", longest.as_secs_f64());
        match timeout {
            ServerTimeout::Unsaid if limit.is_some_and(|limit| limit < SERVER_DECIDES) => {
                return None;
            }
            ServerTimeout::Unsaid => {}
            ServerTimeout::Query => call.query("timeout", seconds),
            ServerTimeout::Body => call.body(&json!({ "timeout": seconds })),
        }
        Some(call)
    }

    fn build_call(&self, method: &Held<Method>, target: &OperationAddress) -> Call {
        let mut call = Call::of(&self.client, method.clone());
        for (name, value) in &target.values {
            call.set_path(name.clone(), value.clone());
        }
        for (name, value) in &self.parameters {
            call.set_query(name.clone(), value.clone());
        }
        if let Some(location) = &target.location {
            call.set_query("location", location.clone());
        }
        call.options(|_| self.options.clone());
        call
    }

    /// The call that asks the server to cancel the operation.
    ///
    /// # Errors
    ///
    /// The API has no method for that next to the getter.
    pub(super) fn cancel_call(&self) -> Result<Call> {
        let target = self.target.as_ref();
        let cancel = target.and_then(|target| Some((target, target.cancel.as_ref()?)));
        let Some((target, (method, body))) = cancel else {
            let message = "the API has no method to cancel an operation of this kind";
            return Err(self.with_context(Error::new(ErrorKind::Request, message)));
        };
        let mut call = self.build_call(method, target);
        if *body {
            call.body(&json!({}));
        }
        Ok(call)
    }
}

/// Finds the getter for the link or name of an operation.
fn find_address(
    client: &ApiClient,
    operations: &Operations,
    name: &str,
) -> Option<OperationAddress> {
    let (getter, values) = address::find_getter(client.api(), operations, name)?;
    let share = |method: &Method| Held::Shared(Arc::new(method.clone()));
    let wait = getter.wait.as_ref();
    let cancel = getter.cancel.as_ref();
    Some(OperationAddress {
        get: share(&getter.get),
        wait: wait.map(|wait| (share(&wait.method), wait.timeout)),
        cancel: cancel.map(|cancel| (share(&cancel.method), cancel.body)),
        values,
        location: match operations.shape {
            OperationShape::Job => address::location_of(name),
            OperationShape::Done | OperationShape::Status => None,
        },
        name: name.to_owned(),
    })
}

fn no_getter_message(operations: &Operations, name: &str) -> String {
    let paths: Vec<String> = operations
        .getters
        .iter()
        .map(|getter| format!("`{}`", &*getter.get.path))
        .collect();
    format!(
        "no method of the API reads an operation with the name \"{}\": pass the name from the API, or its link (`selfLink`), \
         which has to match {}",
        shown(name, WORD, &Secrets::default()),
        paths.join(" or ")
    )
}

/// Whether the server does not support the method for this operation, although the document has it. The getter may still work.
fn is_unsupported(error: &Error) -> bool {
    let status = error.http_status().map(|status| status.as_u16());
    error.kind() == ErrorKind::Status
        && matches!(status, Some(400 | 403 | 404 | 405 | 501))
        && !error.is_rate_limited()
}

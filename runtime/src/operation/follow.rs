//! Follows an operation from state to state. Nothing here depends on its type, so that a user's crate compiles none of it.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep, timeout_at};

use super::address::{self, PathValue};
use super::descriptor::{Getter, Operations, ServerTimeout, ServerWait};
use super::read;
use super::state::Facts;
use crate::api::Method;
use crate::call::{Call, RawReply, data_wrapper, require_tokio_runtime};
use crate::client::ApiClient;
use crate::error::{Error, ErrorKind, LastState, Result};
use crate::options::{CallOptions, ResolvedOptions};
use crate::policy::PollingPolicy;

/// The longest that the server is asked to wait in one call, where it can be told.
const SERVER_WAIT: Duration = Duration::from_secs(60);
/// The longest that a server waits which cannot be told: Compute Engine takes two minutes.
const SERVER_DECIDES: Duration = Duration::from_secs(150);

/// The parameters that say who calls and how errors look: every call of an operation takes them from the one that started it.
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

/// An operation that is being followed.
pub(super) struct Follower {
    client: ApiClient,
    operations: &'static Operations,
    options: CallOptions,
    parameters: Vec<PathValue>,
    policy: PollingPolicy,
    /// The call that starts it, until it is sent.
    start: Option<Call>,
    /// The method that it began with, which errors name that are about no answer.
    method: &'static Method,
    /// The method that was called last.
    last_method: &'static Method,
    /// Where it is read: known when it has a name.
    target: Option<OperationAddress>,
    /// The message that was read last.
    json: Option<Value>,
    deadline: Option<Instant>,
    /// How often it was waited for between two questions.
    pauses: u32,
    server_wait: bool,
    /// How long the server waited before its last answer.
    server_waited: Option<Duration>,
    ended: bool,
}

/// Where an operation is read.
#[derive(Clone)]
struct OperationAddress {
    getter: &'static Getter,
    values: Vec<PathValue>,
    name: String,
}

/// A state, still without a type.
pub(super) struct UntypedState {
    pub(super) reply: RawReply,
    pub(super) facts: Facts,
    /// What was called for it.
    pub(super) method: &'static Method,
}

impl Follower {
    /// Follows the operation that a call starts.
    pub(super) fn start(call: Call, operations: &'static Operations) -> Self {
        let options = call.options.as_deref().cloned().unwrap_or_default();
        let mut follower = Self::new(call.client.clone(), operations, options, call.method);
        follower.parameters = call
            .query
            .iter()
            .filter(|(name, _)| PASSED_ON.contains(name))
            .cloned()
            .collect();
        follower.start = Some(call);
        follower
    }

    /// Follows the operation of this name.
    ///
    /// # Errors
    ///
    /// No method of the API reads an operation of such a name.
    pub(super) fn resume(
        client: &ApiClient,
        operations: &'static Operations,
        options: &CallOptions,
        name: &str,
    ) -> Result<Self> {
        let target = find_address(client, operations, name)
            .ok_or_else(|| Error::new(ErrorKind::Request, no_getter_message(operations, name)))?;
        let method = &target.getter.get;
        let mut follower = Self::new(client.clone(), operations, options.clone(), method);
        follower.target = Some(target);
        Ok(follower)
    }

    fn new(
        client: ApiClient,
        operations: &'static Operations,
        options: CallOptions,
        method: &'static Method,
    ) -> Self {
        let policy = options.polling_policy(client.default_options());
        Self {
            operations,
            options: options.for_follow_up_call(),
            parameters: Vec::new(),
            server_wait: policy.server_wait,
            policy,
            start: None,
            method,
            last_method: method,
            target: None,
            json: None,
            deadline: None,
            pauses: 0,
            server_waited: None,
            ended: false,
            client,
        }
    }

    /// The next state; `None` after the last. A failure of the operation is an error in the place of its last state.
    pub(super) async fn next(&mut self) -> Option<Result<UntypedState>> {
        if self.ended {
            return None;
        }
        let outcome = self.fetch_state().await;
        Some(match outcome {
            Ok(seen) => {
                self.ended = read::is_done(seen.facts.shape, &seen.facts.json);
                match read::failure(seen.facts.shape, &seen.facts.json).filter(|_| self.ended) {
                    Some(status) => Err(self.with_context(
                        Error::new(ErrorKind::Operation, "the operation failed").with_operation(
                            LastState {
                                name: seen.facts.name,
                                json: Some(seen.facts.json),
                                status: Some(status),
                            },
                        ),
                    )),
                    None => Ok(seen),
                }
            }
            Err(error) => {
                self.ended = true;
                Err(self.with_context(error))
            }
        })
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

    /// An error with the operation that it is about, so that it can be resumed.
    fn with_context(&self, error: Error) -> Error {
        let error = match error.method() {
            Some(_) => error,
            None => error.with_method(self.method),
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
        let reply = match self.start.take() {
            Some(call) => self.send(call).await?,
            None => self.poll_before_deadline().await?,
        };
        let json: Value = match reply.body.is_empty() {
            true => Value::Null,
            false => self.parse(&reply)?,
        };
        let shape = self.operations.shape;
        let found =
            read::names(&json).find_map(|name| find_address(&self.client, self.operations, name));
        // An operation that was found keeps its address, whatever later messages say.
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
                        [] => "came with an operation that has no name to follow it by".to_owned(),
                        [name, ..] => no_getter_message(self.operations, name),
                    },
                );
                let error = error.with_method(self.last_method);
                return Err(error.with_response(reply.http_status, reply.headers, reply.body));
            }
        };
        self.json = Some(json.clone());
        Ok(UntypedState {
            reply,
            facts: Facts { shape, name, json },
            method: self.last_method,
        })
    }

    async fn send(&mut self, call: Call) -> Result<RawReply> {
        self.last_method = call.method;
        call.send_raw().await
    }

    fn parse(&self, reply: &RawReply) -> Result<Value> {
        let body = match self.client.api().data_wrapper {
            true => data_wrapper::unwrap_data(&reply.body),
            false => &reply.body,
        };
        serde_json::from_slice(body).map_err(|error| {
            Error::new(ErrorKind::Decode, "came with a body that is no JSON")
                .with_method(self.last_method)
                .with_response(reply.http_status, reply.headers.clone(), reply.body.clone())
                .with_source(error)
        })
    }

    /// Asks for the state after the wait that is due, within the time for all of it.
    async fn poll_before_deadline(&mut self) -> Result<RawReply> {
        let Some(target) = self.target.clone() else {
            return Err(Error::new(ErrorKind::Decode, "the operation has no name"));
        };
        if self.deadline.is_none() {
            self.deadline = self
                .policy
                .timeout
                .and_then(|timeout| Instant::now().checked_add(timeout));
        }
        let deadline = self.deadline;
        let ask = Box::pin(self.poll_after_pause(&target));
        match deadline {
            None => ask.await,
            Some(deadline) => match timeout_at(deadline, ask).await {
                Ok(reply) => reply,
                Err(_) => Err(Error::new(
                    ErrorKind::Timeout,
                    format!(
                        "the operation was not done after {:?}",
                        self.policy.timeout.unwrap_or_default()
                    ),
                )),
            },
        }
    }

    async fn poll_after_pause(&mut self, target: &OperationAddress) -> Result<RawReply> {
        // What is resumed is looked at once before any waiting, so that a stream shows the present state.
        if self.json.is_none() {
            return self.send(self.build_call(&target.getter.get, target)).await;
        }
        let wait = target.getter.wait.as_ref().filter(|_| self.server_wait);
        let wait = wait.and_then(|wait| self.server_wait_call(wait, target));
        // A server that waits need not be waited for, unless it answers at once instead.
        let pause = match (&wait, self.server_waited.take()) {
            (Some(_), None) => Duration::ZERO,
            (Some(_), Some(waited)) => self.next_pause().saturating_sub(waited),
            (None, _) => self.next_pause(),
        };
        if !pause.is_zero() {
            sleep(pause).await;
        }
        if let Some(call) = wait {
            let begun = Instant::now();
            match self.send(call).await {
                Err(error) if is_unsupported(&error) => self.server_wait = false,
                outcome => {
                    self.server_waited = Some(begun.elapsed());
                    return outcome;
                }
            }
        }
        self.send(self.build_call(&target.getter.get, target)).await
    }

    fn next_pause(&mut self) -> Duration {
        self.pauses = self.pauses.saturating_add(1);
        self.policy.wait(self.pauses)
    }

    /// The call in which the server waits; `None` if the limits of a call would end it first.
    fn server_wait_call(
        &self,
        wait: &'static ServerWait,
        target: &OperationAddress,
    ) -> Option<Call> {
        let limits = ResolvedOptions::new(Some(&self.options), self.client.default_options());
        let limit = limits
            .timeout
            .into_iter()
            .chain(limits.attempt_timeout)
            .min();
        let mut call = self.build_call(&wait.method, target);
        // It changes nothing, whatever its verb.
        call.options(|options| options.idempotent(true));
        let left = self
            .deadline
            .map(|deadline| deadline.duration_since(Instant::now()));
        let half = limit.map(|limit| limit / 2);
        let longest = [half, left]
            .into_iter()
            .flatten()
            .fold(SERVER_WAIT, Duration::min);
        let seconds = format!("{:.3}s", longest.as_secs_f64());
        match wait.timeout {
            ServerTimeout::Unsaid if limit.is_some_and(|limit| limit < SERVER_DECIDES) => {
                return None;
            }
            ServerTimeout::Unsaid => {}
            ServerTimeout::Query => call.query("timeout", seconds),
            ServerTimeout::Body => call.body(&json!({ "timeout": seconds })),
        }
        Some(call)
    }

    fn build_call(&self, method: &'static Method, target: &OperationAddress) -> Call {
        let mut call = Call::new(&self.client, method);
        for (name, value) in &target.values {
            call.path(name, value.clone());
        }
        for (name, value) in &self.parameters {
            call.query(name, value.clone());
        }
        call.options(|_| self.options.clone());
        call
    }

    /// The call that asks the server to stop the operation.
    ///
    /// # Errors
    ///
    /// There is no method for that where the operation is read.
    pub(super) fn cancel_call(&self) -> Result<Call> {
        let target = self.target.as_ref();
        let cancel = target.and_then(|target| Some((target, target.getter.cancel.as_ref()?)));
        let Some((target, cancel)) = cancel else {
            let message = "the API has no method to cancel an operation of this kind";
            return Err(self.with_context(Error::new(ErrorKind::Request, message)));
        };
        let mut call = self.build_call(&cancel.method, target);
        if cancel.body {
            call.body(&json!({}));
        }
        Ok(call)
    }
}

/// The getter of an operation, by its link or name.
fn find_address(
    client: &ApiClient,
    operations: &'static Operations,
    name: &str,
) -> Option<OperationAddress> {
    let (getter, values) = address::find_getter(client.api(), operations, name)?;
    Some(OperationAddress {
        getter,
        values,
        name: name.to_owned(),
    })
}

fn no_getter_message(operations: &Operations, name: &str) -> String {
    let paths: Vec<String> = operations
        .getters
        .iter()
        .map(|getter| format!("`{}`", getter.get.path))
        .collect();
    format!(
        "no method of the API reads an operation called {name:?}: give the name that the API gave it, or its link (`selfLink`), \
         which fits {}",
        paths.join(" or ")
    )
}

/// Whether the server does not do this for the operation, though the document has the method: it can be read all the same.
fn is_unsupported(error: &Error) -> bool {
    let status = error.http_status().map(|status| status.as_u16());
    error.kind() == ErrorKind::Status && matches!(status, Some(400 | 403 | 404 | 405 | 501))
}

//! Sends a call: the attempts, the waits between them, and the deadline for all of it.

use std::future::ready;
use std::pin::pin;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::builder::Call;
use super::exchange::{Reading, Received, exchange};
use super::idle::Limits;
use super::opened::Opened;
use super::prepare::PreparedRequest;
use super::response::RawResponse;
use super::{long_url, request_id, secure};
use crate::clock::Clock;
use crate::error::{Error, ErrorKind, Result};
use crate::options::{Attempt, ResolvedOptions};
use crate::policy::RetryBudget;
use crate::shown::Secrets;
use crate::stream::{Elements, gather};

/// Sends the call until an attempt succeeds or there is no retry left. Everything happens in this future, so dropping it stops
/// everything.
pub(super) async fn send_with_retries(call: Call) -> Result<RawResponse> {
    require_tokio_runtime()?;
    let run = Run::new(&call)?;
    let reading = Reading::Whole(run.options.max_response_bytes);
    run.run_attempts(reading, |received| ready(Ok(received.response)))
        .await
}

/// The same. If the response streams, its elements become a JSON array.
pub(super) async fn send_and_gather_with_retries(call: Call) -> Result<RawResponse> {
    if call.method.stream.is_none() {
        return send_with_retries(call).await;
    }
    require_tokio_runtime()?;
    let run = Run::new(&call)?;
    let reading = Reading::Whole(run.options.max_response_bytes);
    run.run_attempts(reading, |received| ready(gather(received.response)))
        .await
}

/// The same, until the beginning of a response is there. Its body is read by the caller, and not retried here.
///
/// The default limit for the whole call holds up to that. A limit of the caller holds for the body too.
pub(super) async fn open_with_retries(call: Call) -> Result<Opened> {
    require_tokio_runtime()?;
    let run = Run::new(&call)?;
    run.run_attempts(Reading::Head, |received| ready(open(&call, received)))
        .await
}

/// The same, until the first element of a response that streams is there.
pub(super) async fn stream_with_retries(call: Call) -> Result<Elements> {
    require_tokio_runtime()?;
    let run = Run::new(&call)?;
    let max = run.options.max_response_bytes;
    run.run_attempts(Reading::Head, |received| {
        let opened = open(&call, received).and_then(Opened::unpacked);
        async move { Elements::begin(opened?, max).await }
    })
    .await
}

fn open(call: &Call, received: Received) -> Result<Opened> {
    match received.body {
        Some(body) => Ok(Opened::new(call.method.clone(), received.response, body)),
        None => Err(Error::request(
            "the response was read before its body was opened",
        )),
    }
}

/// Connections and timers need a tokio runtime.
pub(crate) fn require_tokio_runtime() -> Result<()> {
    Handle::try_current().map(drop).map_err(|_| {
        Error::new(
            ErrorKind::Configuration,
            "the call was awaited outside a tokio runtime, which its connections and timers need: run it in one",
        )
    })
}

/// A call, and the options that apply to it.
struct Run<'c> {
    call: &'c Call,
    prepared: PreparedRequest,
    options: ResolvedOptions,
    idempotent: bool,
    budget: RetryBudget,
    deadline: Option<Instant>,
    clock: Clock,
}

impl<'c> Run<'c> {
    fn new(call: &'c Call) -> Result<Self> {
        let options = call.resolved_options();
        let request_id = request_id::Sent::find(call, options.request_id);
        let mut prepared = PreparedRequest::new(call, &request_id)?;
        let idempotent = options.idempotent.unwrap_or_else(|| {
            let rule = &call.method.idempotency;
            let given = rule.holds(
                &prepared.verb,
                |name| call.has_value(name),
                |name| call.body_has_value(name),
            );
            given || request_id.is_recognised()
        });
        long_url::move_long_query_to_body(&mut prepared);
        secure::check_secrets_and_scopes(call, &prepared)?;
        let budget = call.budget(&options);
        let limit = match call.variant.as_ref().is_some_and(|variant| variant.long) {
            true => options.timeout_of_caller,
            false => options.timeout,
        };
        let clock = call.client.clock();
        let deadline = limit.and_then(|timeout| clock.after(timeout));
        Ok(Self {
            call,
            prepared,
            options,
            idempotent,
            budget,
            deadline,
            clock,
        })
    }

    /// Makes the attempts. `finish` is the last step of each.
    async fn run_attempts<T, F: Future<Output = Result<T>>>(
        &self,
        reading: Reading,
        finish: impl Fn(Received) -> F,
    ) -> Result<T> {
        let mut number = 0;
        let mut refreshed = false;
        let mut retries = 0;
        let mut before = None;
        loop {
            number += 1;
            let started = self.clock.now();
            let mut sent = HeaderMap::new();
            let outcome = self
                .run_attempt(reading, &finish, number, &mut sent, &mut before)
                .await;
            let elapsed = self.clock.now().duration_since(started);
            let error = match outcome {
                Ok((http_status, finished)) => {
                    self.report(number, elapsed, Some(http_status), None, None);
                    self.budget.succeeded(retries);
                    return Ok(finished);
                }
                Err(error) => error
                    .with_method(&self.call.method)
                    .with_attempts(number)
                    .with_secrets(&self.secrets(&sent)),
            };
            let refresh = !refreshed && self.invalidate_credentials(&error, &sent);
            let repeatable = self.prepared.body.can_be_sent();
            let wait = match (repeatable, refresh) {
                // Whatever the policy says: a stream that was read cannot be sent again.
                (false, _) => None,
                (true, true) => Some(Duration::ZERO),
                (true, false) => self.retry_wait(&error, retries + 1),
            };
            let error = match repeatable {
                true => error,
                false => error.with_spent_body(),
            };
            self.report(number, elapsed, error.http_status(), Some(&error), wait);
            let Some(wait) = wait else { return Err(error) };
            if refresh {
                refreshed = true;
            } else {
                retries += 1;
                self.clock.pause(wait).await;
            }
            before = Some(error);
        }
    }

    /// The secrets that an attempt sends: in headers of the call and of the credentials, and in the query.
    fn secrets(&self, sent: &HeaderMap) -> Secrets {
        let headers = self.prepared.headers.iter().chain(sent);
        let in_headers = headers
            .filter(|header| secure::is_secret_header(*header))
            .filter_map(|(_, value)| value.to_str().ok());
        let url = self
            .call
            .variant
            .iter()
            .flat_map(|variant| variant.secrets());
        Secrets::new(in_headers.chain(self.call.secret_parameters()).chain(url))
    }

    /// One attempt, within its own limit and that of the call. `before` is the error of the previous attempt. It becomes the
    /// cause if the call's time runs out.
    async fn run_attempt<T, F: Future<Output = Result<T>>>(
        &self,
        reading: Reading,
        finish: &impl Fn(Received) -> F,
        number: u32,
        sent: &mut HeaderMap,
        before: &mut Option<Error>,
    ) -> Result<(StatusCode, T)> {
        let own = self
            .options
            .attempt_timeout
            .and_then(|timeout| self.clock.after(timeout));
        let attempt = async {
            let limits = self.limits(reading);
            let how = (reading, &limits);
            let mut received = exchange(self.call, &self.prepared, number, how, sent).await?;
            let response = &mut received.response;
            response.attempts = number;
            response.secrets = self.secrets(sent);
            response.decoding = self.options.decoding();
            let http_status = response.http_status;
            Ok((http_status, finish(received).await?))
        };
        let Some(end) = own.into_iter().chain(self.deadline).min() else {
            return attempt.await;
        };
        // Pinned here, since it is large and the timer would move it.
        match self.clock.limit(end, pin!(attempt)).await {
            Some(outcome) => outcome,
            None if self.deadline.is_some_and(|deadline| deadline <= end) => {
                Err(self.deadline_error(before.take()))
            }
            None => Err(timeout_error("an attempt", self.options.attempt_timeout)),
        }
    }

    /// The limits of an attempt, beside the deadlines up to the end of its reading.
    fn limits(&self, reading: Reading) -> Limits {
        let of_caller = self.options.timeout_of_caller;
        let end = match reading {
            // The body is read after the attempt, and the caller's limit still holds.
            Reading::Head => self.deadline.zip(of_caller),
            Reading::Whole(_) => None,
        };
        let idle = self.options.idle_timeout;
        let variant = self.call.variant.as_ref();
        let prompt = variant.is_some_and(|variant| variant.prompt);
        Limits {
            idle,
            working: match prompt {
                true => idle,
                false => self.options.timeout,
            },
            prompt,
            end,
            clock: self.clock.clone(),
        }
    }

    fn deadline_error(&self, before: Option<Error>) -> Error {
        let error = timeout_error("the call", self.options.timeout);
        match before {
            Some(before) => error.with_source(before),
            None => error,
        }
    }

    /// Whether the server rejected a token that can be replaced. The request is then sent once more.
    fn invalidate_credentials(&self, error: &Error, sent: &HeaderMap) -> bool {
        error.kind() == ErrorKind::Status
            && error.http_status() == Some(StatusCode::UNAUTHORIZED)
            && !sent.is_empty()
            && self.call.credentials().invalidate(sent)
    }

    /// The wait before retry number `retry`; `None` if there is no retry.
    fn retry_wait(&self, error: &Error, retry: u32) -> Option<Duration> {
        let policy = &self.options.retry;
        let is_safe = self.idempotent || error.is_without_effect();
        if retry >= policy.attempts || !is_safe || !policy.is_worth_retrying(error) {
            return None;
        }
        let asked = error.retry_after().unwrap_or_default();
        let wait = policy.backoff(retry, &self.clock).max(asked);
        let in_time = self
            .deadline
            .is_none_or(|deadline| self.clock.after(wait).is_some_and(|next| next < deadline));
        (in_time && self.budget.take()).then_some(wait)
    }

    fn report(
        &self,
        number: u32,
        elapsed: Duration,
        http_status: Option<StatusCode>,
        error: Option<&Error>,
        retry_in: Option<Duration>,
    ) {
        let method = &*self.call.method.id;
        let status = http_status.map(|status| status.as_u16());
        match (error, retry_in) {
            (None, _) => {
                tracing::debug!(target: "discovery_runtime", method, attempt = number, status, ?elapsed, "call succeeded");
            }
            (Some(error), Some(wait)) => {
                tracing::warn!(target: "discovery_runtime", method, attempt = number, status, ?elapsed, ?wait, %error, "attempt failed, trying again");
            }
            (Some(error), None) => {
                tracing::debug!(target: "discovery_runtime", method, attempt = number, status, ?elapsed, %error, "call failed");
            }
        }
        self.options.report_attempt(&Attempt {
            method,
            number,
            elapsed,
            http_status,
            error,
            retry_in,
        });
    }
}

fn timeout_error(what: &str, limit: Option<Duration>) -> Error {
    Error::new(
        ErrorKind::Timeout,
        format!("{what} took longer than {:?}", limit.unwrap_or_default()),
    )
}

//! Sends a call: the attempts, the waits between them, and the deadline for all of it.

use std::future::ready;
use std::pin::pin;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::attempted::Attempted;
use super::builder::Call;
use super::exchange::{OwnHeaders, Reading, Received, exchange};
use super::idle::Limits;
use super::opened::Opened;
use super::prepare::PreparedRequest;
use super::response::RawResponse;
use super::{long_url, request_id, secure};
use crate::clock::Clock;
use crate::error::{Error, ErrorKind, Result};
use crate::options::{Attempt, ResolvedOptions};
use crate::policy::RetryBudget;
use crate::shown::{MESSAGE, Secrets, shown};
use crate::stream::{Elements, gather};
use crate::trace::{AttemptSpan, CallSpan, Outcome, SentRequest};

/// Sends the call until an attempt succeeds or there is no retry left. Everything happens in this future, so dropping it stops
/// everything.
pub(super) async fn send_with_retries(call: Call) -> Result<RawResponse> {
    let run = Run::new(&call)?;
    let reading = Reading::Whole(run.options.max_response_bytes);
    let finish = |received: Received| ready(Ok(received.response));
    let (response, mut attempted) = run.run_attempts(reading, finish).await?;
    attempted.end(None);
    Ok(response)
}

/// The same. If the response streams, its elements become a JSON array.
pub(super) async fn send_and_gather_with_retries(call: Call) -> Result<RawResponse> {
    if call.method.stream.is_none() {
        return send_with_retries(call).await;
    }
    let run = Run::new(&call)?;
    let reading = Reading::Whole(run.options.max_response_bytes);
    let finish = |received: Received| ready(gather(received.response));
    let (response, mut attempted) = run.run_attempts(reading, finish).await?;
    attempted.end(None);
    Ok(response)
}

/// The same, until the beginning of a response is there. Its body is read by the caller, and not retried here.
///
/// The default limit for the whole call holds up to that. A limit of the caller holds for the body too.
pub(super) async fn open_with_retries(call: Call) -> Result<Opened> {
    let run = Run::new(&call)?;
    let finish = |received| ready(open(&call, received));
    let (opened, attempted) = run.run_attempts(Reading::Head, finish).await?;
    Ok(opened.of_attempt(attempted))
}

/// The same, until the first element of a response that streams is there.
pub(super) async fn stream_with_retries(call: Call) -> Result<Elements> {
    let run = Run::new(&call)?;
    let max = run.options.max_response_bytes;
    let finish = |received| {
        let opened = open(&call, received).and_then(Opened::unpacked);
        async move { Elements::begin(opened?, max).await }
    };
    let (elements, attempted) = run.run_attempts(Reading::Head, finish).await?;
    Ok(elements.of_attempt(attempted))
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
pub(super) struct Run<'c> {
    pub(super) call: &'c Call,
    pub(super) prepared: PreparedRequest,
    pub(super) options: ResolvedOptions,
    idempotent: bool,
    pub(super) budget: RetryBudget,
    pub(super) started: Instant,
    pub(super) deadline: Option<Instant>,
    pub(super) clock: Clock,
    pub(super) span: CallSpan,
}

/// What became of the attempts of a call so far.
#[derive(Default)]
pub(super) struct Progress {
    /// How many were made.
    pub(super) attempts: u32,
    /// How many of them were retries that the policy chose.
    retries: u32,
    /// Whether the credentials were refreshed.
    refreshed: bool,
}

impl<'c> Run<'c> {
    fn new(call: &'c Call) -> Result<Self> {
        let client = &call.client;
        let mut span = CallSpan::new(client.api(), &call.method, client.base_uri());
        match Self::prepare(call) {
            Ok(prepare) => Ok(prepare(span)),
            Err(error) => {
                span.end(Outcome::failure(&error), 0);
                Err(error)
            }
        }
    }

    /// Everything but the span.
    fn prepare(call: &'c Call) -> Result<impl FnOnce(CallSpan) -> Self> {
        require_tokio_runtime()?;
        let make = Self::prepare_part(call)?;
        Ok(move |span| {
            let mut run = make(span);
            long_url::move_long_query_to_body(&mut run.prepared);
            run
        })
    }

    /// The same for a part of a batch, whose URL may have any length.
    pub(super) fn prepare_part(call: &'c Call) -> Result<impl FnOnce(CallSpan) -> Self> {
        let options = call.resolved_options();
        let request_id = request_id::Sent::find(call, options.request_id);
        let prepared = PreparedRequest::new(call, &request_id)?;
        let idempotent = options.idempotent.unwrap_or_else(|| {
            let rule = &call.method.idempotency;
            let given = rule.holds(
                &prepared.verb,
                |name| call.has_value(name),
                |name| call.body_has_value(name),
            );
            given || request_id.is_recognised()
        });
        secure::check_secrets_and_scopes(call, &prepared)?;
        let budget = call.budget(&options);
        let limit = match call.variant.as_ref().is_some_and(|variant| variant.long) {
            true => options.timeout_of_caller,
            false => options.timeout,
        };
        let clock = call.client.clock();
        let started = clock.now();
        let deadline = limit.and_then(|timeout| started.checked_add(timeout));
        Ok(move |span| Self {
            call,
            prepared,
            options,
            idempotent,
            budget,
            started,
            deadline,
            clock,
            span,
        })
    }

    /// Makes the attempts. `finish` is the last step of each. The one that succeeded is not reported yet.
    async fn run_attempts<T, F: Future<Output = Result<T>>>(
        mut self,
        reading: Reading,
        finish: impl Fn(Received) -> F,
    ) -> Result<(T, Attempted)> {
        let mut progress = Progress::default();
        let mut before = None;
        loop {
            progress.attempts += 1;
            let (number, retries) = (progress.attempts, progress.retries);
            let started = self.clock.now();
            let mut sent = OwnHeaders::default();
            let span = self.span.in_scope(|| self.attempt_span(number));
            let attempt = self.run_attempt(reading, &finish, number, &mut sent, &mut before);
            let outcome = span.within(attempt).await;
            let error = match outcome {
                Ok((http_status, finished)) => {
                    self.budget.succeeded(retries);
                    return Ok((
                        finished,
                        Attempted {
                            method: self.call.method.clone(),
                            number,
                            started,
                            call_started: self.started,
                            clock: self.clock,
                            http_status,
                            hook: self.options.on_attempt,
                            spans: Some((span, self.span)),
                        },
                    ));
                }
                Err(error) => error
                    .with_method(&self.call.method)
                    .with_attempts(number)
                    .with_secrets(&self.secrets(&sent)),
            };
            let now = self.clock.now();
            let refresh = || self.invalidate_credentials(&sent.of_credentials);
            let wait = self.next_wait(&mut progress, &error, refresh, || self.budget.take());
            let error = match self.prepared.body.can_be_sent() {
                true => error,
                false => error.with_spent_body(),
            };
            span.end(Outcome::failure(&error));
            let attempt = Attempt {
                method: &self.call.method.id,
                number,
                elapsed: now.duration_since(started),
                call_elapsed: now.duration_since(self.started),
                http_status: error.http_status(),
                error: Some(&error),
                retry_in: wait,
            };
            let hook = self.options.on_attempt.as_ref();
            self.span.in_scope(|| attempt.report(hook));
            let Some(wait) = wait else {
                self.span.end(Outcome::failure(&error), number);
                return Err(error);
            };
            // Refreshed credentials are not waited for.
            if progress.retries > retries {
                self.clock.pause(wait).await;
            }
            before = Some(error);
        }
    }

    /// The wait before the next attempt after one that failed; `None` if there is none. `refresh` says whether the credentials of the
    /// attempt could be replaced, and `take` whether the budget allows a retry.
    pub(super) fn next_wait(
        &self,
        progress: &mut Progress,
        error: &Error,
        refresh: impl FnOnce() -> bool,
        take: impl FnOnce() -> bool,
    ) -> Option<Duration> {
        let refreshed = !progress.refreshed && is_rejected_token(error) && refresh();
        // Whatever the policy says: a stream that was read cannot be sent again.
        if !self.prepared.body.can_be_sent() {
            return None;
        }
        if refreshed {
            progress.refreshed = true;
            return Some(Duration::ZERO);
        }
        let wait = self.retry_wait(error, progress.retries + 1, take)?;
        progress.retries += 1;
        Some(wait)
    }

    pub(super) fn attempt_span(&self, number: u32) -> AttemptSpan {
        let client = &self.call.client;
        let secrets = || self.secrets(&OwnHeaders::default());
        let sent = SentRequest {
            verb: self.prepared.verb.as_str(),
            url: &|| shown(&self.prepared.url, MESSAGE, &secrets()),
            template: &|| self.call.whole_template(),
            server: client.base_uri(),
            number,
        };
        AttemptSpan::new(client.api(), &sent)
    }

    /// The secrets that an attempt sends: in headers of the call and of the credentials, and in the query.
    fn secrets(&self, sent: &OwnHeaders) -> Secrets {
        Secrets::new(self.secret_values(sent))
    }

    /// The same, as they are sent.
    pub(super) fn secret_values<'s>(
        &'s self,
        sent: &'s OwnHeaders,
    ) -> impl Iterator<Item = &'s str> {
        let own = sent.of_credentials.iter().chain(&sent.of_caller);
        let headers = self.prepared.headers.iter().chain(own);
        let in_headers = headers
            .filter(|header| secure::is_secret_header(*header))
            .filter_map(|(_, value)| value.to_str().ok());
        let url = self
            .call
            .variant
            .iter()
            .flat_map(|variant| variant.secrets());
        in_headers.chain(self.call.secret_parameters()).chain(url)
    }

    /// One attempt, within its own limit and that of the call. `before` is the error of the previous attempt. It becomes the
    /// cause if the call's time runs out.
    pub(super) async fn run_attempt<T, F: Future<Output = Result<T>>>(
        &self,
        reading: Reading,
        finish: &impl Fn(Received) -> F,
        number: u32,
        sent: &mut OwnHeaders,
        before: &mut Option<Error>,
    ) -> Result<(StatusCode, T)> {
        let own = self
            .options
            .attempt_timeout
            .and_then(|timeout| self.clock.after(timeout));
        let attempt = async {
            let limits = self.limits(reading);
            let how = (reading, &limits);
            let options = &self.options;
            let mut received =
                exchange(self.call, &self.prepared, number, how, options, sent).await?;
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

    /// Whether the rejected token can be replaced. The request is then sent once more.
    pub(super) fn invalidate_credentials(&self, sent: &HeaderMap) -> bool {
        !sent.is_empty() && self.call.credentials().invalidate(sent)
    }

    /// The wait before retry number `retry`; `None` if there is no retry.
    fn retry_wait(
        &self,
        error: &Error,
        retry: u32,
        take: impl FnOnce() -> bool,
    ) -> Option<Duration> {
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
        (in_time && take()).then_some(wait)
    }
}

/// Whether the server rejected the token of an attempt.
fn is_rejected_token(error: &Error) -> bool {
    error.kind() == ErrorKind::Status && error.http_status() == Some(StatusCode::UNAUTHORIZED)
}

pub(super) fn timeout_error(what: &str, limit: Option<Duration>) -> Error {
    Error::new(
        ErrorKind::Timeout,
        format!("{what} took longer than {:?}", limit.unwrap_or_default()),
    )
}

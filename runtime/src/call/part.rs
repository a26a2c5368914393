//! A call as one part of a batch: it has its own URL, headers, credentials and retries, and the request is that of the batch.

use std::collections::BTreeSet;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Request, Response};
use tokio::time::Instant;

use super::builder::Call;
use super::content::Content;
use super::exchange::{OwnHeaders, Reading};
use super::idle::{IdleBody, Limits};
use super::receive::receive;
use super::response::RawResponse;
use super::run::{Progress, Run, timeout_error};
use super::{exchange, sending};
use crate::error::{Error, ErrorKind, Result};
use crate::options::{Attempt, CallOptions};
use crate::shown::Secrets;
use crate::trace::{CallSpan, Outcome};
use crate::transport::{Body, CallAttempt};

/// A call as a part.
pub(crate) struct Part<'c> {
    run: Run<'c>,
    progress: Progress,
    /// What the last attempt sent beside the call.
    sent: OwnHeaders,
    /// Why the last attempt failed.
    before: Option<Error>,
}

/// What comes after an attempt.
pub(crate) enum Next {
    /// The call ends so.
    Done(Result<RawResponse>),
    /// Another attempt, after this wait.
    Again(Duration),
}

/// A request of a batch, as one attempt of each of its parts.
pub(crate) struct Envelope<'c> {
    run: Run<'c>,
    /// What it sent beside its own headers.
    sent: OwnHeaders,
}

impl<'c> Part<'c> {
    /// Checks whether a call can be a part, and prepares it for that.
    pub(crate) fn check(call: &mut Call) -> Result<()> {
        call.expect_no_media();
        call.expect_json();
        let checked = check(call).and_then(|()| Run::prepare_part(call).map(drop));
        checked.map_err(|error| error.with_method(&call.method))
    }

    /// A call that was checked, as a part.
    pub(crate) fn new(call: &'c Call) -> Result<Self> {
        let client = &call.client;
        let make = Run::prepare_part(call).map_err(|error| error.with_method(&call.method))?;
        Ok(Self {
            run: make(CallSpan::new(client.api(), &call.method, client.base_uri())),
            progress: Progress::default(),
            sent: OwnHeaders::default(),
            before: None,
        })
    }

    /// Sets the deadline, and what the options of the batch say if those of the call do not.
    pub(crate) fn begin(&mut self, batch: &CallOptions, deadline: Option<Instant>) {
        self.run.deadline = deadline;
        batch.fill(self.run.call.options.as_deref(), &mut self.run.options);
    }

    /// The request of the next attempt, with the headers of its own credentials.
    pub(crate) async fn next_request(&mut self) -> Result<Request<Bytes>> {
        self.sent = OwnHeaders::default();
        let call = self.run.call;
        if has_own_credentials(call) {
            self.sent.of_credentials = exchange::credentials_headers(call).await?;
            if !self.sent.of_credentials.contains_key(AUTHORIZATION) {
                return Err(Error::new(
                    ErrorKind::Credentials,
                    "credentials of one call of a batch have to send the header `authorization`, or those of the batch would hold \
                     for it; these send none: send the call alone",
                ));
            }
        }
        let mut request = self.run.prepared.request().and_then(sending::with_bytes)?;
        let headers = request.headers_mut();
        // Only the batch as a whole is packed, and who sends it is said once.
        headers.remove(ACCEPT_ENCODING);
        for (name, value) in call.client.headers() {
            if name != ACCEPT && headers.get(name) == Some(value) {
                headers.remove(name);
            }
        }
        let (id, number) = (&call.method.id, self.progress.attempts + 1);
        self.sent.of_caller = self.run.options.headers_of_attempt(id, number)?;
        exchange::add_own_headers(headers, &self.sent);
        Ok(request)
    }

    /// Counts an attempt, which begins now.
    pub(crate) fn begin_attempt(&mut self) {
        self.progress.attempts += 1;
    }

    /// What the transport gets to know about the last attempt.
    pub(crate) fn attempt(&self) -> CallAttempt {
        let Run { prepared, call, .. } = &self.run;
        prepared.attempt(call, self.progress.attempts)
    }

    /// Reads a response to the last attempt.
    pub(crate) async fn read(&self, response: Response<Bytes>) -> Result<RawResponse> {
        let body = response.map(|bytes| IdleBody::new(Body::from(bytes), Limits::default()));
        let mut response = receive(body, self.run.options.max_response_bytes).await?;
        response.attempts = self.progress.attempts;
        response.decoding = self.run.options.decoding();
        Ok(response)
    }

    /// Decides what comes after the last attempt. `refresh` says whether the credentials of the batch can be replaced, and `take`
    /// whether the budget allows a retry.
    pub(crate) fn finish(
        &mut self,
        outcome: Result<RawResponse>,
        secrets: &Secrets,
        elapsed: Duration,
        refresh: impl FnOnce() -> bool,
        take: impl FnOnce() -> bool,
    ) -> Next {
        let number = self.progress.attempts;
        let error = match outcome {
            Ok(mut response) => {
                response.secrets = secrets.clone();
                let outcome = Outcome {
                    http_status: Some(response.http_status),
                    error: None,
                };
                self.report(elapsed, outcome, None);
                self.run.span.end_in_place(outcome, number);
                return Next::Done(Ok(response));
            }
            Err(error) => error,
        };
        let error = match (error.kind(), self.before.take()) {
            (ErrorKind::Timeout, Some(before)) => error.with_source(before),
            _ => error,
        };
        let error = error
            .with_method(&self.run.call.method)
            .with_attempts(number)
            .with_secrets(secrets);
        let own = &self.sent.of_credentials;
        let refresh = || match own.is_empty() {
            true => refresh(),
            false => self.run.invalidate_credentials(own),
        };
        let wait = self
            .run
            .next_wait(&mut self.progress, &error, refresh, take);
        self.report(elapsed, Outcome::failure(&error), wait);
        if wait.is_none() {
            self.run.span.end_in_place(Outcome::failure(&error), number);
        }
        match wait {
            Some(wait) => {
                self.before = Some(error);
                Next::Again(wait)
            }
            None => Next::Done(Err(error)),
        }
    }
}

impl Part<'_> {
    fn report(&self, elapsed: Duration, outcome: Outcome<'_>, retry_in: Option<Duration>) {
        let attempt = Attempt {
            method: &self.run.call.method.id,
            number: self.progress.attempts,
            elapsed,
            call_elapsed: self.run.clock.now().duration_since(self.run.started),
            http_status: outcome.http_status,
            error: outcome.error,
            retry_in,
        };
        let hook = self.run.options.on_attempt.as_ref();
        self.run.span.in_scope(|| attempt.report(hook));
    }
}

/// Refuses what no part can be.
fn check(call: &Call) -> Result<()> {
    let refuse = |what: &str| Err(Error::request(what));
    if call.variant.is_some() || call.method.stream.is_some() {
        return refuse("a batch has neither media nor streams: send the call alone");
    }
    let streams = call.body.as_ref();
    if streams.is_some_and(|body| body.content.bytes().is_none()) {
        return refuse(
            "a batch has no body that is a stream: send the call alone, or give it bytes",
        );
    }
    let option = call.options.as_ref().and_then(|own| own.of_whole_request());
    if let Some(name) = option {
        return Err(Error::request(format!(
            "the option `{name}` of one call of a batch cannot be kept, since one request has them all: set it for the batch, with \
             `.options(…)`"
        )));
    }
    Ok(())
}

/// Whether a call is made by somebody else than the batch, or with other scopes.
pub(crate) fn has_own_credentials(call: &Call) -> bool {
    let own = call.options.as_ref();
    own.is_some_and(|own| own.own_credentials().is_some() || own.own_scopes().is_some())
}

impl<'c> Envelope<'c> {
    /// The requests of a batch, from a call without a body.
    pub(crate) fn new(call: &'c Call) -> Result<Self> {
        let client = &call.client;
        let make = Run::prepare_part(call).map_err(|error| error.with_method(&call.method))?;
        Ok(Self {
            run: make(CallSpan::new(client.api(), &call.method, client.base_uri())),
            sent: OwnHeaders::default(),
        })
    }

    /// Sends a request with this body, which has these calls, as the attempt of this number. `deadline` is that of the batch. Without
    /// it, each request has the limit of a call.
    pub(crate) async fn send(
        &mut self,
        content_type: &str,
        (body, parts): (Bytes, Vec<CallAttempt>),
        deadline: Option<Instant>,
        number: u32,
    ) -> Result<RawResponse> {
        let run = &mut self.run;
        let content_type = HeaderValue::try_from(content_type)
            .map_err(|error| Error::request("the boundary is not a header").with_source(error))?;
        run.prepared.headers.insert(CONTENT_TYPE, content_type);
        run.prepared.body = Content::Bytes(body);
        run.prepared.parts = Some(parts.into());
        let timeout = run.options.timeout;
        run.deadline = deadline.or_else(|| run.clock.after(timeout?));
        // A limit that has passed would still let the request begin.
        if run.deadline.is_some_and(|end| run.clock.has_come_to(end)) {
            return Err(timeout_error("the batch", timeout));
        }
        let reading = Reading::Whole(run.options.max_response_bytes);
        let finish = |received: exchange::Received| std::future::ready(Ok(received.response));
        self.sent = OwnHeaders::default();
        let mut before = None;
        let span = run.span.in_scope(|| run.attempt_span(number));
        let attempt = run.run_attempt(reading, &finish, number, &mut self.sent, &mut before);
        let outcome = span.within(attempt).await;
        span.end(match &outcome {
            Ok((status, _)) => Outcome {
                http_status: Some(*status),
                error: None,
            },
            Err(error) => Outcome::failure(error),
        });
        outcome.map(|(_, response)| response)
    }

    /// The batch has ended, after so many requests with the same calls.
    pub(crate) fn end(&mut self, attempts: u32) {
        let outcome = Outcome {
            http_status: None,
            error: None,
        };
        self.run.span.end_in_place(outcome, attempts);
    }

    /// Whether the token that it was sent with can be replaced.
    pub(crate) fn refresh(&self) -> bool {
        self.run.invalidate_credentials(&self.sent.of_credentials)
    }

    /// Whether the budget allows to repeat parts of it.
    pub(crate) fn take_retry(&self) -> bool {
        self.run.budget.take()
    }

    /// Records that its parts succeeded, after so many retries.
    pub(crate) fn succeeded(&self, retries: u32) {
        self.run.budget.succeeded(retries);
    }

    /// The secrets that it and its parts sent.
    pub(crate) fn secrets<'p>(&'p self, parts: impl Iterator<Item = &'p Part<'p>>) -> Secrets {
        let of_parts = parts.flat_map(|part| part.run.secret_values(&part.sent));
        let all: BTreeSet<&str> = self.run.secret_values(&self.sent).chain(of_parts).collect();
        Secrets::new(all.into_iter())
    }
}

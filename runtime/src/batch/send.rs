//! Sends a batch: its requests, one after another, and again those calls that may be repeated.

use std::cell::OnceCell;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use tokio::time::Instant;

use super::calls::Calls;
use super::read::read_responses;
use super::responses::{BatchResponses, Outcome};
use super::write::{self, Body};
use crate::api::{BatchEndpoint, Method};
use crate::call::{
    Call, Envelope, Next, Part, RawResponse, has_own_credentials, require_tokio_runtime,
};
use crate::clock::Clock;
use crate::error::{Error, ErrorKind, Result};
use crate::held::Held;

/// The most bytes of a request, unless one call alone has more. Cloud Storage takes less than 10 MB, the least that is known.
const MAX_BYTES: usize = 8 << 20;

pub(super) async fn send(batch: Calls) -> Result<BatchResponses> {
    require_tokio_runtime()?;
    let Some(endpoint) = batch.client.api().batch.clone() else {
        return Err(no_batch_path());
    };
    let call = envelope_call(&batch, &endpoint);
    let method = call.method.clone();
    let mut sending = Sending::new(&batch, &endpoint, &call)?;
    sending.run().await;
    sending.envelope.end(sending.round);
    if !sending.answered {
        let mut results = sending.results.into_iter().flatten();
        if let Some(Err(error)) = results.next() {
            return Err(error.with_method(&method));
        }
        return Err(no_batch_path());
    }
    let outcomes = batch.all.iter().zip(sending.results);
    let outcomes = outcomes.map(|(call, result)| {
        let method = call.method.clone();
        result.map(|result| Outcome { method, result })
    });
    Ok(BatchResponses {
        batch: batch.id,
        wrapped: batch.client.api().data_wrapper,
        all: outcomes.collect(),
    })
}

/// The error of an API that takes no batches.
fn no_batch_path() -> Error {
    Error::new(
        ErrorKind::Configuration,
        "the document of the API has no path for batches: send each call alone",
    )
}

/// The request of a batch as a call, without a body.
fn envelope_call(batch: &Calls, endpoint: &BatchEndpoint) -> Call {
    let id = format!("{}.batch", &*batch.client.api().name);
    let mut method = Method::made(id, "POST", endpoint.path.clone());
    // No `alt`: the response is not JSON.
    method.has_response = false;
    let mut call = Call::of(&batch.client, Held::Shared(Arc::new(method)));
    // Each part has the parameters that are set for all calls.
    call.query.clear();
    call.variant().any_type = true;
    let options = batch.options.clone();
    let chosen = options.own_scopes().is_some();
    call.options(|_| options);
    if !chosen {
        let scopes = scopes(batch);
        call.options(|options| options.scopes(scopes));
    }
    call
}

/// The scopes of all calls that the token of the batch is for.
fn scopes(batch: &Calls) -> Vec<String> {
    let calls = batch.all.iter().filter(|call| !has_own_credentials(call));
    let mut scopes: Vec<String> = calls.flat_map(|call| call.scopes().into_owned()).collect();
    scopes.sort();
    scopes.dedup();
    scopes
}

/// A batch on its way.
struct Sending<'b> {
    envelope: Envelope<'b>,
    parts: Vec<Part<'b>>,
    /// How each call ended; `None`: it goes on.
    results: Vec<Option<Result<RawResponse>>>,
    /// The most calls of a request.
    limit: usize,
    deadline: Option<Instant>,
    clock: Clock,
    /// How often its calls were sent.
    round: u32,
    /// How many retries the budget has allowed since a request in which no call wanted one.
    retries: u32,
    /// Whether a call has a response or an error of its own.
    answered: bool,
}

impl<'b> Sending<'b> {
    fn new(batch: &'b Calls, endpoint: &BatchEndpoint, envelope: &'b Call) -> Result<Self> {
        let timeout = batch.options.own_timeout();
        let clock = batch.client.clock();
        let deadline = timeout.and_then(|timeout| clock.after(timeout));
        let parts = batch.all.iter().map(|call| {
            let mut part = Part::new(call)?;
            part.begin(&batch.options, deadline);
            Ok(part)
        });
        Ok(Self {
            envelope: Envelope::new(envelope)?,
            parts: parts.collect::<Result<_>>()?,
            results: batch.all.iter().map(|_| None).collect(),
            limit: usize::try_from(endpoint.limit).unwrap_or(usize::MAX).max(1),
            deadline,
            clock,
            round: 0,
            retries: 0,
            answered: false,
        })
    }

    /// Makes requests until each call has ended.
    async fn run(&mut self) {
        let mut pending: Vec<usize> = (0..self.parts.len()).collect();
        loop {
            self.round += 1;
            let mut wait = Duration::ZERO;
            let mut left = pending.as_slice();
            while !left.is_empty() {
                let (handled, longest) = self.send_some(left).await;
                wait = wait.max(longest);
                left = left.get(handled..).unwrap_or_default();
            }
            pending.retain(|place| matches!(self.results.get(*place), Some(None)));
            if pending.is_empty() {
                return;
            }
            self.clock.pause(wait).await;
        }
    }

    /// Sends one request with the first of these calls, as many as it can have. Returns how many these are, and the longest wait that
    /// one of them needs before it is sent again.
    async fn send_some(&mut self, left: &[usize]) -> (usize, Duration) {
        let started = self.clock.now();
        let mut body = Body::new();
        let mut sent = Vec::new();
        let mut outcomes = Vec::new();
        for place in left {
            let Some(part) = self
                .parts
                .get_mut(*place)
                .filter(|_| sent.len() < self.limit)
            else {
                break;
            };
            match part
                .next_request()
                .await
                .map(|request| write::part(&request))
            {
                Ok(text) if !sent.is_empty() && body.len() + text.len() > MAX_BYTES => break,
                Ok(text) => {
                    body.push(&text);
                    sent.push(*place);
                }
                Err(error) => {
                    self.answered = true;
                    outcomes.push((*place, Err(error)));
                }
            }
            part.begin_attempt();
        }
        let handled = sent.len() + outcomes.len();
        if !sent.is_empty() {
            let responses = self.exchange(body, &sent).await;
            outcomes.extend(sent.into_iter().zip(responses));
        }
        (
            handled,
            self.finish_attempts(outcomes, self.clock.now().duration_since(started)),
        )
    }

    /// Sends a request with these calls, and returns the response to each.
    async fn exchange(&mut self, body: Body, sent: &[usize]) -> Vec<Result<RawResponse>> {
        let ids = body.ids();
        let content_type = body.content_type();
        let calls = sent.iter().filter_map(|place| self.parts.get(*place));
        let body = (body.finish(), calls.map(Part::attempt).collect());
        let response = self
            .envelope
            .send(&content_type, body, self.deadline, self.round)
            .await
            .and_then(|response| read_responses(&response, &ids));
        let responses = match response {
            Ok(responses) => responses,
            Err(error) => {
                let error = with_advice(error);
                return sent.iter().map(|_| Err(error.clone())).collect();
            }
        };
        self.answered = true;
        let mut read = Vec::with_capacity(sent.len());
        for (place, response) in sent.iter().zip(responses) {
            read.push(match (self.parts.get(*place), response) {
                (Some(part), Ok(response)) => part.read(response).await,
                (None, Ok(_)) => continue,
                (_, Err(error)) => Err(error),
            });
        }
        read
    }

    /// Ends the calls that are not sent again. Returns the longest wait of the others.
    fn finish_attempts(
        &mut self,
        outcomes: Vec<(usize, Result<RawResponse>)>,
        elapsed: Duration,
    ) -> Duration {
        let Self {
            envelope,
            parts,
            results,
            retries,
            ..
        } = self;
        let sent = outcomes.iter().filter_map(|(place, _)| parts.get(*place));
        let secrets = envelope.secrets(sent);
        // Each is decided once for all calls of the request.
        let refreshed = OnceCell::new();
        let taken = OnceCell::new();
        let mut longest = None;
        for (place, outcome) in outcomes {
            let (Some(part), Some(result)) = (parts.get_mut(place), results.get_mut(place)) else {
                continue;
            };
            let refresh = || *refreshed.get_or_init(|| envelope.refresh());
            let take = || *taken.get_or_init(|| envelope.take_retry());
            match part.finish(outcome, &secrets, elapsed, refresh, take) {
                Next::Done(outcome) => *result = Some(outcome),
                Next::Again(wait) => longest = longest.max(Some(wait)),
            }
        }
        *retries += u32::from(taken.get() == Some(&true));
        if longest.is_none() && taken.get().is_none() {
            envelope.succeeded(std::mem::take(retries));
        }
        longest.unwrap_or_default()
    }
}

/// Says what an error of a whole request means, if its status does not.
fn with_advice(error: Error) -> Error {
    let nothing_there = [
        StatusCode::NOT_FOUND,
        StatusCode::METHOD_NOT_ALLOWED,
        StatusCode::NOT_IMPLEMENTED,
    ];
    match error.http_status() {
        Some(status) if error.kind() == ErrorKind::Status && nothing_there.contains(&status) => error.with_advice(
            "the server may not take batches, or not at this address: calls that are sent alone may work",
        ),
        _ => error,
    }
}

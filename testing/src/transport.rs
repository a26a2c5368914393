//! [`FakeTransport`]: hands requests to a fake, and returns its responses.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use discovery_runtime::Clock;
use discovery_runtime::bytes::{Bytes, BytesMut};
use discovery_runtime::http;
use discovery_runtime::transport::{
    Body, CallAttempt, Transport, TransportError, TransportErrorKind, TransportFuture,
};

use crate::batch;
use crate::fake::Shared;
use crate::report;
use crate::request::Request;
use crate::response::{Content, Ending, Response};
use crate::sent;
use crate::upload::Taken;

/// The most requests that a fake takes. A program that makes more calls in a loop that no response ends.
const MOST: usize = 10_000;

/// The transport of a [`Fake`](crate::Fake): see [`Fake::transport`](crate::Fake::transport).
#[derive(Clone)]
pub struct FakeTransport {
    pub(crate) shared: Arc<Shared>,
}

impl Transport for FakeTransport {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let shared = self.shared.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = read(body).await?;
            let attempt = parts.extensions.get::<CallAttempt>();
            let calls = attempt.filter(|attempt| !shared.expects(attempt.method()));
            match calls.and_then(|batch| batch::requests(batch.parts(), &parts, &body)) {
                Some(calls) => shared.exchange_all(calls).await,
                None => shared.exchange(Request::new(parts, body)).await,
            }
        })
    }

    fn connects_directly(&self, _: &http::Uri) -> bool {
        true
    }

    fn clock(&self) -> Clock {
        self.shared.clock.clone()
    }
}

impl fmt::Debug for FakeTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeTransport").finish_non_exhaustive()
    }
}

/// All of a body.
pub(crate) async fn read(mut body: Body) -> Result<Bytes, TransportError> {
    let mut all = BytesMut::new();
    while let Some(chunk) = body.chunk().await {
        let chunk = chunk?;
        all.extend_from_slice(&chunk);
    }
    Ok(all.freeze())
}

impl Shared {
    async fn exchange(
        self: Arc<Self>,
        request: Request,
    ) -> Result<http::Response<Body>, TransportError> {
        let taken = self.lock().sessions.take_request(request);
        let request = match taken {
            Taken::Whole(request) => request,
            Taken::Part(response) => return Ok(response),
        };
        let response = self.respond(&request)?;
        self.deliver(response, &request).await
    }

    /// Whether the test expects calls of this method.
    fn expects(&self, method: &str) -> bool {
        let state = self.lock();
        state.expectations.iter().any(|it| it.rule.method == method)
    }

    /// Responds to each call of a batch. The server takes as long as for the slowest, and an exchange that fails is that of all.
    async fn exchange_all(
        self: Arc<Self>,
        calls: Vec<(String, Request)>,
    ) -> Result<http::Response<Body>, TransportError> {
        let mut parts = Vec::with_capacity(calls.len());
        let mut delay = Duration::ZERO;
        for (id, request) in calls {
            let response = self.respond(&request)?;
            delay = delay.max(response.delay);
            if let Content::Failure(kind) = response.content {
                return Err(TransportError::new(kind, "the fake fails the exchange"));
            }
            let (head, chunks) = sent::prepare(response, &request);
            parts.push((id, head, chunks.concat().into()));
        }
        if !delay.is_zero() {
            self.clock.wait(delay).await;
        }
        Ok(batch::response(parts).map(Body::from))
    }

    /// The response that the test has set for the request.
    fn respond(&self, request: &Request) -> Result<Response, TransportError> {
        let rules: Vec<_> = {
            let mut state = self.lock();
            state.requests.push(request.clone());
            if state.requests.len() > MOST {
                return Err(self.refuse(&mut state.failures, too_many(request)));
            }
            state
                .expectations
                .iter()
                .map(|it| it.rule.clone())
                .collect()
        };
        // Functions of the test run without the lock, since they may look at the fake.
        let mut fitting = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            if rule.method == request.method && rule.differences(request).is_empty() {
                fitting.push(index);
            }
        }
        let mut state = self.lock();
        let mut fitting = fitting.into_iter();
        let source = fitting.find_map(|index| state.expectations[index].take());
        let Some(source) = source else {
            let state = &mut *state;
            let message = report::unexpected(request, &state.expectations);
            let short = report::unexpected_short(request, &state.expectations);
            state.failures.push(message);
            return Err(TransportError::new(TransportErrorKind::Request, short));
        };
        drop(state);
        Ok(source.response(request))
    }

    fn refuse(&self, failures: &mut Vec<String>, message: String) -> TransportError {
        if failures.last() != Some(&message) {
            failures.push(message.clone());
        }
        TransportError::new(TransportErrorKind::Request, message)
    }

    async fn deliver(
        self: Arc<Self>,
        response: Response,
        request: &Request,
    ) -> Result<http::Response<Body>, TransportError> {
        if !response.delay.is_zero() {
            self.clock.wait(response.delay).await;
        }
        if response.delay == Duration::MAX {
            return Err(self.refuse(&mut self.lock().failures, endless(request)));
        }
        if let Content::Failure(kind) = response.content {
            return Err(TransportError::new(kind, "the fake fails the exchange"));
        }
        let ending = response.ending;
        let (head, chunks) = sent::prepare(response, request);
        let body = self.body(chunks, ending, endless(request));
        Ok(head.map(|()| body))
    }

    /// A body of these chunks, up to its end.
    fn body(self: Arc<Self>, chunks: Vec<Bytes>, ending: Ending, endless: String) -> Body {
        let mut chunks = VecDeque::from(chunks);
        if ending == Ending::Complete && chunks.len() <= 1 {
            return Body::from(chunks.pop_front().unwrap_or_default());
        }
        let clock = self.clock.clone();
        let mut stall: Option<Pin<Box<dyn Future<Output = ()> + Send>>> = None;
        Body::from_poll(move |cx| {
            if let Some(chunk) = chunks.pop_front() {
                return Poll::Ready(Some(Ok(chunk)));
            }
            match ending {
                Ending::Complete => Poll::Ready(None),
                Ending::BreaksAfter(_) => {
                    Poll::Ready(Some(Err("the fake breaks the connection".to_owned())))
                }
                Ending::StallsAfter(_) => {
                    let clock = clock.clone();
                    let stall = stall.get_or_insert_with(|| {
                        Box::pin(async move { clock.wait(Duration::MAX).await })
                    });
                    stall.as_mut().poll(cx).map(|()| {
                        self.refuse(&mut self.lock().failures, endless.clone());
                        Some(Err(endless.clone()))
                    })
                }
            }
        })
    }
}

fn too_many(request: &Request) -> String {
    format!(
        "the fake got more than {MOST} requests: the program makes calls in a loop that no response ends, the last one of {}",
        request.method
    )
}

fn endless(request: &Request) -> String {
    format!(
        "the response to {} never comes, and the call has no limit that ends it: set `timeout`, `attempt_timeout` or `idle_timeout`",
        request.method
    )
}

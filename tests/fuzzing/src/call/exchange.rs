//! A transport that answers with the responses of an input.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use discovery_runtime::Transport;
use discovery_runtime::http::{self, HeaderName, HeaderValue, Request, StatusCode};
use discovery_runtime::transport::{Body, TransportFuture};
use serde_json::Value;

use super::request::Sent;

/// A response.
#[derive(Clone, Debug, Default)]
pub(super) struct Response {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: String,
}

impl Response {
    /// Of `{"status": 200, "headers": {}, "body": ""}`. What HTTP does not have is left out.
    pub(super) fn of(value: &Value) -> Self {
        let status = value
            .get("status")
            .and_then(Value::as_u64)
            .and_then(|status| u16::try_from(status).ok());
        let headers = value.get("headers").and_then(Value::as_object);
        let header = |(name, value): (&String, &Value)| {
            Some((
                name.parse().ok()?,
                HeaderValue::from_str(value.as_str()?).ok()?,
            ))
        };
        let body = match value.get("body") {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        };
        Self {
            status: status
                .and_then(|status| StatusCode::from_u16(status).ok())
                .unwrap_or_default(),
            headers: headers.into_iter().flatten().filter_map(header).collect(),
            body,
        }
    }

    fn make(&self) -> http::Response<Body> {
        let mut response = http::Response::new(Body::from(self.body.clone()));
        *response.status_mut() = self.status;
        for (name, value) in &self.headers {
            response.headers_mut().append(name, value.clone());
        }
        response
    }

    /// Its `Location`.
    fn location(&self) -> Option<Vec<u8>> {
        let location = self
            .headers
            .iter()
            .find(|(name, _)| name == http::header::LOCATION);
        location.map(|(_, value)| value.as_bytes().to_owned())
    }
}

/// The transport, with the requests so far. When it has no more responses, each response is an empty object.
#[derive(Clone)]
pub(super) struct Exchange(Arc<Mutex<State>>);

struct State {
    responses: Vec<Response>,
    sent: Vec<Sent>,
}

impl Exchange {
    pub(super) fn new(responses: impl Iterator<Item = Response>) -> Self {
        Self(Arc::new(Mutex::new(State {
            responses: responses.collect(),
            sent: Vec::new(),
        })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The requests.
    pub(super) fn sent(&self) -> Vec<Sent> {
        self.state().sent.clone()
    }

    /// The `Location` of each response.
    pub(super) fn locations(&self) -> Vec<Option<Vec<u8>>> {
        self.state()
            .responses
            .iter()
            .map(Response::location)
            .collect()
    }
}

impl Transport for Exchange {
    fn send(&self, request: Request<Body>) -> TransportFuture {
        let mut state = self.state();
        let response = state.responses.get(state.sent.len()).cloned();
        state.sent.push(Sent::of(&request));
        let response = response.unwrap_or_else(|| Response {
            body: "{}".to_owned(),
            ..Response::default()
        });
        Box::pin(async move { Ok(response.make()) })
    }
}

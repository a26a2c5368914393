//! A request that came in whole, and the response to it.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::Value;

use crate::failure::Failure;

/// A request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    /// In capitals.
    pub(crate) verb: String,
    /// As it came, encoded; it begins with `/`.
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// `http://127.0.0.1:8080`: where the client finds this server.
    pub(crate) origin: String,
}

impl Request {
    /// A request as it came. A long query may come in the body of a POST that stands for another verb.
    pub(crate) fn new(
        verb: &str,
        target: &str,
        headers: HeaderMap,
        body: Bytes,
        origin: &str,
    ) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut request = Self {
            verb: verb.to_ascii_uppercase(),
            path: path.to_owned(),
            query: parse_query(query.as_bytes()),
            headers,
            body,
            origin: origin.to_owned(),
        };
        let other = request
            .header("x-http-method-override")
            .map(str::to_ascii_uppercase);
        if let Some(other) = other.filter(|_| request.verb == "POST") {
            let form = "application/x-www-form-urlencoded";
            if request
                .header("content-type")
                .is_some_and(|kind| kind.starts_with(form))
            {
                request.query.extend(parse_query(&request.body));
                request.body = Bytes::new();
            }
            request.verb = other;
        }
        request
    }

    /// The text of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The last value of a query parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let mut values = self.query.iter().rev().filter(|(key, _)| key == name);
        values.next().map(|(_, value)| value.as_str())
    }
}

fn parse_query(query: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(query).into_owned().collect()
}

/// A response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
}

/// The body of a response.
#[derive(Clone, Debug, Default)]
pub(crate) enum Body {
    #[default]
    Empty,
    Json(Value),
    /// What is sent at once each, one after another.
    Bytes(Vec<Bytes>),
}

impl Response {
    pub(crate) fn json(value: Value) -> Self {
        let response = Self {
            body: Body::Json(value),
            ..Self::default()
        };
        response.with("content-type", "application/json; charset=UTF-8")
    }

    /// 204.
    pub(crate) fn nothing() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            ..Self::default()
        }
    }

    pub(crate) fn bytes(kind: &str, parts: Vec<Bytes>) -> Self {
        Self {
            body: Body::Bytes(parts),
            ..Self::default()
        }
        .with(CONTENT_TYPE.as_str(), kind)
    }

    /// The same with a header; without it, if a header cannot have this text.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
            self.headers.insert(name, value);
        }
        self
    }
}

impl From<Failure> for Response {
    fn from(failure: Failure) -> Self {
        Self {
            status: failure.status,
            ..Self::json(failure.body())
        }
    }
}

//! [`Request`]: a request as the server gets it.

use std::fmt;

use discovery_runtime::bytes::Bytes;
use discovery_runtime::contract::redact;
use discovery_runtime::http::request::Parts;
use discovery_runtime::http::{HeaderMap, Method, Uri};
use discovery_runtime::serde_json::{self, Value};
use discovery_runtime::transport::CallAttempt;
use percent_encoding::percent_decode_str;

use crate::json::{Compare, differences};
use crate::multipart;
use crate::template::path_values;

/// A request as the server gets it: the method that was called, its parameters, and its body.
///
/// `Display` shows all of that on several lines, without secrets.
#[derive(Clone)]
pub struct Request {
    pub(crate) method: String,
    pub(crate) attempt: u32,
    pub(crate) verb: Method,
    pub(crate) uri: Uri,
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) media: Option<Bytes>,
}

impl Request {
    /// Reads a request.
    pub(crate) fn new(parts: Parts, body: Bytes) -> Self {
        let attempt = parts.extensions.get::<CallAttempt>();
        let path = parts.uri.path();
        let in_path = attempt.and_then(|attempt| {
            path_values(attempt.path_template()?, path.get(attempt.path_start()..)?)
        });
        let mut request = Self {
            method: attempt.map_or_else(String::new, |attempt| attempt.method().to_owned()),
            attempt: attempt.map_or(1, CallAttempt::number),
            verb: parts.method,
            parameters: in_path.unwrap_or_default(),
            uri: parts.uri,
            headers: parts.headers,
            body,
            media: None,
        };
        request.unpack_long_query();
        let query = pairs(request.uri.query().unwrap_or_default());
        request.parameters.extend(query);
        request.unpack_media();
        request
    }

    /// A GET whose query is too long for a URL has it in its body.
    fn unpack_long_query(&mut self) {
        if self
            .headers
            .get("x-http-method-override")
            .is_some_and(|verb| verb == "GET")
        {
            self.parameters
                .extend(pairs(&String::from_utf8_lossy(&self.body)));
            self.verb = Method::GET;
            self.body = Bytes::new();
        }
    }

    /// The media of an upload in one request, and the message before it.
    fn unpack_media(&mut self) {
        match self.parameter("uploadType") {
            Some("media") => self.media = Some(std::mem::take(&mut self.body)),
            Some("multipart") => {
                let kind = self.header("content-type").unwrap_or_default();
                if let Some([message, media]) = multipart::split(kind, &self.body) {
                    self.body = message;
                    self.media = Some(media);
                }
            }
            _ => {}
        }
    }

    /// The id of the method that was called, such as `monitoring.projects.alertPolicies.list`.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The number of the attempt of its call, from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The HTTP verb.
    pub fn verb(&self) -> &Method {
        &self.verb
    }

    /// The whole URL.
    pub fn url(&self) -> &Uri {
        &self.uri
    }

    /// The value of a parameter, in the path or in the query, by its wire name; the first one if it is repeated.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut all = self.parameters.iter();
        let found = all.find(|(given, _)| given == name)?;
        Some(&found.1)
    }

    /// All values of a parameter.
    pub fn parameter_values(&self, name: &str) -> Vec<&str> {
        let all = self.parameters.iter().filter(|(given, _)| given == name);
        all.map(|(_, value)| value.as_str()).collect()
    }

    /// The value of a header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The bytes of the body. For an upload, this is the message that comes with the media.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON; `null` if it is empty or something else.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The media of an upload, all of it: also if it came in several requests.
    pub fn media(&self) -> Option<&Bytes> {
        self.media.as_ref()
    }

    /// Checks the value of a parameter.
    ///
    /// # Panics
    ///
    /// It has another value or none. The message shows the request.
    #[track_caller]
    pub fn assert_parameter(&self, name: &str, expected: impl fmt::Display) {
        let expected = expected.to_string();
        if let Some(line) = self.differs_in_parameter(name, &expected) {
            panic!("the request is not as expected:\n  {line}\n\n{self}");
        }
    }

    /// Checks that the body has at least these members, with these values.
    ///
    /// # Panics
    ///
    /// It has not. The message has a line for each difference, and shows the request.
    #[track_caller]
    pub fn assert_body(&self, expected: Value) {
        self.assert_json(&expected, Compare::AtLeast);
    }

    /// Checks that the body is this value, with no member more.
    ///
    /// # Panics
    ///
    /// It is not. The message has a line for each difference, and shows the request.
    #[track_caller]
    pub fn assert_whole_body(&self, expected: Value) {
        self.assert_json(&expected, Compare::Whole);
    }

    #[track_caller]
    fn assert_json(&self, expected: &Value, how: Compare) {
        let lines = differences("body", expected, &self.json(), how);
        if !lines.is_empty() {
            let lines: Vec<String> = lines.iter().map(|line| redact::hide(line, [])).collect();
            panic!(
                "the request is not as expected:\n  {}\n\n{self}",
                lines.join("\n  ")
            );
        }
    }

    /// How a parameter differs from the expected value.
    pub(crate) fn differs_in_parameter(&self, name: &str, expected: &str) -> Option<String> {
        let found = self.parameter_values(name);
        if found.contains(&expected) {
            return None;
        }
        let found = match found.as_slice() {
            [] => "nothing".to_owned(),
            values => values
                .iter()
                .map(|value| format!("{value:?}"))
                .collect::<Vec<_>>()
                .join(", "),
        };
        Some(format!("{name}: expected {expected:?}, found {found}"))
    }
}

/// The pairs of a query.
fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.method)?;
        if self.attempt > 1 {
            write!(f, " (attempt {})", self.attempt)?;
        }
        let (scheme, host) = (self.uri.scheme_str(), self.uri.authority());
        let scheme = scheme.unwrap_or_default();
        let host = host.map_or("", |host| host.as_str());
        write!(f, "\n  {} {scheme}://{host}{}", self.verb, self.uri.path())?;
        for (name, value) in self.parameters.iter().filter(|(name, _)| name != "alt") {
            let value = match redact::is_secret_parameter(name) {
                true => "…",
                false => value,
            };
            write!(f, "\n  {name} = {value:?}")?;
        }
        if !self.body.is_empty() {
            write!(f, "\n  body:")?;
            let text = match self.json() {
                Value::Null => format!("{} bytes that are not JSON", self.body.len()),
                json => serde_json::to_string_pretty(&json).unwrap_or_default(),
            };
            for line in text.lines() {
                write!(f, "\n    {}", redact::hide(line, []))?;
            }
        }
        if let Some(media) = &self.media {
            let kind = self.header("x-upload-content-type");
            let kind = kind.map_or(String::new(), |kind| format!(" of {kind}"));
            write!(f, "\n  media: {} bytes{kind}", media.len())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

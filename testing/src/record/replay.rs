//! [`Replay`]: responds with what was recorded.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use discovery_runtime::contract::ApiClient;
use discovery_runtime::http::{self, StatusCode, Uri};
use discovery_runtime::serde_json::{Map, Value};
use discovery_runtime::transport::{
    Body, CallAttempt, Transport, TransportError, TransportErrorKind, TransportFuture,
};
use discovery_runtime::{ClientBuilder, Clock};

use super::exchange::{self, Outcome, Sent};
use super::file;
use super::redact::{Redaction, plain};
use crate::json::{Compare, differences};
use crate::setup::{build, set_up};
use crate::transport::read;

/// Responds with what a [`Recorder`](crate::Recorder) wrote, without a network. Time stands still, as it does for a [`Fake`](crate::Fake).
///
/// ```no_run
/// # use google_monitoring_v3::Client;
/// # async fn replay() -> Result<(), Box<dyn std::error::Error>> {
/// use discovery_testing::Replay;
///
/// let replay = Replay::open("tests/recorded/policies.json")?;
/// let client = replay.client(Client::builder());
/// client.projects().alert_policies().list("projects/p").send().await?;
/// replay.finish();
/// # Ok(())
/// # }
/// ```
///
/// A request gets the response of the first exchange that was not replayed yet and whose request is the same: verb, URL, body, and the
/// headers that the file has. The order of parameters and of members of JSON does not matter, and neither do secrets, a `requestId`, and
/// the boundary of a multipart body.
///
/// A test fails if a request is not in the file, or if an exchange of the file is not replayed: when this is dropped, or by
/// [`finish`](Self::finish).
pub struct Replay {
    shared: Arc<Shared>,
    path: PathBuf,
    finished: bool,
}

struct Shared {
    clock: Clock,
    state: Mutex<State>,
}

struct State {
    redaction: Redaction,
    exchanges: Vec<Recorded>,
    failures: Vec<String>,
}

/// An exchange of the file.
struct Recorded {
    method: String,
    request: Value,
    response: Value,
    used: bool,
}

impl Replay {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is not a recording. The error names the file and what is wrong.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let mut exchanges = Vec::new();
        for (index, mut exchange) in file::read(path)?.into_iter().enumerate() {
            let mut take = |name: &str| exchange.get_mut(name).map(Value::take).unwrap_or_default();
            let recorded = Recorded {
                method: take("method").as_str().unwrap_or_default().to_owned(),
                request: comparable(take("request")),
                response: take("response"),
                used: false,
            };
            exchange::read_response(&recorded.response, &http::HeaderMap::new()).map_err(
                |why| {
                    let why = format!("{}: exchange {} {why}", path.display(), index + 1);
                    io::Error::new(io::ErrorKind::InvalidData, why)
                },
            )?;
            exchanges.push(recorded);
        }
        Ok(Self {
            shared: Arc::new(Shared {
                clock: Clock::still(),
                state: Mutex::new(State {
                    redaction: Redaction::default(),
                    exchanges,
                    failures: Vec::new(),
                }),
            }),
            path: path.to_owned(),
            finished: false,
        })
    }

    /// The texts with this name were left out by [`Recorder::redact`](crate::Recorder::redact).
    #[must_use]
    pub fn redact(self, name: &str) -> Self {
        self.shared.lock().redaction.names.push(plain(name));
        self
    }

    /// The transport for a client.
    pub fn transport(&self) -> impl Transport + Clone + fmt::Debug + use<> {
        Replaying(self.shared.clone())
    }

    /// The builder of a client with this transport, as [`Fake::set_up`](crate::Fake::set_up) makes it.
    pub fn set_up<C: From<ApiClient>>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        set_up(builder, self.transport())
    }

    /// A client that gets the recorded responses.
    ///
    /// # Panics
    ///
    /// The builder has a setting that no client can have.
    #[track_caller]
    pub fn client<C: From<ApiClient>>(&self, builder: ClientBuilder<C>) -> C {
        build(self.set_up(builder))
    }

    /// The pauses that the clients made, as [`Fake::pauses`](crate::Fake::pauses).
    pub fn pauses(&self) -> Vec<Duration> {
        self.shared.clock.pauses()
    }

    /// Ends the test of the calls. Dropping this does the same.
    ///
    /// # Panics
    ///
    /// A request was not in the file, or an exchange was not replayed. The message says which.
    #[track_caller]
    pub fn finish(mut self) {
        self.finished = true;
        if let Some(message) = self.failures(true) {
            panic!("{message}");
        }
    }

    fn failures(&self, all: bool) -> Option<String> {
        let state = self.shared.lock();
        let mut failures = state.failures.clone();
        let unused = state
            .exchanges
            .iter()
            .enumerate()
            .filter(|(_, it)| all && !it.used);
        failures.extend(unused.map(|(index, it)| {
            format!("exchange {} was not replayed: {}", index + 1, it.describe())
        }));
        (!failures.is_empty()).then(|| {
            format!(
                "{} does not fit:\n\n{}",
                self.path.display(),
                failures.join("\n\n")
            )
        })
    }
}

impl Drop for Replay {
    #[track_caller]
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        let panicking = std::thread::panicking();
        match self.failures(!panicking) {
            None => {}
            // A second panic would end the process.
            Some(message) if panicking => eprintln!("{message}"),
            Some(message) => panic!("{message}"),
        }
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replay")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Recorded {
    /// The method, the verb and the URL.
    fn describe(&self) -> String {
        let text = |name: &str| {
            self.request
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        format!("{}, {} {}", self.method, text("verb"), text("url"))
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The recorded response to a request.
    fn take(&mut self, sent: &Sent) -> Result<Outcome, TransportError> {
        let request = comparable(exchange::request(sent, &self.redaction));
        let mut same = self.exchanges.iter_mut().filter(|it| it.request == request);
        if let Some(exchange) = same.find(|it| !it.used) {
            exchange.used = true;
            let outcome = exchange::read_response(&exchange.response, &sent.headers);
            return outcome.map_err(|why| TransportError::new(TransportErrorKind::Request, why));
        }
        let message = self.unknown(sent, &request);
        self.failures.push(message.clone());
        Err(TransportError::new(TransportErrorKind::Request, message))
    }

    /// A request that is not in the file: the nearest one, and how it differs.
    fn unknown(&self, sent: &Sent, request: &Value) -> String {
        let text = |name: &str| {
            request
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let what = format!("{}, {} {}", sent.method, text("verb"), text("url"));
        let times = self
            .exchanges
            .iter()
            .filter(|it| it.request == *request)
            .count();
        if times > 0 {
            return format!("a request was recorded {times} times, and is sent once more: {what}");
        }
        let differences =
            |it: &Recorded| differences("request", &it.request, request, Compare::Whole);
        let nearest = self
            .exchanges
            .iter()
            .enumerate()
            .min_by_key(|(_, it)| (it.method != sent.method, differences(it).len(), it.used));
        match nearest {
            None => format!("a request was not recorded: {what}\n  The recording has no exchange."),
            Some((index, it)) => format!(
                "a request was not recorded: {what}\n  The nearest one is exchange {}: {}\n    {}",
                index + 1,
                it.describe(),
                differences(it).join("\n    ")
            ),
        }
    }
}

/// A request without what differs each time, with its parameters in order.
fn comparable(mut request: Value) -> Value {
    let url = request
        .get("url")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let (path, query) = url.split_once('?').unwrap_or((&url, ""));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut parameters = Map::new();
    for pair in pairs {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let values = parameters
            .entry(name)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(values) = values {
            values.push(value.into());
        }
    }
    parameters.remove("requestId");
    if let Some(Value::Object(body)) = request.pointer_mut("/body/json") {
        body.remove("requestId");
    }
    if let Some(request) = request.as_object_mut() {
        request.insert("url".to_owned(), path.into());
        request.insert("parameters".to_owned(), parameters.into());
    }
    request
}

/// The transport of a replay.
#[derive(Clone)]
struct Replaying(Arc<Shared>);

impl fmt::Debug for Replaying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Replaying")
    }
}

impl Transport for Replaying {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let shared = self.0.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let attempt = parts.extensions.get::<CallAttempt>();
            let sent = Sent {
                method: attempt.map_or_else(String::new, |attempt| attempt.method().to_owned()),
                verb: parts.method.to_string(),
                url: parts.uri,
                headers: parts.headers,
                body: read(body).await?,
            };
            let outcome = shared.lock().take(&sent)?;
            match outcome {
                Outcome::Failed(kind) => Err(TransportError::new(
                    kind,
                    "the exchange failed when it was recorded",
                )),
                Outcome::Received(received) => {
                    let body = match received.complete {
                        true => Body::from(received.body),
                        false => cut(received.body),
                    };
                    let mut response = http::Response::new(body);
                    let status = StatusCode::from_u16(received.status);
                    *response.status_mut() = status.unwrap_or_default();
                    *response.headers_mut() = received.headers;
                    Ok(response)
                }
            }
        })
    }

    fn connects_directly(&self, _: &Uri) -> bool {
        true
    }

    fn clock(&self) -> Clock {
        self.0.clock.clone()
    }
}

/// A body that breaks after these bytes.
fn cut(bytes: discovery_runtime::bytes::Bytes) -> Body {
    let mut bytes = Some(bytes);
    Body::from_poll(move |_| {
        let next = bytes.take().ok_or("the recording has no more of the body");
        std::task::Poll::Ready(Some(next))
    })
}

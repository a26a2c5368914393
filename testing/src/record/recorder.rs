//! [`Recorder`]: records the exchanges of a program with a real server.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use discovery_runtime::Clock;
use discovery_runtime::http::{self, HeaderMap};
use discovery_runtime::serde_json::{Value, json};
use discovery_runtime::transport::{
    Body, CallAttempt, Transport, TransportErrorKind, TransportFuture,
};

use super::exchange::{self, Outcome, Received, Sent};
use super::file;
use super::redact::{Redaction, plain};
use super::tee::{Kept, MOST, tee};

/// Records the exchanges of a program with a real server into a file that a person can read, for [`Replay`](crate::Replay).
///
/// ```no_run
/// # use discovery_runtime::Transport;
/// # use google_monitoring_v3::Client;
/// # async fn record(real: impl Transport) -> Result<(), Box<dyn std::error::Error>> {
/// use discovery_testing::Recorder;
///
/// let recorder = Recorder::new("tests/recorded/policies.json", real);
/// let client = Client::builder().transport(recorder.transport()).build()?;
/// client.projects().alert_policies().list("projects/p").send().await?;
/// recorder.finish()?;
/// # Ok(())
/// # }
/// ```
///
/// The file is written by [`finish`](Self::finish), or when the recorder is dropped while no test fails: in one step, so that a run that
/// is killed or fails leaves an earlier file as it was.
///
/// The file has no secret that is known as one: no header of credentials, no API key, no cookie, no token in a member of JSON or a URL
/// whose name says so, no address of an upload, and nothing that repeats a credential of the request. [`redact`](Self::redact) adds
/// names. Look at the file before you share it: what is private in your data is not known here.
pub struct Recorder {
    shared: Arc<Shared>,
    path: PathBuf,
    redaction: Redaction,
    finished: bool,
}

struct Shared {
    inner: Box<dyn Transport>,
    exchanges: Mutex<Vec<Arc<Mutex<Recorded>>>>,
}

/// An exchange that goes on.
struct Recorded {
    request: http::request::Parts,
    sent: Arc<Mutex<Kept>>,
    head: Head,
    body: Option<Arc<Mutex<Kept>>>,
}

enum Head {
    /// No response, so far.
    None,
    Failed(TransportErrorKind),
    Came(u16, HeaderMap),
}

impl Recorder {
    /// Records what goes through this transport, into this file.
    pub fn new(path: impl Into<PathBuf>, transport: impl Transport) -> Self {
        Self {
            shared: Arc::new(Shared {
                inner: Box::new(transport),
                exchanges: Mutex::default(),
            }),
            path: path.into(),
            redaction: Redaction::default(),
            finished: false,
        }
    }

    /// Also leaves out the text of members of JSON and of parameters with this name. Give [`Replay::redact`](crate::Replay::redact)
    /// the same names.
    #[must_use]
    pub fn redact(mut self, name: &str) -> Self {
        self.redaction.names.push(plain(name));
        self
    }

    /// The transport for the client.
    pub fn transport(&self) -> impl Transport + Clone + fmt::Debug + use<> {
        Recording(self.shared.clone())
    }

    /// Writes the file.
    ///
    /// # Errors
    ///
    /// The file cannot be written, or a body is too large to be recorded.
    pub fn finish(mut self) -> io::Result<()> {
        self.finished = true;
        self.write()
    }

    fn write(&mut self) -> io::Result<()> {
        let all = lock(&self.shared.exchanges);
        let mut written = Vec::with_capacity(all.len());
        let exchanges = all.iter().map(|exchange| read(&lock(exchange)));
        let exchanges: Vec<(Sent, Option<Outcome>)> = exchanges.collect::<io::Result<_>>()?;
        for (sent, _) in &exchanges {
            let query = sent.url.query().unwrap_or_default();
            self.redaction.learn(&sent.headers, query);
        }
        for (sent, outcome) in &exchanges {
            // One that was stopped has nothing to replay.
            if let Some(outcome) = outcome {
                written.push(json!({
                    "method": sent.method,
                    "request": exchange::request(sent, &self.redaction),
                    "response": exchange::response(sent, outcome, &self.redaction),
                }));
            }
        }
        file::write(&self.path, written as Vec<Value>)
    }
}

fn read(exchange: &Recorded) -> io::Result<(Sent, Option<Outcome>)> {
    let attempt = exchange.request.extensions.get::<CallAttempt>();
    let method = attempt.map_or_else(String::new, |attempt| attempt.method().to_owned());
    let take = |kept: &Arc<Mutex<Kept>>| {
        let kept = lock(kept);
        match kept.too_many {
            true => Err(io::Error::other(format!(
                "a body of {method} has more than {MOST} bytes, which is too large to be recorded"
            ))),
            false => Ok((kept.bytes.clone().into(), kept.complete)),
        }
    };
    let outcome = match &exchange.head {
        Head::None => None,
        Head::Failed(kind) => Some(Outcome::Failed(*kind)),
        Head::Came(status, headers) => {
            let (body, complete) = match &exchange.body {
                Some(kept) => take(kept)?,
                None => Default::default(),
            };
            Some(Outcome::Received(Received {
                status: *status,
                headers: headers.clone(),
                body,
                complete,
            }))
        }
    };
    let sent = Sent {
        verb: exchange.request.method.to_string(),
        url: exchange.request.uri.clone(),
        headers: exchange.request.headers.clone(),
        body: take(&exchange.sent)?.0,
        method,
    };
    Ok((sent, outcome))
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Recorder {
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        if std::thread::panicking() {
            eprintln!(
                "{} was not recorded, since the test failed",
                self.path.display()
            );
            return;
        }
        if let Err(error) = self.write() {
            panic!("{} cannot be written: {error}", self.path.display());
        }
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder")
            .field("path", &self.path)
            .field("exchanges", &lock(&self.shared.exchanges).len())
            .finish_non_exhaustive()
    }
}

/// The transport of a recorder.
#[derive(Clone)]
struct Recording(Arc<Shared>);

impl fmt::Debug for Recording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recording")
    }
}

impl Transport for Recording {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let (parts, body) = request.into_parts();
        let (body, sent) = tee(body);
        let recorded = Arc::new(Mutex::new(Recorded {
            request: parts.clone(),
            sent,
            head: Head::None,
            body: None,
        }));
        lock(&self.0.exchanges).push(recorded.clone());
        let response = self.0.inner.send(http::Request::from_parts(parts, body));
        Box::pin(async move {
            match response.await {
                Err(error) => {
                    lock(&recorded).head = Head::Failed(error.kind());
                    Err(error)
                }
                Ok(response) => {
                    let (parts, body) = response.into_parts();
                    let (body, kept) = tee(body);
                    let mut recorded = lock(&recorded);
                    recorded.head = Head::Came(parts.status.as_u16(), parts.headers.clone());
                    recorded.body = Some(kept);
                    Ok(http::Response::from_parts(parts, body))
                }
            }
        })
    }

    fn close(&self) {
        self.0.inner.close();
    }

    fn connects_directly(&self, uri: &http::Uri) -> bool {
        self.0.inner.connects_directly(uri)
    }

    fn has_client_certificate(&self) -> bool {
        self.0.inner.has_client_certificate()
    }

    fn clock(&self) -> Clock {
        self.0.inner.clock()
    }
}

//! What `serve` prints: where the server is, a line for each request, and how many there were.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use discovery_fake_server::{Exchange, FakeServer};
use serde_json::{Value, json};

use super::outcome::{Report, detail_line, escaped};
use super::style::{BAD, DIM, GOOD, NAME, paint};
use crate::cli::Format;
use crate::text::{count, printable, with_revision};

/// The log of a server.
#[derive(Debug)]
pub(crate) struct ServeLog {
    format: Format,
    requests: AtomicU64,
    failed: AtomicU64,
}

impl ServeLog {
    /// An empty log.
    pub(crate) fn new(format: Format) -> Self {
        Self {
            format,
            requests: AtomicU64::new(0),
            failed: AtomicU64::new(0),
        }
    }

    /// Prints where a server is, and how programs call it.
    pub(crate) fn begin(&self, server: &FakeServer) {
        self.print(|| begin_text(server), || begin_json(server));
    }

    /// Counts a request, and prints its line.
    pub(crate) fn exchange(&self, exchange: &Exchange) {
        self.requests.fetch_add(1, Ordering::Relaxed);
        if exchange.status.is_none_or(|status| status >= 400) {
            self.failed.fetch_add(1, Ordering::Relaxed);
        }
        self.print(|| line(exchange), || exchange_json(exchange));
    }

    fn print(&self, text: impl FnOnce() -> String, json: impl FnOnce() -> Value) {
        let text = match self.format {
            Format::Text => text(),
            Format::Json => escaped(&format!("{}\n", json())),
        };
        let mut stdout = anstream::stdout().lock();
        // Nobody reads the log any more, and the server goes on.
        let _ = stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush());
    }
}

fn begin_text(server: &FakeServer) -> String {
    let (summary, url) = (server.summary(), server.url());
    let (name, version) = (&summary.name, &summary.version);
    let title = match summary.title.as_str() {
        "" => name,
        title => title,
    };
    let head = format!(
        "{title} ({}): {}",
        with_revision(&format!("{name} {version}"), &summary.revision),
        count(summary.methods, "method", "methods")
    );
    let mut text = format!("{} at {}\n", printable(&head), paint(NAME, url));
    let keeps = match summary.collections {
        0 => "nothing: every method sends a value of its response".to_owned(),
        number => {
            let kept = summary.kept_methods.iter();
            let kept: Vec<String> = kept
                .map(|(name, number)| format!("{number} {name}"))
                .collect();
            let collections = count(number, "collection", "collections");
            format!("what is created in {collections}: {}", kept.join(", "))
        }
    };
    let python = format!(
        "build(\"{name}\", \"{version}\", discoveryServiceUrl=\"{url}/discovery/v1/apis/{{api}}/{{apiVersion}}/rest\", \
         credentials=AnonymousCredentials())"
    );
    text += &detail_line("keeps", &keeps);
    text += &detail_line(
        "Rust",
        &format!("Client::builder().endpoint(\"{url}\").credentials(Credentials::anonymous())"),
    );
    if let Some(variable) = &summary.emulator_variable {
        text += &detail_line("or", &format!("{variable}={url}"));
    }
    text += &detail_line("Python", &python);
    text += &detail_line("curl", &format!("curl {url}{}", summary.document_path));
    text += "Ctrl-C ends it\n";
    text
}

fn begin_json(server: &FakeServer) -> Value {
    let summary = server.summary();
    json!({
        "url": server.url(),
        "api": summary.name,
        "version": summary.version,
        "revision": summary.revision,
        "methods": summary.methods,
        "collections": summary.collections,
        "document": format!("{}{}", server.url(), summary.document_path),
        "variable": summary.emulator_variable,
    })
}

fn line(exchange: &Exchange) -> String {
    let method = match exchange.method.as_str() {
        "" => "-",
        method => method,
    };
    let status = match exchange.status {
        None => paint(BAD, "---"),
        Some(status) if status >= 400 => paint(BAD, &status.to_string()),
        Some(status) => paint(GOOD, &status.to_string()),
    };
    let fault = if exchange.fault { " fault" } else { "" };
    let request = format!("{} {}", exchange.verb, exchange.path);
    format!(
        "{status}{fault} {} {} ms  {}\n",
        paint(NAME, &printable(method)),
        exchange.duration.as_millis(),
        paint(DIM, &printable(&request))
    )
}

fn exchange_json(exchange: &Exchange) -> Value {
    json!({
        "method": exchange.method,
        "verb": exchange.verb,
        "path": exchange.path,
        "status": exchange.status,
        "milliseconds": u64::try_from(exchange.duration.as_millis()).unwrap_or(u64::MAX),
        "fault": exchange.fault,
    })
}

/// The result of `serve`: how many requests there were.
#[derive(Debug)]
pub(crate) struct ServeReport {
    log: Arc<ServeLog>,
}

impl ServeReport {
    /// The result of a server that ended.
    pub(crate) fn new(log: Arc<ServeLog>) -> Self {
        Self { log }
    }

    fn counts(&self) -> (u64, u64) {
        let count = |number: &AtomicU64| number.load(Ordering::Relaxed);
        (count(&self.log.requests), count(&self.log.failed))
    }
}

impl Report for ServeReport {
    fn succeeded(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        let (requests, failed) = self.counts();
        let requests = usize::try_from(requests).unwrap_or(usize::MAX);
        let requests = count(requests, "request", "requests");
        format!("{} {requests}, {failed} failed\n", paint(GOOD, "ended:"))
    }

    fn json(&self) -> Value {
        let (requests, failed) = self.counts();
        json!({"requests": requests, "failed": failed, "problems": []})
    }

    fn is_one_line(&self) -> bool {
        true
    }

    fn failure_json(problems: Value) -> Value {
        json!({"requests": 0, "failed": 0, "problems": problems})
    }
}

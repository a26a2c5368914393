//! The feature `tracing` is on.

use http::Uri;
use http::uri::Scheme;
use tracing::field::Empty;
use tracing::instrument::Instrumented;
use tracing::{Instrument, Span};

use super::{Outcome, SentRequest, Sequence};
use crate::api::{Api, Method};
use crate::error::{Error, ErrorKind};
use crate::shown::{Secrets, WORD, shown};

const TARGET: &str = "discovery_runtime";

// Numbers are `i64`: the attributes of OpenTelemetry have no other integer, and `tracing-opentelemetry` makes a text of a `u64`.

/// A span of the level INFO, with what every span of this crate says.
macro_rules! span {
    ($name:literal, $kind:literal, $api:expr, $($fields:tt)*) => {
        tracing::info_span!(
            target: TARGET,
            $name,
            otel.kind = $kind,
            rpc.system.name = "http",
            gcp.client.service = &*$api.name,
            gcp.client.version = &*$api.package_version,
            gcp.client.artifact = &*$api.package,
            $($fields)*,
            error.type = Empty,
            otel.status_code = Empty,
            otel.status_description = Empty,
            rpc.response.status_code = Empty,
        )
    };
}

/// The span of a call. If it is dropped before its end, the call was cancelled.
pub(crate) struct CallSpan {
    span: Span,
    ended: bool,
}

impl CallSpan {
    pub(crate) fn new(api: &Api, method: &Method, server: &Uri) -> Self {
        let span = span!(
            "client_request",
            "internal",
            api,
            otel.name = &*method.id,
            rpc.method = &*method.id,
            server.address = address(server),
            server.port = port(server),
            http.response.status_code = Empty,
            http.request.resend_count = Empty
        );
        Self { span, ended: false }
    }

    pub(crate) fn in_scope<T>(&self, run: impl FnOnce() -> T) -> T {
        self.span.in_scope(run)
    }

    /// Ends the call after so many attempts.
    pub(crate) fn end(&mut self, outcome: Outcome<'_>, attempts: u32) {
        self.end_in_place(outcome, attempts);
    }

    /// The same, if the span is a part of something that goes on.
    pub(crate) fn end_in_place(&mut self, outcome: Outcome<'_>, attempts: u32) {
        self.ended = true;
        record_resends(&self.span, attempts);
        record(&self.span, outcome);
    }
}

impl Drop for CallSpan {
    fn drop(&mut self) {
        if !self.ended {
            record_cancelled(&self.span);
        }
    }
}

/// The span of an attempt. If it is dropped before its end, the attempt was cancelled.
pub(crate) struct AttemptSpan {
    span: Span,
    ended: bool,
}

impl AttemptSpan {
    pub(crate) fn new(api: &Api, sent: &SentRequest<'_>) -> Self {
        let template = std::cell::LazyCell::new(|| (sent.template)());
        let span = span!(
            "http_request",
            "client",
            api,
            otel.name = match &*template {
                Some(template) => format!("{} {template}", sent.verb),
                None => sent.verb.to_owned(),
            },
            http.request.method = sent.verb,
            http.request.resend_count = Empty,
            url.full = (sent.url)(),
            url.scheme = sent.server.scheme_str(),
            url.template = template.as_deref(),
            server.address = address(sent.server),
            server.port = port(sent.server),
            http.response.status_code = Empty
        );
        record_resends(&span, sent.number);
        Self { span, ended: false }
    }

    pub(crate) fn within<F: Future>(&self, run: F) -> Instrumented<F> {
        run.instrument(self.span.clone())
    }

    /// Ends the attempt.
    pub(crate) fn end(mut self, outcome: Outcome<'_>) {
        self.ended = true;
        record(&self.span, outcome);
    }
}

impl Drop for AttemptSpan {
    fn drop(&mut self) {
        if !self.ended {
            record_cancelled(&self.span);
        }
    }
}

/// The span around several calls. Dropping it early is no error: the caller has enough.
pub(crate) struct SequenceSpan(Span);

impl SequenceSpan {
    pub(crate) fn new(sequence: Sequence, api: &Api, method: &Method) -> Self {
        macro_rules! sequence {
            ($name:literal) => {
                span!(
                    $name,
                    "internal",
                    api,
                    otel.name = format!(concat!($name, " {}"), &*method.id),
                    rpc.method = &*method.id,
                    gcp.resource.destination.id = Empty,
                    http.response.status_code = Empty
                )
            };
        }
        Self(match sequence {
            Sequence::Pages => sequence!("pages"),
            Sequence::Operation => sequence!("operation"),
            Sequence::Upload => sequence!("upload"),
            Sequence::Download => sequence!("download"),
        })
    }

    pub(crate) fn in_scope<T>(&self, run: impl FnOnce() -> T) -> T {
        self.0.in_scope(run)
    }

    pub(crate) fn within<F: Future>(&self, run: F) -> Instrumented<F> {
        run.instrument(self.0.clone())
    }

    /// Says which operation is followed.
    pub(crate) fn name_operation(&self, name: &str) {
        if !self.0.is_disabled() {
            let name = shown(name, WORD, &Secrets::default());
            self.0.record("gcp.resource.destination.id", name);
        }
    }

    pub(crate) fn end(&self, error: Option<&Error>) {
        let http_status = None;
        record(&self.0, Outcome { http_status, error });
    }
}

/// Credentials fetch a token, or have one.
pub(crate) fn in_credentials_span<F: Future>(run: F) -> Instrumented<F> {
    run.instrument(tracing::debug_span!(target: TARGET, "credentials"))
}

/// Runs in the span, and with the subscriber, of who makes it.
#[cfg(feature = "blocking")]
pub(crate) fn in_current_span<F: Future>(
    run: F,
) -> tracing::instrument::WithDispatch<Instrumented<F>> {
    use tracing::instrument::WithSubscriber;
    run.in_current_span().with_current_subscriber()
}

fn address(server: &Uri) -> Option<&str> {
    let host = server.host()?;
    Some(host.trim_start_matches('[').trim_end_matches(']'))
}

fn port(server: &Uri) -> i64 {
    let default = match server.scheme() == Some(&Scheme::HTTP) {
        true => 80,
        false => 443,
    };
    i64::from(server.port_u16().unwrap_or(default))
}

/// Says how often the request was sent again, if it was.
fn record_resends(span: &Span, attempts: u32) {
    if attempts > 1 {
        span.record("http.request.resend_count", i64::from(attempts - 1));
    }
}

fn record(span: &Span, outcome: Outcome<'_>) {
    if span.is_disabled() {
        return;
    }
    if let Some(status) = outcome.http_status {
        span.record("http.response.status_code", i64::from(status.as_u16()));
    }
    if let Some(error) = outcome.error {
        span.record("otel.status_code", "ERROR");
        span.record("otel.status_description", error.to_string());
        span.record("error.type", error_type(error));
        if let Some(code) = error.code() {
            span.record("rpc.response.status_code", code.as_str());
        }
    }
}

fn record_cancelled(span: &Span) {
    span.record("otel.status_code", "ERROR");
    span.record("error.type", "CLIENT_CANCELLED");
}

/// What the field `error.type` has: a reason or a status of the server, or the kind of a failure on this side.
fn error_type(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Status | ErrorKind::Operation => type_of_server(error),
        ErrorKind::Timeout => "CLIENT_TIMEOUT".to_owned(),
        ErrorKind::Connect | ErrorKind::Interrupted => "CLIENT_CONNECTION_ERROR".to_owned(),
        ErrorKind::Credentials => "CLIENT_AUTHENTICATION_ERROR".to_owned(),
        ErrorKind::Request | ErrorKind::Configuration => "CLIENT_REQUEST_ERROR".to_owned(),
        ErrorKind::Decode | ErrorKind::TooLarge | ErrorKind::Paging | ErrorKind::Checksum => {
            "CLIENT_RESPONSE_DECODE_ERROR".to_owned()
        }
        ErrorKind::Io => "CLIENT_IO_ERROR".to_owned(),
    }
}

/// The reason, if it is a word as reasons are: a server may send anything. Else the status.
fn type_of_server(error: &Error) -> String {
    const LONGEST: usize = 63;
    let is_word = |reason: &String| {
        reason.len() <= LONGEST
            && reason
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let reason = error.reason().map(|reason| error.show(reason, WORD));
    let reason = reason.filter(is_word);
    let code = || error.code().map(|code| code.as_str().to_owned());
    let status = || error.http_status().map(|status| status.as_str().to_owned());
    reason
        .or_else(status)
        .or_else(code)
        .unwrap_or_else(|| "UNKNOWN".to_owned())
}

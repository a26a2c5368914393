//! What OpenTelemetry gets of a test, read back through its exporter.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use opentelemetry::Value;
use opentelemetry::trace::{SpanId, Status, TraceContextExt as _, TraceId, TracerProvider as _};
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider, SpanData};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// One for the process, since each call site of `tracing` asks once who listens.
static EXPORTER: OnceLock<(InMemorySpanExporter, SdkTracerProvider)> = OnceLock::new();

fn exporter() -> &'static InMemorySpanExporter {
    let (exporter, _) = EXPORTER.get_or_init(|| {
        let exporter = InMemorySpanExporter::default();
        let provider = SdkTracerProvider::builder()
            .with_simple_exporter(exporter.clone())
            .build();
        let layer = tracing_opentelemetry::layer()
            .with_tracer(provider.tracer("test"))
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_target(false)
            .with_level(false);
        tracing_subscriber::registry().with(layer).init();
        (exporter, provider)
    });
    exporter
}

/// The trace of one test.
pub(crate) struct Trace {
    root: Span,
    id: TraceId,
}

impl Trace {
    pub(crate) fn new() -> Self {
        exporter();
        let root = tracing::info_span!("test");
        let id = root.context().span().span_context().trace_id();
        Self { root, id }
    }

    /// The span of the test, in which its calls are made.
    pub(crate) fn root(&self) -> Span {
        self.root.clone()
    }

    pub(crate) fn id(&self) -> TraceId {
        self.id
    }

    /// The spans that have ended, in the order of their ends.
    pub(crate) fn spans(&self) -> Vec<Recorded> {
        let spans = exporter().get_finished_spans().expect("the spans");
        let own = spans
            .into_iter()
            .filter(|span| span.span_context.trace_id() == self.id);
        own.map(Recorded::from).collect()
    }
}

/// A span as OpenTelemetry has it.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) id: SpanId,
    pub(crate) parent: SpanId,
    pub(crate) fields: BTreeMap<String, String>,
    /// The description, if the span is an error.
    pub(crate) error: Option<String>,
    /// Everything of it.
    pub(crate) whole: String,
}

impl From<SpanData> for Recorded {
    fn from(span: SpanData) -> Self {
        let fields = span.attributes.iter();
        Self {
            whole: format!("{span:?}"),
            name: span.name.to_string(),
            kind: format!("{:?}", span.span_kind),
            id: span.span_context.span_id(),
            parent: span.parent_span_id,
            fields: fields
                .map(|field| (field.key.to_string(), shown(&field.value)))
                .collect(),
            error: match span.status {
                Status::Error { description } => Some(description.into_owned()),
                _ => None,
            },
        }
    }
}

impl Recorded {
    /// The value of a field; empty if it has none.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields
            .get(name)
            .map(String::as_str)
            .unwrap_or_default()
    }
}

/// A number is shown with its type, which a collector sees.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.to_string(),
        other => format!("{other:?}"),
    }
}

/// The only span with this name.
pub(crate) fn one<'s>(spans: &'s [Recorded], name: &str) -> &'s Recorded {
    match &named(spans, name)[..] {
        [one] => one,
        several => panic!("{} spans are called {name}: {spans:#?}", several.len()),
    }
}

/// The spans with this name, in the order of their ends.
pub(crate) fn named<'s>(spans: &'s [Recorded], name: &str) -> Vec<&'s Recorded> {
    spans.iter().filter(|span| span.name == name).collect()
}

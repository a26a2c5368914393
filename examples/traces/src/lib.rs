//! Sends the calls of a program to OpenTelemetry. The code is that of `docs/guide/src/traces.md`, which is compiled with this crate.

#![doc = include_str!("../../../docs/guide/src/traces.md")]

use google_monitoring_v3::NextAttempt;
use google_monitoring_v3::http::{HeaderName, HeaderValue};
use opentelemetry::propagation::{Injector, TextMapPropagator};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing::{Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;

/// Writes spans and events to the terminal, as `RUST_LOG` says, and sends spans to `provider`.
pub fn subscriber(provider: &SdkTracerProvider) -> impl Subscriber + Send + Sync + use<> {
    let to_otel = tracing_opentelemetry::layer().with_tracer(provider.tracer("traces-example"));
    tracing_subscriber::registry()
        .with(EnvFilter::from_default_env())
        .with(tracing_subscriber::fmt::layer())
        .with(to_otel)
}

/// Sends the W3C `traceparent` of the current span with an attempt: give it to `before_attempt`.
pub fn send_traceparent(attempt: &mut NextAttempt<'_>) {
    struct Headers<'a, 'b>(&'a mut NextAttempt<'b>);
    impl Injector for Headers<'_, '_> {
        fn set(&mut self, name: &str, value: String) {
            if let (Ok(name), Ok(value)) =
                (HeaderName::try_from(name), HeaderValue::try_from(value))
            {
                self.0.headers.insert(name, value);
            }
        }
    }
    let context = Span::current().context();
    TraceContextPropagator::new().inject_context(&context, &mut Headers(attempt));
}

//! Traces of calls, as OpenTelemetry and a server on a real socket get them.

mod attempts;
mod calls;
mod names;
mod propagation;
mod recorder;
mod secrets;
mod sequences;

use std::time::Duration;

use discovery_runtime::CallOptions;
use discovery_tests::server::Server;
use google_monitoring_v3::types::MetricDescriptor;
use google_monitoring_v3::{Client, Credentials, RetryPolicy, Sending};

/// The name of the spans of the call in these tests.
pub(crate) const GET: &str = "monitoring.projects.metricDescriptors.get";
/// The name of the spans of its attempts.
pub(crate) const GET_ATTEMPT: &str = "GET /v3/{+name}";

pub(crate) fn client(server: &Server) -> Client {
    Client::builder()
        .endpoint(server.endpoint())
        .credentials(Credentials::anonymous())
        .retry(quick())
        .build()
        .expect("a client")
}

/// A policy whose waits a test can afford.
pub(crate) fn quick() -> RetryPolicy {
    RetryPolicy::new().first_backoff(Duration::from_millis(1))
}

pub(crate) fn get(
    client: &Client,
    options: impl FnOnce(CallOptions) -> CallOptions,
) -> Sending<MetricDescriptor> {
    let descriptors = client.projects().metric_descriptors();
    let call = descriptors.get("projects/p/metricDescriptors/m");
    call.options(options).send()
}

//! Lists the metrics of a project, and prints the spans of the calls as OpenTelemetry gets them.
//!
//! `RUST_LOG=info cargo run -p traces-example -- PROJECT [ENDPOINT]`. With an endpoint, such as that of a fake server, the calls are
//! anonymous.

use google_monitoring_v3::{Client, Credentials, Result};
use opentelemetry_sdk::trace::SdkTracerProvider;
use traces_example::{send_traceparent, subscriber};
use tracing_subscriber::util::SubscriberInitExt;

#[tokio::main]
async fn main() -> Result<()> {
    let provider = SdkTracerProvider::builder()
        .with_simple_exporter(opentelemetry_stdout::SpanExporter::default())
        .build();
    subscriber(&provider).init();

    let mut args = std::env::args().skip(1);
    let project = args.next().unwrap_or_else(|| "my-project".to_owned());
    let mut builder = Client::builder().options(|options| options.before_attempt(send_traceparent));
    if let Some(endpoint) = args.next() {
        builder = builder
            .endpoint(endpoint)
            .credentials(Credentials::anonymous());
    }
    let client = builder.build()?;

    let descriptors = client.projects().metric_descriptors();
    let mut metrics = descriptors
        .list(format!("projects/{project}"))
        .page_size(100)
        .items();
    while let Some(metric) = metrics.next().await {
        println!("{}", metric?.r#type.unwrap_or_default());
    }
    Ok(())
}

//! Calls in programs that are not async, over real sockets.

mod contexts;
mod defaults;
mod sequences;
mod thread;

use std::time::Duration;

use discovery_tests::server::Server;
use google_monitoring_v3::{Client, Credentials, PollingPolicy};

/// Responses of pages with these items.
pub(crate) const PAGES: [&str; 2] = [
    r#"{"metricDescriptors": [{"type": "a"}, {"type": "b"}], "nextPageToken": "t"}"#,
    r#"{"metricDescriptors": [{"type": "c"}]}"#,
];
pub(crate) const RUNNING: &str = r#"{"name": "operations/abc"}"#;
pub(crate) const DONE: &str = r#"{"name": "operations/abc", "done": true}"#;

pub(crate) fn client(server: &Server) -> Client {
    Client::builder()
        .endpoint(server.endpoint())
        .credentials(Credentials::anonymous())
        .build()
        .expect("a client")
}

/// A client of the API with operations.
pub(crate) fn v1(server: &Server) -> google_monitoring_v1::Client {
    let often = PollingPolicy::new().first_wait(Duration::from_millis(1));
    google_monitoring_v1::Client::builder()
        .endpoint(server.endpoint())
        .credentials(Credentials::anonymous())
        .options(|options| options.polling(often))
        .build()
        .expect("a client")
}

pub(crate) fn get(client: &Client) -> google_monitoring_v3::Result<()> {
    let descriptors = client.projects().metric_descriptors();
    let call = descriptors.get("projects/p/metricDescriptors/m");
    call.send_blocking().map(drop)
}

/// Runs a test that must not wait for ever.
pub(crate) fn in_time<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, outcome) = std::sync::mpsc::channel();
    std::thread::spawn(move || done.send(test()));
    let outcome = outcome.recv_timeout(Duration::from_secs(30));
    outcome.expect("the test ends in time, and does not panic")
}

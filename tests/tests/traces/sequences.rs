//! The spans around several calls.

use std::time::Duration;

use discovery_runtime::contract::{Api, ApiClient, Call, MediaDownload, Method};
use discovery_runtime::{ClientBuilder, Credentials};
use discovery_tests::server::Server;
use google_monitoring_v1::PollingPolicy;
use tracing::Instrument as _;

use crate::client;
use crate::recorder::{Trace, named, one};

#[tokio::test]
async fn pages_are_around_the_calls_of_all_pages() {
    const LIST: &str = "monitoring.projects.metricDescriptors.list";
    let server = Server::new([
        r#"{"metricDescriptors": [{"type": "a"}], "nextPageToken": "t"}"#,
        r#"{"metricDescriptors": [{"type": "b"}]}"#,
    ]);
    let trace = Trace::new();
    let descriptors = client(&server).projects().metric_descriptors();
    let mut items = descriptors.list("projects/p").items();
    async {
        while let Some(item) = items.next().await {
            item.unwrap();
        }
    }
    .instrument(trace.root())
    .await;
    // The end of the pages is the end of the span.
    let spans = trace.spans();
    let pages = one(&spans, &format!("pages {LIST}"));
    let calls = named(&spans, LIST);
    assert_eq!(calls.len(), 2);
    assert!(calls.iter().all(|call| call.parent == pages.id));
    assert_eq!(pages.field("rpc.method"), LIST);
    drop(items);
    assert_eq!(trace.spans().len(), spans.len());
}

#[tokio::test]
async fn pages_that_fail_are_an_error() {
    let server = Server::with_status([
        (200, r#"{"nextPageToken": "t"}"#),
        (404, r#"{"error": {"code": 404, "message": "gone"}}"#),
    ]);
    let trace = Trace::new();
    let descriptors = client(&server).projects().metric_descriptors();
    let mut items = descriptors.list("projects/p").items();
    let item = items.next().instrument(trace.root()).await;
    assert!(item.unwrap().is_err());
    let spans = trace.spans();
    let pages = one(&spans, "pages monitoring.projects.metricDescriptors.list");
    assert_eq!(pages.field("error.type"), "404");
}

#[tokio::test]
async fn an_operation_is_around_the_calls_that_wait_for_it() {
    let server = Server::new([
        r#"{"name": "operations/abc"}"#,
        r#"{"name": "operations/abc"}"#,
        r#"{"name": "operations/abc", "done": true, "error": {"code": 7, "message": "not yours"}}"#,
    ]);
    let client = google_monitoring_v1::Client::builder()
        .endpoint(server.endpoint())
        .credentials(google_monitoring_v1::Credentials::anonymous())
        .options(|options| {
            options.polling(PollingPolicy::new().first_wait(Duration::from_millis(1)))
        })
        .build()
        .unwrap();
    let trace = Trace::new();
    let waited = client.resume("operations/abc").wait();
    waited
        .into_future()
        .instrument(trace.root())
        .await
        .unwrap_err();
    let spans = trace.spans();
    let operation = one(&spans, "operation monitoring.operations.get");
    assert_eq!(
        operation.field("gcp.resource.destination.id"),
        "operations/abc"
    );
    assert_eq!(
        operation.field("rpc.response.status_code"),
        "PERMISSION_DENIED"
    );
    assert!(operation.error.is_some());
    let calls = named(&spans, "monitoring.operations.get");
    assert_eq!(calls.len(), 3);
    assert!(calls.iter().all(|call| call.parent == operation.id));
}

static API: Api = Api::new(
    "files",
    "v1",
    "20260101",
    "https://example.com/",
    "files/v1/",
);
static GET: Method =
    Method::new("files.get", "GET", "files/{fileId}").download(MediaDownload::media());

#[tokio::test]
async fn a_download_is_around_its_calls_and_lasts_to_its_last_byte() {
    let server = Server::new(["12345"]);
    let client: ApiClient = ClientBuilder::new(&API)
        .endpoint(server.endpoint())
        .credentials(Credentials::anonymous())
        .build()
        .unwrap();
    let mut call = Call::new(&client, &GET);
    call.set_path("fileId", "a".to_owned());
    let trace = Trace::new();
    let sent = call.download().send().instrument(trace.root());
    let download = sent.await.unwrap();
    assert!(trace.spans().iter().all(|span| span.name == "credentials"));
    assert_eq!(&download.bytes().await.unwrap()[..], b"12345");
    let spans = trace.spans();
    let download = one(&spans, "download files.get");
    assert_eq!(one(&spans, "files.get").parent, download.id);
    let attempt = one(&spans, "GET /files/v1/files/{fileId}");
    assert_eq!(attempt.field("http.response.status_code"), "I64(200)");
}

//! What is reported about an attempt whose response is read as it comes.

use std::io::Write as _;
use std::sync::{Arc, Mutex};

use discovery_runtime::contract::{Api, ApiClient, Call, Method, StreamFormat};
use discovery_runtime::{ClientBuilder, Credentials, ErrorKind};
use discovery_tests::server::Server;
use google_monitoring_v1::types::Operation;
use tracing::Instrument as _;

use crate::recorder::{Trace, one};

static API: Api = Api::new("streams", "v1", "20260101", "https://example.com/", "");
static LIST: Method = Method::new("streams.list", "GET", "v1/list").stream(StreamFormat::Array);

/// A server that sends this, and ends the connection.
fn server(body: &'static str) -> Server {
    Server::writing(move |_, _, socket| {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n";
        let _ = socket.write_all(format!("{head}{body}").as_bytes());
        let _ = socket.shutdown(std::net::Shutdown::Write);
    })
}

type Seen = Arc<Mutex<Vec<(u32, Option<u16>, Option<ErrorKind>)>>>;

fn call(server: &Server) -> (Call, Seen) {
    let client: ApiClient = ClientBuilder::new(&API)
        .endpoint(server.endpoint())
        .credentials(Credentials::anonymous())
        .build()
        .unwrap();
    let seen = Seen::default();
    let log = seen.clone();
    let mut call = Call::new(&client, &LIST);
    call.options(|options| {
        options.on_attempt(move |attempt| {
            let status = attempt.http_status.map(|status| status.as_u16());
            let kind = attempt.error.map(|error| error.kind());
            assert!(attempt.retry_in.is_none());
            log.lock().unwrap().push((attempt.number, status, kind));
        })
    });
    (call, seen)
}

#[tokio::test]
async fn a_stream_that_breaks_is_reported_once_as_an_error() {
    let server = server(r#"[{"name": "a"}, {"na"#);
    let (call, seen) = call(&server);
    let trace = Trace::new();
    let mut stream = call.stream::<Operation>();
    let first = stream.next().instrument(trace.root()).await;
    assert!(first.unwrap().is_ok());
    assert!(seen.lock().unwrap().is_empty(), "the attempt is on its way");
    assert!(stream.next().await.unwrap().is_err());
    let expected = [(1, Some(200), Some(ErrorKind::Interrupted))];
    assert_eq!(*seen.lock().unwrap(), expected);
    let spans = trace.spans();
    let span = one(&spans, "streams.list");
    assert_eq!(span.field("error.type"), "CLIENT_CONNECTION_ERROR");
    assert_eq!(span.field("http.response.status_code"), "I64(200)");
}

#[tokio::test]
async fn an_error_of_the_server_in_the_middle_is_reported() {
    let server = server(
        r#"[{"name": "a"}, {"error": {"code": 503, "message": "m", "status": "UNAVAILABLE"}}]"#,
    );
    let (call, seen) = call(&server);
    let mut stream = call.stream::<Operation>();
    assert!(stream.next().await.unwrap().is_ok());
    assert!(stream.next().await.unwrap().is_err());
    drop(stream);
    let expected = [(1, Some(200), Some(ErrorKind::Status))];
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_stream_is_reported_at_its_end_or_when_it_is_dropped() {
    for whole in [true, false] {
        let server = server(r#"[{"name": "a"}, {"name": "b"}]"#);
        let (call, seen) = call(&server);
        let mut stream = call.stream::<Operation>();
        assert!(stream.next().await.unwrap().is_ok());
        assert!(seen.lock().unwrap().is_empty());
        match whole {
            true => assert_eq!(stream.collect_all().await.unwrap().len(), 1),
            false => drop(stream),
        }
        assert_eq!(*seen.lock().unwrap(), [(1, Some(200), None)]);
    }
}

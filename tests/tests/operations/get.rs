//! `operations.get` and `close` of the generated Monitoring v1 crate, over real sockets.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use discovery_runtime::status::Code;
use google_monitoring_v1::Xgafv;
use google_monitoring_v1::types::Operation;
use google_monitoring_v1::{Client, Credentials};

/// What the server sees.
#[derive(Debug, PartialEq)]
enum Event {
    /// A connection was opened, the how manieth.
    Opened(usize),
    /// The first line of a request on that connection.
    Request(usize, String),
    /// The other side closed it.
    Closed(usize),
}

const OPERATION: &str = r#"{"name": "operations/abc", "done": true, "response": {"@type": "x", "n": 1}, "new": "kept"}"#;

/// `$.xgafv=1`: what most APIs send by default, with the old list of errors.
const FORMAT_1: &str = r#"{"error": {"code": 404, "message": "no such operation", "status": "NOT_FOUND",
    "errors": [{"reason": "notFound", "domain": "global", "message": "no such operation"}]}}"#;

/// `$.xgafv=2`: `google.rpc.Status` with typed details.
const FORMAT_2: &str = r#"{"error": {"code": 403, "message": "not allowed", "status": "PERMISSION_DENIED",
    "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "IAM", "domain": "monitoring"}]}}"#;

/// A server that answers by the path, and tells what it sees.
fn server() -> (String, Receiver<Event>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let (events, seen) = mpsc::channel();
    thread::spawn(move || {
        for (index, socket) in listener.incoming().enumerate() {
            let events = events.clone();
            thread::spawn(move || serve(socket.unwrap(), index + 1, &events));
        }
    });
    (endpoint, seen)
}

/// Answers until the other side closes. Nobody listens any more at the end of a test.
fn serve(mut socket: TcpStream, number: usize, events: &Sender<Event>) {
    let _ = events.send(Event::Opened(number));
    let mut reader = BufReader::new(socket.try_clone().unwrap());
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).is_ok_and(|read| read > 0) {
                continue;
            }
            let _ = events.send(Event::Closed(number));
            return;
        }
        let line = head.lines().next().unwrap_or_default().to_owned();
        let (status, body) = if line.contains("operations/abc") {
            ("200 OK", OPERATION)
        } else if line.contains("%24.xgafv=2") || line.contains("$.xgafv=2") {
            ("403 Forbidden", FORMAT_2)
        } else {
            ("404 Not Found", FORMAT_1)
        };
        let _ = events.send(Event::Request(number, line));
        let length = body.len();
        let reply = format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        socket.write_all(reply.as_bytes()).unwrap();
    }
}

fn client(endpoint: &str) -> Client {
    Client::builder()
        .endpoint(endpoint)
        .credentials(Credentials::anonymous())
        .build()
        .unwrap()
}

fn next(seen: &Receiver<Event>) -> Event {
    seen.recv_timeout(Duration::from_secs(1))
        .expect("the server sees something within a second")
}

#[tokio::test]
async fn an_operation_is_read_whole() {
    let (endpoint, seen) = server();
    let operation: Operation = client(&endpoint)
        .operations()
        .get("operations/abc")
        .send()
        .await
        .unwrap();
    assert_eq!(operation.name.as_deref(), Some("operations/abc"));
    assert_eq!(operation.done, Some(true));
    assert_eq!(
        (operation.error.clone(), operation.metadata.clone()),
        (None, None)
    );
    assert_eq!(operation.response.as_ref().unwrap()["n"], 1);
    let written: serde_json::Value = serde_json::to_value(&operation).unwrap();
    assert_eq!(
        written,
        serde_json::from_str::<serde_json::Value>(OPERATION).unwrap(),
        "also what the schema lacks"
    );
    assert_eq!(next(&seen), Event::Opened(1));
    assert_eq!(
        next(&seen),
        Event::Request(1, "GET /v1/operations/abc?alt=json HTTP/1.1".to_owned())
    );
}

#[tokio::test]
async fn errors_of_both_formats_are_typed() {
    let (endpoint, _seen) = server();
    let operations = client(&endpoint).operations();

    let first = operations
        .get("operations/gone")
        .xgafv(Xgafv::V1)
        .send()
        .await
        .unwrap_err();
    assert!(first.is_not_found(), "{first}");
    assert_eq!(first.http_status().map(|status| status.as_u16()), Some(404));
    assert_eq!(first.code(), Some(Code::NotFound));
    assert_eq!(first.reason(), Some("notFound"));
    assert!(
        first.to_string().contains("monitoring.operations.get"),
        "{first}"
    );

    let second = operations
        .get("operations/gone")
        .xgafv("2")
        .send()
        .await
        .unwrap_err();
    assert!(second.is_permission_denied(), "{second}");
    assert_eq!(
        second.http_status().map(|status| status.as_u16()),
        Some(403)
    );
    assert_eq!(second.code(), Some(Code::PermissionDenied));
    assert_eq!(second.reason(), Some("IAM"));
    assert_eq!(
        second.body().map(|body| &body[..]),
        Some(FORMAT_2.as_bytes()),
        "nothing of the reply is lost"
    );
}

/// Which connections there are, as far as the server has told.
#[derive(Default)]
struct Connections {
    opened: BTreeSet<usize>,
    closed: BTreeSet<usize>,
}

impl Connections {
    /// Takes the next event; the number of the connection, if it is a request.
    fn take(&mut self, seen: &Receiver<Event>) -> Option<usize> {
        match next(seen) {
            Event::Opened(number) => self.opened.insert(number),
            Event::Closed(number) => self.closed.insert(number),
            Event::Request(number, _) => return Some(number),
        };
        None
    }

    /// Waits for a request; the number of its connection.
    fn request(&mut self, seen: &Receiver<Event>) -> usize {
        loop {
            if let Some(number) = self.take(seen) {
                return number;
            }
        }
    }
}

// The test waits for the server in a blocking way, so the client's connection needs a thread of its own.
#[tokio::test(flavor = "multi_thread")]
async fn close_drops_the_connection_and_a_later_call_makes_another() {
    let (endpoint, seen) = server();
    let client = client(&endpoint);
    let mut connections = Connections::default();

    // A connection returns to the pool a moment after its response was read. A call within that moment opens another one, so
    // several calls may be needed until two in a row share one.
    let mut numbers = Vec::new();
    while numbers.len() < 100 && numbers.iter().rev().take(2).collect::<BTreeSet<_>>().len() != 1
        || numbers.len() < 2
    {
        let call = client.operations().get("operations/abc");
        call.send().await.unwrap();
        numbers.push(connections.request(&seen));
    }
    assert!(
        numbers.len() < 100,
        "no two calls in a row share a connection: {numbers:?}"
    );

    let unsent = client.operations().get("operations/abc");
    client.operations().close();
    client.close();
    // Without a further call, and though a call is not sent yet.
    while connections.opened != connections.closed {
        let number = connections.take(&seen);
        assert_eq!(number, None, "nothing was requested");
    }

    unsent.send().await.unwrap();
    let number = connections.request(&seen);
    assert!(
        !numbers.contains(&number) && !connections.closed.contains(&number),
        "{number} is not new"
    );
}

#[tokio::test]
async fn a_wrong_name_is_refused_before_anything_is_sent() {
    let (endpoint, seen) = server();
    let client = client(&endpoint);
    for name in ["", "operations/..", "operations/%2e%2e/x", "projects/p"] {
        let error = client.operations().get(name).send().await.unwrap_err();
        assert_eq!(error.parameter_name(), Some("name"), "{name:?}: {error}");
    }
    assert!(seen.try_recv().is_err(), "no connection was opened");
}

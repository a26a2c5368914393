//! What is sent again: everything before the first element, and nothing after it.

use std::io::Write as _;
use std::time::Duration;

use discovery_runtime::contract::{Call, Method};
use discovery_runtime::{ErrorKind, RetryPolicy};
use discovery_tests::server::Server;

use super::api::{LIST, RUN, begin, call, chunk, drop_connection, end, names};

fn quick(server: &Server, method: &'static Method) -> Call {
    let mut call = call(server, method);
    let policy = RetryPolicy::new().first_backoff(Duration::from_millis(1));
    call.options(|options| options.retry(policy));
    call
}

const UNAVAILABLE: &[u8] =
    br#"[{"error": {"code": 503, "message": "Come back.", "status": "UNAVAILABLE"}}]"#;

/// A server that fails three times in different ways, each before the first element.
fn fails_at_first() -> Server {
    Server::writing(|index, _, socket| match index {
        0 => {
            let _ = socket.write_all(b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n");
        }
        1 => {
            begin(socket, "application/json");
            chunk(socket, b"[ {\"na");
            drop_connection(socket);
        }
        2 => {
            begin(socket, "application/json");
            chunk(socket, UNAVAILABLE);
            end(socket);
        }
        _ => {
            begin(socket, "application/json");
            chunk(socket, b"[{\"name\": \"a\"}]");
            end(socket);
        }
    })
}

#[tokio::test]
async fn whatever_fails_before_the_first_element_is_retried() {
    let server = fails_at_first();
    let (found, error) = names(quick(&server, &LIST).stream()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, ["a"]);
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_method_that_is_not_idempotent_is_not_repeated() {
    let server = fails_at_first();
    for (requests, kind) in [
        (1, ErrorKind::Status),
        (2, ErrorKind::Interrupted),
        (3, ErrorKind::Status),
    ] {
        let (found, error) = names(quick(&server, &RUN).stream()).await;
        assert_eq!(found, [""; 0]);
        assert_eq!(error.map(|error| error.kind()), Some(kind));
        assert_eq!(server.requests().len(), requests);
    }
    // The caller may know better.
    let server = fails_at_first();
    let mut run = quick(&server, &RUN);
    run.options(|options| options.idempotent(true));
    assert_eq!(names(run.stream()).await.0, ["a"]);
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn nothing_is_retried_after_the_first_element() {
    let failures: [fn(&mut std::net::TcpStream); 2] = [
        |socket| drop_connection(socket),
        |socket| {
            chunk(socket, &UNAVAILABLE[1..]);
            end(socket);
        },
    ];
    for (fail, kind) in failures
        .into_iter()
        .zip([ErrorKind::Interrupted, ErrorKind::Status])
    {
        let server = Server::writing(move |_, _, socket| {
            begin(socket, "application/json");
            chunk(socket, b"[{\"name\": \"a\"},");
            fail(socket);
        });
        let (found, error) = names(quick(&server, &LIST).stream()).await;
        assert_eq!(found, ["a"]);
        let error = error.expect("an error");
        assert_eq!((error.kind(), error.attempts()), (kind, 1), "{error}");
        assert_eq!(server.requests().len(), 1);
    }
}

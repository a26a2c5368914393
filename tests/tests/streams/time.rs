//! How long a stream may take, and what ends it.

use std::sync::mpsc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use discovery_runtime::ErrorKind;
use discovery_tests::server::Server;

use super::api::{RUN, begin, call, chunk, end, names};

const SHORT: Duration = Duration::from_millis(200);
const ELEMENT: &[u8] = b"{\"name\": \"a\"}\n";

/// A test fails, and does not hang, if a stream does not end.
async fn within<T>(reading: impl Future<Output = T>) -> T {
    let limit = Duration::from_secs(20);
    let read = tokio::time::timeout(limit, reading).await;
    read.expect("the stream ends")
}

/// A server that sends so many elements and then says nothing more, until the test is over.
fn falls_silent(after: usize) -> (Server, mpsc::Sender<()>) {
    let (over, is_over) = mpsc::channel::<()>();
    let is_over = std::sync::Mutex::new(is_over);
    let server = Server::writing(move |_, _, socket| {
        begin(socket, "application/json");
        (0..after).for_each(|_| {
            chunk(socket, ELEMENT);
        });
        let _ = is_over.lock().expect("no panic").recv();
    });
    (server, over)
}

#[tokio::test]
async fn silence_is_a_stall_before_the_first_element_and_after_it() {
    for elements in [0, 2] {
        let (server, _over) = falls_silent(elements);
        let mut run = call(&server, &RUN);
        run.options(|options| options.idle_timeout(SHORT));
        let (found, error) = within(names(run.stream())).await;
        assert_eq!(found.len(), elements);
        let error = error.expect("an error");
        assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
        assert!(error.to_string().contains("idle_timeout"), "{error}");
    }
}

#[tokio::test]
async fn a_slow_consumer_is_no_stall() {
    // More than the buffers of both sides hold, so that the server has to wait.
    const ELEMENTS: usize = 200;
    let server = Server::writing(|_, _, socket| {
        begin(socket, "application/json");
        let element = format!("{{\"name\": \"{}\"}}\n", "x".repeat(100_000));
        (0..ELEMENTS).for_each(|_| {
            chunk(socket, element.as_bytes());
        });
        end(socket);
    });
    let mut run = call(&server, &RUN);
    run.options(|options| options.idle_timeout(SHORT));
    let mut stream = run.stream::<google_monitoring_v1::types::Operation>();
    let mut count = 0;
    while let Some(element) = stream.next().await {
        element.expect("an element");
        count += 1;
        if count % 80 == 1 {
            tokio::time::sleep(SHORT * 2).await;
        }
    }
    assert_eq!(count, ELEMENTS);
}

/// A server that sends an element every now and then, without end.
fn endless() -> (Server, mpsc::Receiver<()>) {
    let (gone, is_gone) = mpsc::channel();
    let server = Server::writing(move |_, _, socket| {
        begin(socket, "application/json");
        while chunk(socket, ELEMENT) {
            sleep(SHORT / 10);
        }
        let _ = gone.send(());
    });
    (server, is_gone)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_limit_of_the_caller_holds_to_the_end() {
    let (server, is_gone) = endless();
    let mut run = call(&server, &RUN);
    run.options(|options| options.timeout(SHORT * 2));
    let started = Instant::now();
    let (found, error) = within(names(run.stream())).await;
    let error = error.expect("an error");
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(!found.is_empty() && started.elapsed() >= SHORT * 2);
    is_gone
        .recv_timeout(Duration::from_secs(20))
        .expect("an error closes the connection");
}

#[tokio::test]
async fn an_attempt_ends_with_the_first_element() {
    let server = Server::writing(|_, _, socket| {
        begin(socket, "application/json");
        chunk(socket, ELEMENT);
        sleep(SHORT * 2);
        chunk(socket, ELEMENT);
        end(socket);
    });
    let mut run = call(&server, &RUN);
    run.options(|options| options.attempt_timeout(SHORT));
    let (found, error) = within(names(run.stream())).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_stream_that_is_dropped_stops() {
    let (server, is_gone) = endless();
    let mut stream = call(&server, &RUN).stream::<google_monitoring_v1::types::Operation>();
    assert!(stream.next().await.is_some_and(|element| element.is_ok()));
    drop(stream);
    is_gone
        .recv_timeout(Duration::from_secs(20))
        .expect("the connection is closed");
    // Nothing is sent before the first poll.
    drop(call(&server, &RUN).stream::<google_monitoring_v1::types::Operation>());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_future_of_the_next_element_can_be_dropped() {
    let server = Server::writing(|_, _, socket| {
        begin(socket, "application/json");
        // An element that arrives in two pieces, while its reader is dropped and made again.
        for piece in ELEMENT.chunks(ELEMENT.len() / 2 + 1).cycle().take(6) {
            sleep(SHORT / 4);
            chunk(socket, piece);
        }
        end(socket);
    });
    let mut stream = call(&server, &RUN).stream::<google_monitoring_v1::types::Operation>();
    let (mut elements, mut dropped) = (0, 0);
    let reading = async {
        loop {
            match tokio::time::timeout(SHORT / 40, stream.next()).await {
                Err(_) => dropped += 1,
                Ok(Some(element)) => elements += usize::from(element.is_ok()),
                Ok(None) => break,
            }
        }
    };
    within(reading).await;
    assert_eq!((elements, server.requests().len()), (3, 1));
    assert!(dropped > 0);
}

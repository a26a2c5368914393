//! A future that is dropped stops everything: the exchange, its connection, the wait for another attempt.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use google_monitoring_v1::{CallOptions, Client};
use tokio::runtime::Handle;

use crate::caller::{Order, client, http1_clients, plain, within};
use crate::fault::Fault;
use crate::server::Server;

const SOON: Duration = Duration::from_secs(5);

/// Begins a call that is not answered, waits until the server has it, and drops it.
async fn drop_in_flight(server: &Server, client: &Client, call: &str) {
    let order = Order::always(call, Fault::Silent);
    tokio::select! {
        _ = order.get(client, plain) => panic!("it was answered"),
        arrived = within(SOON, || server.seen(call).len() == 1) => assert!(arrived),
    }
}

#[tokio::test]
async fn its_connection_ends_over_http1() {
    let server = Server::start();
    for (client, call) in http1_clients(&server).iter().zip(["plain", "tls"]) {
        drop_in_flight(&server, client, call).await;
        // Without `close()`: nobody could use it again.
        assert!(within(SOON, || server.open() == 0).await, "{call}");
        assert_eq!(server.seen(call).len(), 1);
    }
}

#[tokio::test]
async fn its_stream_ends_over_http2_and_the_connection_serves_others() {
    let server = Server::start();
    let client = client(&server, "https", server.http2_tls);
    drop_in_flight(&server, &client, "dropped").await;
    assert!(within(SOON, || server.given_up() == 1).await);
    let order = Order::always("next", Fault::None);
    order.get(&client, plain).await.unwrap();
    assert_eq!((server.opened(), server.seen("dropped").len()), (1, 1));
}

#[tokio::test]
async fn a_pending_attempt_is_not_made_and_no_task_is_left() {
    const WAIT: Duration = Duration::from_millis(1000);
    let server = Server::start();
    let client = client(&server, "http", server.http1);
    let tasks = || Handle::current().metrics().num_alive_tasks();
    let before = tasks();
    // The server asks for a second.
    let order = Order::always("waits", Fault::UnavailableSeconds);
    let waits = Arc::new(AtomicBool::new(false));
    let hook = waits.clone();
    let options = |options: CallOptions| {
        options.on_attempt(move |attempt| {
            hook.store(attempt.retry_in >= Some(WAIT), Ordering::SeqCst);
        })
    };
    tokio::select! {
        _ = order.get(&client, options) => panic!("it has no end"),
        waits = within(SOON, || waits.load(Ordering::SeqCst)) => assert!(waits),
    }
    client.close();
    assert!(within(SOON, || server.open() == 0 && tasks() <= before).await);
    tokio::time::sleep(WAIT + WAIT / 4).await;
    assert_eq!((server.seen("waits").len(), server.opened()), (1, 1));
}

//! How many connections are kept, and how long.

use std::time::{Duration, Instant};

use discovery_tests::server::Server;
use google_monitoring_v1::HyperTransport;

use crate::{call, client};

#[tokio::test]
async fn of_unused_connections_so_many_are_kept() {
    let server = Server::repeating(&[(200, "{}")]);
    let kept = client(server.endpoint(), HyperTransport::new());
    for _ in 0..3 {
        call(&kept).await.unwrap();
    }
    assert_eq!(server.connections(), 1);
    let none = HyperTransport::builder()
        .max_idle_connections(0)
        .build()
        .unwrap();
    let none = client(server.endpoint(), none);
    for _ in 0..3 {
        call(&none).await.unwrap();
    }
    assert_eq!(server.connections(), 4);
}

#[tokio::test]
async fn an_unused_connection_is_dropped_in_time() {
    let server = Server::repeating(&[(200, "{}")]);
    let transport = HyperTransport::builder()
        .idle_timeout(Duration::from_millis(20))
        .build()
        .unwrap();
    let client = client(server.endpoint(), transport);
    let start = Instant::now();
    while server.connections() < 2 {
        assert!(start.elapsed() < Duration::from_secs(10), "it stays open");
        call(&client).await.unwrap();
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

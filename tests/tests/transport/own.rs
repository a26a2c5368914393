//! Resolvers and connectors of the caller's.

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use discovery_runtime::RetryPolicy;
use discovery_tests::server::Server;
use google_monitoring_v1::{Credentials, ErrorKind, HyperTransport};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

use crate::{builder, call, client};

fn port(server: &Server) -> &str {
    server.endpoint().rsplit_once(':').unwrap().1
}

#[tokio::test]
async fn a_resolver_of_ones_own() {
    let server = Server::repeating(&[(200, "{}")]);
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = asked.clone();
    let transport = HyperTransport::builder()
        .resolver(move |host: String| {
            kept.lock().unwrap().push(host);
            // The first address is that of nobody, and the next one is tried.
            let found = [Ipv4Addr::new(127, 0, 0, 9), Ipv4Addr::LOCALHOST];
            async move { Ok(found.map(IpAddr::from).to_vec()) }
        })
        .build()
        .unwrap();
    let endpoint = format!("http://library.invalid:{}", port(&server));
    call(&client(&endpoint, transport.clone())).await.unwrap();
    assert!(server.requests()[0].head.contains("host: library.invalid:"));
    // Nobody is asked for loopback.
    let endpoint = format!("http://localhost:{}", port(&server));
    call(&client(&endpoint, transport)).await.unwrap();
    assert_eq!(*asked.lock().unwrap(), ["library.invalid"]);
}

#[tokio::test]
async fn the_error_of_a_resolver_is_that_of_the_call() {
    for (found, expected) in [
        (
            Err("the resolver is out of names"),
            "the resolver is out of names",
        ),
        (Ok(Vec::new()), "library.invalid has no address"),
    ] {
        let transport = HyperTransport::builder()
            .resolver(move |_host: String| {
                let found = found.clone().map_err(io::Error::other);
                async move { found }
            })
            .build()
            .unwrap();
        let error = call(&client("http://library.invalid", transport)).await;
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        assert!(format!("{error:?}").contains(expected), "{error:?}");
    }
}

/// Responds to one request, and never leaves this process.
async fn in_memory() -> io::Result<DuplexStream> {
    let (ours, mut theirs) = duplex(4096);
    tokio::spawn(async move {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(theirs.read_u8().await.unwrap());
        }
        let response = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
        theirs.write_all(response).await.unwrap();
    });
    Ok(ours)
}

#[tokio::test]
async fn a_connector_of_ones_own() {
    let asked: Arc<Mutex<Vec<(String, u16)>>> = Arc::default();
    let kept = asked.clone();
    let transport = HyperTransport::builder()
        .connector(move |host, port| {
            kept.lock().unwrap().push((host, port));
            in_memory()
        })
        .build()
        .unwrap();
    for endpoint in ["http://library.invalid", "http://[::1]:8080"] {
        call(&client(endpoint, transport.clone())).await.unwrap();
    }
    let asked = asked.lock().unwrap().clone();
    assert_eq!(
        asked,
        [("library.invalid".to_owned(), 80), ("::1".to_owned(), 8080)]
    );
}

/// It may lead anywhere.
#[tokio::test]
async fn a_connector_gets_no_secret_over_plain_http() {
    let transport = HyperTransport::builder()
        .connector(|_host, _port| in_memory())
        .build()
        .unwrap();
    let builder = || {
        builder("http://localhost:8080", transport.clone())
            .credentials(Credentials::token("secret"))
    };
    let error = call(&builder().build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    let allowed = builder().allow_insecure_endpoint(true).build().unwrap();
    call(&allowed).await.unwrap();
}

#[tokio::test]
async fn a_connection_that_does_not_come_is_given_up() {
    let transport = HyperTransport::builder()
        .connector(|_host, _port| std::future::pending::<io::Result<DuplexStream>>())
        .connect_timeout(Duration::from_millis(50))
        .build()
        .unwrap();
    let client = builder("http://library.invalid", transport)
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(
        format!("{error:?}").contains("no connection within 50ms"),
        "{error:?}"
    );
}

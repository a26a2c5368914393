//! HTTP/1 and HTTP/2, and the settings of both.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use discovery_runtime::RetryPolicy;
use google_monitoring_v1::{ErrorKind, HyperTransport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::authority::Authority;
use crate::tls_server::{TlsServer, http2, serve_in_a_thread};
use crate::{builder, call, client};

/// The protocol of a call to a server that offers these.
async fn protocol(offers: &[&str], http1_only: bool) -> String {
    let authority = Authority::new();
    let server = TlsServer::start(&authority, &["localhost"], None, offers);
    let transport = HyperTransport::builder()
        .root_certificates(authority.pem())
        .http1_only(http1_only)
        .build()
        .unwrap();
    call(&client(&server.url("localhost"), transport))
        .await
        .unwrap();
    server.seen().remove(0).protocol
}

#[tokio::test]
async fn both_sides_choose_the_version() {
    assert_eq!(protocol(&["h2", "http/1.1"], false).await, "h2");
    assert_eq!(protocol(&["http/1.1", "h2"], false).await, "http/1.1");
    assert_eq!(protocol(&["http/1.1"], false).await, "http/1.1");
    assert_eq!(protocol(&[], false).await, "none");
}

#[tokio::test]
async fn http1_alone() {
    assert_eq!(protocol(&["h2", "http/1.1"], true).await, "http/1.1");
}

#[tokio::test]
async fn http2_from_the_first_byte() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let shared = seen.clone();
    let address = serve_in_a_thread(move |socket| {
        let seen = shared.clone();
        http2(socket, move |head| seen.lock().unwrap().push(head))
    });
    let transport = HyperTransport::builder()
        .http2_prior_knowledge(true)
        .build()
        .unwrap();
    let endpoint = format!("http://{address}");
    call(&client(&endpoint, transport)).await.unwrap();
    let expected = format!("{endpoint}/v1/operations/a?alt=json");
    assert_eq!(*seen.lock().unwrap(), [expected]);
}

/// How many bytes a server may send at once.
#[tokio::test]
async fn the_windows_of_http2() {
    const WANTED: usize = 64 << 20;
    let allowed: Arc<Mutex<Vec<usize>>> = Arc::default();
    let shared = allowed.clone();
    let address = serve_in_a_thread(move |socket| {
        let allowed = shared.clone();
        async move {
            let mut builder = h2::server::Builder::new();
            builder.max_send_buffer_size(WANTED);
            let mut connection = builder.handshake::<_, Bytes>(socket).await.unwrap();
            let (_, mut respond) = connection.accept().await.unwrap().unwrap();
            tokio::spawn(async move { while connection.accept().await.is_some() {} });
            let mut body = respond
                .send_response(http::Response::new(()), false)
                .unwrap();
            // The window of the connection grows by a frame that follows the preface.
            body.reserve_capacity(WANTED);
            let mut capacity = 0;
            while capacity < 3_000_000 {
                let grown = std::future::poll_fn(|cx| body.poll_capacity(cx)).await;
                capacity = grown.unwrap().unwrap();
            }
            allowed.lock().unwrap().push(capacity);
            body.send_data(Bytes::from_static(b"{}"), true).unwrap();
        }
    });
    let transport = HyperTransport::builder()
        .http2_prior_knowledge(true)
        .http2_windows(3_000_000, 9_000_000)
        .build()
        .unwrap();
    call(&client(&format!("http://{address}"), transport))
        .await
        .unwrap();
    assert_eq!(*allowed.lock().unwrap(), [3_000_000]);
}

/// A server that says nothing after the settings of HTTP/2.
#[tokio::test]
async fn http2_is_given_up_if_nobody_answers_a_ping() {
    let address = serve_in_a_thread(|mut socket| async move {
        let settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        socket.write_all(&settings).await.unwrap();
        let mut nothing = [0; 1024];
        while let Ok(1..) = socket.read(&mut nothing).await {}
    });
    let transport = HyperTransport::builder()
        .http2_prior_knowledge(true)
        .http2_keep_alive(Duration::from_millis(50), Duration::from_millis(50))
        .build()
        .unwrap();
    let client = builder(&format!("http://{address}"), transport)
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert!(format!("{error:?}").contains("keep-alive"), "{error:?}");
}

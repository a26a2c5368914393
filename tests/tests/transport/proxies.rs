//! Proxies: with a password, over TLS, of SOCKS; those that refuse, and those that are not there.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use discovery_tests::server::Server;
use google_monitoring_v1::{Client, ErrorKind, HyperTransport};
use rustls::ServerConfig;
use tokio_rustls::TlsAcceptor;

use crate::authority::Authority;
use crate::proxy::{self, Proxy};
use crate::tls_server::{TlsServer, serve_in_a_thread};
use crate::{call, client, in_a_child};

const HOST: &str = "library.invalid";
/// `a user:p@ss`.
const PASSWORD: &str = "YSB1c2VyOnBAc3M=";

/// A server of this name, which is known to proxies alone.
fn hidden(authority: &Authority) -> TlsServer {
    TlsServer::start(authority, &[HOST], None, &["h2", "http/1.1"])
}

/// A client of that server, through the proxy with this URL.
fn through(proxy: &str, authority: &Authority, endpoint: &str) -> Client {
    let transport = HyperTransport::builder()
        .proxy(proxy)
        .root_certificates(authority.pem())
        .build()
        .unwrap();
    client(endpoint, transport)
}

#[tokio::test]
async fn a_proxy_with_a_password() {
    let authority = Authority::new();
    let server = hidden(&authority);
    let proxy = Proxy::http(server.address, Some(PASSWORD));
    let url = format!("http://a%20user:p%40ss@{}", proxy.address);
    // https goes through a tunnel, plain http as a request to the proxy.
    for endpoint in [server.url(HOST), format!("http://{HOST}")] {
        call(&through(&url, &authority, &endpoint)).await.unwrap();
    }
    let seen = proxy.seen();
    assert!(seen[0].starts_with(&format!("CONNECT {HOST}:{}", server.address.port())));
    assert!(seen[1].starts_with(&format!("GET http://{HOST}/v1/operations/a")));
    assert_eq!(seen.len(), 2);
    // The server sees nothing of the password, and HTTP/2 is negotiated through the tunnel.
    let request = server.seen().remove(0);
    assert_eq!(request.protocol, "h2");
    let over_http1 = HyperTransport::builder()
        .proxy(&url)
        .root_certificates(authority.pem())
        .http1_only(true);
    let client = client(&server.url(HOST), over_http1.build().unwrap());
    call(&client).await.unwrap();
    let request = server.seen().remove(1);
    assert!(!request.head.contains("proxy"), "{}", request.head);
}

#[tokio::test]
async fn a_proxy_that_refuses_the_password() {
    let authority = Authority::new();
    let server = hidden(&authority);
    let proxy = Proxy::http(server.address, Some(PASSWORD));
    let url = format!("http://user:wrong-secret@{}", proxy.address);
    for endpoint in [server.url(HOST), format!("http://{HOST}")] {
        let error = call(&through(&url, &authority, &endpoint)).await;
        let error = error.unwrap_err();
        let text = format!("{error}\n{error:?}");
        assert!(
            text.contains(&format!("the proxy {}", proxy.address)),
            "{text}"
        );
        assert!(text.contains("407") && text.contains("password"), "{text}");
        assert!(!text.contains("wrong-secret"), "{text}");
        // Trying again would not help.
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 1));
    }
    assert_eq!(proxy.seen().len(), 2);
    assert_eq!(server.seen().len(), 0);
}

#[tokio::test]
async fn a_proxy_that_is_not_there() {
    let authority = Authority::new();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = port.local_addr().unwrap();
    drop(port);
    for scheme in ["http", "https", "socks5"] {
        for endpoint in [format!("https://{HOST}"), format!("http://{HOST}")] {
            let url = format!("{scheme}://user:secret@{address}");
            let error = call(&through(&url, &authority, &endpoint)).await;
            let error = error.unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4));
            let text = format!("{error}\n{error:?}");
            let expected = format!("no connection through the proxy {address}");
            assert!(text.contains(&expected), "{text}");
            assert!(!text.contains("secret"), "{text}");
        }
    }
}

#[tokio::test]
async fn a_proxy_of_socks() {
    let authority = Authority::new();
    let (server, plain) = (hidden(&authority), Server::repeating(&[(200, "{}")]));
    let plain_address: SocketAddr = plain.endpoint()["http://".len()..].parse().unwrap();
    for (endpoint, target, seen) in [
        (
            format!("https://{HOST}"),
            server.address,
            format!("{HOST}:443"),
        ),
        (
            format!("http://{HOST}"),
            plain_address,
            format!("{HOST}:80"),
        ),
    ] {
        let proxy = Proxy::socks(target, "user", "p@ss");
        let url = format!("socks5://user:p%40ss@{}", proxy.address);
        call(&through(&url, &authority, &endpoint)).await.unwrap();
        assert_eq!(proxy.seen(), [seen]);
        let url = format!("socks5://user:wrong-secret@{}", proxy.address);
        let error = call(&through(&url, &authority, &endpoint)).await;
        let text = format!("{:?}", error.unwrap_err());
        assert!(
            text.contains("the proxy") && !text.contains("wrong-secret"),
            "{text}"
        );
    }
    // It carries bytes: the request is as it is without a proxy.
    assert_eq!(plain.lines(), ["GET /v1/operations/a?alt=json"]);
}

#[tokio::test]
async fn a_proxy_over_tls() {
    let authority = Authority::new();
    let server = hidden(&authority);
    let signed = authority.sign(&["localhost"]);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![signed.certificate.clone()], signed.key_der())
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let (target, shared) = (server.address, seen.clone());
    let address = serve_in_a_thread(move |socket| {
        let (acceptor, seen) = (acceptor.clone(), shared.clone());
        async move {
            let stream = acceptor.accept(socket).await.unwrap();
            assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
            proxy::http(stream, target, Some(PASSWORD), seen).await;
        }
    });
    let url = format!("https://a%20user:p%40ss@localhost:{}", address.port());
    for endpoint in [server.url(HOST), format!("http://{HOST}")] {
        call(&through(&url, &authority, &endpoint)).await.unwrap();
    }
    assert_eq!(seen.lock().unwrap().len(), 2);
    assert_eq!(server.seen()[0].protocol, "h2");
}

#[test]
fn the_environment_has_a_proxy_with_a_password() {
    let proxy = Proxy::http(([127, 0, 0, 1], 1).into(), Some(PASSWORD));
    let url = format!("http://a%20user:p%40ss@{}", proxy.address);
    in_a_child("proxies::child_has_a_proxy", &[("HTTP_PROXY", &url)]);
    assert_eq!(proxy.seen().len(), 1, "{:?}", proxy.seen());
}

#[tokio::test]
#[ignore = "a child of the_environment_has_a_proxy_with_a_password"]
async fn child_has_a_proxy() {
    let endpoint = format!("http://{HOST}");
    call(&client(&endpoint, HyperTransport::new()))
        .await
        .unwrap();
    // The caller wants none: there is no such host.
    let none = HyperTransport::builder().no_proxy().build().unwrap();
    let error = call(&client(&endpoint, none)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(
        !format!("{error:?}").contains("through the proxy"),
        "{error:?}"
    );
}

#[tokio::test]
async fn loopback_goes_through_no_proxy_of_the_callers_either() {
    let server = Server::repeating(&[(200, "{}")]);
    let transport = HyperTransport::builder()
        .proxy("http://127.0.0.1:1")
        .build()
        .unwrap();
    call(&client(server.endpoint(), transport)).await.unwrap();
}

//! A server over TLS, with HTTP/1 and HTTP/2. It responds with `{}` to everything.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::thread;

use bytes::Bytes;
use rustls::ServerConfig;
use rustls::server::WebPkiClientVerifier;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::authority::Authority;

pub(crate) struct TlsServer {
    pub(crate) address: SocketAddr,
    /// The requests so far.
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// One request.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// `h2` or `http/1.1`.
    pub(crate) protocol: String,
    pub(crate) has_client_certificate: bool,
    /// Over HTTP/1, the request line and the headers; over HTTP/2, the host and the path.
    pub(crate) head: String,
}

impl TlsServer {
    /// A server for these names, which the authority signs. If `clients` is there, it demands a certificate that this one has signed.
    pub(crate) fn start(
        authority: &Authority,
        names: &[&str],
        clients: Option<&Authority>,
        protocols: &[&str],
    ) -> Self {
        let acceptor = TlsAcceptor::from(Arc::new(config(authority, names, clients, protocols)));
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let shared = seen.clone();
        let address = serve_in_a_thread(move |socket| {
            let (acceptor, seen) = (acceptor.clone(), shared.clone());
            async move {
                // A client that does not trust the certificate breaks off here.
                let Ok(stream) = acceptor.accept(socket).await else {
                    return;
                };
                let connection = stream.get_ref().1;
                let protocol = connection.alpn_protocol().unwrap_or(b"none");
                let request = Seen {
                    protocol: String::from_utf8(protocol.to_vec()).unwrap(),
                    has_client_certificate: connection.peer_certificates().is_some(),
                    head: String::new(),
                };
                let note = move |head: String| {
                    let mut seen = seen.lock().unwrap();
                    seen.push(Seen {
                        head,
                        ..request.clone()
                    });
                };
                match protocol {
                    b"h2" => http2(stream, note).await,
                    _ => http1(stream, note).await,
                }
            }
        });
        Self { address, seen }
    }

    /// As a URL, with this name.
    pub(crate) fn url(&self, name: &str) -> String {
        format!("https://{name}:{}", self.address.port())
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

fn config(
    authority: &Authority,
    names: &[&str],
    clients: Option<&Authority>,
    protocols: &[&str],
) -> ServerConfig {
    let signed = authority.sign(names);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .unwrap();
    let builder = match clients {
        None => builder.with_no_client_auth(),
        Some(clients) => {
            let roots = Arc::new(clients.roots());
            let verifier = WebPkiClientVerifier::builder_with_provider(roots, provider);
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
    };
    let mut config = builder
        .with_single_cert(vec![signed.certificate.clone()], signed.key_der())
        .unwrap();
    config.alpn_protocols = protocols
        .iter()
        .map(|name| name.as_bytes().to_vec())
        .collect();
    config
}

/// Serves each connection, in a thread that ends with the process.
pub(crate) fn serve_in_a_thread<F>(
    serve: impl Fn(tokio::net::TcpStream) -> F + Send + 'static,
) -> SocketAddr
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(serve(socket));
            }
        });
    });
    address
}

/// Reads the head of one request, or `None` at the end.
pub(crate) async fn read_head(stream: &mut (impl AsyncRead + Unpin)) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    Some(String::from_utf8(head).unwrap())
}

/// Responds to requests without a body.
pub(crate) async fn http1(mut stream: impl AsyncRead + AsyncWrite + Unpin, note: impl Fn(String)) {
    while let Some(head) = read_head(&mut stream).await {
        note(head);
        let response = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
        if stream.write_all(response).await.is_err() {
            return;
        }
    }
}

pub(crate) async fn http2(stream: impl AsyncRead + AsyncWrite + Unpin, note: impl Fn(String)) {
    let Ok(mut connection) = h2::server::handshake(stream).await else {
        return;
    };
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        note(request.uri().to_string());
        let mut body = respond
            .send_response(http::Response::new(()), false)
            .unwrap();
        body.send_data(Bytes::from_static(b"{}"), true).unwrap();
    }
}

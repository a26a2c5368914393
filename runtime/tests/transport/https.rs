//! https through a proxy, which sees the name of the host and bytes that it cannot read.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::json;

use crate::child::{Carrier, SECRET, SECRETS, VARIABLES, outcomes};
use crate::proxy::Proxy;
use crate::subjects::{ROOT, Subject};

/// A server for `library.invalid` and `localhost` that keeps what it reads.
struct Secure {
    address: SocketAddr,
    certificate: String,
    seen: Arc<Mutex<String>>,
}

impl Secure {
    fn start() -> Secure {
        let names = ["library.invalid", "localhost"].map(str::to_owned);
        let made = rcgen::generate_simple_self_signed(names).unwrap();
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], PrivateKeyDer::Pkcs8(key))
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(String::new()));
        let shared = seen.clone();
        thread::spawn(move || {
            for socket in listener.incoming() {
                let (config, seen) = (config.clone(), shared.clone());
                thread::spawn(move || serve(socket.unwrap(), config, &seen));
            }
        });
        Secure {
            address,
            certificate: made.cert.pem(),
            seen,
        }
    }
}

fn serve(socket: TcpStream, config: Arc<ServerConfig>, seen: &Mutex<String>) {
    let mut stream = StreamOwned::new(ServerConnection::new(config).unwrap(), socket);
    let mut text = String::new();
    let mut buffer = [0; 8192];
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        text += &String::from_utf8_lossy(&buffer[..read]);
        if !text.ends_with("\r\n\r\n") && !text.contains("xxx") {
            continue;
        }
        *seen.lock().unwrap() += &std::mem::take(&mut text);
        let answer = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 18\r\n\r\n{\"from\": \"server\"}";
        let _ = stream.write_all(answer.as_bytes());
        stream.conn.send_close_notify();
        let _ = stream.flush();
        return;
    }
}

/// Those that carry the secret where a request of one read is enough.
fn carriers() -> impl Iterator<Item = Carrier> {
    SECRETS
        .into_iter()
        .filter(|carrier| *carrier != Carrier::LongKey)
}

fn is_of_https(variable: &str) -> bool {
    !variable.to_ascii_lowercase().starts_with("http_")
}

pub(crate) fn a_proxy_carries_what_it_cannot_read(subject: &Subject) {
    let server = Secure::start();
    let calls: Vec<_> = carriers()
        .map(|carrier| ("https://library.invalid", carrier))
        .collect();
    for variable in VARIABLES.into_iter().filter(|name| is_of_https(name)) {
        let proxy = Proxy::start(Some(server.address));
        let variables = [(variable, &*proxy.url()), (ROOT, &*server.certificate)];
        for outcome in outcomes(subject, &variables, &calls) {
            assert_eq!(outcome, Ok(json!({"from": "server"})), "{variable}");
        }
        let seen = proxy.seen();
        let tunnels = seen.matches("CONNECT library.invalid:443 ").count();
        assert_eq!(tunnels, calls.len(), "{variable}");
        assert!(!seen.contains(SECRET), "{variable}: {seen}");
    }
    let read = server.seen.lock().unwrap();
    assert_eq!(read.matches(SECRET).count(), 4 * calls.len());

    // And it can be left out.
    let proxy = Proxy::start(Some(server.address));
    let variables = [
        ("HTTPS_PROXY", &*proxy.url()),
        ("NO_PROXY", "library.invalid"),
        (ROOT, &*server.certificate),
    ];
    let outcome = outcomes(subject, &variables, &calls[..1]).remove(0);
    assert!(outcome.unwrap_err().contains("no connection"));
    assert_eq!(proxy.opened(), 0);
}

pub(crate) fn loopback_is_never_proxied(subject: &Subject) {
    let server = Secure::start();
    let url = format!("https://localhost:{}", server.address.port());
    let calls: Vec<_> = carriers().map(|carrier| (&*url, carrier)).collect();
    for variable in VARIABLES.into_iter().filter(|name| is_of_https(name)) {
        let proxy = Proxy::start(Some(server.address));
        let variables = [(variable, &*proxy.url()), (ROOT, &*server.certificate)];
        for outcome in outcomes(subject, &variables, &calls) {
            assert_eq!(outcome, Ok(json!({"from": "server"})), "{variable}");
        }
        assert_eq!(proxy.opened(), 0, "{variable}");
    }
}

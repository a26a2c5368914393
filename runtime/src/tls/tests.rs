//! TLS against real servers, with and without providers.
//!
//! Which providers are compiled in follows from the features, so these tests run once for each
//! choice: none (`--no-default-features --features reqwest`), `tls-ring`, `tls-aws-lc`, and both.
//! The server always uses ring, which the tests bring themselves.

use std::error::Error;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::{Tls, provider, roots_from_pem};

const COMPILED_IN: bool = cfg!(any(feature = "tls-ring", feature = "tls-aws-lc"));

/// Serves http/1.1 over TLS; gives its address and its certificate in PEM.
async fn https_server(protocols: &[&[u8]]) -> (SocketAddr, String) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
    let mut config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
    config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A client that does not trust the certificate breaks off here.
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let protocol = stream.get_ref().1.alpn_protocol();
            let protocol = String::from_utf8_lossy(protocol.unwrap_or(b"none")).into_owned();
            let _ = stream.read(&mut [0; 4096]).await;
            let length = protocol.len();
            let reply = format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{protocol}"
            );
            let _ = stream.write_all(reply.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    (address, cert.pem())
}

fn client(config: rustls::ClientConfig, address: SocketAddr) -> reqwest::Client {
    reqwest::Client::builder()
        .tls_backend_preconfigured(config)
        .no_proxy()
        .resolve("localhost", address)
        .build()
        .unwrap()
}

async fn get(client: &reqwest::Client, url: String) -> Result<String, reqwest::Error> {
    client.get(url).send().await?.text().await
}

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        text += &format!(": {error}");
        next = error.source();
    }
    text
}

/// Runs one ignored test of this binary alone, in a new process.
fn in_a_child(test: &str, variables: &[(&str, &str)]) {
    let name = format!("tls::tests::{test}");
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([&name, "--exact", "--ignored", "--nocapture"]);
    command
        .env_remove("SSL_CERT_FILE")
        .env_remove("SSL_CERT_DIR");
    command.envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
    assert!(
        text.contains("1 passed"),
        "no test is called {name}: {text}"
    );
}

#[tokio::test]
async fn a_root_of_ones_own_is_trusted() {
    if !COMPILED_IN {
        return;
    }
    let (address, pem) = https_server(&[b"http/1.1"]).await;
    let tls = Tls::new(roots_from_pem(pem.as_bytes()).unwrap());
    let client = client(tls.https().unwrap(), address);
    let url = format!("https://localhost:{}/", address.port());
    assert_eq!(get(&client, url).await.unwrap(), "http/1.1");
}

#[tokio::test]
async fn both_protocols_are_offered_and_h2_first() {
    if !COMPILED_IN {
        return;
    }
    let (_, pem) = https_server(&[]).await;
    let tls = Tls::new(roots_from_pem(pem.as_bytes()).unwrap());
    let config = tls.https().unwrap();
    assert_eq!(
        config.alpn_protocols,
        [b"h2".to_vec(), b"http/1.1".to_vec()]
    );

    let (address, pem) = https_server(&[b"h2", b"http/1.1"]).await;
    let tls = Tls::new(roots_from_pem(pem.as_bytes()).unwrap());
    let connector = tokio_rustls::TlsConnector::from(Arc::new(tls.https().unwrap()));
    let stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let name = "localhost".try_into().unwrap();
    let stream = connector.connect(name, stream).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
}

#[tokio::test]
async fn a_stranger_is_not_trusted() {
    if !COMPILED_IN {
        return;
    }
    let (address, _) = https_server(&[b"http/1.1"]).await;
    let (_, pem_of_another) = https_server(&[b"http/1.1"]).await;
    let tls = Tls::new(roots_from_pem(pem_of_another.as_bytes()).unwrap());
    let client = client(tls.https().unwrap(), address);
    let url = format!("https://localhost:{}/", address.port());
    let error = get(&client, url).await.unwrap_err();
    assert!(chain(&error).contains("certificate"), "{}", chain(&error));
}

#[test]
fn without_a_provider_only_https_is_an_error() {
    in_a_child("child_no_provider", &[]);
}

#[tokio::test]
#[ignore = "a child of without_a_provider_only_https_is_an_error"]
async fn child_no_provider() {
    assert!(CryptoProvider::get_default().is_none());
    assert_eq!(provider().is_some(), COMPILED_IN);
    let (address, pem) = https_server(&[b"http/1.1"]).await;
    let tls = Tls::new(roots_from_pem(pem.as_bytes()).unwrap());
    if COMPILED_IN {
        tls.https().unwrap();
    } else {
        let error = tls.https().unwrap_err();
        assert!(error.to_string().contains("`tls-ring`"), "{error}");
    }

    // The stand-in is good enough for reqwest, and even https through it is an error, not a panic.
    let client = client(Tls::plain().unwrap(), address);
    let url = format!("https://localhost:{}/", address.port());
    get(&client, url).await.unwrap_err();
    assert!(
        CryptoProvider::get_default().is_none(),
        "nothing is installed behind one's back"
    );
}

#[tokio::test]
async fn plain_http_needs_neither_roots_nor_a_provider() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        let reply = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nplain";
        stream.write_all(reply).await.unwrap();
    });
    let client = client(Tls::plain().unwrap(), address);
    assert_eq!(
        get(&client, format!("http://{address}/")).await.unwrap(),
        "plain"
    );
}

#[test]
fn the_provider_of_the_process_comes_first() {
    in_a_child("child_process_default", &[]);
}

#[test]
#[ignore = "a child of the_provider_of_the_process_comes_first"]
fn child_process_default() {
    let mut chosen = rustls::crypto::ring::default_provider();
    chosen.cipher_suites.truncate(1);
    chosen.install_default().unwrap();
    assert_eq!(provider().unwrap().cipher_suites.len(), 1);
}

/// What this module is there for: where two are compiled in, rustls's own builder panics.
#[cfg(all(feature = "tls-ring", feature = "tls-aws-lc"))]
#[test]
fn two_providers_compiled_in_do_not_panic() {
    in_a_child("child_two_providers", &[]);
}

#[cfg(all(feature = "tls-ring", feature = "tls-aws-lc"))]
#[test]
#[ignore = "a child of two_providers_compiled_in_do_not_panic"]
fn child_two_providers() {
    std::panic::catch_unwind(rustls::ClientConfig::builder).unwrap_err();
    let pem = rcgen::generate_simple_self_signed(["localhost".to_owned()])
        .unwrap()
        .cert
        .pem();
    Tls::new(roots_from_pem(pem.as_bytes()).unwrap())
        .https()
        .unwrap();
    Tls::plain().unwrap();
}

/// Only with rustls-native-certs does the variable decide.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_certificates_matters_to_https_alone() {
    in_a_child(
        "child_no_certificates",
        &[("SSL_CERT_FILE", "/no/such/file")],
    );
}

#[tokio::test]
#[ignore = "a child of a_machine_without_certificates_matters_to_https_alone"]
async fn child_no_certificates() {
    Tls::plain().unwrap();
    if !COMPILED_IN {
        return;
    }
    let error = Tls::default().https().unwrap_err();
    assert!(error.to_string().contains("ca-certificates"), "{error}");
    assert!(error.source().is_some());

    // A root of one's own is enough.
    let (address, pem) = https_server(&[b"http/1.1"]).await;
    let tls = Tls::new(roots_from_pem(pem.as_bytes()).unwrap());
    let client = client(tls.https().unwrap(), address);
    let url = format!("https://localhost:{}/", address.port());
    assert_eq!(get(&client, url).await.unwrap(), "http/1.1");
}

#[test]
fn roots_are_read_from_pem() {
    let pem = || {
        generate_simple_self_signed(["localhost".to_owned()])
            .unwrap()
            .cert
            .pem()
    };
    let two = format!("# two of them\n{}\n{}", pem(), pem());
    assert_eq!(roots_from_pem(two.as_bytes()).unwrap().len(), 2);

    let error = roots_from_pem(b"not a certificate").unwrap_err();
    assert!(error.to_string().contains("BEGIN CERTIFICATE"), "{error}");
    let broken = b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";
    assert!(roots_from_pem(broken).unwrap_err().source().is_some());
}

#[test]
fn debug_is_short() {
    let text = format!("{:?}", Tls::default());
    assert_eq!(text, "Tls { extra_roots: 0, built: false }");
}

//! A feature compiles a provider in.

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::{chain, in_a_child};
use crate::error::TransportError;
use crate::tls::{Tls, TlsSettings, certificates_from_pem};
use crate::transport::{Body, HyperTransport, Transport};

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
            let response = format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{protocol}"
            );
            let _ = stream.write_all(response.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    (address, cert.pem())
}

/// Serves one request over plain http.
async fn plain_server() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        let response = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nplain";
        stream.write_all(response).await.unwrap();
    });
    address
}

fn trusting(pem: &str) -> TlsSettings {
    TlsSettings {
        roots: certificates_from_pem(pem.as_bytes()).unwrap(),
        ..TlsSettings::default()
    }
}

async fn get(transport: &HyperTransport, url: String) -> Result<String, TransportError> {
    let mut request = http::Request::new(Body::empty());
    *request.uri_mut() = url.parse().unwrap();
    let mut body = transport.send(request).await?.into_body();
    let mut text = Vec::new();
    while let Some(chunk) = body.chunk().await {
        text.extend_from_slice(&chunk?);
    }
    Ok(String::from_utf8(text).unwrap())
}

/// Calls a server on this machine with this root alone, or with it and those of the system.
async fn get_trusting(
    pem: &str,
    alone: bool,
    address: SocketAddr,
) -> Result<String, TransportError> {
    let builder = HyperTransport::builder().root_certificates(pem);
    let builder = if alone {
        builder.only_these_roots()
    } else {
        builder
    };
    let url = format!("https://localhost:{}/", address.port());
    get(&builder.build().unwrap(), url).await
}

/// With a provider compiled in, nothing has to be installed.
#[test]
fn nothing_is_installed_for_the_whole_process() {
    in_a_child("with_a_provider::child_installs_nothing", &[]);
}

#[tokio::test]
#[ignore = "a child of nothing_is_installed_for_the_whole_process"]
async fn child_installs_nothing() {
    let (_, pem) = https_server(&[b"http/1.1"]).await;
    Tls::new(trusting(&pem)).https_config().unwrap();
    assert!(CryptoProvider::get_default().is_none());
}

#[tokio::test]
async fn a_root_of_ones_own_is_trusted() {
    let (address, pem) = https_server(&[b"http/1.1"]).await;
    for alone in [false, true] {
        let protocol = get_trusting(&pem, alone, address).await.unwrap();
        assert_eq!(protocol, "http/1.1");
    }
}

#[tokio::test]
async fn both_protocols_are_offered_and_h2_first() {
    let (_, pem) = https_server(&[]).await;
    let tls = Tls::new(trusting(&pem));
    let config = tls.https_config().unwrap();
    assert_eq!(
        config.alpn_protocols,
        [b"h2".to_vec(), b"http/1.1".to_vec()]
    );

    let (address, pem) = https_server(&[b"h2", b"http/1.1"]).await;
    let tls = Tls::new(trusting(&pem));
    let connector = tokio_rustls::TlsConnector::from(tls.https_config().unwrap());
    let stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let name = "localhost".try_into().unwrap();
    let stream = connector.connect(name, stream).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
}

#[tokio::test]
async fn a_stranger_is_not_trusted() {
    let (address, _) = https_server(&[b"http/1.1"]).await;
    let (_, pem_of_another) = https_server(&[b"http/1.1"]).await;
    for alone in [false, true] {
        let error = get_trusting(&pem_of_another, alone, address)
            .await
            .unwrap_err();
        assert!(chain(&error).contains("certificate"), "{}", chain(&error));
    }
}

/// The reason for this module: if two providers are compiled in, rustls's own builder panics.
#[cfg(all(feature = "tls-ring", feature = "tls-aws-lc"))]
#[test]
fn two_providers_compiled_in_do_not_panic() {
    in_a_child("with_a_provider::child_two_providers", &[]);
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
    Tls::new(trusting(&pem)).https_config().unwrap();
}

/// On Linux alone, where the variable decides.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_certificates_matters_to_https_alone() {
    in_a_child(
        "with_a_provider::child_no_certificates",
        &[("SSL_CERT_FILE", "/no/such/file")],
    );
}

#[tokio::test]
#[ignore = "a child of a_machine_without_certificates_matters_to_https_alone"]
async fn child_no_certificates() {
    // An emulator on plain http can still be called.
    let address = plain_server().await;
    let plain = get(&HyperTransport::new(), format!("http://{address}/")).await;
    assert_eq!(plain.unwrap(), "plain");

    let error = Tls::default().https_config().unwrap_err();
    assert!(error.to_string().contains("ca-certificates"), "{error}");
    assert!(error.source().is_some());

    // A root of one's own is enough.
    let (address, pem) = https_server(&[b"http/1.1"]).await;
    let protocol = get_trusting(&pem, false, address).await.unwrap();
    assert_eq!(protocol, "http/1.1");
}

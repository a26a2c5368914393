//! TLS: client certificates, and whom the transport trusts.

use std::error::Error as _;

use google_monitoring_v1::{ErrorKind, HyperTransport};
use tokio::net::TcpStream;

use crate::authority::{Authority, Signed};
use crate::tls_server::TlsServer;
use crate::{call, client, in_a_child};

const HTTP1: &[&str] = &["http/1.1"];

/// Everything that the error and its causes say.
fn chain(error: &google_monitoring_v1::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text += &format!(": {cause}");
        next = cause.source();
    }
    text
}

fn showing(authority: &Authority, signed: &Signed) -> HyperTransport {
    HyperTransport::builder()
        .root_certificates(authority.pem())
        .client_certificate(signed.certificate_pem.clone(), signed.key_pem())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_server_that_demands_a_client_certificate_gets_it() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority, &["localhost"], Some(&authority), HTTP1);
    let transport = showing(&authority, &authority.sign(&["client.example"]));
    call(&client(&server.url("localhost"), transport))
        .await
        .unwrap();
    assert!(server.seen()[0].has_client_certificate);
}

#[tokio::test]
async fn without_a_client_certificate_the_server_refuses() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority, &["localhost"], Some(&authority), HTTP1);
    let transport = HyperTransport::builder()
        .root_certificates(authority.pem())
        .build()
        .unwrap();
    let error = call(&client(&server.url("localhost"), transport)).await;
    let text = chain(&error.unwrap_err());
    assert!(text.contains("client_certificate"), "{text}");
    assert_eq!(server.seen().len(), 0);
}

#[tokio::test]
async fn a_client_certificate_of_a_stranger_is_refused() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let server = TlsServer::start(&authority, &["localhost"], Some(&authority), HTTP1);
    let transport = showing(&authority, &stranger.sign(&["client.example"]));
    let error = call(&client(&server.url("localhost"), transport)).await;
    let text = chain(&error.unwrap_err());
    assert!(text.contains("fatal alert: DecryptError"), "{text}");
    assert_eq!(server.seen().len(), 0);
}

/// `mtlsRootUrl` of the document, which the connector leads to this machine.
#[tokio::test]
async fn a_client_certificate_is_shown_at_the_host_for_it() {
    const HOST: &str = "monitoring.mtls.googleapis.com";
    let authority = Authority::new();
    let server = TlsServer::start(&authority, &[HOST], Some(&authority), HTTP1);
    let signed = authority.sign(&["client.example"]);
    let address = server.address;
    let transport = HyperTransport::builder()
        .root_certificates(authority.pem())
        .client_certificate(signed.certificate_pem.clone(), signed.key_pem())
        .connector(move |host, port| async move {
            assert_eq!((&*host, port), (HOST, 443));
            TcpStream::connect(address).await
        })
        .build()
        .unwrap();
    let client = google_monitoring_v1::Client::builder()
        .credentials(google_monitoring_v1::Credentials::token("secret"))
        .transport(transport)
        .build()
        .unwrap();
    call(&client).await.unwrap();
    let seen = server.seen().remove(0);
    assert!(seen.has_client_certificate);
    assert!(seen.head.contains("Bearer secret"), "{}", seen.head);
}

#[test]
fn roots_are_added_to_those_of_the_system_or_stand_alone() {
    let system = Authority::new();
    let file = std::env::temp_dir().join(format!("roots-{}.pem", std::process::id()));
    std::fs::write(&file, system.pem()).unwrap();
    let server = TlsServer::start(&system, &["localhost"], None, HTTP1);
    in_a_child(
        "tls::child_trusts_the_system",
        &[
            ("SSL_CERT_FILE", file.to_str().unwrap()),
            ("TEST_SERVER", &server.url("localhost")),
        ],
    );
    std::fs::remove_file(&file).unwrap();
    assert_eq!(server.seen().len(), 2);
}

/// The server has a certificate that the system trusts.
#[tokio::test]
#[ignore = "a child of roots_are_added_to_those_of_the_system_or_stand_alone"]
async fn child_trusts_the_system() {
    let url = std::env::var("TEST_SERVER").unwrap();
    call(&client(&url, HyperTransport::new())).await.unwrap();
    let another = Authority::new();
    let builder = || HyperTransport::builder().root_certificates(another.pem());
    let added = builder().build().unwrap();
    call(&client(&url, added)).await.unwrap();
    let alone = builder().only_these_roots().build().unwrap();
    let error = call(&client(&url, alone)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    let text = chain(&error);
    assert!(text.contains("certificate"), "{text}");
    // And a server of the other authority is trusted both ways.
    let server = TlsServer::start(&another, &["localhost"], None, HTTP1);
    for builder in [builder(), builder().only_these_roots()] {
        let transport = builder.build().unwrap();
        call(&client(&server.url("localhost"), transport))
            .await
            .unwrap();
    }
}

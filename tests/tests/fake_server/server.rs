//! The server itself: its document, its address, its end.

use std::net::{SocketAddr, TcpStream};

use discovery_fake_server::{FakeServer, StartError};
use serde_json::json;

use crate::http::{Fake, document};

#[tokio::test]
async fn the_document_has_the_address_of_the_server() {
    let fake = Fake::new("drive.v3");
    let url = fake.server.url();
    let got = fake.get("/discovery/v1/apis/drive/v3/rest").await;
    let found = got.json();
    assert_eq!(
        (&found["rootUrl"], &found["baseUrl"]),
        (
            &json!(format!("{url}/")),
            &json!(format!("{url}/drive/v3/"))
        )
    );
    assert_eq!(fake.get("/$discovery/rest?version=v3").await.json(), found);
    let listed = fake.get("/discovery/v1/apis").await.json();
    assert_eq!(
        listed["items"][0]["discoveryRestUrl"],
        format!("{url}/discovery/v1/apis/drive/v3/rest")
    );
    // Where the client found it, which a container calls otherwise.
    let headers = [("host", "fake.example:8080")];
    let found = fake
        .send(
            "GET",
            "/discovery/v1/apis/drive/v3/rest",
            (&headers, Vec::new()),
        )
        .await
        .unwrap();
    assert_eq!(found.json()["rootUrl"], "http://fake.example:8080/");
}

#[tokio::test]
async fn bodies_are_pretty_and_compressed_as_the_client_wants() {
    let fake = Fake::new("drive.v3");
    let path = "/drive/v3/about?fields=user";
    let pretty = fake.get(path).await;
    let plain = fake.get(&format!("{path}&prettyPrint=false")).await;
    assert_eq!(pretty.json(), plain.json());
    assert!(pretty.body.len() > plain.body.len() && plain.text().lines().count() == 1);
    let headers = [("accept-encoding", "gzip")];
    let got = fake
        .send("GET", "/drive/v3/about", (&headers, Vec::new()))
        .await
        .unwrap();
    assert_eq!(got.header("content-encoding"), "gzip");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&got.body[..]), &mut text)
        .unwrap();
    assert!(text.starts_with('{'), "{text}");
    let headers = [
        ("content-encoding", "gzip"),
        ("content-type", "application/json"),
    ];
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, b"{\"name\": \"small\"}").unwrap();
    let made = fake
        .send(
            "POST",
            "/drive/v3/files",
            (&headers, encoder.finish().unwrap()),
        )
        .await
        .unwrap();
    assert_eq!(made.json()["name"], "small");
}

#[test]
fn it_ends_when_it_is_dropped() {
    let server = FakeServer::start(&document("oauth2.v2")).unwrap();
    let address: SocketAddr = server.address();
    assert!(address.ip().is_loopback());
    let open = TcpStream::connect(address).unwrap();
    drop(server);
    TcpStream::connect(address).unwrap_err();
    let mut rest = Vec::new();
    // The open connection ends too.
    let _ = std::io::Read::read_to_end(&mut &open, &mut rest);
    assert!(rest.is_empty());
    // Its port is free again.
    FakeServer::builder()
        .port(address.port())
        .start(&document("oauth2.v2"))
        .unwrap();
}

#[test]
fn what_cannot_start_says_why() {
    let error = FakeServer::start("{\"kind\": \"other\"}").unwrap_err();
    assert!(
        matches!(&error, StartError::Document(problems) if !problems.is_empty()),
        "{error}"
    );
    let server = FakeServer::start(&document("oauth2.v2")).unwrap();
    let error = FakeServer::builder()
        .port(server.address().port())
        .start(&document("oauth2.v2"))
        .unwrap_err();
    assert!(matches!(error, StartError::Listen(_)), "{error}");
}

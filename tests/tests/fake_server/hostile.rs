//! Requests that no client sends: each gets an error or the end of its connection, and the server goes on.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};

use discovery_fake_server::FakeServer;
use serde_json::json;

use crate::http::Fake;

/// Sends bytes as they are, and reads until the server ends the connection.
fn raw(fake: &Fake, bytes: &[u8]) -> String {
    let mut socket = TcpStream::connect(fake.server.address()).unwrap();
    // The server may end the connection before it has all.
    let _ = socket.write_all(bytes);
    let _ = socket.shutdown(Shutdown::Write);
    let mut response = Vec::new();
    let _ = socket.read_to_end(&mut response);
    String::from_utf8_lossy(&response)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn request(target: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("POST {target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_ends_the_server() {
    let fake = Fake::new("storage.v1");
    let bucket = "/storage/v1/b?project=p";
    let deep = format!("{}{}", "{\"labels\":".repeat(100_000), "}".repeat(100_000));
    let mixed = "content-type: multipart/mixed; boundary=b\r\n";
    let related = "content-type: multipart/related; boundary=b\r\n";
    let upload = "/upload/storage/v1/b/b/o?uploadType=multipart";
    let many = "--b\r\n\r\nGET / HTTP/1.1\r\n\r\n".repeat(2000);
    let nested = "--b\r\n\r\nPOST /batch/storage/v1 HTTP/1.1\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b--\r\n--b--";
    for (bytes, expected) in [
        (b"\x00\xff\x00 nonsense\r\n\r\n".to_vec(), "HTTP/1.1 400"),
        (request(bucket, "", &deep), "HTTP/1.1 400"),
        (request(bucket, "", "\u{202e}"), "HTTP/1.1 400"),
        (
            request(bucket, &format!("x: {}\r\n", "y".repeat(200_000)), "{}"),
            "HTTP/1.1 431",
        ),
        (
            request(&format!("/{}", "a/".repeat(10_000)), "", "{}"),
            "HTTP/1.1 414",
        ),
        (request("/%ff%fe/%zz", "", "{}"), "HTTP/1.1 404"),
        (request("/storage/v1/b/%ff/o", "", "{}"), "HTTP/1.1 404"),
        (
            request(bucket, "content-encoding: gzip\r\n", "not gzip"),
            "HTTP/1.1 400",
        ),
        (
            request(bucket, "content-encoding: br\r\n", "{}"),
            "HTTP/1.1 415",
        ),
        (
            request("/batch/storage/v1", mixed, "nothing"),
            "HTTP/1.1 400",
        ),
        (request("/batch/storage/v1", mixed, &many), "HTTP/1.1 400"),
        (request("/batch/storage/v1", mixed, nested), "HTTP/1.1 200"),
        (
            request(upload, related, "--b\r\n\r\n{}\r\n--b--"),
            "HTTP/1.1 400",
        ),
        (
            request("/upload/storage/v1/b/b/o?upload_id=x", "", ""),
            "HTTP/1.1 404",
        ),
        (
            request(
                bucket,
                "x-fake-fault: delay=99999999999999999999s\r\n",
                "{}",
            ),
            "HTTP/1.1 400",
        ),
        // The body ends before its length says.
        (
            b"POST /storage/v1/b?project=p HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{}"
                .to_vec(),
            "",
        ),
    ] {
        let found = raw(&fake, &bytes);
        let shown = String::from_utf8_lossy(&bytes)
            .chars()
            .take(100)
            .collect::<String>();
        assert!(
            found.starts_with(expected),
            "{found:?}, and not {expected:?}: {shown:?}"
        );
    }
    fake.ok("POST", bucket, json!({"name": "still here"})).await;
}

/// Paths of a hostile document: each begins or ends like many others.
#[tokio::test]
async fn a_document_with_paths_that_nearly_fit_is_served() {
    let variables: String = (0..12).map(|number| format!("{{+v{number}}}/")).collect();
    let parameters: serde_json::Map<String, serde_json::Value> = (0..12)
        .map(|number| {
            (
                format!("v{number}"),
                json!({"type": "string", "location": "path", "required": true}),
            )
        })
        .collect();
    let method = json!({"id": "x.a.get", "httpMethod": "GET", "path": format!("{variables}x"), "parameters": parameters,
        "response": {"$ref": "A"}});
    let text = json!({
        "kind": "discovery#restDescription", "name": "x", "version": "v1", "rootUrl": "https://x.example/",
        "schemas": {"A": {"id": "A", "type": "object", "properties": {"a": {"$ref": "A"}, "b": {"$ref": "B"}}},
            "B": {"id": "B", "type": "object", "additionalProperties": {"$ref": "A"}}},
        "resources": {"a": {"methods": {"get": method}}},
    });
    let fake = Fake::of(FakeServer::builder(), &text.to_string());
    let many = "a/".repeat(1000);
    assert_eq!(fake.get(&format!("/{many}y")).await.status, 404);
    assert_eq!(fake.get(&format!("/{many}x")).await.status, 200);
}

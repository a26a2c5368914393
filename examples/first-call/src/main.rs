//! Asks for a long-running operation, against a server that the program starts itself: it needs no account.
//!
//! ```sh
//! cargo run -p first-call-example
//! ```
//!
//! To ask Google instead, leave out `endpoint` and `credentials`: `Client::new()` takes Application Default Credentials.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use google_monitoring_v1::types::Operation;
use google_monitoring_v1::{Client, Credentials};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = start_server()?;
    let client = Client::builder()
        .endpoint(endpoint)
        .credentials(Credentials::anonymous())
        .build()?;

    let operation: Operation = client.operations().get("operations/abc").send().await?;
    println!("client: {:?}, done: {:?}", operation.name, operation.done);
    println!("client: response {:?}", operation.response);

    // What goes wrong is typed: the HTTP status, and `google.rpc.Status` with its details.
    let error = client
        .operations()
        .get("operations/gone")
        .xgafv("2")
        .send()
        .await;
    if let Err(error) = error {
        println!("client: {error}");
    }

    // Closes the pooled connection; a later call would open another.
    client.close();
    Ok(())
}

/// Answers on a free port of this machine, each connection in a thread of its own.
fn start_server() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let endpoint = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            thread::spawn(move || serve(&connection));
        }
    });
    Ok(endpoint)
}

/// Answers every request of a connection, until the other side closes it.
fn serve(connection: &TcpStream) -> io::Result<()> {
    let mut lines = BufReader::new(connection).lines();
    while let Some(request) = lines.next() {
        let request = request?;
        println!("server: {request}");
        for header in lines.by_ref() {
            if header?.is_empty() {
                break;
            }
        }
        let (status, body) = if request.contains("operations/abc") {
            let response = r#"{"@type": "type.googleapis.com/google.protobuf.Empty"}"#;
            (
                "200 OK",
                format!(r#"{{"name": "operations/abc", "done": true, "response": {response}}}"#),
            )
        } else {
            let error = r#"{"code": 404, "message": "no such operation", "status": "NOT_FOUND"}"#;
            ("404 Not Found", format!(r#"{{"error": {error}}}"#))
        };
        let length = body.len();
        let mut connection = connection;
        write!(
            connection,
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        )?;
    }
    Ok(())
}

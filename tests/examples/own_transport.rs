//! Puts a transport of its own around the one that comes with the runtime: it prints each request and adds a header. The program
//! starts its own server, so it needs no account.
//!
//! ```sh
//! cargo run -p discovery-tests --example own_transport
//! ```

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use google_monitoring_v1::http::{HeaderValue, Request, Uri};
use google_monitoring_v1::transport::{Body, HyperTransport, Transport, TransportFuture};
use google_monitoring_v1::{Client, Credentials};

/// Sends every request through another transport.
struct Traced<T>(T);

impl<T: Transport> Transport for Traced<T> {
    fn send(&self, mut request: Request<Body>) -> TransportFuture {
        println!("sending {} {}", request.method(), request.uri().path());
        let trace = HeaderValue::from_static("0123456789abcdef/1");
        request.headers_mut().insert("x-cloud-trace-context", trace);
        let response = self.0.send(request);
        Box::pin(async move {
            let response = response.await?;
            println!("received {}", response.status());
            Ok(response)
        })
    }

    fn close(&self) {
        self.0.close();
    }

    /// Without this, the client would refuse to send a token over plain http to an emulator on this machine.
    fn connects_directly(&self, uri: &Uri) -> bool {
        self.0.connects_directly(uri)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder()
        .endpoint(start_server()?)
        .credentials(Credentials::anonymous())
        .transport(Traced(HyperTransport::new()))
        .build()?;
    let operation = client.operations().get("operations/abc").send().await?;
    println!("got {:?}", operation.name);
    client.close();
    Ok(())
}

/// A server on a free port of this machine.
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

/// Prints the trace of every request of a connection, and responds to it.
fn serve(mut connection: &TcpStream) -> io::Result<()> {
    let mut lines = BufReader::new(connection).lines();
    while lines.next().transpose()?.is_some() {
        while let Some(header) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
            if header.starts_with("x-cloud-trace-context") {
                println!("server: {header}");
            }
        }
        let body = r#"{"name": "operations/abc", "done": true}"#;
        write!(
            connection,
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )?;
    }
    Ok(())
}

//! Puts layers of tower around the transport that comes with the runtime: a rate limit, a header, and a log. The program starts its
//! own server, so it needs no account.
//!
//! ```sh
//! cargo run -p discovery-tests --example layers
//! ```

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use google_monitoring_v1::http::{HeaderValue, Request, Response};
use google_monitoring_v1::transport::{Body, CallAttempt, HyperTransport, TowerTransport};
use google_monitoring_v1::{Client, Credentials, RetryPolicy};
use tower::ServiceBuilder;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The layers see each attempt of a call. A buffer makes a service that can be cloned of one that cannot, such as a limit.
    let transport = TowerTransport::around(HyperTransport::new(), |service| {
        ServiceBuilder::new()
            .map_request(log_request)
            .map_request(add_header)
            .map_response(log_response)
            .buffer(16)
            .rate_limit(2, Duration::from_millis(300))
            .service(service)
    });
    let client = Client::builder()
        .endpoint(start_server()?)
        .credentials(Credentials::anonymous())
        .transport(transport)
        .retry(RetryPolicy::default().first_backoff(Duration::from_millis(1)))
        .build()?;
    let begun = Instant::now();
    let operation = client.operations().get("operations/abc").send().await?;
    println!("got {:?}", operation.name);
    println!(
        "the limit held: {}",
        begun.elapsed() >= Duration::from_millis(300)
    );
    client.close();
    Ok(())
}

/// Prints which attempt of which call this is.
fn log_request(request: Request<Body>) -> Request<Body> {
    if let Some(attempt) = request.extensions().get::<CallAttempt>() {
        println!("attempt {} of {}", attempt.number(), attempt.method());
    }
    request
}

fn add_header(mut request: Request<Body>) -> Request<Body> {
    let trace = HeaderValue::from_static("0123456789abcdef/1");
    request.headers_mut().insert("x-cloud-trace-context", trace);
    request
}

fn log_response(response: Response<Body>) -> Response<Body> {
    println!("status {}", response.status());
    response
}

/// A server on a free port of this machine, which is busy at first.
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

/// Responds to two requests with 503, and to all others with an operation.
fn serve(mut connection: &TcpStream) -> io::Result<()> {
    let mut lines = BufReader::new(connection).lines();
    for number in 0.. {
        if lines.next().transpose()?.is_none() {
            break;
        }
        while let Some(header) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
            if header.starts_with("x-cloud-trace-context") {
                println!("server: {header}");
            }
        }
        let (status, body) = match number {
            0 | 1 => ("503 Service Unavailable", "{}"),
            _ => ("200 OK", r#"{"name": "operations/abc", "done": true}"#),
        };
        write!(
            connection,
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )?;
    }
    Ok(())
}

//! Chooses how often and how soon a call is tried again, for a client and for one call. The program starts its own server, so it
//! needs no account.
//!
//! ```sh
//! cargo run -p discovery-tests --example retry_policy
//! ```

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use google_monitoring_v1::{Attempt, Client, Credentials, RetryPolicy};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Six attempts at most. The waits between them are random, up to 10 ms, then 20 ms, 40 ms and so on.
    let policy = RetryPolicy::new()
        .attempts(6)
        .first_backoff(Duration::from_millis(10));
    let client = Client::builder()
        .endpoint(start_server()?)
        .credentials(Credentials::anonymous())
        .retry(policy)
        .options(|options| options.timeout(Duration::from_secs(60)).on_attempt(log))
        .build()?;

    let operation = client.operations().get("operations/abc").send().await?;
    println!("got {:?}", operation.name);

    // One call that is not tried again. The error says how often it was tried.
    let once = client
        .operations()
        .get("operations/abc")
        .options(|options| options.retry(RetryPolicy::none()));
    match once.send().await {
        Ok(operation) => println!("got {:?}", operation.name),
        Err(error) => println!("{:?} after {} attempt", error.kind(), error.attempts()),
    }
    Ok(())
}

/// Sees each attempt of each call.
fn log(attempt: &Attempt<'_>) {
    let status = attempt.http_status.map(|status| status.as_u16());
    let again = attempt.retry_in.is_some();
    println!("attempt {}: {status:?}, again: {again}", attempt.number);
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

/// Responds to every third request, and to the others that it is overloaded.
fn serve(mut connection: &TcpStream) -> io::Result<()> {
    static REQUESTS: AtomicUsize = AtomicUsize::new(1);
    let mut lines = BufReader::new(connection).lines();
    while lines.next().transpose()?.is_some() {
        while lines
            .next()
            .transpose()?
            .is_some_and(|line| !line.is_empty())
        {}
        let (status, body) = match REQUESTS.fetch_add(1, Ordering::Relaxed) % 3 {
            0 => ("200 OK", r#"{"name": "operations/abc"}"#),
            _ => ("503 Service Unavailable", ""),
        };
        write!(
            connection,
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )?;
    }
    Ok(())
}

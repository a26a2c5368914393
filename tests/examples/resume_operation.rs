//! Starts a long-running operation, keeps its name, and goes on with it as another process would. The program starts its own server,
//! so it needs no account.
//!
//! ```sh
//! cargo run -p discovery-tests --example resume_operation
//! ```

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use google_monitoring_v1::types::{MonitoredProject, OperationMetadata};
use google_monitoring_v1::{Client, Credentials, PollingPolicy, Result};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let often = PollingPolicy::new().first_wait(Duration::from_millis(10));
    let client = Client::builder()
        .endpoint(start_server()?)
        .credentials(Credentials::anonymous())
        .options(|options| options.polling(often.clone()))
        .build()?;
    let name = start(&client).await?;
    println!("started {name}");
    go_on(&client, &name).await?;
    Ok(())
}

/// `send` does not wait. What is kept is the name.
async fn start(client: &Client) -> Result<String> {
    let projects = client.locations().global().metrics_scopes().projects();
    let scope = "locations/global/metricsScopes/s";
    let operation = projects.create(scope, MonitoredProject::default()).send();
    Ok(operation.await?.name.unwrap_or_default())
}

/// Reads the state again and again until the operation is done. `client.resume(name).wait()` gives the last state alone.
async fn go_on(client: &Client, name: &str) -> Result<()> {
    let mut states = client.resume(name).states();
    while let Some(state) = states.next().await {
        let state = state?;
        if state.is_done() {
            let project: MonitoredProject = state.response()?;
            println!("done: {:?}", project.name);
        } else {
            let metadata: OperationMetadata = state.metadata()?;
            println!("{:?}", metadata.state);
        }
    }
    Ok(())
}

/// What the server says: the operation when it is started, then its states.
const STATES: [&str; 3] = [
    r#"{"name": "operations/abc"}"#,
    r#"{"name": "operations/abc", "metadata": {"state": "RUNNING"}}"#,
    r#"{"name": "operations/abc", "done": true, "response": {"name": "projects/p"}}"#,
];

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

/// Responds to every request of a connection with the next of the states.
fn serve(mut connection: &TcpStream) -> io::Result<()> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let mut reader = BufReader::new(connection);
    let mut head = String::new();
    while reader.read_line(&mut head)? > 0 {
        println!("server: {}", head.trim());
        while reader.read_line(&mut head)? > "\r\n".len() {}
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
        io::copy(&mut reader.by_ref().take(length), &mut io::sink())?;
        head.clear();
        let state = STATES[NEXT.fetch_add(1, Ordering::Relaxed) % STATES.len()];
        let length = state.len();
        write!(
            connection,
            "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{state}"
        )?;
    }
    Ok(())
}

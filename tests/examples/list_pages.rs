//! Lists what comes in pages: item by item, then page by page from a token that was kept. The program starts its own server, so it
//! needs no account.
//!
//! ```sh
//! cargo run -p discovery-tests --example list_pages
//! ```

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use google_monitoring_v3::{Client, Credentials, Result};

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder()
        .endpoint(start_server()?)
        .credentials(Credentials::anonymous())
        .build()?;
    items(&client).await?;
    pages(&client).await?;
    Ok(())
}

/// The next page is asked for when the items of the last one are taken.
async fn items(client: &Client) -> Result<()> {
    let list = client.projects().alert_policies().list("projects/p");
    let mut policies = list.items();
    while let Some(policy) = policies.next().await {
        println!("policy {:?}", policy?.display_name);
    }
    Ok(())
}

/// A page has everything that the server says. Its token can be kept, and a later program goes on with it.
async fn pages(client: &Client) -> Result<()> {
    let list = || client.projects().alert_policies().list("projects/p");
    let mut first = list().page_size(2).pages();
    if let Some(page) = first.next().await {
        println!("a page of {} policies", page?.alert_policies.len());
    }
    let token = first.next_page_token().unwrap_or_default().to_owned();
    println!("kept {token:?}");

    let mut rest = list().page_size(2).page_token(token).pages();
    while let Some(page) = rest.next().await {
        println!("a page of {} policies", page?.alert_policies.len());
    }
    Ok(())
}

/// A server with three alert policies in two pages, on a free port of this machine.
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

/// Responds to every request of a connection.
fn serve(mut connection: &TcpStream) -> io::Result<()> {
    let mut lines = BufReader::new(connection).lines();
    while let Some(request) = lines.next().transpose()? {
        println!("server: {request}");
        while lines
            .next()
            .transpose()?
            .is_some_and(|line| !line.is_empty())
        {}
        let body = match request.contains("pageToken=second") {
            false => {
                r#"{"alertPolicies": [{"displayName": "cpu"}, {"displayName": "disk"}], "nextPageToken": "second"}"#
            }
            true => r#"{"alertPolicies": [{"displayName": "latency"}]}"#,
        };
        write!(
            connection,
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )?;
    }
    Ok(())
}

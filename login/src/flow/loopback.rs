//! The answer comes to a small server on this machine (RFC 8252, section 7.3).

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use discovery_runtime::transport::Transport;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::exchange::Asking;
use super::page::page;
use crate::client_secret::ClientSecret;
use crate::error::{LoginError, LoginErrorKind};
use crate::token::StoredToken;

/// The longest head of a request that is read. A code has some hundred bytes.
const MAX_HEAD: usize = 16 << 10;

/// How long a connection may take to say what it wants. Browsers open some that they never use.
const IDLE: Duration = Duration::from_secs(10);

/// Opens the page of consent, and waits for the answer.
pub(crate) async fn ask_browser(
    secret: &ClientSecret,
    transport: Arc<dyn Transport>,
    wanted: &BTreeSet<String>,
    open: &(dyn Fn(&str) + Send + Sync),
    limit: Duration,
) -> Result<StoredToken, LoginError> {
    let listener = TcpListener::bind(("127.0.0.1", 0))
        .await
        .map_err(no_server)?;
    let port = listener.local_addr().map_err(no_server)?.port();
    let asking = Asking::new(
        secret,
        transport,
        wanted,
        &format!("http://127.0.0.1:{port}"),
    )?;
    open(asking.url.as_str());
    let answer = tokio::time::timeout(limit, wait_for_answer(&listener, &asking)).await;
    let code = answer.map_err(|_| {
        LoginError::new(
            LoginErrorKind::TimedOut,
            format!(
                "nobody agreed in the browser within {} seconds; log in again, or use `.without_browser(…)` if the browser is on \
                 another machine",
                limit.as_secs()
            ),
        )
    })??;
    asking.finish(code).await
}

/// Serves until a request is an answer. Others, such as for an icon, are not found.
async fn wait_for_answer(listener: &TcpListener, asking: &Asking) -> Result<String, LoginError> {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let (socket, _) = accepted.map_err(no_server)?;
                connections.spawn(read_query(socket));
            }
            // A pattern that fits only an answer would turn this branch off when another request ends, and the answer would wait.
            Some(done) = connections.join_next() => {
                let Ok(Some((socket, query))) = done else { continue };
                let code = asking.code_of(&query);
                let forged = matches!(&code, Err(error) if error.kind() == LoginErrorKind::NotThisLogin);
                let (title, text) = match &code {
                    Ok(_) => ("You are logged in", "You can close this page, and go back to the program."),
                    Err(_) if forged => ("Not this login", "This answer is to another login. Use the newest page."),
                    Err(_) => ("Not logged in", "The program says why. You can close this page."),
                };
                respond(socket, if forged { "400 Bad Request" } else { "200 OK" }, &page(title, text)).await;
                // Anybody on this machine can send one, so it does not end the login.
                if !forged {
                    return code;
                }
            }
        }
    }
}

/// The query of a request that may be an answer. Any other request gets its response here.
async fn read_query(mut socket: TcpStream) -> Option<(TcpStream, String)> {
    let head = tokio::time::timeout(IDLE, read_head(&mut socket)).await;
    let head = head.ok()??;
    let target = head.strip_prefix("GET ")?.split(' ').next()?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path == "/" && Asking::is_answer(query) {
        return Some((socket, query.to_owned()));
    }
    respond(
        socket,
        "404 Not Found",
        &page("Not found", "Nothing is here."),
    )
    .await;
    None
}

async fn read_head(socket: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = socket.read_buf(&mut head).await.ok()?;
        if read == 0 || head.len() > MAX_HEAD {
            return None;
        }
    }
    String::from_utf8(head).ok()
}

/// Sends a page. Nothing follows from a browser that has gone.
async fn respond(mut socket: TcpStream, status: &str, body: &str) {
    let length = body.len();
    let response = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {length}\r\n\
         cache-control: no-store\r\nreferrer-policy: no-referrer\r\nconnection: close\r\n\r\n{body}"
    );
    let _ = socket.write_all(response.as_bytes()).await;
    let _ = socket.shutdown().await;
}

fn no_server(error: io::Error) -> LoginError {
    LoginError::new(
        LoginErrorKind::Configuration,
        "the answer of the browser cannot be awaited on 127.0.0.1; use `.without_browser(…)`",
    )
    .with_source(error)
}

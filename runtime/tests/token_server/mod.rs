//! A server for tokens on the loopback interface, over plain http/1.1.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request of a client.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// `POST /token HTTP/1.1`
    pub(crate) line: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Status and body. `None` keeps the connection open and never responds.
pub(crate) type CannedResponse = Option<(u16, String)>;

/// Listens until the process ends.
pub(crate) struct TokenServer {
    pub(crate) address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl TokenServer {
    /// Responds to the n-th request, counted from 0, with `response(n)`.
    pub(crate) fn start(
        response: impl Fn(usize) -> CannedResponse + Send + Sync + 'static,
    ) -> TokenServer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = requests.clone();
        let response = Arc::new(response);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (seen, response) = (seen.clone(), response.clone());
                thread::spawn(move || serve(stream.unwrap(), &seen, &*response));
            }
        });
        TokenServer { address, requests }
    }

    /// Returns `token-0`, `token-1`, … each valid for an hour.
    pub(crate) fn tokens() -> TokenServer {
        TokenServer::start(|n| Some(token(n)))
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/token", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// An authorized user whose tokens come from here.
    pub(crate) fn authorized_user(&self) -> String {
        serde_json::json!({
            "type": "authorized_user",
            "account": "ann@example.com",
            "client_id": "the-client",
            "client_secret": "the-client-secret",
            "refresh_token": "the-refresh-token",
            "quota_project_id": "who-pays",
            "token_uri": self.url(),
        })
        .to_string()
    }
}

/// The response with the n-th token.
pub(crate) fn token(n: usize) -> (u16, String) {
    let body = serde_json::json!({
        "access_token": format!("token-{n}"), "token_type": "Bearer", "expires_in": 3600,
    });
    (200, body.to_string())
}

fn serve(
    stream: TcpStream,
    seen: &Mutex<Vec<Request>>,
    response: &dyn Fn(usize) -> CannedResponse,
) {
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader) {
        let number = {
            let mut seen = seen.lock().unwrap();
            seen.push(request);
            seen.len() - 1
        };
        let Some((status, body)) = response(number) else {
            // Until the client has had enough.
            let _ = reader.read(&mut [0]);
            return;
        };
        let length = body.len();
        let response = format!(
            "HTTP/1.1 {status} -\r\ncontent-type: application/json\r\n\
             metadata-flavor: Google\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        if reader.get_mut().write_all(response.as_bytes()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let headers: Vec<(String, String)> = lines[1..]
        .iter()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let mut body = vec![0; length.map_or(0, |(_, length)| length.parse().unwrap())];
    reader.read_exact(&mut body).ok()?;
    Some(Request {
        line: lines.swap_remove(0),
        headers,
        body: String::from_utf8(body).unwrap(),
    })
}

//! A server on a real socket that responds as it is told, and keeps the requests that it gets.
//!
//! It needs the standard library alone, as it is a part of the crates too that [`test_apis`](crate::scratch::test_apis) compiles.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// One request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceivedRequest {
    /// `GET /v1/operations/abc?alt=json`.
    pub line: String,
    /// The request line and the headers, in small letters.
    pub head: String,
    /// The headers, as they came.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl ReceivedRequest {
    /// The value of a header, as it came.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a query parameter, as it came.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.line.split_once('?')?;
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}

/// The response to a request: the status and a body of JSON. `None` sends no response.
pub type CannedResponse = Option<(u16, String)>;

/// The server. It ends with the process.
pub struct Server {
    endpoint: String,
    requests: Arc<Mutex<Vec<ReceivedRequest>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// A server that gives these bodies with status 200, then 404.
    pub fn new<B: Into<String>>(bodies: impl IntoIterator<Item = B>) -> Self {
        Self::with_status(bodies.into_iter().map(|body| (200, body)))
    }

    /// A server that gives these responses, then 404.
    pub fn with_status<B: Into<String>>(responses: impl IntoIterator<Item = (u16, B)>) -> Self {
        let responses: Vec<(u16, String)> = responses
            .into_iter()
            .map(|(status, body)| (status, body.into()))
            .collect();
        Self::responding(move |index, _| responses.get(index).cloned().or_else(no_more))
    }

    /// A server that makes the bodies of this many responses when the requests come, then gives 404.
    pub fn made(count: usize, body: impl Fn(usize) -> String + Send + Sync + 'static) -> Self {
        Self::responding(move |index, _| match index < count {
            true => Some((200, body(index))),
            false => no_more(),
        })
    }

    /// A server that gives these responses, the last of them again and again.
    #[must_use]
    pub fn repeating(responses: &[(u16, &str)]) -> Self {
        let responses: Vec<(u16, String)> = responses
            .iter()
            .map(|(status, body)| (*status, (*body).to_owned()))
            .collect();
        Self::responding(move |index, _| responses.get(index).or(responses.last()).cloned())
    }

    /// A server that responds by the number of the request, the first being 0, and the request.
    ///
    /// # Panics
    ///
    /// Where there is no port to listen on.
    pub fn responding(
        respond: impl Fn(usize, &ReceivedRequest) -> CannedResponse + Send + Sync + 'static,
    ) -> Self {
        Self::writing(move |index, request, socket| {
            let Some((status, body)) = respond(index, request) else {
                return;
            };
            let length = body.len();
            let response = format!(
                "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
            );
            // The other side may be gone: the next read sees it.
            let _ = socket.write_all(response.as_bytes());
        })
    }

    /// A server that writes its responses itself, by the number of the request, the first being 0, and the request. It ends a
    /// connection by `shutdown`.
    ///
    /// # Panics
    ///
    /// Where there is no port to listen on.
    pub fn writing(
        write: impl Fn(usize, &ReceivedRequest, &mut TcpStream) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let write = Arc::new(write);
        let (all, opened) = (Arc::clone(&requests), Arc::clone(&connections));
        thread::spawn(move || {
            for socket in listener.incoming() {
                opened.fetch_add(1, Ordering::SeqCst);
                let (all, write) = (Arc::clone(&all), Arc::clone(&write));
                thread::spawn(move || serve(socket.expect("a connection"), &all, &*write));
            }
        });
        Self {
            endpoint: format!("http://{address}"),
            requests,
            connections,
        }
    }

    /// Where it is.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// How many connections there were so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The requests so far.
    ///
    /// # Panics
    ///
    /// After a panic in the server.
    #[must_use]
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        self.requests.lock().expect("no panic").clone()
    }

    /// The first lines of the requests so far.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.requests()
            .into_iter()
            .map(|request| request.line)
            .collect()
    }

    /// The values of a query parameter in the requests so far.
    #[must_use]
    pub fn queries(&self, name: &str) -> Vec<Option<String>> {
        let requests = self.requests();
        requests
            .iter()
            .map(|request| request.query(name).map(str::to_owned))
            .collect()
    }
}

fn no_more() -> CannedResponse {
    Some((404, "{}".to_owned()))
}

/// Responds until the other side closes.
fn serve(
    mut socket: TcpStream,
    all: &Mutex<Vec<ReceivedRequest>>,
    write: &dyn Fn(usize, &ReceivedRequest, &mut TcpStream),
) {
    let mut reader = BufReader::new(socket.try_clone().expect("a socket"));
    while let Some(request) = read(&mut reader) {
        let index = {
            let mut all = all.lock().expect("no panic");
            all.push(request.clone());
            all.len() - 1
        };
        write(index, &request, &mut socket);
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<ReceivedRequest> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        reader.read_line(&mut head).ok().filter(|read| *read > 0)?;
    }
    let line = head.lines().next()?.strip_suffix(" HTTP/1.1")?.to_owned();
    let headers = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    let headers = headers.collect();
    let head = head.to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().expect("a length"));
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(ReceivedRequest {
        line,
        head,
        headers,
        body: String::from_utf8(body).expect("text"),
    })
}

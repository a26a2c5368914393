//! A server that keeps one object, and fails as it is told.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// How it fails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    /// With an error of this status.
    Status(u16),
    /// It reads the request, and closes the connection.
    Reset,
    /// With an error of this status, once so many bytes of an upload are stored.
    StatusAfter(u16, usize),
    /// It closes the connection after so many bytes of a download.
    Broken(usize),
}

/// The server. It ends with the process.
#[derive(Clone)]
pub(crate) struct Server {
    endpoint: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
pub(crate) struct State {
    pub(crate) faults: VecDeque<Fault>,
    /// The request lines.
    pub(crate) requests: Vec<String>,
    /// The bytes of the object, or as many as an upload has stored.
    pub(crate) object: Vec<u8>,
}

struct Request {
    line: String,
    head: String,
    body: Vec<u8>,
}

impl Request {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        let found = lines.find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim())
    }
}

/// A response; `None` closes the connection.
type Response = Option<(u16, Vec<(&'static str, String)>, Body)>;

enum Body {
    Json(String),
    /// The bytes, and how many of them are sent.
    Bytes(Vec<u8>, usize),
}

impl Server {
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
        let server = Self {
            endpoint,
            state: Arc::default(),
        };
        let shared = server.clone();
        thread::spawn(move || {
            for socket in listener.incoming() {
                let server = shared.clone();
                thread::spawn(move || server.serve(&socket.expect("a connection")));
            }
        });
        server
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic")
    }

    /// Sets the faults of the next requests, and the bytes of the object.
    pub(crate) fn fail(&self, faults: &[Fault], object: &[u8]) {
        *self.state() = State {
            faults: faults.iter().copied().collect(),
            requests: Vec::new(),
            object: object.to_vec(),
        };
    }

    fn serve(&self, socket: &TcpStream) {
        let mut reader = BufReader::new(socket);
        while let Some(request) = read(&mut reader) {
            let response = self.state().respond(&request, &self.endpoint);
            let Some((status, headers, body)) = response else {
                return;
            };
            let (bytes, sent) = match body {
                Body::Json(text) => (text.clone().into_bytes(), text.len()),
                Body::Bytes(bytes, sent) => (bytes, sent),
            };
            let mut head = format!(
                "HTTP/1.1 {status} Said\r\ncontent-length: {}\r\n",
                bytes.len()
            );
            for (name, value) in headers {
                head += &format!("{name}: {value}\r\n");
            }
            head += "\r\n";
            let mut socket = socket;
            let written = socket
                .write_all(head.as_bytes())
                .and_then(|()| socket.write_all(&bytes[..sent]));
            if written.is_err() || sent < bytes.len() {
                return;
            }
        }
    }
}

impl State {
    fn respond(&mut self, request: &Request, endpoint: &str) -> Response {
        self.requests.push(request.line.clone());
        match self.faults.front().copied() {
            Some(Fault::Reset) => {
                self.faults.pop_front();
                return None;
            }
            Some(Fault::Status(code)) => {
                self.faults.pop_front();
                return error(code);
            }
            _ => {}
        }
        if let Some(range) = request.header("content-range") {
            return self.store_chunk(range, &request.body);
        }
        if request.line.contains("uploadType=resumable") {
            let session = format!("{endpoint}/session?upload_id=1");
            return Some((200, vec![("location", session)], Body::Json(String::new())));
        }
        if request.line.contains("alt=media") {
            return self.give_bytes(request.header("range"));
        }
        json("{}")
    }

    /// A chunk of an upload, or a question how much is stored: `bytes 0-9/20`, `bytes */20`.
    fn store_chunk(&mut self, range: &str, body: &[u8]) -> Response {
        let (range, total) = range.trim_start_matches("bytes ").split_once('/')?;
        if let Some((first, _)) = range.split_once('-') {
            assert_eq!(
                first.parse(),
                Ok(self.object.len()),
                "no gap and no repetition"
            );
        }
        if let Some(Fault::StatusAfter(code, limit)) = self.faults.front().copied()
            && self.object.len() + body.len() > limit
        {
            self.faults.pop_front();
            self.object
                .extend_from_slice(&body[..limit - self.object.len()]);
            return error(code);
        }
        self.object.extend_from_slice(body);
        let stored = self.object.len();
        if total.parse() == Ok(stored) {
            return json("{}");
        }
        let headers = match stored.checked_sub(1) {
            Some(last) => vec![("range", format!("bytes=0-{last}"))],
            None => Vec::new(),
        };
        Some((308, headers, Body::Json(String::new())))
    }

    /// The object, or its end.
    fn give_bytes(&mut self, range: Option<&str>) -> Response {
        let from = range.and_then(|range| {
            range
                .strip_prefix("bytes=")?
                .split('-')
                .next()?
                .parse()
                .ok()
        });
        let (status, from) = match from {
            Some(from) => (206, from),
            None => (200, 0),
        };
        let bytes = self.object[from..].to_vec();
        let sent = match self.faults.front().copied() {
            Some(Fault::Broken(limit)) if from <= limit => {
                self.faults.pop_front();
                limit - from
            }
            _ => bytes.len(),
        };
        let length = self.object.len();
        let mut headers = vec![
            ("content-type", "application/octet-stream".to_owned()),
            ("x-goog-generation", "7".to_owned()),
            ("etag", "\"of-7\"".to_owned()),
        ];
        if status == 206 {
            headers.push((
                "content-range",
                format!("bytes {from}-{}/{length}", length - 1),
            ));
        }
        Some((status, headers, Body::Bytes(bytes, sent)))
    }
}

fn json(text: &str) -> Response {
    let headers = vec![("content-type", "application/json".to_owned())];
    Some((200, headers, Body::Json(text.to_owned())))
}

fn error(code: u16) -> Response {
    let text = format!(r#"{{"error": {{"code": {code}, "message": "as told"}}}}"#);
    let headers = vec![("content-type", "application/json".to_owned())];
    Some((code, headers, Body::Json(text)))
}

fn read(reader: &mut BufReader<&TcpStream>) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") && head != "\r\n" {
        reader.read_line(&mut head).ok().filter(|read| *read > 0)?;
    }
    let mut request = Request {
        line: line.trim().to_owned(),
        head,
        body: Vec::new(),
    };
    let length = request.header("content-length").map_or(Ok(0), str::parse);
    request.body = vec![0; length.ok()?];
    reader.read_exact(&mut request.body).ok()?;
    Some(request)
}

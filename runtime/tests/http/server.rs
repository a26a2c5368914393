//! A small HTTP/1 server over real sockets that responds as a test says, and records the requests.

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) verb: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self
            .headers
            .iter()
            .filter(|(given, _)| given.eq_ignore_ascii_case(name));
        let (_, value) = found.next()?;
        assert!(found.next().is_none(), "{name} was sent twice");
        Some(value)
    }
}

/// How the server responds to a request.
#[derive(Clone, Debug)]
pub(crate) struct CannedResponse {
    bytes: Vec<u8>,
    before: Duration,
    end: End,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Keep,
    Close,
}

impl CannedResponse {
    /// A complete response with JSON.
    pub(crate) fn json(status: u16, body: &str) -> CannedResponse {
        CannedResponse::of(
            status,
            &[("content-type", "application/json")],
            body.as_bytes(),
        )
    }

    pub(crate) fn of(status: u16, headers: &[(&str, &str)], body: &[u8]) -> CannedResponse {
        let mut head = format!(
            "HTTP/1.1 {status} Whatever\r\ncontent-length: {}\r\n",
            body.len()
        );
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        CannedResponse::raw([head.as_bytes(), b"\r\n", body].concat())
    }

    /// Bytes as they are, and the connection stays.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>) -> CannedResponse {
        CannedResponse {
            bytes: bytes.into(),
            before: Duration::ZERO,
            end: End::Keep,
        }
    }

    /// Waits first.
    pub(crate) fn after(mut self, wait: Duration) -> CannedResponse {
        self.before = wait;
        self
    }

    /// Ends the connection afterwards.
    pub(crate) fn then_close(mut self) -> CannedResponse {
        self.end = End::Close;
        self
    }
}

#[derive(Default)]
struct Log {
    seen: Vec<Seen>,
    opened: usize,
    closed: usize,
}

/// A server that runs as long as the test process does.
pub(crate) struct Server {
    address: SocketAddr,
    log: Arc<Mutex<Log>>,
}

impl Server {
    /// Responds to each request with `response`, a function of the request and of the number of requests before it.
    pub(crate) fn start(
        response: impl Fn(&Seen, usize) -> CannedResponse + Send + Sync + 'static,
    ) -> Server {
        Server::on(TcpListener::bind("127.0.0.1:0").unwrap(), response)
    }

    /// The same server on another listener.
    pub(crate) fn on(
        listener: TcpListener,
        response: impl Fn(&Seen, usize) -> CannedResponse + Send + Sync + 'static,
    ) -> Server {
        let address = listener.local_addr().unwrap();
        let log = Arc::new(Mutex::new(Log::default()));
        let response = Arc::new(response);
        let shared = log.clone();
        thread::spawn(move || {
            for socket in listener.incoming() {
                let (log, response) = (shared.clone(), response.clone());
                log.lock().unwrap().opened += 1;
                thread::spawn(move || {
                    serve(socket.unwrap(), &log, &*response);
                    log.lock().unwrap().closed += 1;
                });
            }
        });
        Server { address, log }
    }

    /// Responds with each of these in turn, then always with the last one.
    pub(crate) fn script(responses: impl IntoIterator<Item = CannedResponse>) -> Server {
        let responses: Vec<CannedResponse> = responses.into_iter().collect();
        Server::start(move |_, before| responses[before.min(responses.len() - 1)].clone())
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.log.lock().unwrap().seen.clone()
    }

    /// The one request that came.
    pub(crate) fn only(&self) -> Seen {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.into_iter().next().unwrap()
    }

    pub(crate) fn opened(&self) -> usize {
        self.log.lock().unwrap().opened
    }

    pub(crate) fn closed(&self) -> usize {
        self.log.lock().unwrap().closed
    }

    /// Waits until so many connections have ended; `false` if that takes more than a second.
    pub(crate) async fn sees_closed(&self, connections: usize) -> bool {
        let start = Instant::now();
        while self.closed() < connections {
            if start.elapsed() > Duration::from_secs(1) {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        true
    }
}

fn serve(
    mut socket: TcpStream,
    log: &Mutex<Log>,
    response: &dyn Fn(&Seen, usize) -> CannedResponse,
) {
    let mut reader = BufReader::new(socket.try_clone().unwrap());
    while let Some(seen) = read(&mut reader) {
        let before = {
            let mut log = log.lock().unwrap();
            log.seen.push(seen.clone());
            log.seen.len() - 1
        };
        let response = response(&seen, before);
        thread::sleep(response.before);
        if socket.write_all(&response.bytes).is_err() {
            return;
        }
        if response.end == End::Close {
            let _ = socket.shutdown(Shutdown::Both);
            return;
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Seen> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (verb, target) = (words.next()?, words.next()?);
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut seen = Seen {
        verb,
        target,
        headers,
        body: Vec::new(),
    };
    let length = seen
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    if seen.header("transfer-encoding") == Some("chunked") {
        seen.body = read_chunks(reader)?;
        return Some(seen);
    }
    seen.body.resize(length, 0);
    reader.read_exact(&mut seen.body).ok()?;
    Some(seen)
}

/// A body in chunks, as a whole; `None` if it is cut short.
fn read_chunks(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let size = usize::from_str_radix(line.trim_end(), 16).ok()?;
        let start = body.len();
        // With the line break after it.
        body.resize(start + size + 2, 0);
        reader.read_exact(body.get_mut(start..)?).ok()?;
        body.truncate(start + size);
        if size == 0 {
            return Some(body);
        }
    }
}

//! A server that fails as it is told, then succeeds.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// How it fails.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// With an error of this status.
    Status(u16),
    /// It reads the request, and closes the connection.
    Reset,
}

/// The server. It ends with the process.
#[derive(Clone)]
pub(crate) struct Server {
    endpoint: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    faults: VecDeque<Fault>,
    /// The request lines.
    requests: Vec<String>,
}

impl Server {
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        thread::spawn(move || {
            for socket in listener.incoming() {
                let state = shared.clone();
                thread::spawn(move || serve(&socket.expect("a connection"), &state));
            }
        });
        Self { endpoint, state }
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Sets the faults of the next requests.
    pub(crate) fn fail(&self, faults: &[Fault]) {
        *self.state.lock().expect("no panic") = State {
            faults: faults.iter().copied().collect(),
            requests: Vec::new(),
        };
    }

    /// The faults that are left, and the requests that came.
    pub(crate) fn outcome(&self) -> (usize, Vec<String>) {
        let state = self.state.lock().expect("no panic");
        (state.faults.len(), state.requests.clone())
    }
}

fn serve(socket: &TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(socket);
    while let Some(line) = read(&mut reader) {
        let fault = {
            let mut state = state.lock().expect("no panic");
            state.requests.push(line);
            state.faults.pop_front()
        };
        let (status, body) = match fault {
            None => (200, "{}".to_owned()),
            Some(Fault::Reset) => return,
            Some(Fault::Status(code)) => (
                code,
                format!(r#"{{"error": {{"code": {code}, "message": "as told"}}}}"#),
            ),
        };
        let length = body.len();
        let response = format!(
            "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        if (&mut &*socket).write_all(response.as_bytes()).is_err() {
            return;
        }
    }
}

/// The first line of a request, after its body.
fn read(reader: &mut BufReader<&TcpStream>) -> Option<String> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader
            .read_line(&mut header)
            .ok()
            .filter(|read| *read > 0)?;
        let header = header.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(line.trim().to_owned())
}

//! A server on a real socket that answers as it is told, and keeps what it was asked.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// One request.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Request {
    /// `GET /v1/operations/abc?alt=json`.
    pub(crate) line: String,
    /// The headers, in small letters, as they came.
    pub(crate) head: String,
    /// The body.
    pub(crate) body: String,
}

/// What a request is answered with: the status and a body of JSON. `None` is never answered.
pub(crate) type Answer = Option<(u16, String)>;

/// The server. It ends with the process.
pub(crate) struct Server {
    pub(crate) endpoint: String,
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// A server that gives these answers in turn, the last of them again and again.
    pub(crate) fn of(answers: &[(u16, &str)]) -> Self {
        let answers: Vec<(u16, String)> = answers
            .iter()
            .map(|(status, body)| (*status, (*body).to_owned()))
            .collect();
        Self::new(move |index, _| answers.get(index).or(answers.last()).cloned())
    }

    /// A server that answers by the number of the request, the first being 0, and the request.
    pub(crate) fn new(answer: impl Fn(usize, &Request) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let answer = Arc::new(answer);
        let all = seen.clone();
        thread::spawn(move || {
            for socket in listener.incoming() {
                let (all, answer) = (all.clone(), answer.clone());
                thread::spawn(move || serve(socket.unwrap(), &all, &*answer));
            }
        });
        Self { endpoint, seen }
    }

    /// The first lines of the requests so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.requests()
            .into_iter()
            .map(|request| request.line)
            .collect()
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }
}

/// Answers until the other side closes.
fn serve(
    mut socket: TcpStream,
    seen: &Mutex<Vec<Request>>,
    answer: &dyn Fn(usize, &Request) -> Answer,
) {
    let mut reader = BufReader::new(socket.try_clone().unwrap());
    while let Some(request) = read(&mut reader) {
        let index = {
            let mut seen = seen.lock().unwrap();
            seen.push(request.clone());
            seen.len() - 1
        };
        let Some((status, body)) = answer(index, &request) else {
            continue;
        };
        let length = body.len();
        let reply = format!(
            "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        if socket.write_all(reply.as_bytes()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        reader.read_line(&mut head).ok().filter(|read| *read > 0)?;
    }
    let line = head.lines().next()?.strip_suffix(" HTTP/1.1")?.to_owned();
    let head = head.to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request {
        line,
        head,
        body: String::from_utf8(body).unwrap(),
    })
}

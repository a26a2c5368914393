//! A server that answers with what it was given, one after another, and keeps what it was asked.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request that came.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    /// Verb and path with the query.
    pub(crate) line: String,
    pub(crate) body: String,
}

impl Asked {
    /// The value of a query parameter, as it came.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.line.split_once('?')?;
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}

/// Gives the next answer.
type Answers = Box<dyn FnMut() -> Option<(u16, String)> + Send>;

/// A server on a real socket.
pub(crate) struct Server {
    endpoint: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// A server that gives these bodies with status 200, then 404.
    pub(crate) fn new<B: Into<String>>(bodies: impl IntoIterator<Item = B>) -> Self {
        Self::with_status(bodies.into_iter().map(|body| (200, body)))
    }

    /// A server that gives these answers, then 404.
    pub(crate) fn with_status<B: Into<String>>(
        answers: impl IntoIterator<Item = (u16, B)>,
    ) -> Self {
        let mut answers: VecDeque<(u16, String)> = answers
            .into_iter()
            .map(|(status, body)| (status, body.into()))
            .collect();
        Self::start(Box::new(move || answers.pop_front()))
    }

    /// A server that makes the bodies of this many answers when they are asked for.
    pub(crate) fn made(count: usize, body: impl Fn(usize) -> String + Send + 'static) -> Self {
        let mut answers = (0..count).map(move |at| (200, body(at)));
        Self::start(Box::new(move || answers.next()))
    }

    fn start(answers: Answers) -> Self {
        let answers = Arc::new(Mutex::new(answers));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for socket in listener.incoming() {
                let (answers, seen) = (Arc::clone(&answers), Arc::clone(&seen));
                thread::spawn(move || serve(socket.unwrap(), &answers, &seen));
            }
        });
        Self { endpoint, asked }
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// What was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The values of a query parameter in what was asked so far.
    pub(crate) fn queries(&self, name: &str) -> Vec<Option<String>> {
        let asked = self.asked();
        asked
            .iter()
            .map(|asked| asked.query(name).map(str::to_owned))
            .collect()
    }
}

/// Answers until the other side closes.
fn serve(mut socket: TcpStream, answers: &Mutex<Answers>, seen: &Mutex<Vec<Asked>>) {
    let mut reader = BufReader::new(socket.try_clone().unwrap());
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if !reader.read_line(&mut head).is_ok_and(|read| read > 0) {
                return;
            }
        }
        let line = head.lines().next().unwrap_or_default();
        let length = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(0, |(_, length)| length.parse().unwrap());
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        seen.lock().unwrap().push(Asked {
            line: line.trim_end_matches(" HTTP/1.1").to_owned(),
            body: String::from_utf8(body).unwrap(),
        });
        let next = (answers.lock().unwrap())();
        let (status, body) = next.unwrap_or((404, "{}".to_owned()));
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        // The other side may be gone.
        if socket.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

//! A server that answers as it is told, and remembers what it was asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// An answer: the status, and the body.
type Answer = (u16, String);

/// A server on a port of its own, until the test ends.
pub(crate) struct Server {
    address: String,
    seen: Arc<Mutex<Vec<Asked>>>,
}

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The path and the query.
    pub(crate) path: String,
    /// The headers, with small names.
    pub(crate) headers: BTreeMap<String, String>,
    /// The body.
    #[allow(dead_code, reason = "not every test that has this server reads it")]
    pub(crate) body: String,
}

impl Server {
    /// Answers each path with the answers it has, one after the other, of which the last stays; other paths with 404.
    /// A document is not sent to who has its etag.
    pub(crate) fn new<'a>(answers: impl IntoIterator<Item = (&'a str, Vec<Answer>)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let answers: BTreeMap<String, Vec<Answer>> = answers
            .into_iter()
            .map(|(path, answers)| (path.to_owned(), answers))
            .collect();
        let answers = Arc::new(Mutex::new(answers));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let remembered = Arc::clone(&seen);
        thread::spawn(move || {
            for socket in listener.incoming() {
                let (answers, seen) = (Arc::clone(&answers), Arc::clone(&remembered));
                thread::spawn(move || serve(socket.expect("a connection"), &answers, &seen));
            }
        });
        Self { address, seen }
    }

    /// One that has one document.
    pub(crate) fn of(path: &str, document: &str) -> Self {
        Self::new([(path, vec![(200, document.to_owned())])])
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// What it was asked, in order.
    pub(crate) fn seen(&self) -> Vec<Asked> {
        self.seen.lock().expect("a test that goes well").clone()
    }
}

fn serve(
    mut socket: TcpStream,
    answers: &Mutex<BTreeMap<String, Vec<Answer>>>,
    seen: &Mutex<Vec<Asked>>,
) {
    let mut reader = BufReader::new(socket.try_clone().expect("a socket"));
    while let Some(asked) = read(&mut reader) {
        let (mut status, mut body) = {
            let mut answers = answers.lock().expect("a test that goes well");
            match answers.get_mut(&asked.path) {
                Some(left) if left.len() > 1 => left.remove(0),
                Some(left) => left.first().cloned().unwrap_or_default(),
                None => (
                    404,
                    r#"{"error": {"code": 404, "message": "Not found"}}"#.to_owned(),
                ),
            }
        };
        let tag = asked.headers.get("if-none-match");
        if tag.is_some() && etag(&body).as_ref() == tag {
            (status, body) = (304, String::new());
        }
        seen.lock().expect("a test that goes well").push(asked);
        let reply = format!(
            "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        if socket.write_all(reply.as_bytes()).is_err() {
            return;
        }
    }
}

/// The next request; `None` at the end of the connection.
fn read(reader: &mut impl BufRead) -> Option<Asked> {
    let (first, headers, body) = read_request(reader)?;
    Some(Asked {
        path: first.split(' ').nth(1)?.to_owned(),
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

/// The first line of the next request, its headers with small names, and its body; `None` at the end of the connection.
pub(crate) fn read_request(
    reader: &mut impl BufRead,
) -> Option<(String, BTreeMap<String, String>, Vec<u8>)> {
    let mut lines = reader.by_ref().lines().map_while(Result::ok);
    let first = lines.next()?;
    let headers: BTreeMap<String, String> = lines
        .take_while(|line| !line.is_empty())
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect();
    let length = headers
        .get("content-length")
        .map_or(0, |length| length.parse().expect("a length"));
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((first, headers, body))
}

fn etag(document: &str) -> Option<String> {
    let document: serde_json::Value = serde_json::from_str(document).ok()?;
    document["etag"].as_str().map(str::to_owned)
}

//! A server that answers each request as a function of the test says.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use crate::server::read_request;

/// A request.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The verb and the path with its query: `PUT /session`.
    pub(super) line: String,
    /// The headers, with small names.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: Vec<u8>,
}

/// What is written, head and all; `None`: nothing, and the connection stays open.
pub(super) type Answer = Option<String>;

/// A server on a port of its own.
pub(super) struct Server {
    pub(super) url: String,
    pub(super) asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// `answer` gets the number of the request, from 0, and the request.
    pub(super) fn start(
        answer: impl Fn(&str, usize, &Asked) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, base) = (Arc::clone(&asked), url.clone());
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for socket in listener.incoming() {
                let (answer, log, base) = (Arc::clone(&answer), Arc::clone(&log), base.clone());
                let mut socket = socket.expect("a connection");
                thread::spawn(move || {
                    let mut reader = BufReader::new(socket.try_clone().expect("a socket"));
                    while let Some(asked) = read(&mut reader) {
                        let number = {
                            let mut log = log.lock().expect("a log");
                            log.push(asked.clone());
                            log.len() - 1
                        };
                        if let Some(text) = answer(&base, number, &asked)
                            && socket.write_all(text.as_bytes()).is_err()
                        {
                            return;
                        }
                    }
                });
            }
        });
        Self { url, asked }
    }

    /// What was asked so far.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("a log").clone()
    }
}

fn read(reader: &mut impl BufRead) -> Option<Asked> {
    let (first, headers, body) = read_request(reader)?;
    Some(Asked {
        line: first.strip_suffix(" HTTP/1.1")?.to_owned(),
        headers,
        body,
    })
}

/// A response with a body of JSON.
pub(super) fn json(status: &str, headers: &str, body: &str) -> Answer {
    let length = body.len();
    Some(format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    ))
}

//! A proxy that keeps every byte that it is given.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Runs as long as the test process does.
pub(crate) struct Proxy {
    address: SocketAddr,
    log: Arc<Mutex<Log>>,
}

#[derive(Default)]
struct Log {
    opened: usize,
    bytes: Vec<u8>,
}

impl Proxy {
    /// Answers plain requests itself, with `{"from": "proxy"}`, and connects every tunnel with `target`.
    pub(crate) fn start(target: Option<SocketAddr>) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let log = Arc::new(Mutex::new(Log::default()));
        let shared = log.clone();
        thread::spawn(move || {
            for socket in listener.incoming() {
                let log = shared.clone();
                log.lock().unwrap().opened += 1;
                thread::spawn(move || serve(socket.unwrap(), target, &log));
            }
        });
        Proxy { address, log }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn opened(&self) -> usize {
        self.log.lock().unwrap().opened
    }

    /// Everything that came, as text.
    pub(crate) fn seen(&self) -> String {
        String::from_utf8_lossy(&self.log.lock().unwrap().bytes).into_owned()
    }
}

fn serve(mut socket: TcpStream, target: Option<SocketAddr>, log: &Mutex<Log>) {
    let mut head = Vec::new();
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        let mut byte = [0];
        match socket.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
        log.lock().unwrap().bytes.push(byte[0]);
    }
    if !head.starts_with(b"CONNECT ") {
        let answer = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\
                      content-length: 17\r\n\r\n{\"from\": \"proxy\"}";
        let _ = socket.write_all(answer.as_bytes());
        return;
    }
    let Some(target) = target else { return };
    let server = TcpStream::connect(target).unwrap();
    socket.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
    let (from, to) = (server.try_clone().unwrap(), socket.try_clone().unwrap());
    let back = thread::spawn(move || copy(from, to, |_| {}));
    copy(socket, server, |bytes| {
        log.lock().unwrap().bytes.extend_from_slice(bytes)
    });
    back.join().unwrap();
}

fn copy(mut from: TcpStream, mut to: TcpStream, see: impl Fn(&[u8])) {
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        see(&buffer[..read]);
        if to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}

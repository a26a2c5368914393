//! The server, in another process.

use std::process::{Child, Command, Stdio};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;

const REPLY: &str = r#"{
  "type": "email",
  "name": "projects/a-project/notificationChannels/1234567890123456789",
  "displayName": "The team on call",
  "labels": {
    "email_address": "on-call@example.com"
  },
  "enabled": true,
  "creationRecord": {
    "mutateTime": "2026-01-02T03:04:05.678901234Z"
  },
  "mutationRecords": [
    {
      "mutateTime": "2026-01-02T03:04:06.123456789Z"
    }
  ]
}
"#;

/// A server on loopback, until it is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
}

impl Server {
    /// The one that has a small message.
    pub(crate) fn start() -> Server {
        Server::start_with("--serve")
    }

    /// This program, called with this argument.
    pub(crate) fn start_with(argument: &str) -> Server {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .arg(argument)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut url = String::new();
        let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut stdout, &mut url).unwrap();
        let url = url.trim_end().to_owned();
        Server { child, url }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the other process does.
pub(crate) fn serve() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("http://{}", listener.local_addr().unwrap());
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            socket.set_nodelay(true).unwrap();
            tokio::spawn(answer(socket));
        }
    });
}

/// Answers each request with the same bytes. Requests have no body.
async fn answer(mut socket: TcpStream) {
    let reply = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=UTF-8\r\nvary: Origin\r\nvary: X-Origin\r\nvary: \
         Referer\r\ndate: Fri, 02 Jan 2026 03:04:05 GMT\r\nserver: ESF\r\nx-xss-protection: 0\r\nx-frame-options: \
         SAMEORIGIN\r\nx-content-type-options: nosniff\r\ncontent-length: {}\r\n\r\n{REPLY}",
        REPLY.len()
    );
    let mut request = Vec::new();
    loop {
        match socket.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) if request.ends_with(b"\r\n\r\n") => {
                request.clear();
                if socket.write_all(reply.as_bytes()).await.is_err() {
                    return;
                }
            }
            Ok(_) => {}
        }
    }
}

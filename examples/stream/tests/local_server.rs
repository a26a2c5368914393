//! The program against a server of its own: what is sent, and what is printed as it comes.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};

const PARENT: &str = "projects/p/databases/(default)/documents";

/// Reads a request: its first line and its body.
fn read_request(socket: &TcpStream) -> (String, String) {
    let mut reader = BufReader::new(socket);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line");
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_ascii_lowercase()),
        }
    }
    let length = head
        .iter()
        .find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().expect("a length"))];
    reader.read_exact(&mut body).expect("a body");
    (head.remove(0), String::from_utf8(body).expect("text"))
}

fn send(socket: &mut TcpStream, text: &str) {
    let chunk = format!("{:x}\r\n{text}\r\n", text.len());
    socket
        .write_all(chunk.as_bytes())
        .expect("the program reads");
}

#[test]
fn documents_are_printed_as_they_come() {
    let server = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let endpoint = format!("http://{}", server.local_addr().expect("an address"));
    let mut program = Command::new(env!("CARGO_BIN_EXE_stream-example"))
        .args([PARENT, "cities", &endpoint])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut printed = BufReader::new(program.stdout.take().expect("its output")).lines();
    let mut next = || {
        printed
            .next()
            .expect("a line before the server goes on")
            .expect("text")
    };

    let (mut socket, _) = server.accept().expect("a connection");
    let (line, body) = read_request(&socket);
    assert_eq!(
        line,
        "post /v1/projects/p/databases/(default)/documents:runquery?alt=json http/1.1"
    );
    assert_eq!(
        body,
        r#"{"structuredQuery":{"from":[{"collectionId":"cities"}]}}"#
    );
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    socket
        .write_all(head.as_bytes())
        .expect("the program reads");
    send(
        &mut socket,
        "[{\"document\": {\"name\": \"cities/a\"}}\n,\r\n",
    );
    assert_eq!(next(), "cities/a");
    send(&mut socket, "{\"document\": {\"name\": \"cities/b\"}}");
    assert_eq!(next(), "cities/b");
    send(&mut socket, ",{\"done\": true}]");
    socket.write_all(b"0\r\n\r\n").expect("the program reads");
    assert_eq!(next(), "2 documents");
    assert!(program.wait().expect("it ends").success());
}

#[test]
fn a_stream_that_is_cut_short_is_no_success() {
    let server = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let endpoint = format!("http://{}", server.local_addr().expect("an address"));
    let serving = std::thread::spawn(move || {
        let (mut socket, _) = server.accept().expect("a connection");
        read_request(&socket);
        let body = r#"[{"document": {"name": "cities/a"}},"#;
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
        let response = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
        socket
            .write_all(response.as_bytes())
            .expect("the program reads");
    });
    let output = Command::new(env!("CARGO_BIN_EXE_stream-example"))
        .args([PARENT, "cities", &endpoint])
        .output()
        .expect("the program runs");
    serving.join().expect("the server");
    assert!(!output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "cities/a\n");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("cut short"), "{said}");
}

//! The program against a server of its own: what is sent, and what is printed.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::{Command, Output};
use std::thread;

const RUNNING: &str = r#"{"name": "operations/abc", "metadata": {"@type": "a"}}"#;
const DONE: &str = r#"{"name": "operations/abc", "done": true, "response": {"@type": "a"}}"#;
const UNKNOWN: &str =
    r#"{"error": {"code": 404, "message": "No such operation.", "status": "NOT_FOUND"}}"#;

/// Runs the program against a server that answers one request; how it ended, and the request's head.
fn run(name: &str, status: &str, body: &str) -> (Output, Vec<String>) {
    let server = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let endpoint = format!("http://{}", server.local_addr().expect("an address"));
    let reply = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let serving = thread::spawn(move || {
        let (mut stream, _) = server.accept().expect("a connection");
        let lines = BufReader::new(stream.try_clone().expect("the connection")).lines();
        let head: Vec<String> = lines
            .map_while(Result::ok)
            .take_while(|line| !line.is_empty())
            .collect();
        stream
            .write_all(reply.as_bytes())
            .expect("the program reads");
        head
    });
    let output = Command::new(env!("CARGO_BIN_EXE_build-script-example"))
        .args([&endpoint, name])
        .output()
        .expect("the program starts");
    (output, serving.join().expect("the request"))
}

#[test]
fn an_operation_is_read() {
    for (body, printed) in [
        (RUNNING, "operations/abc running\n"),
        (DONE, "operations/abc done\n"),
    ] {
        let (output, head) = run("operations/abc", "200 OK", body);
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            printed,
            "{output:?}"
        );
        assert_eq!(
            head.first().map(String::as_str),
            Some("GET /v1/operations/abc?alt=json HTTP/1.1")
        );
    }
}

#[test]
fn an_error_says_what_the_server_said() {
    let (output, _) = run("operations/abc", "404 Not Found", UNKNOWN);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("No such operation."), "{said}");
}

#[test]
fn a_name_that_would_be_another_path_is_not_sent() {
    let output = Command::new(env!("CARGO_BIN_EXE_build-script-example"))
        .args(["http://127.0.0.1:9", "operations/../projects/p"])
        .output()
        .expect("the program starts");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("`name`"), "{said}");
}

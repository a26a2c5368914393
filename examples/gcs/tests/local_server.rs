//! The program against a server of its own: what is sent, and what is printed.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Command, Output};
use std::thread;

/// Runs the program against a server that responds once; how it ended, the first line of the request, and its body.
fn run(arguments: &[&str], status: &str, body: &'static str) -> (Output, String, Vec<u8>) {
    let server = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let endpoint = format!("http://{}", server.local_addr().expect("an address"));
    let response = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let serving = thread::spawn(move || {
        let (mut stream, _) = server.accept().expect("a connection");
        let mut reader = BufReader::new(stream.try_clone().expect("the connection"));
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).expect("a line");
            if line.trim().is_empty() {
                break;
            }
            lines.push(line.trim().to_owned());
        }
        let length = lines
            .iter()
            .find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().expect("a length"))];
        reader.read_exact(&mut body).expect("the body");
        stream
            .write_all(response.as_bytes())
            .expect("the program reads");
        (lines.swap_remove(0), body)
    });
    let output = Command::new(env!("CARGO_BIN_EXE_gcs-example"))
        .env("GCS_ENDPOINT", endpoint)
        .args(arguments)
        .output()
        .expect("the program starts");
    let (line, body) = serving.join().expect("the request");
    (output, line, body)
}

#[test]
fn a_file_goes_there_and_comes_back() {
    let folder = tempfile();
    let (here, there) = (folder.join("here.txt"), folder.join("there.txt"));
    std::fs::write(&here, "some text").expect("a file");
    let (output, line, body) = run(
        &["upload", "b", "o", here.to_str().expect("text")],
        "200 OK",
        r#"{"name": "o", "generation": "7"}"#,
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "o: generation 7\n",
        "{output:?}"
    );
    assert!(line.starts_with("POST /upload/storage/v1/b/b/o?"), "{line}");
    assert!(String::from_utf8_lossy(&body).contains("some text"));

    let (output, line, _) = run(
        &["download", "b", "o", there.to_str().expect("text")],
        "200 OK",
        "some text",
    );
    assert!(output.status.success(), "{output:?}");
    assert_eq!(line, "GET /download/storage/v1/b/b/o/o?alt=media HTTP/1.1");
    assert_eq!(std::fs::read(&there).expect("the file"), b"some text");
}

#[test]
fn names_are_listed_and_an_object_is_deleted() {
    let (output, line, _) = run(
        &["list", "b"],
        "200 OK",
        r#"{"items": [{"name": "x"}, {"name": "y"}]}"#,
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "x\ny\n",
        "{output:?}"
    );
    assert!(line.starts_with("GET /storage/v1/b/b/o?alt=json"), "{line}");
    let (output, line, _) = run(&["delete", "b", "x"], "204 No Content", "");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(line, "DELETE /storage/v1/b/b/o/x HTTP/1.1");
}

fn tempfile() -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("gcs-example");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

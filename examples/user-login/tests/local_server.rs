//! The programs against a server that plays Google: a login by pasting, lists of two pages, and a second run that asks nobody.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::json;
use url::Url;

/// The request lines of a server that plays Google, and its URL.
fn google() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let lines = Arc::new(Mutex::new(Vec::new()));
    let seen = lines.clone();
    thread::spawn(move || {
        for socket in listener.incoming() {
            let seen = seen.clone();
            thread::spawn(move || serve(&socket.expect("a connection"), &seen));
        }
    });
    (url, lines)
}

fn serve(socket: &TcpStream, seen: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(socket);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).unwrap_or(0) == 0 {
                return;
            }
        }
        let head_in_small = head.to_ascii_lowercase();
        let length = head_in_small
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length = length.map_or(0, |length| length.parse().expect("a number"));
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("a body");
        let line = head.lines().next().expect("a line").to_owned();
        let response = match line.as_str() {
            line if line.starts_with("POST /token") => json!({
                "access_token": "a-token", "refresh_token": "another", "expires_in": 3599, "token_type": "Bearer",
            "scope": "https://www.googleapis.com/auth/drive.readonly https://www.googleapis.com/auth/gmail.readonly",
            }),
            _ if !head.contains("authorization: Bearer a-token") => {
                json!({"error": "nobody is logged in"})
            }
            line if line.contains("/messages/1?") => json!({"id": "1", "snippet": "How are you?"}),
            line if line.contains("/messages/2?") => json!({"id": "2", "snippet": "See you"}),
            line if line.contains("/messages?") && line.contains("pageToken=more") => {
                json!({"messages": [{"id": "2"}]})
            }
            line if line.contains("/messages?") => {
                json!({"messages": [{"id": "1"}], "nextPageToken": "more"})
            }
            line if line.contains("pageToken=more") => {
                json!({"files": [{"id": "2", "name": "two.txt"}]})
            }
            _ => json!({"files": [{"id": "1", "name": "one.txt"}], "nextPageToken": "more"}),
        };
        seen.lock().expect("no panic").push(line);
        let text = response.to_string();
        let response = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{text}",
            text.len()
        );
        if (&mut &*socket).write_all(response.as_bytes()).is_err() {
            return;
        }
    }
}

/// Runs the program as a user who agrees; what it prints.
fn run(program: &str, google: &str, folder: &Path) -> (String, String, bool) {
    let client = json!({"installed": {
        "client_id": "c", "client_secret": "s", "auth_uri": format!("{google}/auth"), "token_uri": format!("{google}/token"),
        "redirect_uris": ["http://localhost"],
    }});
    let file = folder.join("client_secret.json");
    std::fs::write(&file, client.to_string()).expect("written");
    let mut program = Command::new(program)
        .args(["--paste", "--endpoint", google, "--tokens"])
        .arg(folder.join("tokens.json"))
        .arg(&file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut said = String::new();
    for line in BufReader::new(program.stderr.take().expect("piped")).lines() {
        let line = line.expect("text");
        said += &line;
        if line.starts_with(google) {
            let page = Url::parse(&line).expect("a URL");
            let value = |name: &str| {
                let mut pairs = page.query_pairs();
                pairs
                    .find(|(key, _)| key == name)
                    .expect("asked")
                    .1
                    .into_owned()
            };
            let answer = format!(
                "{}/?state={}&code=yes\n",
                value("redirect_uri"),
                value("state")
            );
            let mut stdin = program.stdin.take().expect("piped");
            stdin.write_all(answer.as_bytes()).expect("read");
        }
    }
    let output = program.wait_with_output().expect("it ends");
    let printed = String::from_utf8(output.stdout).expect("text");
    (printed, said, output.status.success())
}

/// Two runs: the first asks, the second does not.
fn check(program: &str, expected: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let (google, seen) = google();
    for number in 0..2 {
        let (printed, said, ok) = run(program, &google, folder.path());
        assert!(ok, "{said}");
        assert_eq!(printed, expected, "{said} {:?}", seen.lock());
        assert_eq!(said.contains("Open this page"), number == 0, "{said}");
    }
    let lines = seen.lock().expect("no panic").clone();
    let tokens = lines.iter().filter(|line| line.contains("/token"));
    assert_eq!(tokens.count(), 1, "{lines:?}");
}

#[test]
fn a_user_logs_in_once_and_sees_their_files() {
    let program = env!("CARGO_BIN_EXE_drive-list");
    check(program, "1  one.txt\n2  two.txt\n");
}

#[test]
fn a_user_logs_in_once_and_sees_their_mail() {
    let program = env!("CARGO_BIN_EXE_gmail-list");
    check(program, "1  How are you?\n2  See you\n");
}

#[test]
fn a_client_file_that_is_not_there_is_an_error_that_says_where_it_comes_from() {
    let output = Command::new(env!("CARGO_BIN_EXE_drive-list"))
        .arg("no-such-file.json")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said.contains("no-such-file.json") && said.contains("Cloud console"),
        "{said}"
    );
}

//! Uploads that are interrupted and go on in another run; and streams, which are printed as they come.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::http::{Server, json};
use super::{SHELF, call, sandbox};
use crate::sandbox::Sandbox;

/// The bytes of a chunk.
const CHUNK: usize = 8 << 20;

/// Starts `call` in the folder.
fn start(sandbox: &Sandbox, url: &str, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_discovery-codegen"));
    command
        .arg("call")
        .args(arguments)
        .args(["--anonymous", "--endpoint", url])
        .env("DISCOVERY_CODEGEN_CACHE", sandbox.path("cache"))
        .env_remove("HTTP_PROXY")
        .env_remove("http_proxy")
        .current_dir(sandbox.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

fn interrupt(program: &Child) {
    let pid = program.id().to_string();
    let killed = Command::new("kill").args(["-INT", &pid]).status();
    assert!(killed.expect("kill").success());
}

#[test]
fn an_upload_that_was_interrupted_goes_on_in_the_next_run() {
    let sandbox = sandbox();
    let bytes: Vec<u8> = (0..CHUNK + 1000).map(|n| (n % 249) as u8).collect();
    sandbox.write("media.bin", &bytes);
    let total = bytes.len();
    // The second chunk gets no response in the first run.
    let server = Server::start(move |base, number, asked| {
        let range = asked.headers.get("content-range").map(String::as_str);
        match (number, range) {
            (0, _) => json("200 OK", &format!("location: {base}/session\r\n"), ""),
            (_, Some(range)) if range.starts_with("bytes */") => {
                let end = CHUNK - 1;
                json(
                    "308 Resume Incomplete",
                    &format!("range: bytes=0-{end}\r\n"),
                    "",
                )
            }
            (1, _) => {
                let end = CHUNK - 1;
                json(
                    "308 Resume Incomplete",
                    &format!("range: bytes=0-{end}\r\n"),
                    "",
                )
            }
            (2, _) => None,
            _ => json("200 OK", "", r#"{"id": "book"}"#),
        }
    });
    let arguments = [
        "shelf.json",
        "books.insert",
        ".title=x",
        "--upload",
        "media.bin",
    ];
    let program = start(&sandbox, &server.url, &arguments);
    let begun = Instant::now();
    while server.asked().len() < 3 {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "{:?}",
            server.asked().len()
        );
        sleep(Duration::from_millis(5));
    }
    interrupt(&program);
    let output = program.wait_with_output().expect("it ends");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{stderr}");
    assert_eq!(
        stderr,
        "error: ended by Ctrl-C; the same call goes on with the upload\n"
    );

    // Its file is for its owner alone, since it is a secret.
    let kept: Vec<_> = fs::read_dir(sandbox.path("cache/uploads"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    let mode = std::os::unix::fs::MetadataExt::mode(&fs::metadata(&kept[0]).expect("a file"));
    assert_eq!(mode & 0o777, 0o600);

    let run = call(&sandbox, &server.url, &arguments);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert!(run.stdout.contains("\"book\""), "{run}");
    let later: Vec<_> = server.asked().split_off(3);
    let lines: Vec<_> = later
        .iter()
        .map(|asked| (asked.line.as_str(), asked.headers["content-range"].as_str()))
        .collect();
    let status = format!("bytes */{total}");
    let rest = format!("bytes {CHUNK}-{}/{total}", total - 1);
    assert_eq!(
        lines,
        [
            ("PUT /session", status.as_str()),
            ("PUT /session", rest.as_str())
        ]
    );
    assert!(later[1].body == bytes[CHUNK..]);
    assert!(!kept[0].exists(), "it is done");
    // Another file, or another call, is another upload.
    let count = server.asked().len();
    sandbox.write("media.bin", vec![0; CHUNK + 1]);
    let program = start(&sandbox, &server.url, &arguments);
    program.wait_with_output().expect("it ends");
    let next = server.asked().split_off(count);
    assert!(
        next[0].line.starts_with("POST /upload/"),
        "{:?}",
        next[0].line
    );
}

#[test]
fn elements_of_a_stream_are_printed_as_they_come() {
    let sandbox = sandbox();
    // The second element comes when the first was printed: the test reads it before it lets the server go on.
    let (send, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        use std::io::{Read as _, Write as _};
        let (mut socket, _) = listener.accept().expect("a connection");
        let mut request = [0; 4096];
        let _ = socket.read(&mut request).expect("a request");
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n";
        write!(socket, "{head}[{{\"number\": 1}}\n,").expect("it reads");
        wait.lock()
            .expect("a channel")
            .recv()
            .expect("the test goes on");
        write!(socket, "{{\"number\": 2}}]").expect("it reads");
    });
    let arguments = [
        "stream.json",
        "projects.databases.documents.runQuery",
        "parent=projects/p/databases/d/documents",
        ".limit=2",
    ];
    let mut program = start(&sandbox, &url, &arguments);
    let mut lines = BufReader::new(program.stdout.take().expect("a pipe")).lines();
    let mut next = || lines.next().map(|line| line.expect("text"));
    assert_eq!(next().as_deref(), Some("{\"number\":1}"));
    send.send(()).expect("the server waits");
    assert_eq!(next().as_deref(), Some("{\"number\":2}"));
    assert_eq!(next(), None);
    assert_eq!(program.wait().expect("it ends").code(), Some(0));
}

/// The document says that the response has the hash, as it does to the crates.
#[test]
fn a_server_that_stored_other_bytes_is_an_error() {
    let sandbox = sandbox();
    let md5 = "\"md5Hash\": {\"type\": \"string\"}";
    assert!(SHELF.contains(md5));
    let with_hash = format!("{md5}, \"crc32c\": {{\"type\": \"string\"}}");
    sandbox.write("hashes.json", SHELF.replace(md5, &with_hash));
    sandbox.write("text", "a");
    let body = "{\"id\": \"1\", \"crc32c\": \"AAAAAA==\"}";
    let server = Server::start(move |_, _, _| json("200 OK", "", body));
    let upload = ["books.insert", ".title=x", "--upload", "text"];
    let arguments = [&["hashes.json"], &upload[..]].concat();
    let run = call(&sandbox, &server.url, &arguments);
    assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{run}");
    assert!(run.stderr.contains("crc32c"), "{run}");
    let sent = String::from_utf8_lossy(&server.asked()[0].body).into_owned();
    assert!(sent.contains("\"crc32c\""), "{sent}");
    // Without the property, nothing is known of a hash.
    let arguments = [&["shelf.json"], &upload[..]].concat();
    let run = call(&sandbox, &server.url, &arguments);
    assert_eq!(run.code, 0, "{run}");
}

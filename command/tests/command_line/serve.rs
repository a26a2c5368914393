//! `serve`.

use insta::assert_snapshot;

use crate::sandbox::Sandbox;

#[test]
fn what_cannot_be_served_says_why() {
    let sandbox = Sandbox::new();
    sandbox.write("wrong.json", "{\"kind\": \"discovery#restDescription\"}");
    for (name, arguments, code) in [
        ("serve_wrong_document", &["serve", "wrong.json"][..], 1),
        (
            "serve_unknown_method",
            &["serve", "notes.json", "--fault", "notes.burn: 503"],
            1,
        ),
        (
            "serve_wrong_fault",
            &["serve", "notes.json", "--fault", "notes.get: often"],
            2,
        ),
    ] {
        let run = sandbox.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{run}");
        assert_snapshot!(name, run);
    }
}

/// Starts the program, sends it a request, and interrupts it.
#[cfg(unix)]
#[test]
fn a_line_for_each_request_until_it_is_interrupted() {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::net::TcpStream;
    use std::process::{Command, Stdio};

    use serde_json::Value;

    let sandbox = Sandbox::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_discovery-codegen"));
    command
        .args(["serve", "notes.json", "--format", "json"])
        .current_dir(sandbox.path(""));
    let mut program = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(program.stdout.take().expect("a pipe")).lines();
    let mut next = || -> Value {
        let line = lines.next().expect("a line").expect("text");
        assert!(line.is_ascii(), "{line}");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    };
    let begun = next();
    assert_eq!(
        (&begun["api"], &begun["version"]),
        (&"notes".into(), &"v1".into())
    );

    let url = begun["url"].as_str().expect("its URL");
    let mut socket = TcpStream::connect(url.trim_start_matches("http://")).expect("it listens");
    let secret = "/a\u{202e}?key=secret";
    write!(
        socket,
        "GET {secret} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    )
    .expect("it reads");
    let mut response = String::new();
    socket.read_to_string(&mut response).expect("it responds");
    assert!(response.starts_with("HTTP/1.1 404"), "{response}");
    let line = next();
    assert_eq!(
        (&line["verb"], &line["status"]),
        (&"GET".into(), &404.into())
    );
    assert!(!line.to_string().contains("secret"), "{line}");

    let pid = program.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .expect("kill")
            .success()
    );
    let last = next();
    assert_eq!((&last["requests"], &last["failed"]), (&1.into(), &1.into()));
    assert_eq!(program.wait().expect("it ends").code(), Some(0));
}

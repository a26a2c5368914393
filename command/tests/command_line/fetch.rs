//! `fetch` and `list`, from a server and from a folder.

use std::net::TcpListener;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::sandbox::{NOTES, Run, Sandbox, TASKS};
use crate::server::Server;

/// Where the Discovery service has the document of notes.
const ADDRESS: &str = "/discovery/v1/apis/notes/v1/rest?alt=json";
/// Where an API has its own copy.
const OWN: &str = "/$discovery/rest?version=v1";

/// The document as no program would write it again, with an etag.
fn notes() -> String {
    format!(
        "{}\n\n ",
        NOTES.replacen('{', "{ \"etag\": \"\\\"a/b\\\"\",\r\n", 1)
    )
}

fn fetch(sandbox: &Sandbox, server: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["fetch", "notes", "v1", "--from", server];
    arguments.extend(more);
    sandbox.run(&arguments)
}

/// An address where nobody answers.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    format!("http://{}", listener.local_addr().expect("an address"))
}

/// What a run printed, without the port, which is another each time.
fn hidden(server: &Server, run: &Run) -> String {
    run.to_string().replace(server.address(), "[SERVER]")
}

#[test]
fn a_document_is_saved_byte_for_byte() {
    let (sandbox, server) = (Sandbox::empty(), Server::of(ADDRESS, &notes()));
    let run = fetch(&sandbox, server.address(), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("fetched", hidden(&server, &run));
    assert_eq!(sandbox.read("notes.v1.json"), notes());
    assert_eq!(sandbox.files("").len(), 1);
    assert!(!server.seen()[0].headers.contains_key("if-none-match"));
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let (sandbox, server) = (Sandbox::empty(), Server::of(ADDRESS, &notes()));
    fetch(&sandbox, server.address(), &[]);
    let run = fetch(&sandbox, server.address(), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("unchanged", hidden(&server, &run));
    assert_eq!(sandbox.read("notes.v1.json"), notes());
    assert_eq!(server.seen()[1].headers["if-none-match"], "\"a/b\"");
}

#[test]
fn a_new_revision_replaces_the_copy() {
    let old = notes()
        .replace("a/b", "b/c")
        .replace("20260102", "20250102");
    let (sandbox, server) = (Sandbox::empty(), Server::of(ADDRESS, &notes()));
    sandbox.write("copies/notes.v1.json", &old);
    let run = fetch(
        &sandbox,
        server.address(),
        &["--out", "copies", "--format", "json"],
    );
    assert_eq!(run.code, 0, "{run}");
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(result["file"], "copies/notes.v1.json");
    assert_eq!(result["written"], true);
    assert_eq!(sandbox.read("copies/notes.v1.json"), notes());
    assert_eq!(server.seen()[0].headers["if-none-match"], "\"b/c\"");
}

#[test]
fn a_document_is_printed_as_it_is() {
    let (sandbox, server) = (Sandbox::empty(), Server::of(ADDRESS, &notes()));
    let run = fetch(&sandbox, server.address(), &["--out", "-"]);
    assert_eq!((run.code, run.stdout), (0, notes()));
    assert!(sandbox.files("").is_empty());
}

/// The service says twice that it is overloaded.
#[test]
fn a_call_that_fails_is_tried_again() {
    let busy = (503, "busy".to_owned());
    let answers = vec![busy.clone(), busy, (200, notes())];
    let (sandbox, server) = (Sandbox::empty(), Server::new([(ADDRESS, answers)]));
    let run = fetch(&sandbox, server.address(), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(server.seen().len(), 3);
    assert_eq!(sandbox.read("notes.v1.json"), notes());
}

#[test]
fn an_api_that_the_directory_lacks_is_asked_itself() {
    let (sandbox, server) = (Sandbox::empty(), Server::of(OWN, &notes()));
    let run = fetch(&sandbox, server.address(), &[]);
    assert_eq!(run.code, 0, "{run}");
    let seen: Vec<String> = server.seen().into_iter().map(|asked| asked.path).collect();
    assert_eq!(seen, [ADDRESS, OWN]);
    assert_eq!(sandbox.read("notes.v1.json"), notes());

    let again = fetch(&sandbox, server.address(), &[]);
    assert!(again.stdout.contains("nothing to write"), "{again}");
    assert_eq!(server.seen()[3].headers["if-none-match"], "\"a/b\"");
}

/// A token or a key comes from the environment, and goes to the server and nowhere else.
#[test]
fn a_private_document() {
    let refused = (
        403,
        r#"{"error": {"code": 403, "message": "No."}}"#.to_owned(),
    );
    let (sandbox, server) = (Sandbox::empty(), Server::new([(ADDRESS, vec![refused])]));
    let run = fetch(&sandbox, server.address(), &[]);
    assert_eq!(run.code, 1);
    assert_snapshot!("refused", hidden(&server, &run));

    for (option, header, value) in [
        ("--token-env", "authorization", "Bearer s3cret"),
        ("--key-env", "x-goog-api-key", "s3cret"),
    ] {
        let server = Server::of(OWN, &notes());
        let run = sandbox.run_in(
            "",
            &[
                "fetch",
                "notes",
                "v1",
                "--out",
                "-",
                "--from",
                server.address(),
                option,
                "SECRET",
            ],
            &[("SECRET", "s3cret\n")],
        );
        assert_eq!(run.code, 0, "{run}");
        for asked in server.seen() {
            assert_eq!(asked.headers[header], value);
        }
        let refused = fetch(&sandbox, &nobody(), &[option, "SECRET"]);
        assert!(
            refused.stderr.contains("SECRET: this environment variable"),
            "{refused}"
        );
    }
    let run = sandbox.run_in(
        "",
        &[
            "fetch",
            "notes",
            "v1",
            "--from",
            &nobody(),
            "--token-env",
            "SECRET",
        ],
        &[("SECRET", "s3cret")],
    );
    assert_eq!(run.code, 1);
    assert!(!run.to_string().contains("s3cret"), "{run}");
}

/// Name of the snapshot, path and answer of the server, arguments. Nothing is written.
#[test]
fn what_goes_wrong_is_said_and_nothing_is_written() {
    let other = Server::of(ADDRESS, TASKS);
    let page = Server::of(ADDRESS, "<!doctype html>");
    let json = Server::of(ADDRESS, r#"{"kind": "discovery#directoryList"}"#);
    let empty = Server::new([]);
    for (name, server) in [
        ("another_api", &other),
        ("no_json", &page),
        ("another_kind", &json),
        ("nowhere", &empty),
    ] {
        let sandbox = Sandbox::empty();
        let run = fetch(&sandbox, server.address(), &[]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{name}\n{run}");
        assert!(sandbox.files("").is_empty(), "{name}");
        assert_snapshot!(name, hidden(server, &run));
    }
}

#[test]
fn without_a_network_it_says_what_to_do() {
    let (sandbox, address) = (Sandbox::empty(), nobody());
    for arguments in [
        &["fetch", "notes", "v1", "--from", &address][..],
        &["list", "--from", &address],
    ] {
        let run = sandbox.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
        let expected = [
            address.as_str(),
            "no connection to the server",
            "after 4 attempts",
            "take documents from a folder with --from DIR",
        ];
        for part in expected {
            assert!(run.stderr.contains(part), "{part}\n{run}");
        }
    }
}

#[test]
fn a_file_of_another_kind_is_not_written_over() {
    let (sandbox, server) = (Sandbox::new(), Server::of(ADDRESS, &notes()));
    let before = sandbox.files("");
    let run = fetch(&sandbox, server.address(), &["--out", "tasks.json"]);
    assert_eq!(run.code, 1);
    assert_snapshot!("in_the_way", run);
    assert!(sandbox.files("") == before);
    assert!(server.seen().is_empty(), "nobody was asked");
}

/// In the folder of pinned documents: what to add to the manifest. One that is pinned already is left to `update`.
#[test]
fn a_document_for_a_repository() {
    let sandbox = Sandbox::repository();
    let library = crate::sandbox::LIBRARY;
    let server = Server::of("/discovery/v1/apis/library/v1/rest?alt=json", library);
    let out = ["--out", "discovery/documents"];
    let arguments = ["fetch", "library", "v1", "--from", server.address()];
    let run = sandbox.run(&[&arguments[..], &out].concat());
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("for_a_repository", hidden(&server, &run));
    let api = run.stdout.split_once("[[api]]").expect("an API").1;
    let api = api.split_once("\n\n").expect("a paragraph").0;
    let manifest = sandbox.read("discovery/apis.toml");
    sandbox.write("discovery/apis.toml", format!("{manifest}\n[[api]]{api}\n"));
    let made = sandbox.run(&["generate", "google-library-v1"]);
    assert_eq!(made.code, 0, "{made}");

    let server = Server::of(ADDRESS, &notes());
    let before = sandbox.files("");
    let run = fetch(&sandbox, server.address(), &out);
    assert_eq!(run.code, 1);
    assert_snapshot!("pinned_already", run);
    assert!(sandbox.files("") == before);
}

#[test]
fn a_folder_stands_in_for_the_service() {
    let sandbox = Sandbox::empty();
    sandbox.write("mirror/notes.v1.json", notes());
    sandbox.write("mirror/tasks.v1.json", TASKS);
    sandbox.write("mirror/copy.json", TASKS);
    sandbox.write("mirror/index.json", "{}");
    let run = fetch(&sandbox, "mirror", &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(sandbox.read("notes.v1.json"), notes());
    assert_snapshot!(
        "folder_lacks",
        sandbox.run(&["fetch", "notes", "v2", "--from", "mirror"])
    );
    assert_snapshot!("folder_missing", fetch(&sandbox, "nirror", &[]));
    assert_snapshot!("folder_is_a_file", fetch(&sandbox, "mirror/copy.json", &[]));
    assert_snapshot!("folder_list", sandbox.run(&["list", "--from", "mirror"]));
}

#[test]
fn the_directory() {
    let entry = |name: &str, version: &str, title: &str, preferred: bool| json!({"name": name, "version": version, "title": title, "preferred": preferred, "new": 1});
    let directory = json!({"kind": "discovery#directoryList", "items": [
        entry("tasks", "v1", "Tasks API", true),
        entry("notes", "v2", "Notes API", true),
        entry("notes", "v1", "Notes API", false),
        {"title": "of nothing"},
    ]});
    let server = Server::of("/discovery/v1/apis?alt=json", &directory.to_string());
    let sandbox = Sandbox::empty();
    let list = |more: &[&str]| {
        let mut arguments = vec!["list", "--from", server.address()];
        arguments.extend(more);
        sandbox.run(&arguments)
    };
    for (name, more, code) in [
        ("list", &[][..], 0),
        ("list_word", &["NOTE"], 0),
        ("list_none", &["nothing"], 1),
        ("list_json", &["tasks", "--format", "json"], 0),
    ] {
        let run = list(more);
        assert_eq!(run.code, code, "{run}");
        assert_snapshot!(name, hidden(&server, &run));
    }
}

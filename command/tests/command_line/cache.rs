//! The cache of documents, through `describe API:VERSION`.

use std::fs::{self, File};
use std::thread;
use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::sandbox::{NOTES, Run, Sandbox};
use crate::server::Server;

/// Where the Discovery service has the document of notes, and its directory.
const ADDRESS: &str = "/discovery/v1/apis/notes/v1/rest?alt=json";
const DIRECTORY: &str = "/discovery/v1/apis?alt=json";

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The document with an etag and a title.
fn notes(etag: &str, title: &str) -> String {
    NOTES
        .replacen('{', &format!("{{ \"etag\": \"\\\"{etag}\\\"\","), 1)
        .replace("Notes API", title)
}

fn directory() -> String {
    let item = |name: &str, version: &str, preferred: bool| {
        json!({
            "kind": "discovery#directoryItem", "id": format!("{name}:{version}"), "name": name, "version": version,
            "title": format!("{name} API"), "preferred": preferred,
        })
    };
    let items = [
        item("notes", "v1", true),
        item("notes", "v2", false),
        item("tasks", "v1", true),
    ];
    json!({"kind": "discovery#directoryList", "items": items}).to_string()
}

/// Runs `describe` of a document on a server, with the cache of the sandbox.
fn describe(sandbox: &Sandbox, api: &str, server: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["describe", api, "--from", server];
    arguments.extend(more);
    let cache = sandbox.path("cache");
    let cache = cache.to_str().expect("a path");
    sandbox.run_in("", &arguments, &[("DISCOVERY_CODEGEN_CACHE", cache)])
}

/// The file of the document of notes in the cache.
fn cached(sandbox: &Sandbox) -> String {
    let files = sandbox.files("cache");
    let found = files.keys().find(|path| path.ends_with("notes.v1.json"));
    format!("cache/{}", found.expect("it is kept"))
}

/// Makes a file older.
fn age(sandbox: &Sandbox, path: &str, by: Duration) {
    let file = File::options()
        .write(true)
        .open(sandbox.path(path))
        .expect("a file");
    file.set_modified(SystemTime::now() - by).expect("its time");
}

fn paths(server: &Server) -> Vec<String> {
    server.seen().into_iter().map(|asked| asked.path).collect()
}

#[test]
fn a_document_is_fetched_once_a_day() {
    let first = notes("one", "Notes API");
    let server = Server::of(ADDRESS, &first);
    let sandbox = Sandbox::empty();
    let run = describe(&sandbox, "notes:v1", server.address(), &[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert!(run.stdout.contains("Notes API"), "{run}");
    assert_eq!(sandbox.read(&cached(&sandbox)), first);
    let again = describe(&sandbox, "notes:v1", server.address(), &[]);
    assert_eq!(again.stdout, run.stdout);
    assert_eq!(paths(&server), [ADDRESS]);

    // A day later the server is asked with the etag, and says that nothing changed. Then it is not asked again.
    age(&sandbox, &cached(&sandbox), DAY);
    for _ in 0..2 {
        let later = describe(&sandbox, "notes:v1", server.address(), &[]);
        assert_eq!(
            (later.code, later.stderr.as_str(), &later.stdout),
            (0, "", &run.stdout)
        );
    }
    assert_eq!(paths(&server), [ADDRESS, ADDRESS]);
    assert_eq!(server.seen()[1].headers["if-none-match"], "\"one\"");
}

#[test]
fn a_new_document_replaces_the_copy() {
    let answers = vec![
        (200, notes("one", "Old notes")),
        (200, notes("two", "New notes")),
    ];
    let server = Server::new([(ADDRESS, answers)]);
    let sandbox = Sandbox::empty();
    describe(&sandbox, "notes:v1", server.address(), &[]);
    let same = describe(&sandbox, "notes:v1", server.address(), &[]);
    assert!(same.stdout.contains("Old notes"), "{same}");
    let run = describe(&sandbox, "notes:v1", server.address(), &["--refresh"]);
    assert!(run.stdout.contains("New notes"), "{run}");
    assert_eq!(sandbox.read(&cached(&sandbox)), notes("two", "New notes"));
}

#[test]
fn without_a_server_the_copy_is_used_and_its_age_is_said_once() {
    let answers = vec![(200, notes("one", "Notes API")), (403, "{}".to_owned())];
    let server = Server::new([(ADDRESS, answers)]);
    let sandbox = Sandbox::empty();
    describe(&sandbox, "notes:v1", server.address(), &[]);
    age(&sandbox, &cached(&sandbox), 3 * DAY);
    let run = describe(&sandbox, "notes:v1", server.address(), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("Notes API"), "{run}");
    let said: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(said.len(), 1, "{run}");
    assert!(
        said[0].starts_with(
            "note: the document of notes v1 is 3 days old, and its server cannot be asked: "
        ),
        "{run}"
    );
    // Who asks for the newest one is not given another one.
    let run = describe(&sandbox, "notes:v1", server.address(), &["--refresh"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
}

#[test]
fn offline_asks_nobody() {
    let server = Server::of(ADDRESS, &notes("one", "Notes API"));
    let sandbox = Sandbox::empty();
    let run = describe(&sandbox, "notes:v1", server.address(), &["--offline"]);
    assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{run}");
    assert!(
        run.stderr.contains("the cache does not have notes v1"),
        "{run}"
    );
    assert!(paths(&server).is_empty());
    describe(&sandbox, "notes:v1", server.address(), &[]);
    age(&sandbox, &cached(&sandbox), 9 * DAY);
    let run = describe(&sandbox, "notes:v1", server.address(), &["--offline"]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(run.stderr, "note: the document of notes v1 is 9 days old\n");
    assert_eq!(paths(&server), [ADDRESS]);
}

#[test]
fn a_broken_copy_is_fetched_again() {
    let server = Server::of(ADDRESS, &notes("one", "Notes API"));
    let sandbox = Sandbox::empty();
    describe(&sandbox, "notes:v1", server.address(), &[]);
    let file = cached(&sandbox);
    let whole = sandbox.read(&file);
    let other = whole.replace("\"name\": \"notes\"", "\"name\": \"tasks\"");
    for broken in [&whole[..whole.len() / 2], "", "[]", "\u{0}", &other] {
        sandbox.write(&file, broken);
        let run = describe(&sandbox, "notes:v1", server.address(), &[]);
        assert_eq!(run.code, 0, "{run}");
        assert!(
            run.stderr.contains("is broken, so it is fetched again"),
            "{run}"
        );
        assert_eq!(sandbox.read(&file), whole);
    }
    fs::write(sandbox.path(&file), b"\xff\xfe").expect("a file");
    let run = describe(&sandbox, "notes:v1", server.address(), &[]);
    assert_eq!((run.code, sandbox.read(&file)), (0, whole), "{run}");
}

#[test]
fn a_version_that_does_not_exist_and_an_api_that_does_not() {
    let server = Server::of(DIRECTORY, &directory());
    let sandbox = Sandbox::empty();
    for (api, advice) in [
        (
            "notes:v7",
            "there is no version `v7`; the versions are v1, v2",
        ),
        ("nots:v1", "did you mean `notes`?"),
        (
            "quite-another:v1",
            "`discovery-codegen list WORD` finds APIs",
        ),
        (":v1", "name one as `drive:v3`"),
        ("notes:", "name one as `drive:v3`"),
        ("notes:..", "name one as `drive:v3`"),
    ] {
        let run = describe(&sandbox, api, server.address(), &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
        assert!(run.stderr.contains(advice), "{api}: {run}");
    }
    // The directory is kept, too.
    let asked = paths(&server);
    let directory = asked.iter().filter(|path| *path == DIRECTORY).count();
    assert_eq!(directory, 1, "{asked:?}");
}

#[test]
fn many_runs_at_once_find_a_whole_document() {
    let document = notes("one", "Notes API");
    let server = Server::of(ADDRESS, &document);
    let sandbox = Sandbox::empty();
    thread::scope(|scope| {
        let run = || describe(&sandbox, "notes:v1", server.address(), &["--refresh"]);
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(run)).collect();
        for run in runs {
            let run = run.join().expect("it ends");
            assert_eq!(run.code, 0, "{run}");
            assert!(run.stdout.contains("Notes API"), "{run}");
        }
    });
    assert_eq!(sandbox.read(&cached(&sandbox)), document);
    assert_eq!(sandbox.files("cache").len(), 1);
}

#[cfg(unix)]
#[test]
fn a_cache_that_cannot_be_written_stops_nobody() {
    let server = Server::of(ADDRESS, &notes("one", "Notes API"));
    let sandbox = Sandbox::empty();
    sandbox.write("cache", "a file");
    let run = describe(&sandbox, "notes:v1", server.address(), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert!(
        run.stderr.contains("note: the cache is not used: "),
        "{run}"
    );
    assert_eq!(sandbox.read("cache"), "a file");
}

#[test]
fn servers_do_not_share_their_documents() {
    let sandbox = Sandbox::empty();
    for title in ["One API", "Two API"] {
        let server = Server::of(ADDRESS, &notes("one", title));
        let run = describe(&sandbox, "notes:v1", server.address(), &[]);
        assert!(run.stdout.contains(title), "{run}");
    }
}

#[test]
fn a_folder_of_documents_needs_no_cache() {
    let sandbox = Sandbox::empty();
    sandbox.write("mirror/notes.v1.json", NOTES);
    let run = describe(&sandbox, "notes:v1", "mirror", &[]);
    assert_eq!(run.code, 0, "{run}");
    assert!(sandbox.files("cache").is_empty());
    let run = describe(&sandbox, "notes:v2", "mirror", &[]);
    assert_eq!(run.code, 2, "{run}");
}

/// What a repository pins is what its crates are made of.
#[test]
fn the_document_that_a_repository_pins() {
    let sandbox = Sandbox::repository();
    let cache = sandbox.path("cache");
    let run = sandbox.run_in(
        "",
        &["describe", "notes:v1"],
        &[("DISCOVERY_CODEGEN_CACHE", cache.to_str().expect("a path"))],
    );
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert!(run.stdout.contains("Notes API"), "{run}");
    assert!(sandbox.files("cache").is_empty());
}

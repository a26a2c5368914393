//! `update`: what a new document brings, and that it brings all of it or nothing.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::{NOTES, Run, Sandbox};

const DOCUMENT: &str = "discovery/documents/notes.v1.json";
const MANIFEST: &str = "discovery/apis.toml";
const CHANGELOG: &str = "discovery/changelogs/google-notes-v1.md";

/// The document with other parts, and a later revision.
fn notes(edits: &[(&str, &str)]) -> String {
    let mut text = NOTES.replace("20260102", "20260203");
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    text
}

/// A field more, which is minor; and one less, which is major.
const MORE: (&str, &str) = (
    "\"properties\": {",
    "\"properties\": {\n        \"color\": {\"type\": \"string\"},",
);
const LESS: (&str, &str) = ("\"done\": {\"type\"", "\"finished\": {\"type\"");

const LOCK: &str = "version = 4\n\n[[package]]\nname = \"google-notes-v1\"\nversion = \"0.1.0\"\n";

/// A repository, and a folder with the next document of one API and the same one of the other.
fn repository(next: &str) -> Sandbox {
    let sandbox = Sandbox::repository();
    let manifest = sandbox.read(MANIFEST);
    sandbox.write(MANIFEST, format!("# Mine.\n{manifest}# The end."));
    sandbox.write("mirror/notes.v1.json", next);
    sandbox.write("mirror/tasks.v1.json", crate::sandbox::TASKS);
    sandbox.write("Cargo.lock", LOCK);
    sandbox
}

fn update(sandbox: &Sandbox, more: &[&str]) -> Run {
    let mut arguments = vec!["update", "--from", "mirror"];
    arguments.extend(more);
    sandbox.run(&arguments)
}

/// Fails, and leaves every byte as it was.
fn fails(sandbox: &Sandbox, more: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = update(sandbox, more);
    assert_eq!(run.code, 1, "{run}");
    let says_so = run.stdout.is_empty() || run.stdout.contains("nothing was written");
    assert!(says_so && !run.stderr.is_empty(), "{run}");
    assert!(sandbox.files("") == before, "something was written\n{run}");
    run
}

#[test]
fn a_new_document_brings_everything_that_follows() {
    let next = notes(&[MORE]);
    let sandbox = repository(&next);
    let run = update(&sandbox, &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("updated", run);
    assert_snapshot!("manifest", sandbox.read(MANIFEST));
    assert_snapshot!("changelog", sandbox.read(CHANGELOG));
    assert_eq!(sandbox.read(DOCUMENT), next);
    assert_eq!(
        sandbox.read("generated/google-notes-v1/CHANGELOG.md"),
        sandbox.read(CHANGELOG)
    );
    assert!(
        sandbox
            .read("generated/google-notes-v1/src/types.rs")
            .contains("pub color")
    );
    assert!(sandbox.read("Cargo.lock").contains("\"0.1.1\""));
    let check = sandbox.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");

    // Once more there is nothing to do.
    let before = sandbox.files("");
    let again = update(&sandbox, &[]);
    assert_eq!(again.code, 0);
    assert_snapshot!("again", again);
    assert!(sandbox.files("") == before);
}

/// `generated/` may be a workspace of its own, with examples beside the crates.
#[test]
fn crates_may_have_a_workspace_of_their_own() {
    let sandbox = repository(&notes(&[MORE]));
    for (file, text) in [
        ("Cargo.toml", "[workspace]\n"),
        ("Cargo.lock", LOCK),
        ("README.md", "# Mine\n"),
        ("examples/notes/Cargo.toml", "[package]\n"),
        ("target/debug/notes", ""),
    ] {
        sandbox.write(&format!("generated/{file}"), text);
    }
    let run = update(&sandbox, &[]);
    assert_eq!(run.code, 0, "{run}");
    for file in ["Cargo.lock", "generated/Cargo.lock"] {
        assert!(sandbox.read(file).contains("\"0.1.1\""), "{file}");
    }
    let check = sandbox.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
}

/// What a document changes; the version after it, of 0.1.0 and of 1.2.3.
#[test]
fn the_version_goes_up_by_the_verdict() {
    let more_docs = ("Keeps notes.", "Keeps your notes.");
    let etag = ("\"kind\"", "\"etag\": \"x\", \"kind\"");
    for (edit, below_1, above_1, verdict) in [
        (etag, "0.1.0", "1.2.3", "none"),
        (more_docs, "0.1.1", "1.2.4", "patch"),
        (MORE, "0.1.1", "1.3.0", "minor"),
        (LESS, "0.2.0", "2.0.0", "major"),
    ] {
        for (before, after) in [("0.1.0", below_1), ("1.2.3", above_1)] {
            let sandbox = repository(&notes(&[edit]));
            sandbox.edit(MANIFEST, "0.1.0", before);
            let run = update(&sandbox, &["google-notes-v1", "--format", "json"]);
            assert_eq!(run.code, 0, "{run}");
            let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
            let of = &result["crates"][0];
            assert_eq!(of["verdict"], verdict);
            assert_eq!(of["new_crate_version"], after, "{verdict}");
            let cargo = sandbox.read("generated/google-notes-v1/Cargo.toml");
            assert!(cargo.contains(&format!("version = \"{after}\"")), "{cargo}");
            assert_eq!(sandbox.path(CHANGELOG).exists(), verdict != "none");
            assert!(sandbox.read(MANIFEST).contains("20260203"), "it is pinned");
            let check = sandbox.run(&["check", "google-notes-v1"]);
            assert_eq!(check.code, 0, "{check}");
        }
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = repository(&notes(&[MORE, LESS]));
    let before = sandbox.files("");
    let run = update(&sandbox, &["--dry-run"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("dry_run", run);
    let run = update(&sandbox, &["--dry-run", "--format", "json"]);
    assert_snapshot!("dry_run_json", run);
    assert!(sandbox.files("") == before);
}

#[test]
fn the_text_of_a_pull_request() {
    let sandbox = repository(&notes(&[MORE, LESS]));
    assert_snapshot!("markdown", update(&sandbox, &["--format", "markdown"]));
    assert_snapshot!(
        "markdown_nothing",
        update(&sandbox, &["--format", "markdown"])
    );
}

#[test]
fn an_older_revision_is_refused_unless_told() {
    let sandbox = repository(&NOTES.replace("20260102", "20251231"));
    assert_snapshot!("older", fails(&sandbox, &[]));
    let run = update(&sandbox, &["--allow-older"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(sandbox.read(MANIFEST).contains("20251231"));
}

/// Of one document: the crates that it is for. Its name is pinned as the source, and not where it lay.
#[test]
fn a_file() {
    let sandbox = repository(&notes(&[MORE]));
    sandbox.write("new/today.json", notes(&[MORE]));
    let root = sandbox.path("new/today.json");
    let run = sandbox.run(&["update", "--from", root.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("google-notes-v1"), "{run}");
    assert!(!run.stdout.contains("google-tasks-v1"), "{run}");
    assert!(sandbox.read(MANIFEST).contains("source = \"today.json\""));

    sandbox.write(
        "new/other.json",
        notes(&[("\"name\": \"notes\"", "\"name\": \"other\"")]),
    );
    assert_snapshot!(
        "file_of_no_crate",
        sandbox.run(&["update", "--from", "new/other.json"])
    );
    let run = sandbox.run(&["update", "google-tasks-v1", "--from", "new/today.json"]);
    assert_snapshot!("file_of_another_crate", run);
}

/// Every problem of every API is said in one run, and nothing is written for any.
#[test]
fn all_problems_are_collected() {
    let sandbox = repository(&notes(&[
        MORE,
        (
            "\"type\": \"string\", \"description\": \"Whether",
            "\"type\": \"boolean\", \"description\": \"Whether",
        ),
    ]));
    sandbox.edit(
        MANIFEST,
        "source =",
        "fixups = \"fixups/notes.v1.toml\"\nsource =",
    );
    sandbox.write(
        "discovery/fixups/notes.v1.toml",
        r#"
[[fixup]]
name = "done-is-a-boolean"
reason = "The server sends true and false."
path = "/schemas/Note/properties/done/type"
operation = "set"
expect = "string"
value = "boolean"

[[fixup]]
name = "name-is-a-number"
reason = "For a test."
path = "/schemas/Note/properties/title/type"
operation = "remove"
expect = "string"
"#,
    );
    sandbox.write("mirror/tasks.v1.json", "{}");
    assert_snapshot!("problems", fails(&sandbox, &[]));
    assert_snapshot!("problems_json", {
        let run = update(&sandbox, &["--format", "json"]);
        assert_eq!(run.code, 1);
        run
    });
}

/// The server has mended the document, so the fixup was deleted: the document before is compared as it was.
#[test]
fn a_fixup_for_the_next_document_alone() {
    let sandbox = repository(&notes(&[(
        "\"done\": {\"type\": \"string\"",
        "\"done\": {\"type\": \"str\"",
    )]));
    sandbox.edit(
        MANIFEST,
        "source =",
        "fixups = \"fixups/notes.v1.toml\"\nsource =",
    );
    sandbox.write(
        "discovery/fixups/notes.v1.toml",
        r#"
[[fixup]]
name = "done-is-a-string"
reason = "It says str."
path = "/schemas/Note/properties/done/type"
operation = "set"
expect = "str"
value = "string"
"#,
    );
    let run = update(&sandbox, &["--format", "json"]);
    assert_eq!(run.code, 0, "{run}");
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(result["crates"][0]["verdict"], "none", "{run}");
    let note = result["crates"][0]["notes"][0].as_str().expect("a note");
    assert!(note.contains("`done-is-a-string`"), "{note}");
}

/// The service sends other bytes of the same revision, which differ in nothing that a user sees.
#[test]
fn other_bytes_of_the_same_revision_are_pinned() {
    let next = NOTES.replacen("\"kind\"", "\"etag\": \"x\", \"kind\"", 1);
    let sandbox = repository(&next);
    let crates = sandbox.files("generated");
    let run = update(&sandbox, &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("other_bytes", run);
    assert_eq!(sandbox.read(DOCUMENT), next);
    assert!(sandbox.files("generated") == crates);
    assert_eq!(sandbox.run(&["check"]).code, 0);
}

/// A selection that names a method of the next document: it is new, as its counterpart in the old one is missing.
#[test]
fn a_selection_for_the_next_document() {
    let get = NOTES.find("\"get\": {").expect("a method");
    let (before, method) = NOTES.split_at(get);
    let end = method
        .find("\"response\": {\"$ref\": \"Note\"}\n        }")
        .expect("its end");
    let method = &method[..end + "\"response\": {\"$ref\": \"Note\"}\n        }".len()];
    let create = method.replace("get", "create").replace("GET", "POST");
    let next = format!("{before}{create},\n        {}", &NOTES[get..]);
    let next = next.replace("20260102", "20260203");
    for (selected, verdict) in [
        ("[\"notes.get\"]", "none"),
        ("[\"notes.get\", \"notes.create\"]", "minor"),
        ("[\"notes.create\"]", "minor"),
    ] {
        let sandbox = repository(&next);
        sandbox.edit(
            MANIFEST,
            "source =",
            &format!("select = {selected}\nsource ="),
        );
        let run = update(&sandbox, &["google-notes-v1", "--format", "json"]);
        assert_eq!(run.code, 0, "{run}");
        let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(result["crates"][0]["verdict"], verdict, "{selected}\n{run}");
    }
}

/// A changelog that is there and cannot be read is no crate without one.
#[test]
fn a_changelog_that_cannot_be_read() {
    let sandbox = repository(NOTES);
    sandbox.write("discovery/changelogs/google-notes-v1.md/x", "");
    for command in ["generate", "check"] {
        let run = sandbox.run(&[command]);
        assert_eq!(run.code, 1, "{run}");
        assert!(run.stderr.contains("google-notes-v1.md"), "{run}");
        assert!(run.stderr.contains("this is a folder, not a file"), "{run}");
    }
}

/// A folder stands where a file has to be written, which is found out when others are written already.
#[test]
fn a_failure_leaves_every_byte_as_it_was() {
    for place in [
        "discovery/changelogs/google-notes-v1.md/x",
        "generated/google-notes-v1/CHANGELOG.md/x",
        "discovery/changelogs",
    ] {
        let sandbox = repository(&notes(&[MORE]));
        sandbox.write(place, "in the way");
        let run = fails(&sandbox, &[]);
        assert!(run.stderr.contains(place.trim_end_matches("/x")), "{run}");
    }
}

#[test]
fn a_pinned_document_that_was_edited_is_a_problem() {
    let sandbox = repository(&notes(&[MORE]));
    sandbox.edit(DOCUMENT, "Keeps notes.", "Kept notes.");
    let run = fails(&sandbox, &[]);
    assert!(run.stderr.contains("is not the pinned document"), "{run}");
}

#[test]
fn what_people_wrote_stays() {
    let sandbox = repository(&notes(&[MORE]));
    update(&sandbox, &[]);
    sandbox.edit(CHANGELOG, "### Added", "Mind the colors.\n\n### Added");
    sandbox.write(
        "mirror/notes.v1.json",
        notes(&[LESS, ("20260203", "20260304")]),
    );
    let run = update(&sandbox, &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("changelog_of_two", sandbox.read(CHANGELOG));
    let manifest = sandbox.read(MANIFEST);
    assert!(
        manifest.starts_with("# Mine.\n") && manifest.ends_with("# The end."),
        "{manifest}"
    );
}

/// docs/guide/src/update.md has every member that the three commands print.
#[test]
fn the_json_is_documented() {
    let page = include_str!("../../../docs/guide/src/update.md");
    let sandbox = repository(&notes(&[MORE]));
    let fetch = [
        "fetch", "notes", "v1", "--from", "mirror", "--format", "json",
    ];
    for (run, inside) in [
        (
            sandbox.run(&["list", "--from", "mirror", "--format", "json"]),
            "apis",
        ),
        (sandbox.run(&fetch), ""),
        (update(&sandbox, &["--format", "json"]), "crates"),
    ] {
        let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let inside = result.get(inside).and_then(|inside| inside.get(0));
        for object in [Some(&result), inside].into_iter().flatten() {
            for member in object.as_object().expect("an object").keys() {
                assert!(page.contains(&format!("`{member}`")), "{member}\n{run}");
            }
        }
    }
}

/// Cargo wants the version of a dependency with a path to fit.
#[test]
fn a_major_version_is_required_where_the_old_one_was() {
    let sandbox = repository(&notes(&[LESS]));
    let manifest = "[workspace.dependencies]\ngoogle-notes-v1 = { path = \"generated/google-notes-v1\", version = \"0.1.0\" }\n";
    sandbox.write("Cargo.toml", manifest);
    assert_eq!(update(&sandbox, &[]).code, 0);
    assert_eq!(
        sandbox.read("Cargo.toml"),
        manifest.replace("0.1.0", "0.2.0")
    );
}

/// Documents of many APIs in a repository, in a folder `mirror` too: `a` to `h`.
fn many() -> Sandbox {
    let sandbox = Sandbox::repository();
    let mut manifest = sandbox.read(MANIFEST);
    let begin = manifest.find("[[api]]").expect("an API");
    manifest.truncate(begin);
    for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        let document = NOTES.replace("\"name\": \"notes\"", &format!("\"name\": \"{name}\""));
        sandbox.write(&format!("discovery/documents/{name}.v1.json"), &document);
        sandbox.write(&format!("mirror/{name}.v1.json"), &document);
        manifest.push_str(&format!(
            "[[api]]\ncrate = \"google-{name}-v1\"\nversion = \"1.2.3\"\ndocument = \"documents/{name}.v1.json\"\n\
             source = \"test\"\nrevision = \"20260102\"\nsha256 = \"{}\"\n\n",
            sha256(&document)
        ));
    }
    sandbox.write(MANIFEST, manifest);
    sandbox
}

fn sha256(text: &str) -> String {
    use sha2::{Digest as _, Sha256};
    let digest = Sha256::digest(text);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Each of some APIs with another outcome: the others do not stop, and the summary has all of them.
fn outcomes() -> Sandbox {
    let sandbox = many();
    for (name, (from, to)) in [("b", MORE), ("c", LESS), ("d", ("Keeps notes.", "Kept."))] {
        let path = format!("mirror/{name}.v1.json");
        sandbox.edit(&path, "20260102", "20260203");
        sandbox.edit(&path, from, to);
    }
    sandbox.write("mirror/e.v1.json", "{}");
    fs::remove_file(sandbox.path("mirror/f.v1.json")).expect("it was there");
    sandbox
}

#[test]
fn one_that_fails_does_not_stop_the_dry_run_of_the_others() {
    let sandbox = outcomes();
    let before = sandbox.files("");
    let run = update(&sandbox, &["--dry-run"]);
    assert_eq!(run.code, 1, "{run}");
    assert_snapshot!("outcomes", run);
    let run = update(&sandbox, &["--dry-run", "--format", "markdown"]);
    assert_snapshot!("outcomes_markdown", run);
    let run = update(&sandbox, &["--dry-run", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let crates = json["crates"].as_array().expect("crates");
    let of = |name: &str| {
        crates
            .iter()
            .find(|one| one["crate"] == *format!("google-{name}-v1"))
    };
    assert_eq!(crates.len(), 8);
    assert_eq!(of("c").expect("c")["verdict"], "major");
    assert_eq!(of("e").expect("e")["failed"], true);
    assert_eq!(of("f").expect("f")["gone"], true);
    assert_eq!(
        (&json["wrote"], &json["dry_run"]),
        (&Value::Bool(false), &Value::Bool(true))
    );
    assert!(sandbox.files("") == before, "something was written");
}

/// Without `--keep-going` all of it or nothing is written.
#[test]
fn the_others_are_written_if_they_are_to_go_on() {
    let sandbox = outcomes();
    assert_snapshot!("stopped", fails(&sandbox, &[]));
    let run = update(&sandbox, &["--keep-going"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("done: 3 crates updated"), "{run}");
    let manifest = sandbox.read(MANIFEST);
    assert_eq!(manifest.matches("20260203").count(), 3, "{manifest}");
    for (name, version) in [("b", "1.3.0"), ("c", "2.0.0"), ("d", "1.2.4")] {
        let cargo = sandbox.read(&format!("generated/google-{name}-v1/Cargo.toml"));
        assert!(
            cargo.contains(&format!("version = \"{version}\"")),
            "{cargo}"
        );
    }
}

/// An API that is gone is no problem, unless nobody knows it: a crate that was named, or a source without any of the APIs.
#[test]
fn an_api_that_is_gone_keeps_its_crate() {
    let sandbox = many();
    fs::remove_file(sandbox.path("mirror/f.v1.json")).expect("it was there");
    let before = sandbox.files("discovery");
    let run = update(&sandbox, &[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert!(
        run.stdout.contains("gone: the source no longer has f v1"),
        "{run}"
    );
    assert!(sandbox.files("discovery") == before);
    let run = fails(&sandbox, &["google-f-v1"]);
    assert!(
        run.stderr.contains("f.v1.json: there is no such file"),
        "{run}"
    );
    fs::remove_dir_all(sandbox.path("mirror")).expect("it was there");
    sandbox.write("mirror/readme.md", "none");
    let run = fails(&sandbox, &[]);
    assert!(run.stderr.contains("8 problems"), "{run}");
}

/// How long the server waits for further requests.
#[cfg(feature = "fetch")]
const LONGEST: std::time::Duration = std::time::Duration::from_secs(60);

/// `--jobs` documents are fetched at once: the server sends none before so many requests have come. If they do not come, it sends
/// everything, and the test fails.
#[cfg(feature = "fetch")]
#[test]
fn so_many_documents_are_fetched_at_once() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpListener;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::{Arc, Condvar, Mutex};

    for jobs in [1, 4, 8] {
        let sandbox = many();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let documents = sandbox.files("mirror");
        let come = Arc::new((Mutex::new(0_usize), Condvar::new()));
        let (open, late) = (
            Arc::new(AtomicUsize::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        let most = Arc::new(AtomicUsize::new(0));
        let (seen, waited) = (Arc::clone(&most), Arc::clone(&late));
        std::thread::spawn(move || {
            for socket in listener.incoming() {
                let mut socket = socket.expect("a connection");
                let (come, open) = (Arc::clone(&come), Arc::clone(&open));
                let (most, late) = (Arc::clone(&seen), Arc::clone(&waited));
                let documents = documents.clone();
                std::thread::spawn(move || {
                    let reader = BufReader::new(socket.try_clone().expect("a socket"));
                    let lines = reader.lines().map_while(Result::ok);
                    for first in lines {
                        if !first.starts_with("GET ") {
                            continue;
                        }
                        let now = open.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(now, Ordering::SeqCst);
                        let (number, changed) = &*come;
                        let mut number = number.lock().expect("no panic");
                        *number += 1;
                        changed.notify_all();
                        let all = number.div_ceil(jobs) * jobs;
                        let is_short =
                            |number: &mut usize| *number < all && !late.load(Ordering::SeqCst);
                        let (number, waited) = changed
                            .wait_timeout_while(number, LONGEST, is_short)
                            .expect("no panic");
                        drop(number);
                        if waited.timed_out() {
                            late.store(true, Ordering::SeqCst);
                        }
                        open.fetch_sub(1, Ordering::SeqCst);
                        let name = first.split('/').nth(4).expect("a name");
                        let body = &documents[&format!("{name}.v1.json")];
                        let head =
                            format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
                        let _ = socket.write_all(&[head.as_bytes(), body].concat());
                    }
                });
            }
        });
        let run = sandbox.run(&["update", "--from", &address, "--jobs", &jobs.to_string()]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
        assert!(run.stdout.contains("8 crates are up to date"), "{run}");
        assert!(!late.load(Ordering::SeqCst), "{jobs} documents at once");
        assert!(most.load(Ordering::SeqCst) <= jobs, "{jobs}: {most:?}");
    }
}

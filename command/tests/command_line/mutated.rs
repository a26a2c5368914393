//! Mutated documents, manifests and journals: each run ends with an exit code that it knows, shows nothing that a terminal obeys,
//! and writes nothing elsewhere.
//!
//! The same inputs on each run. `FUZZ_SEED` and `FUZZ_INPUTS` choose others: see CONTRIBUTING.md.

use std::fmt::Write as _;

use discovery_fuzzing::mutate::{Language, mutate, mutate_value};
use discovery_fuzzing::seeded;
use fastrand::Rng;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::sandbox::{LIBRARY, NOTES, Run, Sandbox};

const JOURNAL: &str = ".discovery-codegen/journal";
const MANIFEST: &str = "discovery/apis.toml";
const NOT_OURS: &str = "not ours";

/// The run was no panic, and people can look at what it says.
fn check_run(run: &Run) {
    assert!((0..=2).contains(&run.code), "{run}");
    let says_why = !(run.stdout.trim().is_empty() && run.stderr.trim().is_empty());
    assert!(run.code == 0 || says_why, "nothing says why: {run}");
    for text in [&run.stdout, &run.stderr] {
        let obeyed = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(
            !text.contains(obeyed),
            "{:?}",
            text.split(obeyed).collect::<Vec<_>>()
        );
    }
}

#[test]
fn mutated_documents_are_shown_in_every_format() {
    let sandbox = Sandbox::empty();
    sandbox.write("old.json", LIBRARY);
    let mut shown = 0;
    seeded::run(
        "shown",
        25,
        |rng| mutate(LIBRARY, Language::Document, 20_000, rng),
        |text, _| {
            sandbox.write("new.json", text);
            for call in [
                &["describe", "new.json"][..],
                &["describe", "new.json", "shelves.books.list"],
                &["describe", "new.json", "--format", "json"],
                &["diff", "old.json", "new.json"],
                &["diff", "new.json", "old.json", "--format", "markdown"],
                &["diff", "new.json", "old.json", "--format", "json"],
                &["generate", "new.json", "--out", "out", "--format", "json"],
            ] {
                let run = sandbox.run(call);
                check_run(&run);
                if call.last() == Some(&"json") {
                    let json: Result<Value, _> = serde_json::from_str(&run.stdout);
                    assert!(json.is_ok() || run.code != 0, "{run}");
                }
                shown += usize::from(run.code == 0);
            }
        },
    );
    assert!(shown > 0);
}

/// What a path can be.
const PATHS: &[&str] = &[
    "",
    ".",
    "..",
    "../outside",
    "../../outside",
    "../../outside/new",
    "../../outside/file",
    "/tmp",
    "documents/../../../outside/x.json",
    "discovery/apis.toml",
    "a\\b",
    "C:\\x",
    "C:x",
    "//x",
    "documents/notes.v1.json/",
    "documents//notes.v1.json",
    ".git/hooks/pre-commit",
    ".cargo/config.toml",
    "generated/google-notes-v1/src/lib.rs",
    "GENERATED/google-notes-v1/src/lib.rs",
    "generated/google-notes-v1/../../x",
    "generated/\u{0}",
    "\u{202e}",
    "google-notes-v1",
    "google-tasks-v1",
    "src",
    "con",
    "Cargo.toml",
    "generated/other/build.rs",
];

/// A text in quotes becomes a path, mostly the name of a crate. Sometimes any bytes change.
fn mutate_manifest(text: &str, rng: &mut Rng) -> String {
    let mut parts: Vec<&str> = text.split('"').collect();
    let quoted: Vec<usize> = (1..parts.len()).step_by(2).collect();
    let (names, others): (Vec<usize>, Vec<usize>) = quoted
        .into_iter()
        .partition(|&at| parts[at - 1].ends_with("crate = "));
    let chosen = if rng.bool() { names } else { others };
    parts[chosen[rng.usize(..chosen.len())]] = PATHS[rng.usize(..PATHS.len())];
    let mutated = parts.join("\"");
    match rng.u8(..4) {
        0 => mutate(&mutated, Language::Message, 4096, rng),
        _ => mutated,
    }
}

#[test]
fn mutated_manifests_write_nothing_elsewhere() {
    let manifest = Sandbox::repository().read(MANIFEST);
    seeded::run(
        "manifest",
        60,
        |rng| mutate_manifest(&manifest, rng),
        |text, _| {
            let sandbox = Sandbox::repository_below("repository");
            sandbox.write("outside/file", NOT_OURS);
            sandbox.write(&format!("repository/{MANIFEST}"), text);
            for call in [
                &["check"][..],
                &["generate"],
                &["update", "--from", "discovery/documents"],
            ] {
                check_run(&sandbox.run_in("repository", call, &[]));
            }
            let ours = ["generated", "discovery", ".discovery-codegen"];
            let is_ours = |path: &str| {
                ours.iter()
                    .any(|folder| path.starts_with(&format!("repository/{folder}/")))
            };
            let left = sandbox.files("").into_keys();
            let elsewhere: Vec<String> = left.filter(|path| !is_ours(path)).collect();
            assert_eq!(elsewhere, ["outside/file"]);
            assert_eq!(sandbox.read("outside/file"), NOT_OURS);
        },
    );
}

/// A text or a member of the journal becomes another one. The first line is right.
fn mutate_journal(body: &Value, rng: &mut Rng) -> String {
    let mut body = body.clone();
    if rng.u8(..3) > 0
        && let Some(Value::Array(files)) = body.get_mut("files")
    {
        let length = files.len();
        if let Some(Value::Object(entry)) = files.get_mut(rng.usize(..length)) {
            entry.insert("path".to_owned(), PATHS[rng.usize(..PATHS.len())].into());
            // As if a run had written what is not ours.
            if rng.bool() {
                entry.insert("before".to_owned(), Value::Null);
                entry.insert("after".to_owned(), hex_sha256(NOT_OURS).into());
            }
        }
    } else {
        mutate_value(&mut body, Language::Message, rng);
    }
    let body = body.to_string();
    format!("discovery-codegen journal 1 {}\n{body}", hex_sha256(&body))
}

fn hex_sha256(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What an update leaves that is killed while it replaces files.
fn killed_half_way(base: &Sandbox) -> Sandbox {
    let update = ["update", "google-notes-v1", "--from", "mirror"];
    let changed = |sandbox: &Sandbox| sandbox.read(MANIFEST) != base.read(MANIFEST);
    (1..)
        .map(|number| {
            let sandbox = base.copy();
            let fault = format!("kill:{number}");
            let run = sandbox.run_in("", &update, &[("DISCOVERY_CODEGEN_FAULT", &fault)]);
            assert_eq!(
                run.code, 137,
                "no kill leaves a manifest that is new: {run}"
            );
            sandbox
        })
        .find(changed)
        .expect("the numbers do not end")
}

#[test]
fn mutated_journals_change_nothing_but_what_a_run_wrote() {
    let base = Sandbox::repository();
    base.write(
        "mirror/notes.v1.json",
        NOTES.replace("20260102", "20260203"),
    );
    base.write(".git/hooks/pre-commit", NOT_OURS);
    base.write(".cargo/config.toml", NOT_OURS);
    let old = base.files("");
    let base = killed_half_way(&base);
    let journal = base.read(JOURNAL);
    let (_, body) = journal.split_once('\n').expect("two lines");
    let body: Value = serde_json::from_str(body).expect("JSON");
    seeded::run(
        "journal",
        80,
        |rng| mutate_journal(&body, rng),
        |text, _| {
            let sandbox = base.copy();
            sandbox.write(JOURNAL, text);
            let before = sandbox.files("");
            let run = sandbox.run(&["generate"]);
            check_run(&run);
            for (path, bytes) in sandbox.files("") {
                let kept = [old.get(&path), before.get(&path)];
                let generated =
                    path.starts_with("generated/") || path.starts_with(".discovery-codegen/");
                assert!(
                    generated || kept.contains(&Some(&bytes)),
                    "{path} is neither old nor as it was: {run}"
                );
            }
            for path in [".git/hooks/pre-commit", ".cargo/config.toml"] {
                assert_eq!(sandbox.read(path), NOT_OURS);
            }
        },
    );
}

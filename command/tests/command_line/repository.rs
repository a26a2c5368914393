//! `generate` in a repository: its manifest, its documents, its fixups.

use insta::assert_snapshot;

use crate::sandbox::{Run, Sandbox};

const MANIFEST: &str = "discovery/apis.toml";

/// Runs `generate`, which fails and writes nothing.
fn fails(sandbox: &Sandbox, crates: &[&str]) -> Run {
    let before = sandbox.files("");
    let mut arguments = vec!["generate"];
    arguments.extend(crates);
    let run = sandbox.run(&arguments);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(sandbox.files("") == before, "something was written\n{run}");
    run
}

#[test]
fn every_crate_of_the_manifest() {
    let sandbox = Sandbox::repository();
    std::fs::remove_dir_all(sandbox.path("generated")).expect("it was there");
    let run = sandbox.run(&["generate"]);
    assert_eq!(run.code, 0);
    assert_snapshot!(run);
}

#[test]
fn one_crate_of_the_manifest() {
    let sandbox = Sandbox::repository();
    std::fs::remove_dir_all(sandbox.path("generated")).expect("it was there");
    assert_eq!(sandbox.run(&["generate", "google-tasks-v1"]).code, 0);
    assert!(
        sandbox
            .path("generated/google-tasks-v1/Cargo.toml")
            .is_file()
    );
    assert!(!sandbox.path("generated/google-notes-v1").exists());
    assert!(
        sandbox
            .read("generated/google-tasks-v1/Cargo.toml")
            .contains("version = \"0.3.1\"")
    );
}

/// From any folder below, and from anywhere with --root. What is printed can be typed there.
#[test]
fn the_repository_is_found() {
    let sandbox = Sandbox::repository();
    let below = sandbox.run_in("generated/google-notes-v1/src", &["generate"], &[]);
    assert_eq!(below.code, 0);
    let next = "cargo add --path [FOLDER]/generated/google-notes-v1";
    assert!(below.stdout.contains(next), "{below}");

    let elsewhere = Sandbox::new();
    let root = sandbox.path("");
    let root = root.to_str().expect("UTF-8");
    assert_eq!(elsewhere.run(&["check", "--root", root]).code, 0);
}

/// A title is one line, and controls no terminal.
#[test]
fn what_a_document_says_is_printed_as_text() {
    let sandbox = Sandbox::new();
    sandbox.edit("notes.json", "Notes API", "Notes\\n\\u001b[2JAPI");
    let run = sandbox.run(&["generate", "--document", "notes.json", "--out", "out"]);
    assert_eq!(run.code, 0);
    assert!(
        run.stdout.contains("notes.json: Notes  [2JAPI, revision"),
        "{run}"
    );
}

#[test]
fn a_crate_that_the_manifest_does_not_have() {
    let sandbox = Sandbox::repository();
    assert_snapshot!(fails(&sandbox, &["google-notes-v1", "google-note-v1"]));
}

#[test]
fn a_manifest_that_names_an_unknown_document() {
    let sandbox = Sandbox::repository();
    sandbox.edit(
        MANIFEST,
        "documents/tasks.v1.json",
        "documents/missing.v1.json",
    );
    assert_snapshot!(fails(&sandbox, &[]));
}

#[test]
fn a_manifest_with_another_revision() {
    let sandbox = Sandbox::repository();
    sandbox.edit(MANIFEST, "20260102", "20260101");
    assert_snapshot!(fails(&sandbox, &[]));
}

#[test]
fn a_manifest_that_is_no_manifest() {
    let sandbox = Sandbox::repository();
    sandbox.edit(MANIFEST, "crate = \"google-tasks-v1\"", "crate = ");
    assert_snapshot!("manifest_no_toml", fails(&sandbox, &[]));
    sandbox.write(MANIFEST, "[[api]]\ncrate = \"x\"\n");
    assert_snapshot!("manifest_incomplete", fails(&sandbox, &[]));
}

const FIXUP: &str = r#"
[[fixup]]
name = "done-is-a-boolean"
reason = "The server sends true and false."
path = "/schemas/Note/properties/done/type"
operation = "set"
expect = "string"
value = "boolean"
"#;

fn with_fixup(text: &str) -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.edit(
        MANIFEST,
        "source =",
        "fixups = \"fixups/notes.v1.toml\"\nsource =",
    );
    sandbox.write("discovery/fixups/notes.v1.toml", text);
    sandbox
}

#[test]
fn a_fixup_is_applied() {
    let sandbox = with_fixup(FIXUP);
    let run = sandbox.run(&["generate", "google-notes-v1"]);
    assert_eq!(run.code, 0);
    assert_snapshot!(run);
    let sources = sandbox.files("generated/google-notes-v1/src");
    assert!(
        sources
            .values()
            .any(|text| String::from_utf8_lossy(text).contains("Option<bool>"))
    );
}

#[test]
fn a_fixup_that_no_longer_applies_stops_everything() {
    let sandbox = with_fixup(&FIXUP.replace("expect = \"string\"", "expect = \"integer\""));
    assert_snapshot!(fails(&sandbox, &[]));
}

#[test]
fn a_file_of_fixups_that_is_none() {
    let sandbox = with_fixup(&FIXUP.replace("operation = \"set\"", "operation = \"replace\""));
    assert_snapshot!("fixups_wrong", fails(&sandbox, &[]));
    std::fs::remove_file(sandbox.path("discovery/fixups/notes.v1.toml")).expect("it was there");
    assert_snapshot!("fixups_missing", fails(&sandbox, &[]));
}

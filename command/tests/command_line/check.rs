//! `check`: what is stale, and how it is said.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::Sandbox;

/// `generated/` of this repository is what its documents make. If this fails: `cargo codegen generate`.
#[test]
fn generated_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let run = Sandbox::new().run(&["check", "--root", root.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 0, "{run}");
}

#[test]
fn up_to_date() {
    let sandbox = Sandbox::repository();
    let before = sandbox.files("");
    let run = sandbox.run(&["check"]);
    assert_eq!(run.code, 0);
    assert_snapshot!(run);
    assert!(sandbox.files("") == before);
}

/// One of everything that can be stale.
fn stale() -> Sandbox {
    let sandbox = Sandbox::repository();
    let manifest = "generated/google-notes-v1/Cargo.toml";
    sandbox.edit(manifest, "version = \"0.1.0\"", "version = \"0.1.1\"");
    sandbox.write("generated/google-notes-v1/src/stray.rs", "");
    fs::remove_file(sandbox.path("generated/google-tasks-v1/src/lib.rs")).expect("it was there");
    sandbox.write("generated/google-old-v1/Cargo.toml", "");
    sandbox.write("generated/notes.txt", "");
    sandbox
}

#[test]
fn what_differs_is_missing_or_stray() {
    let sandbox = stale();
    let before = sandbox.files("");
    let run = sandbox.run(&["check"]);
    assert_eq!(run.code, 1);
    assert_snapshot!("stale", run);
    assert!(sandbox.files("") == before);
}

#[test]
fn generate_makes_it_current_but_for_what_it_did_not_write() {
    let sandbox = stale();
    assert_eq!(sandbox.run(&["generate"]).code, 0);
    let run = sandbox.run(&["check"]);
    assert_eq!(run.code, 1);
    assert_snapshot!("stray_alone", run);
}

#[test]
fn the_text_of_a_licence_is_not_stray() {
    let sandbox = Sandbox::repository();
    for file in ["LICENSE-MIT", "LICENSE", "NOTICE.md"] {
        sandbox.write(&format!("generated/google-notes-v1/{file}"), "as is");
    }
    assert_eq!(sandbox.run(&["check"]).code, 0);
    sandbox.write("generated/google-notes-v1/src/LICENSE", "as is");
    assert_eq!(sandbox.run(&["check"]).code, 1);
}

#[test]
fn one_crate_alone() {
    let sandbox = stale();
    sandbox.edit("generated/google-notes-v1/Cargo.toml", "0.1.1", "0.1.0");
    fs::remove_file(sandbox.path("generated/google-notes-v1/src/stray.rs")).expect("it was there");
    assert_eq!(sandbox.run(&["check", "google-notes-v1"]).code, 0);
    assert_eq!(sandbox.run(&["check", "google-tasks-v1"]).code, 1);
}

#[test]
fn the_result_as_json() {
    let run = stale().run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(result["current"], false);
    assert_snapshot!("stale_json", run);

    let run = Sandbox::repository().run(&["check", "--format", "json"]);
    assert_eq!(run.code, 0);
    assert_snapshot!("current_json", run);

    // The same members where nothing could be compared.
    let run = stale().run(&["check", "google-notes-v2", "--format", "json"]);
    assert_eq!(run.code, 1);
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(result["current"], false);
    assert_eq!(result["problems"][0]["file"], "discovery/apis.toml");
}

#[test]
fn a_diff_has_colours_where_they_are_wanted() {
    let sandbox = stale();
    let coloured = sandbox.run_in("", &["check"], &[("CLICOLOR_FORCE", "1")]);
    assert!(
        coloured
            .stdout
            .contains("\u{1b}[31m-version = \"0.1.1\"\u{1b}[0m"),
        "{coloured}"
    );
    assert!(
        coloured
            .stdout
            .contains("\u{1b}[32m+version = \"0.1.0\"\u{1b}[0m"),
        "{coloured}"
    );
    assert!(!sandbox.run(&["check"]).stdout.contains('\u{1b}'));
}

/// A pinned document that is another is a problem, also where what is generated would be the same.
#[test]
fn a_document_that_is_not_the_pinned_one() {
    let sandbox = Sandbox::repository();
    sandbox.edit("discovery/documents/notes.v1.json", "{\n", "{\n\n");
    let before = sandbox.files("");
    for command in ["check", "generate"] {
        let run = sandbox.run(&[command]);
        assert_eq!(run.code, 1);
        assert_snapshot!(format!("another_sha256_{command}"), run);
    }
    assert!(sandbox.files("") == before);
}

//! Documents and folders that something is wrong with: one clear problem each with its place, exit code 1, and nothing is
//! written.

use insta::assert_snapshot;

use crate::sandbox::{NOTES, Run, Sandbox};

/// Runs `generate --document FILE… --out out`, which fails and writes nothing.
fn fails(sandbox: &Sandbox, documents: &[&str]) -> Run {
    let before = sandbox.files("");
    let mut arguments = vec!["generate", "--document"];
    arguments.extend(documents);
    arguments.extend(["--out", "out"]);
    let run = sandbox.run(&arguments);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(sandbox.files("") == before, "something was written\n{run}");
    run
}

#[test]
fn no_such_file() {
    let sandbox = Sandbox::new();
    assert_snapshot!(fails(&sandbox, &["missing.json"]));
    assert!(!sandbox.path("out").exists());
}

#[test]
fn a_folder_is_no_document() {
    let sandbox = Sandbox::new();
    sandbox.write("folder/file", "");
    assert_snapshot!(fails(&sandbox, &["folder"]));
}

#[test]
fn not_json() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "bad.json",
        NOTES.replacen(
            "\"revision\": \"20260102\",",
            "\"revision\": 20260102 \"\",",
            1,
        ),
    );
    assert_snapshot!(fails(&sandbox, &["bad.json"]));
    sandbox.write("empty.json", "");
    assert_snapshot!("not_json_empty", fails(&sandbox, &["empty.json"]));
    let half: String = NOTES.chars().take(NOTES.len() / 2).collect();
    sandbox.write("half.json", half);
    assert_snapshot!("not_json_half", fails(&sandbox, &["half.json"]));
}

#[test]
fn not_utf_8() {
    let sandbox = Sandbox::new();
    sandbox.write("latin1.json", b"{\"title\": \"caf\xe9\"}");
    assert_snapshot!(fails(&sandbox, &["latin1.json"]));
}

#[test]
fn a_document_of_another_kind() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "list.json",
        r#"{"kind": "discovery#directoryList", "items": []}"#,
    );
    sandbox.write("openapi.json", r#"{"openapi": "3.1.0", "paths": {}}"#);
    sandbox.write("array.json", "[]");
    assert_snapshot!(fails(
        &sandbox,
        &["list.json", "openapi.json", "array.json"]
    ));
}

#[test]
fn one_bad_document_among_good_ones_writes_none() {
    let sandbox = Sandbox::new();
    assert_snapshot!(fails(
        &sandbox,
        &["notes.json", "missing.json", "tasks.json"]
    ));
    assert!(!sandbox.path("out").exists());
}

#[test]
fn two_documents_that_become_one_crate() {
    let sandbox = Sandbox::new();
    sandbox.write("copy.json", NOTES);
    assert_snapshot!(fails(&sandbox, &["notes.json", "copy.json"]));
}

#[test]
fn a_crate_that_somebody_wrote_is_not_overwritten() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "out/google-notes-v1/Cargo.toml",
        "[package]\nname = \"mine\"\n",
    );
    assert_snapshot!(fails(&sandbox, &["tasks.json", "notes.json"]));
}

#[test]
fn the_folder_to_write_to_is_a_file() {
    let sandbox = Sandbox::new();
    sandbox.write("out", "mine");
    assert_snapshot!(fails(&sandbox, &["notes.json"]));
}

#[test]
fn a_folder_is_where_a_file_has_to_be() {
    let sandbox = Sandbox::new();
    sandbox.write("out/google-tasks-v1/src/lib.rs/file", "mine");
    assert_snapshot!(fails(&sandbox, &["notes.json", "tasks.json"]));
}

#[test]
fn a_file_is_where_a_crate_has_to_be() {
    let sandbox = Sandbox::new();
    sandbox.write("out/google-notes-v1", "mine");
    assert_snapshot!(fails(&sandbox, &["tasks.json", "notes.json"]));
}

#[test]
fn the_runtime_is_no_runtime() {
    let sandbox = Sandbox::new();
    sandbox.write("other/Cargo.toml", "[package]\nname = \"other\"\n");
    for runtime in ["other", "nowhere"] {
        let run = sandbox.run(&[
            "generate",
            "--document",
            "notes.json",
            "--out",
            "out",
            "--runtime",
            runtime,
        ]);
        assert_eq!(run.code, 1);
        assert_snapshot!(format!("runtime_{runtime}"), run);
        assert!(!sandbox.path("out").exists());
    }
}

#[test]
fn problems_as_json() {
    let sandbox = Sandbox::new();
    sandbox.write("bad.json", "{\n  nonsense\n}");
    let run = sandbox.run(&[
        "generate",
        "--document",
        "bad.json",
        "--out",
        "out",
        "--format",
        "json",
    ]);
    assert_eq!(run.code, 1);
    assert_snapshot!(run);
}

//! `init`: a repository of one's own.

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::{NOTES, Sandbox, TASKS};

#[test]
fn an_empty_folder_becomes_a_repository() {
    let sandbox = Sandbox::empty();
    sandbox.write("mirror/notes.v1.json", NOTES);
    let run = sandbox.run(&["init", "own"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("init", run);
    assert_snapshot!("init_manifest", sandbox.read("own/discovery/apis.toml"));
    assert_eq!(
        sandbox.read("own/Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"generated/*\"]\n"
    );

    // Without an API, each command says how to add one.
    for command in ["generate", "check", "update"] {
        let empty = sandbox.run_in("own", &[command], &[]);
        assert_eq!((empty.code, empty.stdout.as_str()), (1, ""), "{empty}");
        assert!(empty.stderr.contains("has no [[api]] yet"), "{empty}");
        assert!(empty.stderr.contains("fetch API VERSION --out"), "{empty}");
    }

    let fetch = [
        "fetch",
        "notes",
        "v1",
        "--from",
        "../mirror",
        "--out",
        "discovery/documents",
    ];
    let fetched = sandbox.run_in("own", &fetch, &[]);
    assert_eq!(fetched.code, 0, "{fetched}");
    assert_eq!(sandbox.read("own/discovery/documents/notes.v1.json"), NOTES);
    let api = fetched
        .stdout
        .split("\n\n")
        .find(|part| part.starts_with("[[api]]"));
    let manifest = sandbox.read("own/discovery/apis.toml");
    let manifest = format!("{manifest}\n{}\n", api.expect("the lines to add"));
    sandbox.write("own/discovery/apis.toml", manifest);
    let generated = sandbox.run_in("own", &["generate"], &[]);
    assert_eq!(generated.code, 0, "{generated}");
    assert!(!generated.stdout.contains("note:"), "{generated}");
    let cargo = sandbox.read("own/generated/google-notes-v1/Cargo.toml");
    assert!(
        cargo.contains("`discovery-codegen generate google-notes-v1`"),
        "{cargo}"
    );
    assert!(!cargo.contains("workspace"), "{cargo}");
    assert_eq!(sandbox.run_in("own", &["check"], &[]).code, 0);
}

#[test]
fn nothing_is_overwritten() {
    let sandbox = Sandbox::empty();
    sandbox.write("again/discovery/apis.toml", "# mine\n");
    sandbox.write("taken/generated/mine.rs", "// mine\n");
    sandbox.write("file/generated", "mine\n");
    sandbox.write("other/runtime/Cargo.toml", "[package]\nname = \"other\"\n");
    let before = sandbox.files("");
    for (name, arguments) in [
        ("init_again", &["init", "again"][..]),
        ("init_generated_is_taken", &["init", "taken"]),
        ("init_generated_is_a_file", &["init", "file"]),
        (
            "init_other_runtime",
            &["init", "new", "--runtime", "other/runtime"],
        ),
        ("init_in_a_file", &["init", "file/generated"]),
    ] {
        let run = sandbox.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
        assert_snapshot!(name, run);
        assert!(sandbox.files("") == before, "{name} wrote something");
    }
    assert!(!sandbox.path("new").exists());
}

/// A workspace of the user's own stays as it is; the note says what to add.
#[test]
fn in_a_workspace() {
    let sandbox = Sandbox::empty();
    sandbox.write("Cargo.toml", "[workspace]\nmembers = [\"app\"]\n");
    let run = sandbox.run(&["init"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("init_in_a_workspace", run);
    assert_eq!(
        sandbox.read("Cargo.toml"),
        "[workspace]\nmembers = [\"app\"]\n"
    );

    let below = Sandbox::empty();
    below.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"apis/generated/*\"]\n",
    );
    let run = below.run(&["init", "apis", "--format", "json"]);
    assert_eq!(run.code, 0, "{run}");
    let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(json["notes"], serde_json::json!([]), "{run}");
    assert_eq!(json["written"][0], "discovery/apis.toml");
    assert!(!below.path("apis/Cargo.toml").exists());
}

/// The manifest says how people call the program, and messages and headers repeat it.
#[test]
fn a_command_of_ones_own() {
    let sandbox = Sandbox::repository();
    let manifest = sandbox.read("discovery/apis.toml");
    sandbox.write(
        "discovery/apis.toml",
        format!("command = \"just codegen\"\n{manifest}"),
    );
    let stale = sandbox.run(&["check"]);
    assert!(
        stale.stdout.contains("stale: run `just codegen generate`"),
        "{stale}"
    );
    assert_eq!(sandbox.run(&["generate"]).code, 0);
    let header = sandbox.read("generated/google-notes-v1/src/lib.rs");
    assert!(
        header.contains("`just codegen generate google-notes-v1` makes it again"),
        "{header}"
    );
    let page = sandbox.run(&["describe", "google-notes-v1"]);
    assert!(
        page.stdout
            .contains("just codegen describe google-notes-v1"),
        "{page}"
    );
    sandbox.write("mirror/new.v1.json", TASKS.replace("\"tasks\"", "\"new\""));
    let fetch = [
        "fetch",
        "new",
        "v1",
        "--from",
        "mirror",
        "--out",
        "discovery/documents",
    ];
    let fetched = sandbox.run(&fetch);
    assert!(
        fetched.stdout.contains("then just codegen generate"),
        "{fetched}"
    );
}

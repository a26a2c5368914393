//! Arguments that name documents or crates: the same rule for every command.

use insta::assert_snapshot;

use crate::sandbox::{NOTES, Run, Sandbox, TASKS};

/// Runs the program, which finds something wrong and writes nothing.
fn fails(sandbox: &Sandbox, code: i32, arguments: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = sandbox.run(arguments);
    assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{run}");
    assert!(sandbox.files("") == before, "something was written\n{run}");
    run
}

#[test]
fn a_document_is_generated_and_checked_without_an_option() {
    let sandbox = Sandbox::new();
    sandbox.write("documents/notes", NOTES);
    for document in ["notes.json", "documents/notes", "./notes.json"] {
        let out = sandbox.run(&["generate", document, "--out", "out"]);
        assert_eq!(out.code, 0, "{out}");
        assert!(out.stdout.contains("done: 1 crate, "), "{out}");
        let check = sandbox.run(&["check", document, "--out", "out"]);
        assert_eq!(check.code, 0, "{check}");
        assert!(check.stdout.contains("up to date: 1 crate"), "{check}");
    }
    let both = sandbox.run(&["generate", "notes.json", "tasks.json", "--out", "out"]);
    assert!(both.stdout.contains("done: 2 crates"), "{both}");
    let synonym = sandbox.run(&[
        "generate",
        "tasks.json",
        "--document",
        "notes.json",
        "--out",
        "out",
    ]);
    assert!(synonym.stdout.contains("done: 2 crates"), "{synonym}");
    let once = sandbox.run(&["generate", "notes.json", "notes.json", "--out", "out"]);
    assert!(once.stdout.contains("done: 1 crate, "), "{once}");
}

#[test]
fn standard_input_is_a_document() {
    let sandbox = Sandbox::new();
    let generated = sandbox.pipe(NOTES, &["generate", "-", "tasks.json", "--out", "out"]);
    assert_eq!(generated.code, 0, "{generated}");
    assert!(
        generated
            .stdout
            .contains("read     standard input: Notes API"),
        "{generated}"
    );
    let from_file = Sandbox::new();
    from_file.run(&["generate", "notes.json", "tasks.json", "--out", "out"]);
    assert!(sandbox.files("out") == from_file.files("out"));

    let described = sandbox.pipe(NOTES, &["describe", "-", "notes.get"]);
    assert_eq!(described.code, 0, "{described}");
    let newer = NOTES.replace("20260102", "20260103");
    for arguments in [["diff", "notes.json", "-"], ["diff", "-", "notes.json"]] {
        let compared = sandbox.pipe(&newer, &arguments);
        assert_eq!(compared.code, 0, "{compared}");
        assert!(compared.stdout.contains("20260103"), "{compared}");
    }
    let saved = sandbox.pipe(NOTES, &["fetch", "notes", "v1", "--from", "-"]);
    assert_eq!(saved.code, 0, "{saved}");
    assert_eq!(sandbox.read("notes.v1.json"), NOTES);

    let repository = Sandbox::repository();
    let updated = repository.pipe(&newer, &["update", "--from", "-"]);
    assert_eq!(updated.code, 0, "{updated}");
    assert!(
        updated.stdout.contains("done: 1 crate updated"),
        "{updated}"
    );
    assert_eq!(repository.read("discovery/documents/notes.v1.json"), newer);
}

/// Name of the snapshot, arguments: each is a usage error.
const WRONG: [(&str, &[&str]); 19] = [
    (
        "document_and_crate",
        &["generate", "notes.json", "google-notes-v1", "--out", "out"],
    ),
    (
        "check_document_and_crate",
        &["check", "google-notes-v1", "./notes", "--out", "out"],
    ),
    ("document_without_out", &["generate", "notes.json"]),
    ("check_document_without_out", &["check", "notes.json"]),
    ("word_with_out", &["generate", "notes", "--out", "out"]),
    ("nothing_with_out", &["generate", "--out", "out"]),
    (
        "root_and_document",
        &["generate", "--root", ".", "notes.json", "--out", "out"],
    ),
    (
        "describe_root_and_document",
        &["describe", "notes.json", "--root", "."],
    ),
    (
        "stdin_twice",
        &["generate", "-", "--document", "-", "--out", "out"],
    ),
    ("diff_stdin_twice", &["diff", "-", "-"]),
    ("update_document", &["update", "notes.json"]),
    ("fetch_document", &["fetch", "notes.json"]),
    (
        "fetch_document_and_version",
        &["fetch", "mirror/notes", "v1"],
    ),
    ("describe_empty", &["describe", ""]),
    ("diff_empty", &["diff", "notes.json", ""]),
    ("from_empty", &["list", "--from", ""]),
    ("fetch_version_is_a_path", &["fetch", "notes", "../v1"]),
    (
        "crate_name_of_rust",
        &[
            "generate",
            "notes.json",
            "--out",
            "out",
            "--crate-name",
            "std",
        ],
    ),
    (
        "document_after_select",
        &[
            "generate",
            "--out",
            "out",
            "--select",
            "notes.*",
            "notes.json",
        ],
    ),
];

#[test]
fn a_wrong_argument() {
    let sandbox = Sandbox::repository();
    sandbox.write("notes.json", NOTES);
    for (name, arguments) in WRONG {
        assert_snapshot!(format!("wrong_{name}"), fails(&sandbox, 2, arguments));
    }
}

/// A word is a crate, whatever files lie there; the message says how the file is named.
#[test]
fn a_word_names_a_crate() {
    let sandbox = Sandbox::repository();
    sandbox.write("notes", NOTES);
    for (name, arguments) in [
        ("word_generate", &["generate", "notes"][..]),
        ("word_check", &["check", "notes"]),
        ("word_describe", &["describe", "notes"]),
        ("word_diff", &["diff", "notes", "google-notes-v1"]),
        ("word_update", &["update", "notes"]),
    ] {
        let run = fails(&sandbox, 1, arguments);
        assert!(run.stderr.contains("write ./notes"), "{run}");
        assert_snapshot!(name, run);
    }
    assert_eq!(sandbox.run(&["describe", "./notes"]).code, 0);

    let nowhere = Sandbox::new();
    nowhere.write("notes", NOTES);
    assert_snapshot!(
        "word_without_repository",
        fails(&nowhere, 1, &["describe", "notes"])
    );
    assert_snapshot!(
        "generate_without_repository",
        fails(&nowhere, 2, &["generate", "notes"])
    );
}

#[test]
fn odd_documents() {
    let sandbox = Sandbox::new();
    sandbox.write("empty.json", " \n");
    sandbox.write("folder.json/file", "");
    for (name, document) in [
        ("odd_missing", "missing.json"),
        ("odd_empty", "empty.json"),
        ("odd_folder", "folder.json"),
        ("odd_separators", r"documents\notes"),
        ("odd_stdin", "-"),
    ] {
        let generated = fails(&sandbox, 1, &["generate", document, "--out", "out"]);
        assert_snapshot!(name, generated);
        let described = fails(&sandbox, 1, &["describe", document]);
        assert_eq!(described.stderr, generated.stderr);
        let compared = fails(&sandbox, 1, &["diff", "notes.json", document]);
        assert_eq!(compared.stderr, generated.stderr);
    }
    let fetched = fails(&sandbox, 1, &["fetch", "notes", "v1", "--from", "-"]);
    assert_snapshot!("odd_fetch_stdin", fetched);
}

/// `check` compares what `generate` with the same arguments would write, and nothing else.
#[test]
fn a_crate_outside_of_a_repository_is_checked() {
    let sandbox = Sandbox::new();
    let arguments = |command: &'static str| [command, "notes.json", "--out", "lib/"];
    assert_snapshot!("check_missing", sandbox.run(&arguments("check")));
    assert_eq!(sandbox.run(&arguments("generate")).code, 0);
    sandbox.write("lib/google-notes-v1/src/mine.rs", "// mine\n");
    sandbox.write("lib/other/Cargo.toml", "# mine\n");
    let current = sandbox.run(&arguments("check"));
    assert_eq!(current.code, 0, "{current}");
    sandbox.edit("lib/google-notes-v1/Cargo.toml", "0.1.0", "0.1.1");
    let stale = sandbox.run(&arguments("check"));
    assert_eq!(stale.code, 1, "{stale}");
    assert_snapshot!("check_stale", stale);

    let module = |command: &'static str| [command, "notes.json", "--out", "src", "--module"];
    assert_eq!(sandbox.run(&module("check")).code, 1);
    assert_eq!(sandbox.run(&module("generate")).code, 0);
    sandbox.write("src/main.rs", "fn main() {}\n");
    let current = sandbox.run(&module("check"));
    assert_eq!(current.code, 0, "{current}");
    sandbox.edit("src/notes_v1.rs", "Do not edit", "Edited");
    let stale = sandbox.run(&module("check"));
    assert_eq!(stale.code, 1, "{stale}");
    assert_snapshot!("check_stale_module", stale);
}

#[test]
fn two_documents_of_one_api() {
    let sandbox = Sandbox::new();
    sandbox.write("newer.json", NOTES.replace("20260102", "20260103"));
    let run = fails(
        &sandbox,
        1,
        &["generate", "notes.json", "newer.json", "--out", "out"],
    );
    assert_snapshot!("two_of_one_api", run);
}

/// A folder is written with a separator at its end, whether it exists or not.
#[test]
fn a_folder_to_fetch_into() {
    let sandbox = Sandbox::empty();
    sandbox.write("mirror/tasks.v1.json", TASKS);
    let run = sandbox.run(&[
        "fetch",
        "tasks",
        "v1",
        "--from",
        "mirror",
        "--out",
        "new/folder/",
    ]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(sandbox.read("new/folder/tasks.v1.json"), TASKS);
    // The next step names the file as a document, whatever it is called.
    let run = sandbox.run(&["fetch", "tasks", "v1", "--from", "mirror", "--out", "tasks"]);
    assert!(run.stdout.contains("describe ./tasks\n"), "{run}");
}

#[cfg(feature = "fetch")]
#[test]
fn a_server_without_a_host() {
    let run = fails(&Sandbox::empty(), 1, &["list", "--from", "https://"]);
    assert_snapshot!("no_host", run);
}

//! What a crate keeps as it was published: `update` writes it, and everything else honours it.

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::{NOTES, Run, Sandbox, TASKS};

const DECISIONS: &str = "discovery/decisions/google-notes-v1.toml";
const TYPES: &str = "generated/google-notes-v1/src/types.rs";

/// The document at a later time, with these fields more.
fn notes(revision: &str, fields: &[&str]) -> String {
    let fields: String = fields
        .iter()
        .map(|name| format!("\"{name}\": {{\"type\": \"string\"}},"))
        .collect();
    NOTES
        .replace("20260102", revision)
        .replace("\"properties\": {", &format!("\"properties\": {{ {fields}"))
}

/// A repository after one update, which brought a field.
fn repository() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write("mirror/tasks.v1.json", TASKS);
    update(&sandbox, &notes("20260203", &["fileID"]), &[]);
    assert!(
        !sandbox.path(DECISIONS).exists(),
        "a crate that is new needs none"
    );
    sandbox
}

fn update(sandbox: &Sandbox, document: &str, more: &[&str]) -> Run {
    sandbox.write("mirror/notes.v1.json", document);
    let arguments = ["update", "google-notes-v1", "--from", "mirror"];
    let run = sandbox.run(&[&arguments, more].concat());
    assert_eq!(run.code, 0, "{run}");
    run
}

fn check(sandbox: &Sandbox) -> Run {
    sandbox.run(&["check", "google-notes-v1"])
}

#[test]
fn update_keeps_a_name_until_its_item_goes() {
    let sandbox = repository();
    let contested = notes("20260304", &["fileID", "fileId"]);
    let before = sandbox.files("");
    update(&sandbox, &contested, &["--dry-run"]);
    sandbox.write("mirror/notes.v1.json", notes("20260203", &["fileID"]));
    assert!(sandbox.files("") == before, "a dry run writes nothing");
    assert_snapshot!("updated", update(&sandbox, &contested, &[]));
    assert_snapshot!("file", sandbox.read(DECISIONS));
    let types = sandbox.read(TYPES);
    assert!(types.contains("pub file_id:") && types.contains("pub file_id_camel_case:"));
    let current = check(&sandbox);
    assert_eq!(current.code, 0, "{current}");

    // The next document contests the name once more, and then the item goes.
    let run = update(
        &sandbox,
        &notes("20260405", &["fileID", "fileId", "file_id"]),
        &["--format", "json"],
    );
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(result["crates"][0]["verdict"], "minor");
    assert_eq!(result["crates"][0]["kept"][0]["published"], "file_id");
    let run = update(&sandbox, &notes("20260506", &["fileId"]), &[]);
    let dropped = "the decision about `name` of \"schemas.Note.properties.fileID\" is dropped";
    assert!(run.stdout.contains(dropped), "{run}");
    // The newcomer was published under another name, and now keeps that.
    assert!(
        sandbox
            .read(DECISIONS)
            .contains("name = \"file_id_camel_case\"")
    );
    update(&sandbox, &notes("20260607", &[]), &[]);
    assert!(!sandbox.path(DECISIONS).exists(), "nothing is left to keep");
    let current = check(&sandbox);
    assert_eq!(current.code, 0, "{current}");
}

#[test]
fn a_file_that_does_not_fit_is_a_problem_with_its_place() {
    let sandbox = repository();
    update(&sandbox, &notes("20260304", &["fileID", "fileId"]), &[]);
    sandbox.edit(DECISIONS, "properties.fileID", "properties.gone");
    let before = sandbox.files("");
    assert_snapshot!("does_not_apply", check(&sandbox));
    let generate = sandbox.run(&["generate"]);
    assert_eq!(generate.code, 1, "{generate}");
    sandbox.edit(
        DECISIONS,
        "name = \"file_id\"",
        "name = \"file id\"\ncolor = 1",
    );
    assert_snapshot!("malformed", check(&sandbox));
    sandbox.edit(DECISIONS, "color = 1", "");
    assert_snapshot!("not_a_name", check(&sandbox));
    sandbox.write(DECISIONS, b"\xff\xfe");
    assert_snapshot!("not_text", check(&sandbox));
    assert_eq!(sandbox.files("").len(), before.len(), "nothing is written");
    // Without the entry, the document decides.
    sandbox.write(DECISIONS, "");
    let generate = sandbox.run(&["generate"]);
    assert_eq!(generate.code, 0, "{generate}");
    assert!(sandbox.read(TYPES).contains("pub file_id_acronym:"));
}

#[test]
fn a_document_without_a_repository_keeps_its_decisions_in_a_file_of_the_user() {
    let sandbox = Sandbox::empty();
    sandbox.write("1.json", notes("20260203", &["fileID"]));
    sandbox.write("2.json", notes("20260304", &["fileID", "fileId"]));
    sandbox.write(
        "3.json",
        notes("20260405", &["fileID", "fileId", "file_id"]),
    );
    let diff = sandbox.run(&["diff", "1.json", "2.json", "--write-decisions", "kept.toml"]);
    assert_eq!(diff.code, 0, "{diff}");
    assert_snapshot!("diff", diff);
    assert_snapshot!(
        "diff_as_markdown",
        sandbox.run(&["diff", "1.json", "2.json", "--format", "markdown"])
    );
    let made = ["2.json", "--decisions", "kept.toml", "--out", "made"];
    for command in ["generate", "check"] {
        let run = sandbox.run(&[&[command], &made[..]].concat());
        assert_eq!(run.code, 0, "{run}");
    }
    assert!(
        sandbox
            .read("made/google-notes-v1/src/types.rs")
            .contains("pub file_id_camel_case:")
    );
    let page = sandbox.run(&[
        "describe",
        "2.json",
        "notes.get",
        "--decisions",
        "kept.toml",
    ]);
    assert!(page.stdout.contains("file_id_camel_case"), "{page}");
    let next = [
        "diff",
        "2.json",
        "3.json",
        "--decisions",
        "kept.toml",
        "--write-decisions",
        "kept.toml",
    ];
    let diff = sandbox.run(&next);
    assert!(diff.stdout.contains("verdict: minor"), "{diff}");
    assert!(sandbox.read("kept.toml").contains("name = \"file_id\""));

    // What the user did not mean.
    sandbox.write("mine.txt", "mine");
    let run = sandbox.run(&["diff", "1.json", "2.json", "--write-decisions", "mine.txt"]);
    assert_eq!(
        (run.code, sandbox.read("mine.txt").as_str()),
        (1, "mine"),
        "{run}"
    );
    let run = sandbox.run(&[
        "generate",
        "1.json",
        "2.json",
        "--decisions",
        "kept.toml",
        "--out",
        "x",
    ]);
    assert_eq!(run.code, 2, "{run}");
    let run = sandbox.run(&["describe", "1.json", "--decisions", "missing.toml"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("missing.toml"), "{run}");
}

const CHANGELOG: &str = "discovery/changelogs/google-notes-v1.md";

/// The same with another name of the schema.
fn memos(revision: &str, fields: &[&str]) -> String {
    let document = notes(revision, fields);
    let renamed = document
        .replace("\"Note\"", "\"Memo\"")
        .replace("\"id\": \"Note\"", "\"id\": \"Memo\"");
    assert_ne!(renamed, document);
    renamed
}

#[test]
fn an_update_softens_what_breaks_until_the_next_one_that_breaks() {
    let sandbox = repository();
    let renamed = memos("20260304", &["fileID"]);
    sandbox.write("2.json", &renamed);
    let pinned = "discovery/documents/notes.v1.json";
    for (name, format) in [("softened_diff", "text"), ("softened_markdown", "markdown")] {
        assert_snapshot!(
            name,
            sandbox.run(&["diff", pinned, "2.json", "--format", format])
        );
    }
    let shown = update(&sandbox, &renamed, &["--dry-run"]);
    assert!(shown.stdout.contains("(softened)\n"), "{shown}");
    let run = update(&sandbox, &renamed, &["--format", "json"]);
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let of_crate = &result["crates"][0];
    assert_eq!(of_crate["verdict"], "major");
    assert_eq!(of_crate["changes"][0]["softened"], true);
    assert_eq!(of_crate["changes"][0]["after"], "types::Memo");
    assert_snapshot!("softened_file", sandbox.read(DECISIONS));
    let alias = "pub type Note = Memo;";
    assert!(sandbox.read(TYPES).contains(alias));
    let current = check(&sandbox);
    assert_eq!(current.code, 0, "{current}");

    // A field is new: everything stays.
    update(&sandbox, &memos("20260405", &["fileID", "more"]), &[]);
    assert!(sandbox.read(DECISIONS).contains("since = \"20260304\""));
    assert!(sandbox.read(TYPES).contains(alias));
    // A field goes: what was softened goes too, and the changelog says so.
    update(&sandbox, &memos("20260506", &["more"]), &[]);
    assert!(!sandbox.path(DECISIONS).exists(), "nothing is softened");
    assert!(!sandbox.read(TYPES).contains(alias));
    assert_snapshot!("softened_changelog", sandbox.read(CHANGELOG));
    let current = check(&sandbox);
    assert_eq!(current.code, 0, "{current}");
}

#[test]
fn an_edited_file_softens_only_what_can_be() {
    let sandbox = repository();
    update(&sandbox, &memos("20260304", &["fileID"]), &[]);
    sandbox.edit(DECISIONS, "name = \"Note\"", "name = \"self\"");
    assert_snapshot!("softened_does_not_apply", check(&sandbox));
    sandbox.edit(DECISIONS, "name = \"self\"", "name = \"a b\"");
    assert_snapshot!("softened_not_a_name", check(&sandbox));
    sandbox.edit(DECISIONS, "since = \"20260304\"", "");
    assert_snapshot!("softened_malformed", check(&sandbox));
    // Without its entry, it is gone.
    sandbox.write(DECISIONS, "");
    let generate = sandbox.run(&["generate"]);
    assert_eq!(generate.code, 0, "{generate}");
    assert!(!sandbox.read(TYPES).contains("deprecated"));
}

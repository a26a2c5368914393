//! `diff --history`: the revisions of one API in a folder.

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::{LIBRARY, NOTES, Run, Sandbox};

/// Four revisions, under names that say nothing, with other files beside them.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    let revision = |date: &str, edits: &[(&str, &str)]| {
        let mut text = LIBRARY.replace("20260304", date);
        for (from, to) in edits {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        text
    };
    let shelves = (
        "\"Shelf\": {",
        "\"Fine\": {\"id\": \"Fine\", \"type\": \"object\", \"properties\": {\"sum\": {\"type\": \"string\"}}}, \"Shelf\": {",
    );
    let no_size = ("\"pageSize\": {", "\"most\": {");
    sandbox.write("api/z.json", LIBRARY);
    sandbox.write("api/m.txt", revision("20260401", &[shelves]));
    sandbox.write("api/a.json", revision("20260501", &[shelves, no_size]));
    sandbox.write("api/b.json", revision("20260601", &[]));
    sandbox.write("api/copy.json", LIBRARY);
    sandbox.write("api/notes.json", NOTES);
    sandbox.write("api/readme.md", "none");
    sandbox
}

fn history(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = sandbox.run(&[&["diff", "--history"], arguments].concat());
    assert!(sandbox.files("") == before, "something was written\n{run}");
    run
}

#[test]
fn of_an_api() {
    assert_snapshot!(history(&sandbox(), &["api"]));
}

#[test]
fn of_an_item() {
    let sandbox = sandbox();
    assert_snapshot!("of_a_type", history(&sandbox, &["api", "--item", "Fine"]));
    assert_snapshot!(
        "of_a_setter",
        history(&sandbox, &["api", "--item", "shelves.list.pageSize"])
    );
}

/// The name of an item is as it is in the document, or in Rust.
#[test]
fn an_item_has_several_names() {
    let sandbox = sandbox();
    for (item, rust) in [
        ("shelves.list", "shelves().list"),
        ("shelves().list", "shelves().list"),
        ("client.shelves()", "shelves()"),
        ("books", "shelves().books()"),
        ("list.page_size", "shelves().list().page_size"),
        ("types::Fine::sum", "types::Fine::sum"),
        ("readers.get.readerId", "readers().get(reader_id)"),
        ("Book.Chapter", "types::book::Chapter"),
        ("Type.HARD", "types::book::Type::Hard"),
    ] {
        let run = history(&sandbox, &["api", "--item", item, "--format", "json"]);
        let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let found = json["items"][0]["rust"].as_str().unwrap_or_default();
        assert_eq!(found, rust, "{item}\n{run}");
        assert_eq!(run.code, 0, "{item}\n{run}");
    }
}

#[test]
fn as_json() {
    let run = history(
        &sandbox(),
        &["api", "--item", "Fine.sum", "--format", "json"],
    );
    assert_snapshot!(run);
    let docs = include_str!("../../../docs/guide/src/diff.md");
    let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
    for member in json.as_object().expect("an object").keys() {
        assert!(docs.contains(&format!("`{member}`")), "{member}");
    }
}

#[test]
fn a_folder_without_a_history() {
    let sandbox = sandbox();
    sandbox.write("one/a.json", LIBRARY);
    sandbox.write("one/b.json", "{");
    sandbox.write("none/readme.md", "none");
    for (name, arguments, code) in [
        ("one", &["one"][..], 1),
        ("none", &["none"], 1),
        ("missing", &["missing"], 1),
        ("file", &["api/a.json"], 1),
        ("no_item", &["api", "--item", "shelves.liste"], 1),
        ("markdown", &["api", "--format", "markdown"], 2),
        ("and_documents", &["api", "api/a.json", "api/b.json"], 2),
    ] {
        let run = history(&sandbox, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{name}\n{run}");
        assert_snapshot!(format!("without_{name}"), run.stderr);
    }
}

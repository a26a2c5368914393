//! `describe`: pages as they are read, their JSON, and what is said where there is none.

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::{LIBRARY, Run, Sandbox};

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("library.json", LIBRARY);
    sandbox
}

/// Runs `describe library.json …`, which works and writes nothing.
fn describe(sandbox: &Sandbox, more: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = sandbox.run(&[&["describe", "library.json"], more].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert!(sandbox.files("") == before, "something was written\n{run}");
    run
}

/// The same, which fails.
fn fails(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    let run = sandbox.run(&[&["describe"], arguments].concat());
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    run
}

fn json(sandbox: &Sandbox, more: &[&str]) -> Value {
    let run = describe(sandbox, &[more, &["--format", "json"]].concat());
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn an_api_as_a_whole() {
    assert_snapshot!(describe(&sandbox(), &[]));
}

#[test]
fn one_method() {
    let sandbox = sandbox();
    for (name, method) in [
        ("list", "shelves.list"),
        ("lend", "shelves.books.lend"),
        ("get", "shelves.books.get"),
        ("delete", "shelves.delete"),
        ("readers_get", "readers.get"),
    ] {
        assert_snapshot!(format!("method_{name}"), describe(&sandbox, &[method]));
    }
}

/// The reference page of the method that the first users asked for.
#[test]
fn operations_get_of_monitoring() {
    let sandbox = Sandbox::new();
    let document = include_str!("../../../discovery/documents/monitoring.v1.json");
    sandbox.write("monitoring.json", document);
    let run = sandbox.run(&["describe", "monitoring.json", "operations.get"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run);
}

/// Bodies that can be left out or be bytes, wrapped responses, versions, uploads, omissions.
#[test]
fn what_is_special() {
    let sandbox = sandbox();
    sandbox.edit(
        "library.json",
        "\"protocol\"",
        "\"features\": [\"dataWrapper\"], \"protocol\"",
    );
    sandbox.edit(
        "library.json",
        "\"id\": \"library.readers.get\",",
        "\"id\": \"library.readers.get\", \"apiVersion\": \"2026-01-02\", \"supportsMediaUpload\": true,
         \"mediaUpload\": {\"accept\": [\"image/*\"], \"maxSize\": \"1GB\", \"protocols\": {\"simple\": {\"multipart\": true, \"path\": \"/upload/v1/covers\"}}},
         \"request\": {\"$ref\": \"Empty\"}, \"response\": {\"$ref\": \"HttpBody\"},",
    );
    sandbox.edit(
        "library.json",
        "v1/readers/{readerId}",
        "v1/readers/{readerId}/{other}",
    );
    sandbox.edit(
        "library.json",
        "\"Shelf\": {",
        "\"HttpBody\": {\"id\": \"HttpBody\", \"type\": \"object\", \"properties\": {
           \"contentType\": {\"type\": \"string\"}, \"data\": {\"type\": \"string\", \"format\": \"byte\"},
           \"extensions\": {\"type\": \"array\", \"items\": {\"type\": \"object\", \"additionalProperties\": {\"type\": \"any\"}}}
         }}, \"Shelf\": {",
    );
    assert_snapshot!("special_overview", describe(&sandbox, &[]));
    assert_snapshot!("special_method", describe(&sandbox, &["readers.get"]));
    let page = json(&sandbox, &["readers.get"]);
    assert_eq!(
        page["marks"],
        serde_json::json!(["media_upload", "media_download", "http_body"])
    );
    assert_eq!(page["body"]["optional"], true);
    assert_eq!(page["api_version"], "2026-01-02");
}

/// How methods page, or why they do not: the entry `pages` of each page.
#[test]
fn pages_or_why_not() {
    let sandbox = sandbox();
    let document = include_str!("../../../tests/fixtures/paging.json");
    sandbox.write("library.json", document);
    let overview = json(&sandbox, &[]);
    let methods = overview["resources"][0]["methods"].as_array().unwrap();
    let mut entries = String::new();
    for method in methods {
        let method = method["method"].as_str().unwrap();
        let page = describe(&sandbox, &[method]).stdout;
        let from = page.find("  pages ").expect("it says how it pages");
        let to = page.find("  retries ").expect("the entry after it");
        entries += &format!("{method}\n{}", &page[from..to]);
    }
    assert_snapshot!("pages", entries);
}

/// A method that starts an operation which no method reads has no `.wait()`, and its page says why.
#[test]
fn why_a_method_cannot_be_followed() {
    let sandbox = sandbox();
    let document = include_str!("../../../tests/fixtures/operations_that_nothing_reads.json");
    sandbox.write("library.json", document);
    assert_snapshot!("operation_unread", describe(&sandbox, &["items.export"]));
    let operation = &json(&sandbox, &["items.export"])["operation"];
    assert_eq!(operation["followed"], false);
    assert!(
        operation["reason"]
            .as_str()
            .unwrap()
            .contains("no method of the API reads the operation"),
        "{operation}"
    );
}

/// As `docs/guide/src/describe.md` has it. A member that goes, or means something else, is another `format`.
#[test]
fn the_pages_as_json() {
    let sandbox = sandbox();
    assert_snapshot!("json_overview", describe(&sandbox, &["--format", "json"]));
    let run = describe(&sandbox, &["shelves.books.lend", "--format", "json"]);
    assert_snapshot!("json_method", run);
}

/// Every member of the JSON is in `docs/guide/src/describe.md`.
#[test]
fn the_json_is_documented() {
    fn members(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    // The keys of `types` are paths.
                    if !key.contains("::") {
                        found.push(key.clone());
                    }
                    members(value, found);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| members(item, found)),
            _ => {}
        }
    }
    let documentation = include_str!("../../../docs/guide/src/describe.md");
    let sandbox = sandbox();
    let mut found = Vec::new();
    members(&json(&sandbox, &[]), &mut found);
    members(&json(&sandbox, &["shelves.list"]), &mut found);
    members(&json(&sandbox, &["shelves.books.lend"]), &mut found);
    found.sort();
    found.dedup();
    for member in found {
        assert!(documentation.contains(&format!("`{member}`")), "{member}");
    }
}

#[test]
fn a_method_that_is_not_there() {
    let sandbox = sandbox();
    for (name, method) in [
        ("misspelt", "shelves.book.lend"),
        ("resource", "shelves"),
        ("unlike", "everything"),
        ("empty", ""),
    ] {
        let run = fails(&sandbox, &["library.json", method]);
        assert_snapshot!(format!("unknown_{name}"), run);
    }
    let run = sandbox.run(&["describe", "library.json", "nothing", "--format", "json"]);
    assert_eq!(run.code, 1);
    assert_snapshot!("unknown_json", run);
}

#[test]
fn a_document_that_is_not_there_or_none() {
    let sandbox = sandbox();
    sandbox.write("bad.json", "{\n  nonsense\n}");
    sandbox.write("folder/file", "");
    for (name, source) in [
        ("file", "missing.json"),
        ("word", "google-notes-v1"),
        ("bad", "bad.json"),
        ("folder", "folder"),
    ] {
        assert_snapshot!(format!("no_{name}"), fails(&sandbox, &[source]));
    }
}

/// A crate of the manifest is described with its fixups and its selection.
#[test]
fn a_crate_of_the_repository() {
    let sandbox = Sandbox::repository();
    let run = sandbox.run(&["describe", "google-notes-v1"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("crate", run);
    let run = sandbox.run(&["describe", "google-notes-v2"]);
    assert_eq!(run.code, 1);
    assert_snapshot!("unknown_crate", run);

    let root = sandbox.path("");
    let root = root.to_str().expect("UTF-8");
    let elsewhere = Sandbox::new();
    let run = elsewhere.run(&["describe", "google-tasks-v1", "tasks.get", "--root", root]);
    assert_eq!(run.code, 0, "{run}");
    sandbox.edit(
        "discovery/apis.toml",
        "source =",
        "select = [\"schemas.Note\"]\nsource =",
    );
    let run = sandbox.run(&["describe", "google-notes-v1"]);
    assert!(run.stdout.contains("0 methods, 1 type,"), "{run}");
}

#[test]
fn a_document_controls_no_terminal() {
    let sandbox = sandbox();
    sandbox.edit(
        "library.json",
        "\"title\": \"Library API\"",
        "\"title\": \"Li\\u001b[2J\\nbrary\"",
    );
    sandbox.edit(
        "library.json",
        "Lends a book to",
        "Lends \\u001b[2J a book\\u0007 to",
    );
    sandbox.edit("library.json", "\"theme\": {", "\"the\\u001bme\": {");
    for more in [&[][..], &["shelves.books.lend"], &["shelves.list"]] {
        let run = describe(&sandbox, more);
        assert!(!run.stdout.contains(['\u{1b}', '\u{7}']), "{run}");
    }
}

#[test]
fn colours_where_they_are_wanted() {
    let sandbox = sandbox();
    let arguments = ["describe", "library.json", "shelves.list"];
    let coloured = sandbox.run_in("", &arguments, &[("CLICOLOR_FORCE", "1")]);
    assert!(
        coloured.stdout.contains("\u{1b}[1mshelves.list\u{1b}[0m"),
        "{coloured}"
    );
    let plain = anstream_less(&coloured.stdout);
    assert_eq!(plain, sandbox.run(&arguments).stdout);
}

/// A text without colours.
fn anstream_less(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

/// No line of a page is wider than a screen, but for code that cannot be broken.
#[test]
fn prose_is_wrapped() {
    let run = describe(&sandbox(), &["shelves.books.lend"]);
    for line in run.stdout.lines() {
        assert!(line.chars().count() <= 100, "{line}");
        assert_eq!(line, line.trim_end(), "{line:?}");
    }
}

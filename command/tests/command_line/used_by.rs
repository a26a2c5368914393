//! `diff --used-by`: which lines of a user's code a change touches.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::sandbox::{LIBRARY, Run, Sandbox};

/// The user's manifest: the crate has another name in it.
const MANIFEST: &str = r#"[package]
name = "reader"

[dependencies]
books = { package = "google-library-v1", version = "0.1" }
"#;

const MAIN: &str = include_str!("programs/main.rs");
const DESK: &str = include_str!("programs/desk.rs");
const SHELF: &str = include_str!("programs/shelf.rs");

/// A new revision: something of each kind breaks, and something is added.
fn revised() -> String {
    let mut document: Value = serde_json::from_str(LIBRARY).expect("JSON");
    let mut set = |path: &str, value: Value| {
        let (outer, key) = path.rsplit_once('/').expect("a path");
        document
            .pointer_mut(outer)
            .unwrap_or_else(|| panic!("{outer}"))[key] = value;
    };
    set("/revision", json!("20270101"));
    set("/schemas/Shelf/properties/theme/type", json!("boolean"));
    set("/schemas/Book/properties/pages/deprecated", json!(true));
    set(
        "/schemas/Book/properties/type/enum",
        json!(["BINDING_UNSPECIFIED", "SOFT"]),
    );
    set(
        "/schemas/Book/properties/type/enumDescriptions",
        json!(["Not known.", "In paper."]),
    );
    set(
        "/schemas/Book/properties/type/enumDeprecated",
        json!([true, false]),
    );
    set(
        "/resources/shelves/methods/list/parameters/orderBy/enum",
        json!(["name"]),
    );
    set(
        "/resources/shelves/methods/list/parameters/orderBy/enumDescriptions",
        json!(["By name."]),
    );
    set(
        "/resources/shelves/methods/list/parameters/pageToken/required",
        json!(true),
    );
    set(
        "/resources/shelves/resources/books/methods/lend/path",
        json!("v2/{+name}:lend"),
    );
    set(
        "/resources/readers/methods/get/request",
        json!({"$ref": "LendRequest"}),
    );
    let mut remove = |path: &str, key: &str| {
        let object = document.pointer_mut(path).and_then(Value::as_object_mut);
        let removed = object.and_then(|object| object.remove(key));
        assert!(removed.is_some(), "{path} {key}");
    };
    remove(
        "/auth/oauth2/scopes",
        "https://www.googleapis.com/auth/library.read",
    );
    remove("/schemas/Book/properties", "labels");
    remove(
        "/schemas/Book/properties/chapters/items/properties",
        "title",
    );
    remove("/resources/shelves/methods", "delete");
    remove("/resources/shelves/methods/list/parameters", "pageSize");
    document.to_string()
}

/// Both documents, and the user's package.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("old.json", LIBRARY);
    sandbox.write("new.json", revised());
    sandbox.write("reader/Cargo.toml", MANIFEST);
    sandbox.write("reader/src/main.rs", MAIN);
    sandbox.write("reader/src/desk.rs", DESK);
    sandbox.write("reader/src/shelf.rs", SHELF);
    sandbox
}

fn used_by(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    sandbox.run(&[&["diff", "old.json", "new.json", "--used-by"], arguments].concat())
}

fn json(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let run = used_by(sandbox, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}\n{run}"))
}

/// The touched lines: `src/main.rs:12 field_removed`, `… may …`.
fn touched(json: &Value) -> BTreeSet<String> {
    let changes = json["changes"].as_array().expect("changes");
    let lines = changes.iter().flat_map(|change| {
        let kind = change["kind"].as_str().expect("a kind");
        let lines = change["lines"].as_array().expect("lines");
        lines.iter().map(move |line| {
            let may = if line["certain"] == true { "" } else { "may " };
            let file = line["file"].as_str().expect("a file");
            format!("{file}:{} {may}{kind}", line["line"])
        })
    });
    lines.collect()
}

/// The lines that say what touches them.
fn marked(file: &str, text: &str) -> BTreeSet<String> {
    let lines = text.lines().enumerate();
    let marks = lines.flat_map(|(at, line)| {
        let marks = line.split("//~ ").skip(1);
        marks.map(move |mark| format!("{file}:{} {}", at + 1, mark.trim()))
    });
    marks.collect()
}

#[test]
fn the_lines_are_those_that_say_so() {
    let found = touched(&json(&sandbox(), &["reader"]));
    let files = [("main", MAIN), ("desk", DESK), ("shelf", SHELF)];
    let expected: BTreeSet<String> = files
        .iter()
        .flat_map(|(name, text)| marked(&format!("reader/src/{name}.rs"), text))
        .collect();
    let missed: Vec<&String> = expected.difference(&found).collect();
    let wrong: Vec<&String> = found.difference(&expected).collect();
    assert!(
        missed.is_empty() && wrong.is_empty(),
        "missed {missed:#?}\nwrong {wrong:#?}"
    );
}

#[test]
fn as_text() {
    assert_snapshot!(used_by(&sandbox(), &["reader"]));
}

#[test]
fn a_document_that_did_not_change_touches_nothing() {
    let sandbox = sandbox();
    let run = sandbox.run(&["diff", "old.json", "old.json", "--used-by", "reader"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("\nnothing changed\n"), "{run}");
}

#[test]
fn as_markdown() {
    assert_snapshot!(used_by(&sandbox(), &["reader", "--format", "markdown"]));
}

#[test]
fn as_json() {
    let mut json = json(&sandbox(), &["reader"]);
    // One change of each form; the others are compared line by line.
    if let Some(changes) = json["changes"].as_array_mut() {
        changes.retain(|change| {
            let kinds = ["setter_removed", "scope_removed", "docs"];
            kinds.iter().any(|kind| change["kind"] == *kind)
        });
    }
    assert_snapshot!(serde_json::to_string_pretty(&json).expect("JSON"));
}

/// `--fail-on` looks at what touches the code.
#[test]
fn only_what_touches_the_code_fails() {
    let sandbox = sandbox();
    sandbox.write(
        "other/src/lib.rs",
        "pub async fn f(client: &google_library_v1::Client) { client.readers(); }\n",
    );
    sandbox.write(
        "pages/src/lib.rs",
        "pub fn f(book: google_library_v1::types::Book) -> Option<i64> { book.pages }\n",
    );
    for (path, level, code) in [
        ("reader", "major", 1),
        ("other", "minor", 0),
        ("pages", "major", 0),
        ("pages", "minor", 1),
    ] {
        let run = used_by(&sandbox, &[path, "--fail-on", level]);
        assert_eq!(
            (run.code, run.stderr.as_str()),
            (code, ""),
            "{path} {level}\n{run}"
        );
    }
    let several = json(&sandbox, &["other", "--used-by", "pages"]);
    assert_eq!(several["used_by"]["verdict"], "minor");
    assert_eq!(several["used_by"]["files"], 2);
}

/// A module of a build script, under the default name; a file that is no package; a workspace, whose root has the dependency.
#[test]
fn the_code_has_many_forms() {
    let sandbox = sandbox();
    let call = "pub fn f(client: &CLIENT) { client.shelves().delete(\"a\"); }\n";
    let file = |module: &str| call.replace("CLIENT", module);
    sandbox.write(
        "script/src/lib.rs",
        format!(
            "include!(concat!(env!(\"OUT_DIR\"), \"/library_v1.rs\"));\n{}",
            file("crate::library_v1::Client")
        ),
    );
    sandbox.write("script/src/bin/tool.rs", file("script::library_v1::Client"));
    sandbox.write("script/Cargo.toml", "[package]\nname = \"script\"\n");
    sandbox.write("one.rs", file("google_library_v1::Client"));
    sandbox.write(
        "many/Cargo.toml",
        "[workspace]\nmembers = [\"a\", \"b\"]\n[workspace.dependencies]\nlib = { package = \"google-library-v1\", version = \"1\" }\n",
    );
    sandbox.write(
        "many/a/Cargo.toml",
        "[package]\nname = \"a\"\n[target.'cfg(unix)'.dependencies]\nlib.workspace = true\n",
    );
    sandbox.write("many/a/src/lib.rs", "pub use lib as api;\n");
    sandbox.write(
        "many/b/Cargo.toml",
        "[package]\nname = \"b\"\n[dependencies]\na = { path = \"../a\" }\n",
    );
    sandbox.write("many/b/src/lib.rs", file("a::api::Client"));
    sandbox.write("many/b/target/debug/x.rs", file("a::api::Client"));
    sandbox.write("many/.hidden/x.rs", file("a::api::Client"));
    for (path, expected) in [
        (
            "script",
            &["script/src/bin/tool.rs:1", "script/src/lib.rs:2"][..],
        ),
        ("one.rs", &["one.rs:1"]),
        ("many", &["many/b/src/lib.rs:1"]),
        ("many/a", &[]),
    ] {
        let expected: BTreeSet<String> = expected
            .iter()
            .map(|line| format!("{line} method_removed"))
            .collect();
        assert_eq!(touched(&json(&sandbox, &[path])), expected, "{path}");
    }
}

/// What cannot be read is said, and the rest is read.
#[test]
fn what_is_not_read_is_said() {
    let sandbox = sandbox();
    sandbox.write("reader/src/broken.rs", "fn f( {\n");
    sandbox.write("reader/src/latin.rs", b"// \xe9\n");
    sandbox.write(
        "reader/src/deep.rs",
        format!("const A: u8 = {}1{};", "(".repeat(5000), ")".repeat(5000)),
    );
    sandbox.write("reader/src/large.rs", "// a\n".repeat(1 << 19));
    sandbox.write(
        "reader/src/made.rs",
        "// Generated by discovery-codegen from library v1, revision 1.\n",
    );
    sandbox.write(
        "reader/src/large_made.rs",
        "// Generated by discovery-codegen from library v1, revision 1.\n".repeat(1 << 16),
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", sandbox.path("reader/src/loop")).expect("a link");
        std::os::unix::fs::symlink("nowhere", sandbox.path("reader/src/gone.rs")).expect("a link");
    }
    let json = json(&sandbox, &["reader"]);
    let skipped = json["used_by"]["skipped"].as_array().expect("skipped");
    let skipped: Vec<String> = skipped
        .iter()
        .map(|one| format!("{}: {}", one["file"], one["why"]))
        .collect();
    assert_snapshot!(skipped.join("\n"));
    assert_eq!(json["used_by"]["generated_files"], 2);
    assert_eq!(json["used_by"]["files"], 3);
    let expected = touched(&self::json(&self::sandbox(), &["reader"]));
    assert_eq!(touched(&json), expected);
}

#[test]
fn a_path_without_code_is_a_usage_error() {
    let sandbox = sandbox();
    sandbox.write("empty/readme.md", "none\n");
    sandbox.write(
        "made/lib.rs",
        "// Generated by discovery-codegen from library v1, revision 1.\n",
    );
    for (name, path) in [
        ("missing", "nowhere"),
        ("document", "old.json"),
        ("empty", "empty"),
        ("generated", "made"),
    ] {
        let run = used_by(&sandbox, &[path]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{name}\n{run}");
        assert_snapshot!(format!("no_code_{name}"), run.stderr);
    }
}

#[test]
fn code_that_does_not_name_the_crate_is_said() {
    let sandbox = sandbox();
    sandbox.write(
        "other/src/lib.rs",
        "pub fn f(x: Vec<u8>) { x.get(0).labels(); }\n",
    );
    assert_snapshot!(used_by(&sandbox, &["other"]));
}

/// `docs/guide/src/used-by.md` says what every member is.
#[test]
fn the_json_is_documented() {
    let docs = include_str!("../../../docs/guide/src/used-by.md");
    let json = json(&sandbox(), &["reader"]);
    let change = &json["changes"][0];
    for object in [&json["used_by"], &change["lines"][0]] {
        for member in object.as_object().expect("an object").keys() {
            assert!(docs.contains(&format!("`{member}`")), "{member}");
        }
    }
    for member in ["touches", "lines"] {
        assert!(
            change.get(member).is_some() && docs.contains(&format!("| `{member}` |")),
            "{member}"
        );
    }
}

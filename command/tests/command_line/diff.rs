//! `diff`: pages as they are read, their JSON, exit codes, and what is said where two documents cannot be compared.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::sandbox::{LIBRARY, NOTES, Run, Sandbox};

/// Edits of the document that between them have something for each part of a page.
const EDITS: [(&str, &str); 12] = [
    (r#""revision": "20260304""#, r#""revision": "20260505""#),
    // Breaking: a field of another type, a required parameter, a setter that goes.
    (
        r#""theme": {"type": "string", "#,
        r#""theme": {"type": "integer", "format": "int32", "#,
    ),
    (
        r#""id": "library.readers.get","#,
        r#""id": "library.readers.get", "request": {"$ref": "LendRequest"},"#,
    ),
    (r#""pageToken": {"#, r#""pageMark": {"#),
    // On the wire.
    (
        r#""rootUrl": "https://library.example.com/""#,
        r#""rootUrl": "https://books.example.com/""#,
    ),
    (
        r#""path": "v1/{+name}:lend""#,
        r#""path": "v2/{+name}:lend""#,
    ),
    (
        r#""pattern": "^shelves/[^/]+$""#,
        r#""pattern": "^`shelves`/[0-9]+$""#,
    ),
    // Added, deprecated.
    (
        r#""description": "A shelf of books.","#,
        r#""description": "A shelf of books.", "deprecated": true,"#,
    ),
    (
        r#""Empty": {"#,
        r#""Fine": {"id": "Fine", "type": "object", "properties": {"amount": {"type": "string", "format": "int64"}}}, "Empty": {"#,
    ),
    (
        r#""nextPageToken": {"#,
        r#""total": {"type": "integer", "format": "int32"}, "nextPageToken": {"#,
    ),
    // Documentation.
    (
        r#""description": "Gets a book.""#,
        r#""description": "Gets a book, if nobody has it.""#,
    ),
    (
        r#""title": "Library API""#,
        r#""title": "Public Library API""#,
    ),
];

/// `old.json` and `new.json`.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("old.json", LIBRARY);
    sandbox.write("new.json", LIBRARY);
    for (from, to) in EDITS {
        sandbox.edit("new.json", from, to);
    }
    sandbox
}

/// Runs `diff …`, which writes nothing.
fn diff(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = sandbox.run(&[&["diff"], arguments].concat());
    assert!(sandbox.files("") == before, "something was written\n{run}");
    run
}

fn json(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let run = diff(sandbox, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}\n{run}"))
}

#[test]
fn as_text() {
    assert_snapshot!(diff(&sandbox(), &["old.json", "new.json"]));
}

#[test]
fn as_markdown() {
    assert_snapshot!(diff(
        &sandbox(),
        &["old.json", "new.json", "--format", "markdown"]
    ));
}

#[test]
fn a_title_is_text_in_markdown() {
    let sandbox = sandbox();
    let title = r#""title": "Library\n# <script>alert(1)</script> ![a](https://b.c/d.png)`\u202e""#;
    let hostile = LIBRARY.replace(r#""title": "Library API""#, title);
    assert_ne!(hostile, LIBRARY);
    sandbox.write("hostile.json", &hostile);
    let run = diff(
        &sandbox,
        &["old.json", "hostile.json", "--format", "markdown"],
    );
    let heading = run.stdout.lines().next().unwrap_or_default();
    let expected = "## Library # \\<script\\>alert(1)\\</script\\> !\\[a\\](<https://b.c/d.png>)\\`\\\\u{202e} v1, revision 20260304";
    assert_eq!(heading, expected, "{run}");
}

#[test]
fn as_json() {
    assert_snapshot!(diff(
        &sandbox(),
        &["old.json", "new.json", "--format", "json"]
    ));
}

#[test]
fn in_colour() {
    let sandbox = sandbox();
    let run = sandbox.run_in(
        "",
        &["diff", "old.json", "new.json"],
        &[("CLICOLOR_FORCE", "1")],
    );
    assert!(
        run.stdout
            .contains("\u{1b}[1m\u{1b}[31mverdict: major\u{1b}[0m ("),
        "{run}"
    );
    assert!(
        run.stdout
            .contains("\u{1b}[31mOption<String>\u{1b}[0m → \u{1b}[32mOption<i32>\u{1b}[0m"),
        "{run}"
    );
}

#[test]
fn the_same_document_has_no_changes() {
    let sandbox = sandbox();
    sandbox.write("again.json", LIBRARY.replace("20260304", "20260404"));
    assert_snapshot!(diff(&sandbox, &["old.json", "again.json"]));
    assert_eq!(
        json(&sandbox, &["old.json", "again.json"])["verdict"],
        "none"
    );
}

#[test]
fn going_back_is_said() {
    let sandbox = sandbox();
    let run = diff(&sandbox, &["new.json", "old.json"]);
    assert!(
        run.stdout
            .contains("note: NEW is an older revision than OLD"),
        "{run}"
    );
    let run = diff(&sandbox, &["new.json", "old.json", "--format", "markdown"]);
    assert!(
        run.stdout
            .contains("**Note:** NEW is an older revision than OLD"),
        "{run}"
    );
}

/// Another version of the API is compared, for those who move to it.
#[test]
fn another_version_is_a_change() {
    let sandbox = sandbox();
    sandbox.write(
        "v2.json",
        LIBRARY.replace(r#""version": "v1""#, r#""version": "v2""#),
    );
    let json = json(&sandbox, &["old.json", "v2.json"]);
    assert_eq!(json["verdict"], "major");
    assert_eq!(json["changes"][0]["kind"], "other_version");
    assert_eq!(json["changes"][0]["new"], "library v2");
}

#[test]
fn the_exit_code_says_what_it_was_asked() {
    let sandbox = sandbox();
    let added = LIBRARY.replace(
        r#""theme": {"#,
        r#""floor": {"type": "string"}, "theme": {"#,
    );
    sandbox.write("added.json", added);
    sandbox.write(
        "docs.json",
        LIBRARY.replace("A shelf of books.", "A shelf, of books."),
    );
    for (new, fail_on, code) in [
        ("new.json", None, 0),
        ("new.json", Some("major"), 1),
        ("new.json", Some("minor"), 1),
        ("added.json", None, 0),
        ("added.json", Some("major"), 0),
        ("added.json", Some("minor"), 1),
        ("docs.json", Some("minor"), 0),
        ("docs.json", Some("patch"), 1),
        ("old.json", Some("minor"), 0),
        ("old.json", Some("patch"), 0),
    ] {
        let fail_on = fail_on.map_or(Vec::new(), |level| vec!["--fail-on", level]);
        for format in ["text", "markdown", "json"] {
            let run = diff(
                &sandbox,
                &[&["old.json", new, "--format", format], &fail_on[..]].concat(),
            );
            assert_eq!(
                (run.code, run.stderr.as_str()),
                (code, ""),
                "{new} {fail_on:?}\n{run}"
            );
            assert!(!run.stdout.is_empty());
        }
    }
}

/// A crate's pinned document, with its corrections and its selection; the file beside it is read with the same.
#[test]
fn a_crate_of_the_repository() {
    let sandbox = Sandbox::repository();
    sandbox.write("new.json", NOTES);
    assert_eq!(
        json(&sandbox, &["google-notes-v1", "new.json"])["verdict"],
        "none"
    );
    assert_eq!(
        json(&sandbox, &["new.json", "google-notes-v1"])["verdict"],
        "none"
    );
    sandbox.edit("new.json", "Keeps notes.", "Keeps all notes.");
    let found = json(&sandbox, &["google-notes-v1", "new.json"]);
    assert_eq!(found["crate"], "google-notes-v1");
    assert_eq!(found["verdict"], "patch");

    // The correction is made in both, or is missed in the new one.
    sandbox.write(
        "discovery/fixups/notes.v1.toml",
        "[[fixup]]\nname = \"retitled\"\nreason = \"to be seen\"\npath = \"/title\"\n\
         operation = \"set\"\nexpect = \"Notes API\"\nvalue = \"Cards API\"\n",
    );
    sandbox.edit(
        "discovery/apis.toml",
        "sha256",
        "fixups = \"fixups/notes.v1.toml\"\nsha256",
    );
    let run = diff(&sandbox, &["google-notes-v1", "new.json"]);
    assert!(
        run.stdout.starts_with("Cards API v1, revision 20260102\n"),
        "{run}"
    );
    sandbox.edit("new.json", "Notes API", "Cards API");
    let run = diff(&sandbox, &["google-notes-v1", "new.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert_snapshot!(run);
}

/// What a crate's selection leaves out is no change for its users.
#[test]
fn a_crate_with_a_selection() {
    let sandbox = Sandbox::repository();
    let new = NOTES
        .replace(
            r#""schemas": {"#,
            r#""schemas": {"Pen": {"id": "Pen", "type": "object", "properties": {"ink": {"type": "string"}}},"#,
        )
        .replace(
            r#""resources": {"#,
            r#""resources": {"pens": {"methods": {"get": {"id": "notes.pens.get", "path": "v1/pen", "httpMethod": "GET", "response": {"$ref": "Pen"}}}},"#,
        );
    sandbox.write("new.json", new);
    assert_eq!(
        json(&sandbox, &["google-notes-v1", "new.json"])["verdict"],
        "minor"
    );
    sandbox.edit(
        "discovery/apis.toml",
        "sha256",
        "select = [\"notes.get\"]\nsha256",
    );
    assert_eq!(
        json(&sandbox, &["google-notes-v1", "new.json"])["verdict"],
        "none"
    );
}

#[test]
fn documents_that_cannot_be_compared() {
    let sandbox = sandbox();
    sandbox.write("broken.json", "{");
    sandbox.write("no_document.json", r#"{"kind": "something else"}"#);
    for (name, arguments, code) in [
        ("no_such_file", &["old.json", "missing.json"][..], 1),
        ("not_json", &["broken.json", "new.json"], 1),
        ("neither", &["broken.json", "missing.json"], 1),
        ("no_document", &["old.json", "no_document.json"], 1),
        ("no_such_crate", &["google-library-v1", "new.json"], 1),
        ("two_apis", &["old.json", "notes.json"], 2),
        ("one_document", &["old.json"], 2),
        (
            "unknown_verdict",
            &["old.json", "new.json", "--fail-on", "huge"],
            2,
        ),
        (
            "unknown_format",
            &["old.json", "new.json", "--format", "html"],
            2,
        ),
    ] {
        let run = diff(&sandbox, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{name}\n{run}");
        assert_snapshot!(format!("cannot_{name}"), run);
    }
    let json = json(&sandbox, &["old.json", "missing.json"]);
    assert_eq!(json["verdict"], Value::Null);
    assert_eq!(json["problems"][0]["file"], "missing.json");
}

/// `docs/guide/src/diff.md` says what every member is, and has a row for every kind with its level.
#[test]
fn the_json_is_documented() {
    let docs = include_str!("../../../docs/guide/src/diff.md");
    let json = json(&sandbox(), &["old.json", "new.json"]);
    let members = |value: &Value| -> Vec<String> {
        value
            .as_object()
            .map(|members| members.keys().cloned().collect())
            .unwrap_or_default()
    };
    for member in members(&json)
        .into_iter()
        .chain(members(&json["changes"][0]))
    {
        assert!(docs.contains(&format!("`{member}`")), "{member}");
    }
    for kind in discovery_codegen::diff::Kind::all() {
        let wire = if kind.is_on_the_wire() { ", wire" } else { "" };
        let row = format!("| `{kind}` | {}{wire} | {} |", kind.level(), kind.reason());
        assert!(
            docs.contains(&row),
            "docs/guide/src/diff.md has no row\n{row}"
        );
    }
}

/// A kind, edits of the document, the code before and after.
type Migration<'a> = (&'a str, &'a [(&'a str, Value)], &'a str, &'a str);

/// What was written, and what to write: for each kind with an answer.
#[test]
fn what_to_write_is_said() {
    let list = "/resources/shelves/methods/list";
    let lend = "/resources/shelves/resources/books/methods/lend";
    let query = json!({"type": "string", "location": "query"});
    let mut required = query.clone();
    required["required"] = json!(true);
    let shelves = "client.shelves()";
    let table: [Migration<'_>; 9] = [
        (
            "setter_removed",
            &[(&format!("{list}/parameters/pageSize"), Value::Null)],
            &format!("{shelves}.list().page_size(page_size)"),
            &format!("{shelves}.list()"),
        ),
        (
            "setter_renamed",
            &[
                (&format!("{list}/parameters/pageToken"), Value::Null),
                (
                    &format!("{list}/parameters/pageMark"),
                    json!({"type": "string", "description": "Where the page begins.", "location": "query"}),
                ),
            ],
            &format!("{shelves}.list().page_token(page_token)"),
            &format!("{shelves}.list().page_mark(page_mark)"),
        ),
        (
            "parameter_required",
            &[(&format!("{lend}/parameters/requestId"), required.clone())],
            // It is softened: the list of arguments stays.
            &format!("{shelves}.books().lend(name, body)"),
            &format!("{shelves}.books().lend(name, body).request_id(request_id)"),
        ),
        (
            "body_removed",
            &[(&format!("{lend}/request"), Value::Null)],
            &format!("{shelves}.books().lend(name, body)"),
            &format!("{shelves}.books().lend(name)"),
        ),
        (
            "body_added",
            &[(
                "/resources/readers/methods/get/request",
                json!({"$ref": "LendRequest"}),
            )],
            "client.readers().get(reader_id)",
            "client.readers().get(reader_id, body)",
        ),
        (
            "method_removed",
            &[
                ("/resources/readers/methods/get", Value::Null),
                (
                    "/resources/shelves/methods/reader",
                    json!({"id": "library.shelves.reader", "path": "v1/readers/{readerId}", "httpMethod": "GET", "parameters": {"readerId": {"type": "string", "required": true, "location": "path"}}, "parameterOrder": ["readerId"]}),
                ),
            ],
            "client.readers().get(reader_id)",
            &format!("{shelves}.reader(reader_id)"),
        ),
        (
            "field_renamed",
            &[
                ("/schemas/LendRequest/properties/reader", Value::Null),
                (
                    "/schemas/LendRequest/properties/readerId",
                    json!({"type": "string", "description": "Required. Who it is."}),
                ),
            ],
            "message.reader",
            "message.reader_id",
        ),
        (
            "value_renamed",
            &[(
                "/schemas/Book/properties/type/enum",
                json!(["BINDING_UNSPECIFIED", "HARDCOVER", "SOFT"]),
            )],
            "types::book::Type::Hard",
            "types::book::Type::Hardcover",
        ),
        (
            "field_removed",
            &[("/schemas/Book/properties/labels", Value::Null)],
            "",
            "",
        ),
    ];
    for (kind, edits, before, after) in table {
        let sandbox = Sandbox::empty();
        let mut document: Value = serde_json::from_str(LIBRARY).expect("JSON");
        for (path, value) in edits {
            let (outer, key) = path.rsplit_once('/').expect("a path");
            let outer = document.pointer_mut(outer).and_then(Value::as_object_mut);
            let outer = outer.unwrap_or_else(|| panic!("{path}"));
            match value {
                Value::Null => drop(outer.remove(key)),
                value => drop(outer.insert(key.to_owned(), value.clone())),
            }
        }
        if kind == "parameter_required" {
            document.pointer_mut(lend).expect("lend")["parameterOrder"] =
                json!(["name", "requestId"]);
        }
        sandbox.write("old.json", LIBRARY);
        sandbox.write("new.json", document.to_string());
        let json = self::json(&sandbox, &["old.json", "new.json"]);
        let changes = json["changes"].as_array().expect("changes");
        let change = changes.iter().find(|change| change["kind"] == kind);
        let change = change.unwrap_or_else(|| panic!("{kind}: {json:#}"));
        let found = (change["before"].as_str(), change["after"].as_str());
        assert_eq!(found, (Some(before), Some(after)), "{kind}");
    }
}

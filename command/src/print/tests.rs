//! What is printed, byte for byte.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use clap::Parser;
use serde_json::{Value, json};

use super::{Printer, Shape};
use crate::cli::OutputArgs;
use crate::stop::{Reason, Stop};

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    output: OutputArgs,
}

/// The options of a command line.
fn options(line: &[&str]) -> OutputArgs {
    let line = ["call"].iter().chain(line);
    Line::try_parse_from(line).expect("options").output
}

/// A place that tests can read.
#[derive(Clone, Default)]
struct Page(Arc<Mutex<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

enum What<'a> {
    Value(&'a Value),
    Items(&'a [Value]),
}

fn try_print(what: &What<'_>, screen: [bool; 2], line: &[&str]) -> Result<String, Stop> {
    let page = Page::default();
    let shape = match what {
        What::Value(_) => Shape::One,
        What::Items(_) => Shape::Items,
    };
    let mut printer = Printer::to(Box::new(page.clone()), screen, &options(line), shape)?;
    match what {
        What::Value(value) => printer.value(value)?,
        What::Items(items) => items.iter().try_for_each(|item| printer.item(item))?,
    }
    printer.finish()?;
    let bytes = page.0.lock().expect("no panic").clone();
    Ok(String::from_utf8(bytes).expect("text"))
}

/// What a pipe gets of a response.
fn value(value: &Value, line: &[&str]) -> String {
    try_print(&What::Value(value), [false, false], line).expect("it is printed")
}

/// What a pipe gets of items.
fn items(items: &[Value], line: &[&str]) -> String {
    try_print(&What::Items(items), [false, false], line).expect("it is printed")
}

/// What a terminal gets of a response.
fn screen(value: &Value, colours: bool, line: &[&str]) -> String {
    try_print(&What::Value(value), [true, colours], line).expect("it is printed")
}

fn wrong(line: &[&str]) -> String {
    match try_print(&What::Value(&json!({"a": [1]})), [false, false], line) {
        Err(Stop::Call(Reason::Wrong, problem)) => problem.to_string(),
        other => panic!("{line:?}: {other:?}"),
    }
}

fn files() -> Value {
    json!({
        "kind": "drive#fileList", "nextPageToken": "t",
        "files": [
            {"id": "1", "name": "a, \"b\"", "size": 3, "labels": {"env": "prod"}},
            {"id": "2", "name": "größer 日本", "size": null},
        ],
    })
}

#[test]
fn json_is_one_value_and_items_are_one_list() {
    let one = json!({"b": 1, "a": [true, null]});
    let text = "{\n  \"a\": [\n    true,\n    null\n  ],\n  \"b\": 1\n}\n";
    assert_eq!(value(&one, &[]), text);
    assert_eq!(value(&one, &["--format", "json"]), text);
    let list = items(&[json!({"a": 1}), json!("x\ny")], &["--format", "json"]);
    assert_eq!(list, "[\n  {\n    \"a\": 1\n  },\n  \"x\\ny\"\n]\n");
    assert_eq!(items(&[], &["--format", "json"]), "[]\n");
}

#[test]
fn items_in_a_pipe_are_lines() {
    let list = [json!({"a": 1, "b": "x\ny"}), json!([])];
    assert_eq!(items(&list, &[]), "{\"a\":1,\"b\":\"x\\ny\"}\n[]\n");
    assert_eq!(items(&[], &[]), "");
    assert_eq!(
        value(&list[0], &["--format", "ndjson"]),
        "{\"a\":1,\"b\":\"x\\ny\"}\n"
    );
}

#[test]
fn people_get_colours_and_programs_do_not() {
    let one = json!({"a": ["x", 1, true, null, 1.5]});
    let text = screen(&one, true, &[]);
    assert!(text.contains("\u{1b}[32m\"x\"\u{1b}[0m"), "{text:?}");
    let plain = anstream::adapter::strip_str(&text).to_string();
    assert_eq!(plain, value(&one, &[]));
    assert_eq!(screen(&one, false, &[]), value(&one, &[]));
}

/// A terminal obeys none of them, and the JSON is the same value. A pipe gets what the server sent.
#[test]
fn a_terminal_gets_no_control_characters() {
    let hostile = json!({"a\u{9b}31m": "\u{1b}]0;x\u{7}\u{7f}\u{202e}"});
    for colours in [false, true] {
        let text = screen(&hostile, colours, &[]);
        let plain = anstream::adapter::strip_str(&text).to_string();
        assert_eq!(
            serde_json::from_str::<Value>(&plain).expect("JSON"),
            hostile
        );
        assert!(
            !plain.contains(['\u{9b}', '\u{1b}', '\u{7}', '\u{7f}', '\u{202e}']),
            "{plain:?}"
        );
    }
    let pipe = value(&hostile, &[]);
    assert!(
        pipe.contains("a\u{9b}31m") && pipe.contains("\\u001b"),
        "{pipe:?}"
    );
    let table = value(&hostile, &["--format", "table"]);
    assert_eq!(table, "A 31M\n ]0;x  \\u{202e}\n");
    let raw = screen(&json!("a\u{1b}[31m\nb"), true, &["--format", "raw"]);
    assert_eq!(raw, "a [31m\nb\n");
    for format in ["csv", "yaml"] {
        let text = screen(&hostile, true, &["--format", format]);
        assert!(
            !text.contains(['\u{9b}', '\u{1b}', '\u{7f}', '\u{202e}']),
            "{text:?}"
        );
    }
    let csv = screen(&json!({"a": "x\ny"}), true, &["--format", "csv"]);
    assert_eq!(csv, "a\r\n\"x\ny\"\r\n");
}

#[test]
fn a_table_of_the_items_of_a_response() {
    let table = value(&files(), &["--columns", "name,labels.env,size"]);
    let lines = [
        "NAME         LABELS.ENV  SIZE",
        "a, \"b\"       prod        3",
        "größer 日本",
    ];
    assert_eq!(table, lines.join("\n") + "\n");
    assert_eq!(
        value(
            &files(),
            &["--format", "table", "--columns", "name,labels.env,size"]
        ),
        table
    );
}

/// Without columns they are the members of the first row.
#[test]
fn a_table_without_columns() {
    let rows = [json!({"id": 1, "b": {"c": 2}}), json!({"id": 2, "z": 3})];
    assert_eq!(
        items(&rows, &["--format", "table"]),
        "B        ID\n{\"c\":2}  1\n         2\n"
    );
    assert_eq!(
        items(&[json!("x"), json!(2)], &["--format", "table"]),
        "\nx\n2\n"
    );
    let one = json!({"id": "1", "permissions": [{"role": "reader"}]});
    assert_eq!(
        value(&one, &["--format", "table"]),
        "ID  PERMISSIONS\n1   [{\"role\":\"reader\"}]\n"
    );
    assert_eq!(
        value(&one, &["--columns", "permissions[0].role"]),
        "PERMISSIONS[0].ROLE\nreader\n"
    );
}

#[test]
fn a_wide_cell_is_cut_on_a_terminal_alone() {
    let row = json!({"name": "x", "text": "a".repeat(100)});
    let table = screen(&row, true, &["--format", "table"]);
    assert!(
        table.ends_with(&format!("x     {}…\n", "a".repeat(59))),
        "{table}"
    );
    assert!(value(&row, &["--format", "table"]).contains(&"a".repeat(100)));
}

#[test]
fn a_long_table_is_printed_as_it_comes() {
    let rows: Vec<Value> = (0..600).map(|n| json!({"n": n})).collect();
    let page = Page::default();
    let options = options(&["--format", "table"]);
    let mut printer =
        Printer::to(Box::new(page.clone()), [false; 2], &options, Shape::Items).expect("options");
    for row in &rows {
        printer.item(row).expect("it is printed");
    }
    let length = || {
        page.0
            .lock()
            .expect("no panic")
            .split(|byte| *byte == b'\n')
            .count()
    };
    assert_eq!(length(), 602);
    printer.finish().expect("it is printed");
    assert_eq!(length(), 602);
}

#[test]
fn csv_is_quoted() {
    let rows = files()["files"].as_array().expect("a list").clone();
    let csv = items(&rows, &["--format", "csv", "--columns", "name,labels.env"]);
    assert_eq!(
        csv,
        "name,labels.env\r\n\"a, \"\"b\"\"\",prod\r\ngrößer 日本,\r\n"
    );
    let rows = [json!({"a": "x\ny", "b": [1, "z"]})];
    assert_eq!(
        items(&rows, &["--format", "csv"]),
        "a,b\r\n\"x\ny\",\"[1,\"\"z\"\"]\"\r\n"
    );
    assert_eq!(
        items(&[], &["--format", "csv", "--columns", "a,b"]),
        "a,b\r\n"
    );
    // One empty cell is not an empty line.
    assert_eq!(
        items(&[json!({})], &["--format", "csv", "--columns", "a"]),
        "a\r\n\"\"\r\n"
    );
}

#[test]
fn yaml_reads_back() {
    let odd = json!({
        "no": "no", "date": "2024-01-01", "number": "1e3", "empty": "", "lines": "a\nb\n", "control": "\u{1b}[31m", "blank": " x ",
        "colon": "a: b", "hash": "# a", "list": [1, [2.5, null], {"a": true}], "null": "null", "tilde": "~", "octal": "0o7", "dash": "- a",
        "nel": "a\u{85}b", "tab": "\tx",
    });
    let yaml = value(&odd, &["--format", "yaml"]);
    assert!(!yaml.contains('\u{1b}'), "{yaml:?}");
    let back: Value = serde_saphyr::from_str(&yaml).expect("YAML");
    assert_eq!(back, odd, "{yaml}");
    let two = items(&[json!({"a": 1}), json!({"a": 2})], &["--format", "yaml"]);
    assert_eq!(two, "a: 1\n---\na: 2\n");
}

#[test]
fn raw_is_text_without_quotes() {
    let select = |filter, format| value(&files(), &["--select", filter, "--format", format]);
    assert_eq!(select(".files[].name", "raw"), "a, \"b\"\ngrößer 日本\n");
    assert_eq!(select(".files[0].labels", "raw"), "{\"env\":\"prod\"}\n");
}

#[test]
fn a_part_is_selected() {
    let select = |filter| value(&files(), &["--select", filter, "--format", "ndjson"]);
    assert_eq!(select(".files[0].id"), "\"1\"\n");
    assert_eq!(select("[.files[] | select(.size) | .id]"), "[\"1\"]\n");
    assert_eq!(
        select(".files[] | select(.name | test(\"^gr\")) | {id}"),
        "{\"id\":\"2\"}\n"
    );
    assert_eq!(select(".nothing"), "null\n");
    assert_eq!(select("empty"), "");
    assert_eq!(select(".files | length"), "2\n");
    // Numbers are as they were.
    let numbers = json!([9_007_199_254_740_993_u64, u64::MAX, -1, 0.1, 1e300]);
    assert_eq!(
        value(&numbers, &["--select", ".", "--format", "ndjson"]),
        format!("{numbers}\n")
    );
    // A filter is applied to each item, and a table has what it makes.
    let list = [json!({"a": {"b": 1}}), json!({"a": {"b": 2}})];
    assert_eq!(items(&list, &["--select", ".a.b"]), "1\n2\n");
    assert_eq!(
        items(&list, &["--select", ".a", "--format", "table"]),
        "B\n1\n2\n"
    );
}

#[test]
fn wrong_options_say_what_to_do() {
    for (line, expected) in [
        (
            &["--select", ".a["][..],
            "--select: `.a[` is not a filter of jq: a closing bracket is missing at the end",
        ),
        (&["--select", "a.b"], "a path begins with a dot: '.a.b'"),
        (&["--select", "nothing(1)"], "there is no filter `nothing`"),
        (&["--select", ".a |"], "a term is missing at the end"),
        (&["--columns", "a..b"], "--columns: `a..b` is not a path"),
        (
            &["--columns", "a", "--format", "json"],
            "columns are for --format table",
        ),
        // This is known only when the response is there.
        (
            &["--select", ".a.b"],
            "this cannot be applied to the response: ",
        ),
    ] {
        let message = wrong(line);
        assert!(message.contains(expected), "{line:?}: {message}");
    }
}

/// As the program `head` leaves it.
struct ClosedPipe;

impl Write for ClosedPipe {
    fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let mut printer = Printer::to(
        Box::new(ClosedPipe),
        [false; 2],
        &options(&[]),
        Shape::Items,
    )
    .expect("options");
    assert!(matches!(printer.item(&json!(1)), Err(Stop::Closed)));
}

//! Documents of one's own, which other programs than Google's made.

use insta::assert_snapshot;

use crate::sandbox::{NOTES, Sandbox};

/// Notes, of which one method has no path.
fn without_a_path(sandbox: &Sandbox) {
    sandbox.write("notes.json", NOTES);
    sandbox.edit("notes.json", "\"path\":", "\"flatPath\":");
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let sandbox = Sandbox::new();
    let marked = format!("\u{feff}{NOTES}");
    sandbox.write("marked.json", &marked);
    for run in [
        sandbox.run(&["generate", "marked.json", "--out", "file"]),
        sandbox.pipe(&marked, &["generate", "-", "--out", "pipe"]),
        sandbox.run(&["describe", "marked.json"]),
        sandbox.run(&["diff", "marked.json", "notes.json"]),
        sandbox.run(&[
            "fetch",
            "notes",
            "v1",
            "--from",
            "marked.json",
            "--out",
            "saved.json",
        ]),
        sandbox.pipe(
            &marked,
            &["fetch", "notes", "v1", "--from", "-", "--out", "piped.json"],
        ),
    ] {
        assert_eq!(run.code, 0, "{run}");
    }
    assert_eq!(sandbox.files("file"), sandbox.files("pipe"));
    // A document is saved byte for byte.
    assert_eq!(sandbox.read("saved.json"), marked);
    assert_eq!(sandbox.read("piped.json"), marked);
}

#[test]
fn a_method_that_cannot_be_made_is_listed() {
    let sandbox = Sandbox::new();
    without_a_path(&sandbox);
    assert_snapshot!(
        "omitted",
        sandbox.run(&["generate", "notes.json", "--out", "out"])
    );
    let selected = [
        "generate",
        "notes.json",
        "--out",
        "out",
        "--select",
        "notes.get",
    ];
    assert_snapshot!("omitted_and_selected", sandbox.run(&selected));
    assert_snapshot!(
        "omitted_and_described",
        sandbox.run(&["describe", "notes.json", "notes.get"])
    );
}

#[test]
fn a_path_that_is_no_template() {
    let sandbox = Sandbox::new();
    sandbox.write("notes.json", NOTES);
    sandbox.edit("notes.json", "{+name}", "{name*}{?id}");
    sandbox.edit("notes.json", "\"GET\"", "\"GET it\"");
    let run = sandbox.run(&["generate", "notes.json", "--out", "out"]);
    assert_snapshot!("path_and_verb", run);
    assert!(!sandbox.path("out").exists());
}

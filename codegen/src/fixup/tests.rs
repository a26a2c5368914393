use std::borrow::Cow;

use serde_json::{Value, json};

use super::*;
use crate::problem::Problem;

fn document() -> Value {
    json!({"schemas": {"Operation": {"id": "Operation", "properties": {
        "done": {"type": "string", "description": "…"},
        "state": {"type": "string", "enum": ["RUNNING", "DONE"]},
        "a/b~c": {"type": "string"}
    }}}})
}

fn fixup(path: &str, operation: Value) -> Fixup {
    let mut fixup = json!({"name": "a-name", "reason": "A reason.", "path": path});
    for (key, value) in operation.as_object().expect("an object") {
        fixup[key] = value.clone();
    }
    serde_json::from_value(fixup).expect("a fixup")
}

/// The document after one fixup, or the problem.
fn apply_one(path: &str, operation: Value) -> Result<Value, String> {
    let mut document = document();
    match apply_to(&mut document, &[fixup(path, operation)]) {
        Ok(()) => Ok(document),
        Err(problems) => Err(problems
            .iter()
            .map(Problem::to_string)
            .collect::<Vec<_>>()
            .join("\n")),
    }
}

#[test]
fn set_replaces_what_is_expected() {
    let done = "/schemas/Operation/properties/done/type";
    let fixed = apply_one(
        done,
        json!({"operation": "set", "expect": "string", "value": "boolean"}),
    );
    assert_eq!(
        fixed.expect("applies").pointer(done),
        Some(&json!("boolean"))
    );
}

#[test]
fn set_without_expect_adds() {
    let format = "/schemas/Operation/properties/done/format";
    let fixed = apply_one(format, json!({"operation": "set", "value": "byte"}));
    assert_eq!(
        fixed.expect("applies").pointer(format),
        Some(&json!("byte"))
    );

    let appended = apply_one(
        "/schemas/Operation/properties/state/enum/-",
        json!({"operation": "set", "value": "FAILED"}),
    );
    assert_eq!(
        appended
            .expect("applies")
            .pointer("/schemas/Operation/properties/state/enum"),
        Some(&json!(["RUNNING", "DONE", "FAILED"]))
    );
}

#[test]
fn remove_compares_the_members_it_names() {
    let fixed = apply_one(
        "/schemas/Operation/properties/done",
        json!({"operation": "remove", "expect": {"type": "string"}}),
    );
    assert_eq!(
        fixed
            .expect("applies")
            .pointer("/schemas/Operation/properties/done"),
        None
    );

    let fixed = apply_one(
        "/schemas/Operation/properties/state/enum/0",
        json!({"operation": "remove", "expect": "RUNNING"}),
    );
    assert_eq!(
        fixed
            .expect("applies")
            .pointer("/schemas/Operation/properties/state/enum"),
        Some(&json!(["DONE"]))
    );
}

#[test]
fn rename_keeps_the_value() {
    let fixed = apply_one(
        "/schemas/Operation/properties/a~1b~0c",
        json!({"operation": "rename", "to": "abc", "expect": {}}),
    )
    .expect("applies");
    assert_eq!(
        fixed.pointer("/schemas/Operation/properties/abc"),
        Some(&json!({"type": "string"}))
    );
    assert_eq!(fixed.pointer("/schemas/Operation/properties/a~1b~0c"), None);
}

/// The problems of fixups that no longer apply, by path and operation.
#[test]
fn what_no_longer_applies_is_a_problem() {
    let done = "/schemas/Operation/properties/done";
    let table = [
        (
            format!("{done}/type"),
            json!({"operation": "set", "expect": "integer", "value": "boolean"}),
            "expected \"integer\", found \"string\"",
        ),
        (
            format!("{done}/type"),
            json!({"operation": "set", "value": "boolean"}),
            "nothing was expected there, found \"string\"",
        ),
        (
            format!("{done}/format"),
            json!({"operation": "remove", "expect": "byte"}),
            "the document has nothing there",
        ),
        (
            "/schemas/Gone/type".to_owned(),
            json!({"operation": "remove", "expect": "byte"}),
            "the document has no `Gone` on this path",
        ),
        (
            done.to_owned(),
            json!({"operation": "rename", "to": "state", "expect": {}}),
            "there is a `state` already",
        ),
        (
            format!("{done}/type/x"),
            json!({"operation": "set", "value": 1}),
            "the document has no `x` on this path",
        ),
        (
            "schemas".to_owned(),
            json!({"operation": "remove", "expect": {}}),
            "its path is not a JSON pointer (`/schemas/Operation/…`)",
        ),
        (
            "/schemas/Operation/properties/state/enum/01".to_owned(),
            json!({"operation": "remove", "expect": "DONE"}),
            "the document has no `01` on this path",
        ),
        (
            "/schemas/Operation/properties/state/enum/7".to_owned(),
            json!({"operation": "set", "value": "X"}),
            "the document has nothing there",
        ),
    ];
    for (path, operation, why) in table {
        let said = apply_one(&path, operation).expect_err(&path);
        assert_eq!(
            said,
            format!(
                "{path}: fixup `a-name` no longer applies: {why}. If the document was mended, delete the fixup; else adapt it"
            )
        );
    }
}

#[test]
fn every_fixup_that_does_not_apply_is_named() {
    let gone = fixup(
        "/schemas/Gone",
        json!({"operation": "remove", "expect": {}}),
    );
    let problems = apply_to(&mut document(), &[gone.clone(), gone]).expect_err("both are gone");
    assert_eq!(problems.len(), 2);
}

#[test]
fn without_fixups_the_text_stays_as_it_is() {
    assert!(matches!(
        apply("not even JSON", &[]),
        Ok(Cow::Borrowed("not even JSON"))
    ));
    let problems = apply(
        "{\n  nonsense}",
        &[fixup("/a", json!({"operation": "set", "value": 1}))],
    )
    .expect_err("no JSON");
    assert_eq!(problems[0].path, "line 2, column 3");
}

#[test]
fn a_file_says_what_its_operation_takes() {
    let table = [
        (
            json!({"operation": "set"}),
            "fixup `a-name`: `set` takes `value`, and `expect` if the place has another value now",
        ),
        (
            json!({"operation": "set", "value": 1, "expect": 1}),
            "fixup `a-name`: `set` takes `value`, and `expect` if the place has another value now",
        ),
        (
            json!({"operation": "remove"}),
            "fixup `a-name`: `remove` takes `expect`, and nothing else",
        ),
        (
            json!({"operation": "rename", "expect": {}}),
            "fixup `a-name`: `rename` takes `to` and `expect`",
        ),
        (
            json!({"operation": "replace"}),
            "unknown variant `replace`, expected one of `set`, `remove`, `rename`",
        ),
        (
            json!({"operation": "remove", "expect": {}, "reason": " "}),
            "a fixup has a name and a reason",
        ),
    ];
    for (operation, said) in table {
        let mut fixup = json!({"name": "a-name", "reason": "A reason.", "path": "/a"});
        for (key, value) in operation.as_object().expect("an object") {
            fixup[key] = value.clone();
        }
        let error = serde_json::from_value::<Fixup>(fixup).expect_err(said);
        assert_eq!(error.to_string(), said);
    }
}

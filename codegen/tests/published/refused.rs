//! Decisions that do not apply, and hostile ones: problems with their place, and never other code.

use serde_json::json;

use super::document;
use discovery_codegen::model::Api;
use discovery_codegen::{Facts, Problem, decisions, resolve_keeping};

/// The problems of a file of decisions for a document.
fn problems(file: &str) -> Vec<String> {
    let problems = resolve_keeping_with(file).expect_err("a problem");
    problems.iter().map(ToString::to_string).collect()
}

/// What a document becomes with a file of decisions.
fn resolve_keeping_with(file: &str) -> Result<Api, Vec<Problem>> {
    let text = json!({"type": "string"});
    let document = document(json!({
        "schemas": {"Note": {"id": "Note", "type": "object", "properties": {"a": text, "b": text}}},
        "resources": {"notes": {"methods": {"run": {
            "id": "run", "httpMethod": "GET", "path": "a", "parameters": {"c": {"type": "string", "location": "query"}},
        }}}},
    }));
    let decisions = decisions::read(file)
        .expect("decisions")
        .in_file("kept.toml");
    resolve_keeping(&document.to_string(), Facts::Shipped, &decisions)
}

fn entry(path: &str, what: &str) -> String {
    format!("[[keep]]\npath = \"{path}\"\n{what}\n")
}

#[test]
fn what_does_not_apply_is_said_with_its_line() {
    assert_eq!(
        problems(&entry("schemas.Gone", "name = \"Gone\"")),
        [
            "kept.toml: line 3, column 8: the decision does not apply: the document has no `name` to keep at \"schemas.Gone\". \
             Remove it"
        ]
    );
    let cannot = |what: &str, path: &str, value: &str, found: &str| {
        format!(
            "kept.toml: line 3, column {}: the decision does not apply: `{what}` of {path:?} cannot be {value:?}. It is {found:?}",
            what.len() + 4
        )
    };
    let field = "schemas.Note.properties.a";
    for name in ["A", "self", "type", "b__c", "_a"] {
        let file = entry(field, &format!("name = \"{name}\""));
        match name {
            "_a" => assert!(decisions::read(&file).is_err()),
            name => assert_eq!(problems(&file), [cannot("name", field, name, "a")]),
        }
    }
    let setter = "resources.notes.methods.run.parameters.c";
    for name in ["send", "call", "C"] {
        let file = entry(setter, &format!("name = \"{name}\""));
        assert_eq!(problems(&file), [cannot("name", setter, name, "c")]);
    }
    let method = "resources.notes.methods.run";
    assert_eq!(
        problems(&entry(method, "builder = \"Notes\"")),
        [cannot("builder", method, "Notes", "Run")]
    );
    assert_eq!(
        problems(&entry(method, "arguments = [\"x\"]")),
        [format!(
            "kept.toml: line 3, column 13: the decision does not apply: the document has no `arguments` to keep at {method:?}. \
             Remove it"
        )]
    );
}

#[test]
fn two_items_cannot_keep_one_name() {
    let both = [
        entry("schemas.Note.properties.a", "name = \"x\""),
        entry("schemas.Note.properties.b", "name = \"x\""),
    ];
    assert_eq!(
        problems(&both.concat()),
        [
            "kept.toml: line 6, column 8: the decision does not apply: `name` of \"schemas.Note.properties.b\" cannot be \"x\". It \
             is \"b\""
        ]
    );
}

#[test]
fn what_cannot_be_softened_is_said_with_its_line() {
    let soften =
        |path: &str, what: &str| format!("[[soften]]\npath = \"{path}\"\n{what}\nsince = \"1\"\n");
    let cannot = |path: &str, key: &str, value: &str| {
        format!(
            "kept.toml: line 3, column {}: it does not apply: {path:?} cannot also have the `{key}` {value:?}. The item is gone, or \
             has no such name; or another item has it. Remove the entry",
            key.len() + 4
        )
    };
    let setter = "resources.notes.methods.run.parameters.c";
    for (path, key, value) in [
        ("schemas.Gone", "name", "Old"),
        ("schemas.Note", "name", "Note"),
        ("schemas.Note", "name", "note"),
        ("schemas.Note", "name", "Self"),
        ("schemas.Note", "name", "A__b"),
        // It has no inline types.
        ("schemas.Note", "module", "old"),
        // A field and a method have no second name.
        ("schemas.Note.properties.a", "name", "old"),
        ("resources.notes.methods.run", "name", "old"),
        (setter, "name", "c"),
        (setter, "name", "send"),
        (setter, "name", "fn"),
    ] {
        let file = soften(path, &format!("{key} = \"{value}\""));
        assert_eq!(problems(&file), [cannot(path, key, value)]);
    }
    // What is well is applied, and two items cannot have one name.
    let twice = soften("schemas.Note", "name = \"Old\"") + &soften(setter, "name = \"old\"");
    let document = resolve_keeping_with(&twice);
    assert_eq!(document.expect("a model").old_items().len(), 2);
    let read = |file: &str| {
        let problems = decisions::read(file).expect_err("a problem");
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        read(&soften("a", "name = \"x y\"")),
        ["line 3, column 8: `name` is \"x y\", which is not a name in Rust"]
    );
    assert_eq!(
        read(&(soften("a", "") + &soften("a", "name = \"b\""))),
        [
            "line 2, column 8: it softens nothing: say what, such as `name`, or remove the entry",
            "line 6, column 8: a second entry for \"a\": join the two"
        ]
    );
    let since = read("[[soften]]\npath = \"a\"\nname = \"b\"");
    assert_eq!(since, ["line 1, column 1: missing field `since`"]);
}

#[test]
fn an_old_place_that_cannot_be_is_said_with_its_line() {
    let run = "resources.notes.methods.run";
    let at = |path: &str, places: &str| {
        format!("[[soften]]\npath = \"{path}\"\nplaces = {places}\nsince = \"1\"\n")
    };
    for places in [
        // Where it is; where no place is; with a key that is two steps; twice.
        "[\"resources.notes.methods.run\"]",
        "[\"resources.notes\"]",
        "[\"methods\"]",
        "[\"\"]",
        "[\"resources.a.methods.b.c\"]",
        "[\"methods.old\", \"methods.old\"]",
        &format!("[\"{}methods.old\"]", "resources.a.".repeat(10_000)),
    ] {
        let found = problems(&at(run, places));
        assert!(
            matches!(found.as_slice(), [only] if only.starts_with("kept.toml: line 3, column 10: it does not apply:")),
            "{places}: {found:?}"
        );
    }
    assert_eq!(
        problems(&at("resources.notes.methods.gone", "[\"methods.old\"]")).len(),
        1
    );
    // Any other keys become names, also names of ours. Where a newcomer is, it takes a suffix.
    let strange = "[\"methods.new\", \"methods.notes\", \"resources.é \\n`.resources.type.methods.fn\", \"resources.types.methods.9\"]";
    let api = resolve_keeping_with(&at(run, strange)).expect("a model");
    let calls: Vec<String> = api.old_items().into_iter().map(|item| item.rust).collect();
    assert_eq!(
        calls,
        ["new_", "notes", "types().v9", "value().r#type().r#fn"]
    );
}

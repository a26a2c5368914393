//! Decisions that do not apply, and hostile ones: problems with their place, and never other code.

use serde_json::json;

use super::document;
use discovery_codegen::{Facts, decisions, resolve_keeping};

/// The problems of a file of decisions for a document.
fn problems(file: &str) -> Vec<String> {
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
    let problems = resolve_keeping(&document.to_string(), Facts::Shipped, &decisions);
    let problems = problems.expect_err("a problem");
    problems.iter().map(ToString::to_string).collect()
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

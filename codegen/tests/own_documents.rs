//! Documents of one's own: what is wrong with a path or a verb is named with its place, and what can be made is made.

use discovery_codegen::{Options, Problem, generate, resolve};
use serde_json::{Value, json};

/// A document with a method of this verb and path, and with another one.
fn document(verb: &str, path: &str) -> Value {
    json!({
        "kind": "discovery#restDescription", "name": "example", "version": "v1",
        "rootUrl": "https://example.googleapis.com/", "servicePath": "",
        "resources": {"things": {"methods": {
            "one": {"httpMethod": verb, "path": path},
            "other": {"httpMethod": "GET", "path": "v1/other"},
        }}},
    })
}

fn problems(document: &Value) -> Vec<String> {
    match resolve(&document.to_string()) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(Problem::to_string).collect(),
    }
}

#[test]
fn a_path_that_is_no_template_is_a_problem_with_its_place() {
    for (path, reason) in [
        ("things/{/id*}", "`{/id*}` has the operator `/`"),
        ("things{?id}", "`{?id}` has the operator `?`"),
        ("things/{id,verb}", "`{id,verb}` has several variables"),
        ("things?id={id}", "`things?id=` has a `?`"),
        ("things#one", "`things#one` has a `#`"),
        ("things/{id", "`{id` has no `}`"),
    ] {
        let found = problems(&document("GET", path));
        let [problem] = found.as_slice() else {
            panic!("{path}: {found:?}");
        };
        let place = "resources.things.methods.one.path: ";
        assert!(
            problem.starts_with(place) && problem.contains(reason),
            "{problem}"
        );
    }
    for path in ["", "/", "v1/{id}", "/v1/{+name}:run"] {
        assert_eq!(problems(&document("GET", path)), [""; 0], "{path}");
    }
}

#[test]
fn a_verb_is_one_word() {
    for verb in ["GET /v1", "GÉT", " get"] {
        let found = problems(&document(verb, "v1"));
        let expected = format!(
            "resources.things.methods.one.httpMethod: `{verb}` is not an HTTP method: it is one word, such as `GET`"
        );
        assert_eq!(found, [expected]);
    }
    for verb in ["get", "Patch", "PROPFIND", "x-purge"] {
        let api = resolve(&document(verb, "v1").to_string()).unwrap();
        assert_eq!(
            api.root.resources[0].methods[0].verb,
            verb.to_ascii_uppercase()
        );
    }
}

fn selecting(document: &Value, patterns: &[&str]) -> Result<Vec<String>, String> {
    let options = Options {
        select: patterns.iter().map(|&pattern| pattern.to_owned()).collect(),
        ..Options::default()
    };
    match generate(&document.to_string(), &options) {
        Ok(made) => Ok(made
            .omissions
            .into_iter()
            .map(|omission| omission.path)
            .collect()),
        Err(problems) => Err(problems.iter().map(Problem::to_string).collect()),
    }
}

#[test]
fn a_method_that_cannot_be_made_is_an_omission_and_others_can_be_selected() {
    let mut document = document("GET", "v1");
    document["resources"]["things"]["methods"]["one"] = json!({"httpMethod": "GET"});
    let one = "resources.things.methods.one".to_owned();
    assert_eq!(selecting(&document, &[]), Ok(vec![one.clone()]));
    assert_eq!(selecting(&document, &["things.other"]), Ok(Vec::new()));
    // Where it is meant too, it is listed.
    assert_eq!(selecting(&document, &["things"]), Ok(vec![one.clone()]));
    assert_eq!(selecting(&document, &["things.*"]), Ok(vec![one]));
    assert_eq!(
        selecting(&document, &["things.one"]),
        Err("`things.one` is omitted: the method has no `path`, and no request can be made without it".to_owned())
    );
}

#[test]
fn one_of_root_url_and_base_url_is_there() {
    let mut document = document("GET", "v1");
    document.as_object_mut().unwrap().remove("rootUrl");
    let found = problems(&document);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("rootUrl: "), "{found:?}");
    document["baseUrl"] = json!("https://example.appspot.com/_ah/api/example/v1/");
    assert_eq!(problems(&document), [""; 0]);
    document["baseUrl"] = json!("");
    assert_eq!(problems(&document).len(), 1);
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let text = document("GET", "v1").to_string();
    let marked = format!("\u{feff}{text}");
    assert_eq!(resolve(&marked), resolve(&text));
    let fixup = r#"
        [[fixup]]
        name = "title"
        reason = "It has none."
        path = "/title"
        operation = "set"
        value = "Things"
    "#;
    let fixups = discovery_codegen::fixup::read(fixup).unwrap();
    let fixed = discovery_codegen::fixup::apply(&marked, &fixups).unwrap();
    assert_eq!(resolve(&fixed).unwrap().title, "Things");
}

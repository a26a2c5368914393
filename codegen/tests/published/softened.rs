//! What a document gives up is softened until the next major version.

use discovery_codegen::diff::Kind;
use discovery_codegen::model::Api;
use discovery_codegen::{
    Diff, Facts, Layout, Options, diff, generate_from, resolve_selected_after,
};
use serde_json::{Value, json};

use super::{after, document, model, with};

/// A document of this revision, whose notes have a type of this name, and a method that lists them with this parameter.
fn notes(revision: &str, note: &str, size: &str) -> Value {
    let text = json!({"type": "string"});
    document(json!({
        "revision": revision,
        "schemas": {
            note: {"id": note, "type": "object", "properties": {
                "title": text, "colour": {"type": "string", "enum": ["RED", "BLUE"]},
            }},
            "Notes": {"id": "Notes", "type": "object", "properties": {"all": {"type": "array", "items": {"$ref": note}}}},
        },
        "resources": {"notes": {"methods": {"list": {
            "id": "notes.list", "httpMethod": "GET", "path": "notes", "response": {"$ref": "Notes"},
            "parameters": {size: {"type": "integer", "format": "int32", "location": "query", "description": "How many."}},
        }}}},
    }))
}

/// The breaking changes: kind, item, whether it is softened.
fn breaking(diff: &Diff) -> Vec<(&'static str, &str, bool)> {
    let breaking = diff.changes.iter().filter(|change| change.cause.is_some());
    breaking
        .map(|change| (change.kind.as_str(), change.rust.as_str(), change.softened))
        .collect()
}

fn code(api: Api) -> String {
    let options = Options {
        layout: Layout::Module,
        ..Options::default()
    };
    let made = generate_from(api, &options).expect("code");
    made.tree.files().map(|(_, text)| text).collect()
}

/// The lines of code around each deprecation.
fn deprecated(code: &str) -> String {
    let lines: Vec<&str> = code.lines().map(str::trim).collect();
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("#[deprecated(") {
            text += &lines[at - 1..at + 4].join("\n");
            text += "\n\n";
        }
    }
    text
}

#[test]
fn an_old_name_stays_until_the_next_major_version() {
    let first = model(&notes("1", "Note", "page_sise"));
    let (second, keeping) = after(&first, &notes("2", "Memo", "pageSise"));
    // Only the spelling of the parameter differs, and its name in Rust is the same.
    let changes = diff(&first, &second);
    let renamed = [
        ("type_renamed", "types::Note", true),
        ("type_renamed", "types::note::Colour", true),
    ];
    assert_eq!(breaking(&changes), renamed);
    let file = keeping.decisions.to_toml();
    let entries = file.split_once("\n\n").map_or("", |(_, entries)| entries);
    insta::assert_snapshot!("file", entries);
    insta::assert_snapshot!("code", deprecated(&code(second.clone())));
    let read = discovery_codegen::decisions::read(&file).expect("decisions");
    assert!(with(&notes("2", "Memo", "pageSise"), &read) == second);

    // A minor update keeps it, whatever claims the name.
    let mut newcomer = notes("3", "Memo", "pageSise");
    newcomer["schemas"]["note"] =
        json!({"id": "note", "type": "object", "properties": {"a": {"type": "string"}}});
    let (third, keeping) = after(&second, &newcomer);
    assert_eq!(breaking(&diff(&second, &third)), []);
    assert!(keeping.decisions.has_softened("schemas.Memo"));
    assert!(code(third.clone()).contains("pub type Note = Memo;"));
    assert!(code(third.clone()).contains("pub struct NoteLowercase"));

    // A major update drops it, and says so.
    let (fourth, keeping) = after(&third, &notes("4", "Memo", "maxPageSise"));
    let found = diff(&third, &fourth);
    assert_eq!(
        breaking(&found),
        [
            ("type_removed", "types::NoteLowercase", false),
            ("deprecated_removed", "types::Note", false),
            ("deprecated_removed", "types::note", false),
            ("setter_renamed", "notes().list().page_sise", true),
        ]
    );
    assert!(!keeping.decisions.has_softened("schemas.Memo"));
    let dropped = found
        .changes
        .iter()
        .find(|change| change.kind == Kind::DeprecatedRemoved);
    let dropped = dropped.expect("a change");
    assert_eq!(
        (dropped.before.as_str(), dropped.after.as_str()),
        ("types::Note", "types::Memo")
    );
    insta::assert_snapshot!("setter", deprecated(&code(fourth)));
}

#[test]
fn another_parameter_with_the_same_text_is_not_the_old_one() {
    let (now, keeping) = after(
        &model(&notes("1", "Note", "page_sise")),
        &notes("2", "Note", "limit"),
    );
    let old = model(&notes("1", "Note", "page_sise"));
    let renamed = ("setter_renamed", "notes().list().page_sise", false);
    assert_eq!(breaking(&diff(&old, &now)), [renamed]);
    assert!(keeping.decisions.is_empty());
}

#[test]
fn what_breaks_outside_of_the_selection_ends_nothing() {
    let mut old = notes("1", "Note", "size");
    old["resources"]["other"] = old["resources"]["notes"].clone();
    let mut new = notes("2", "Memo", "size");
    new["resources"]["other"] = new["resources"]["notes"].clone();
    let newest = notes("3", "Memo", "size");
    let (second, _) = after(&model(&old), &new);
    let selected = |select: &[&str]| {
        let select: Vec<String> = select.iter().map(ToString::to_string).collect();
        let resolved =
            resolve_selected_after(&second, &newest.to_string(), Facts::Shipped, &select);
        resolved.expect("a model").1.decisions
    };
    assert!(selected(&["notes"]).has_softened("schemas.Memo"));
    assert!(!selected(&[]).has_softened("schemas.Memo"));
}

/// A method of notes with this path.
fn method(id: &str, path: &str) -> Value {
    let name = json!({"type": "string", "location": "path", "required": true});
    json!({"id": id, "httpMethod": "GET", "path": path, "parameterOrder": ["name"], "parameters": {"name": name}})
}

fn with_resources(revision: &str, resources: Value) -> Value {
    document(json!({"revision": revision, "resources": resources}))
}

/// Two places of one method, which later has one place; and a resource that stays.
fn moves() -> [Value; 2] {
    let (get, stop) = (
        method("get", "v1/{+name}"),
        method("stop", "v1/{+name}:stop"),
    );
    let one = json!({"methods": {"get": get, "stop": stop}});
    let two = json!({"resources": {"items": {"methods": {"fetch": get}}}});
    let stays = json!({"methods": {"list": {"id": "list", "httpMethod": "GET", "path": "v1/all"}}});
    let mut notes = stays.clone();
    notes["methods"]["read"] = get.clone();
    [
        with_resources("1", json!({"boxes": one, "folders": two, "notes": stays})),
        with_resources("2", json!({"notes": notes})),
    ]
}

#[test]
fn a_method_is_also_where_it_was() {
    let [one, two] = moves();
    let first = model(&one);
    let (second, keeping) = after(&first, &two);
    let changes = diff(&first, &second);
    assert_eq!(
        breaking(&changes),
        [
            // `stop` is gone.
            ("resource_removed", "boxes()", false),
            ("resource_removed", "folders()", true),
        ]
    );
    let file = keeping.decisions.to_toml();
    assert!(
        file.contains(
            "path = \"resources.notes.methods.read\"\nplaces = [\"resources.boxes.methods.get\", \
             \"resources.folders.resources.items.methods.fetch\"]\nsince = \"2\"\n"
        ),
        "{file}"
    );
    let read = discovery_codegen::decisions::read(&file).expect("decisions");
    assert!(with(&two, &read) == second);
    insta::assert_snapshot!("places", deprecated(&code(second.clone())));

    // A newcomer does not get the names of the old place. A selection without the method has no old place.
    let mut newcomers = two.clone();
    newcomers["revision"] = json!("3");
    newcomers["resources"]["Boxes"] =
        json!({"methods": {"list": two["resources"]["notes"]["methods"]["list"]}});
    let (third, _) = after(&second, &newcomers);
    assert_eq!(breaking(&diff(&second, &third)), []);
    let code_of_third = code(third.clone());
    assert!(code_of_third.contains("pub fn boxes_pascal_case(&self)"));
    assert!(code_of_third.contains("pub fn boxes(&self)"));
    let selected = discovery_codegen::select::select(third.clone(), &["notes.list".to_owned()]);
    assert!(selected.expect("a model").old_items().is_empty());

    // The next major version drops both.
    let mut last = newcomers.clone();
    last["resources"]["notes"]["methods"]["list"] = method("list", "v1/{+name}/all");
    let (fourth, keeping) = after(&third, &last);
    assert_eq!(
        breaking(&diff(&third, &fourth)),
        [
            ("deprecated_removed", "boxes().get", false),
            ("deprecated_removed", "folders().items().fetch", false),
            ("argument_added", "notes().list(name)", false),
        ]
    );
    assert!(
        !keeping
            .decisions
            .has_softened("resources.notes.methods.read")
    );
    // A client with a feature for each resource has an old place if it has the new one.
    let with_features = discovery_codegen::features::assign(second).expect("features");
    let gated = code_of_crate(with_features);
    let gate = "#[deprecated(note = \"it is `client.notes().read(name)` now\")]\n    #[cfg(feature = \"notes\")]\n    pub fn get(";
    assert!(gated.contains(gate), "{gated}");
}

fn code_of_crate(api: Api) -> String {
    let made = generate_from(api, &Options::default()).expect("code");
    made.tree.files().map(|(_, text)| text).collect()
}

#[test]
fn a_method_that_takes_or_gives_something_else_is_not_the_old_one() {
    let [one, two] = moves();
    let read = "/resources/notes/methods/read";
    for (what, place, value) in [
        (
            "a type of a parameter",
            "/parameters/name/type",
            json!("integer"),
        ),
        ("a verb", "/httpMethod", json!("PUT")),
        ("a path", "/path", json!("v2/{+name}")),
        ("a response", "/response", json!({"$ref": "Note"})),
        ("a body", "/request", json!({"$ref": "Note"})),
    ] {
        let mut two = two.clone();
        two["schemas"] = json!({"Note": {"id": "Note", "type": "object", "properties": {"a": {"type": "string"}}}});
        let method = two.pointer_mut(read).expect("a method");
        let (parent, key) = place.rsplit_once('/').expect("a place");
        method.pointer_mut(parent).expect("a place")[key] = value;
        let (second, keeping) = after(&model(&one), &two);
        assert!(
            second.old_items().is_empty() && keeping.decisions.is_empty(),
            "{what}"
        );
    }
    // One that takes other names with the same path is another one; if several have the path, the names tell which one it is.
    let named = |pattern: &str| {
        let mut method = method("get", "v1/{+name}");
        method["parameters"]["name"]["pattern"] = json!(pattern);
        method
    };
    let old = with_resources(
        "1",
        json!({"boxes": {"methods": {"get": named("^boxes/[^/]+$")}}}),
    );
    for (pattern, places) in [("^boxes/[^/]+$", 1), ("^boxes/.*$", 1), ("^lids/[^/]+$", 0)] {
        let lids = json!({"get": named("^lids/x/[^/]+$"), "read": named(pattern)});
        let new = with_resources("2", json!({"lids": {"methods": lids}}));
        let (second, _) = after(&model(&old), &new);
        assert_eq!(second.old_items().len(), places, "{pattern}");
    }
    // A method that is still at its place, under another spelling of its key.
    let mut spelt = one.clone();
    let methods = &mut spelt["resources"]["boxes"]["methods"];
    methods["Get"] = methods["get"].take();
    methods.as_object_mut().expect("methods").remove("get");
    let (second, _) = after(&model(&one), &spelt);
    assert!(second.old_items().is_empty());
    assert_eq!(breaking(&diff(&model(&one), &second)), []);
}

#[test]
fn a_parameter_that_becomes_required_keeps_its_setter_for_one_version() {
    let list = |revision: &str, required: bool, more: Value| {
        let mut method = method("list", "v1/{+name}");
        method["parameters"]["filter"] =
            json!({"type": "string", "location": "query", "required": required});
        for (name, parameter) in more.as_object().expect("parameters") {
            method["parameters"][name] = parameter.clone();
        }
        with_resources(revision, json!({"notes": {"methods": {"list": method}}}))
    };
    let new = json!({"kind": {"type": "string", "location": "query", "required": true}});
    let first = model(&list("1", false, json!({})));
    let (second, keeping) = after(&first, &list("2", true, new.clone()));
    let found = diff(&first, &second);
    assert_eq!(
        breaking(&found),
        [
            ("argument_added", "notes().list().kind", true),
            ("parameter_required", "notes().list().filter", true),
        ]
    );
    let migrations: Vec<(&str, &str)> = found
        .changes
        .iter()
        .filter(|change| change.softened)
        .map(|change| (change.before.as_str(), change.after.as_str()))
        .collect();
    let call = "client.notes().list(name)";
    let now = "client.notes().list(name).filter(filter).kind(kind)";
    assert_eq!(migrations, [(call, now), (call, now)]);
    let file = keeping.decisions.to_toml();
    let read = discovery_codegen::decisions::read(&file).expect("decisions");
    assert!(with(&list("2", true, new.clone()), &read) == second);
    assert!(
        code(second.clone())
            .contains(".required(&[(\"filter\", \"filter\"), (\"kind\", \"kind\")])")
    );

    let setter = json!({"size": {"type": "string", "location": "query"}});
    let mut more = new.clone();
    more["size"] = setter["size"].clone();
    let (third, _) = after(&second, &list("3", true, more));
    assert_eq!(breaking(&diff(&second, &third)), []);
    // The setter `size` goes, and both parameters become arguments.
    let (fourth, keeping) = after(&third, &list("4", true, new));
    assert_eq!(
        breaking(&diff(&third, &fourth)),
        [
            ("parameter_required", "notes().list().filter", false),
            ("parameter_required", "notes().list().kind", false),
            ("setter_removed", "notes().list().size", false),
        ]
    );
    assert_eq!(keeping.decisions.softened().count(), 0);
    // One that is no longer required has nothing to soften.
    let (optional, keeping) = after(&second, &list("3", false, json!({})));
    assert_eq!(
        breaking(&diff(&second, &optional)),
        [("setter_removed", "notes().list().kind", false)]
    );
    assert_eq!(keeping.decisions.softened().count(), 0);
}

//! One document, and one with a newcomer: what it would change alone, and the file that keeps it.

use serde_json::{Value, json};

use super::{after, breaking, document, model, stays};
use discovery_codegen::diff;

fn schemas(properties: Value) -> Value {
    document(
        json!({"schemas": {"Note": {"id": "Note", "type": "object", "properties": properties}}}),
    )
}

/// A document with one method and these schemas.
fn method(method: Value, schemas: Value) -> Value {
    document(json!({"resources": {"notes": {"methods": {"run": method}}}, "schemas": schemas}))
}

#[test]
fn a_field() {
    let text = json!({"type": "string"});
    stays(
        &schemas(json!({"fileID": text})),
        &schemas(json!({"fileID": text, "fileId": text})),
        "name_changed",
        "[[keep]]\npath = \"schemas.Note.properties.fileID\"\nname = \"file_id\"\n",
    );
}

#[test]
fn an_inline_type_and_its_module() {
    let inline =
        json!({"type": "object", "properties": {"state": {"type": "string", "enum": ["A"]}}});
    let (old, new) = (
        schemas(json!({"fileID": inline})),
        schemas(json!({"fileID": inline, "fileId": inline})),
    );
    let (before, now) = (model(&old), model(&new));
    assert_eq!(breaking(&diff(&before, &now)).len(), 3);
    let (kept, keeping) = after(&before, &new);
    assert_eq!(breaking(&diff(&before, &kept)), [""; 0]);
    let aspects: Vec<_> = keeping.kept.iter().map(|kept| kept.what.key()).collect();
    assert_eq!(aspects, ["name", "type", "module"]);
}

#[test]
fn a_variant_a_schema_and_a_function() {
    let values = |values: Value| schemas(json!({"state": {"type": "string", "enum": values}}));
    stays(
        &values(json!(["ready"])),
        &values(json!(["ready", "READY"])),
        "name_changed",
        "[[keep]]\npath = \"schemas.Note.properties.state.enum.ready\"\nname = \"Ready\"\n",
    );
    let of = |ids: &[&str]| {
        let schema = |id: &&str| ((*id).to_owned(), json!({"id": id, "type": "object"}));
        document(json!({"schemas": Value::Object(ids.iter().map(schema).collect())}))
    };
    stays(
        &of(&["note_book"]),
        &of(&["note_book", "NoteBook"]),
        "name_changed",
        "[[keep]]\npath = \"schemas.note_book\"\nname = \"NoteBook\"\n",
    );
    let call = json!({"id": "a", "httpMethod": "GET", "path": "a"});
    let methods = |methods: Value| document(json!({"resources": {"notes": {"methods": methods}}}));
    let (old, new) = (
        methods(json!({"getIT": call})),
        methods(json!({"getIT": call, "getIt": call})),
    );
    stays(
        &old,
        &new,
        "name_changed",
        "[[keep]]\npath = \"resources.notes.methods.getIT\"\nname = \"get_it\"\nbuilder = \"GetIt\"\n",
    );
}

#[test]
fn a_setter_and_a_function_that_hides_one_of_a_trait() {
    let with = |parameters: Value| {
        let call = json!({"id": "a", "httpMethod": "GET", "path": "a", "parameters": parameters});
        method(call, json!({}))
    };
    let query = json!({"type": "string", "location": "query"});
    stays(
        &with(json!({"fileID": query})),
        &with(json!({"fileID": query, "fileId": query})),
        "name_changed",
        "[[keep]]\npath = \"resources.notes.methods.run.parameters.fileID\"\nname = \"file_id\"\n",
    );
    stays(
        &with(json!({})),
        &with(json!({"typeId": query})),
        "name_shadows",
        "[[keep]]\npath = \"resources.notes.methods.run.parameters.typeId\"\nname = \"type_id_\"\n",
    );
}

#[test]
fn a_body_that_gets_its_first_property_and_one_that_loses_its_last() {
    let with = |properties: Value| {
        let call =
            json!({"id": "a", "httpMethod": "POST", "path": "a", "request": {"$ref": "Run"}});
        method(
            call,
            json!({"Run": {"id": "Run", "type": "object", "properties": properties}}),
        )
    };
    let (empty, full) = (with(json!({})), with(json!({"force": {"type": "boolean"}})));
    let keep =
        |how: &str| format!("[[keep]]\npath = \"resources.notes.methods.run\"\nbody = \"{how}\"\n");
    stays(&empty, &full, "body_required", &keep("setter"));
    // That the property went is the document's doing.
    let before = model(&full);
    let (kept, keeping) = after(&before, &empty);
    assert_eq!(breaking(&diff(&before, &kept)), ["field_removed"]);
    assert!(keeping.decisions.to_toml().ends_with(&keep("argument")));
}

#[test]
fn arguments_that_become_optional_or_change_their_order() {
    let with = |parameters: Value, order: Value| {
        let call = json!({
            "id": "a", "httpMethod": "GET", "path": "a/{b}", "parameters": parameters, "parameterOrder": order,
        });
        method(call, json!({}))
    };
    let path = json!({"type": "string", "location": "path", "required": true});
    let required = json!({"type": "string", "location": "query", "required": true});
    let optional = json!({"type": "string", "location": "query"});
    let both = |c: &Value| json!({"b": path, "c": c});
    let file = "[[keep]]\npath = \"resources.notes.methods.run\"\narguments = [\"b\", \"c\"]\n";
    stays(
        &with(both(&required), json!(["b", "c"])),
        &with(both(&optional), json!(["b"])),
        "parameter_optional",
        file,
    );
    stays(
        &with(both(&required), json!(["b", "c"])),
        &with(both(&required), json!(["c", "b"])),
        "arguments_reordered",
        file,
    );
}

#[test]
fn an_id_that_gets_a_pattern() {
    let with = |pattern: Value| {
        let mut id =
            json!({"type": "string", "format": "int64", "location": "path", "required": true});
        if !pattern.is_null() {
            id["pattern"] = pattern;
        }
        let call =
            json!({"id": "a", "httpMethod": "GET", "path": "a/{b}", "parameters": {"b": id}});
        method(call, json!({}))
    };
    let keep = |ty: &str| {
        format!("[[keep]]\npath = \"resources.notes.methods.run.parameters.b\"\ntype = \"{ty}\"\n")
    };
    let (bare, pattern) = (with(Value::Null), with(json!("^[^/]+$")));
    stays(&bare, &pattern, "argument_retyped", &keep("i64"));
    stays(&pattern, &bare, "argument_retyped", &keep("String"));
}

#[test]
fn a_second_list_and_a_second_token() {
    let with = |more: Value| {
        let mut properties = json!({
            "things": {"type": "array", "items": {"$ref": "Note"}}, "inner": {"$ref": "Inner"},
        });
        properties
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().cloned().unwrap_or_default());
        let token = json!({"type": "object", "properties": {"nextPageToken": {"type": "string"}}});
        let call = json!({
            "id": "a", "httpMethod": "GET", "path": "a", "response": {"$ref": "List"},
            "parameters": {"pageToken": {"type": "string", "location": "query"}},
        });
        method(
            call,
            json!({
                "List": {"id": "List", "type": "object", "properties": properties},
                "Note": {"id": "Note", "type": "object"}, "Other": {"id": "Other", "type": "object"},
                "Inner": token, "Second": token,
            }),
        )
    };
    let old = with(json!({}));
    stays(
        &old,
        &with(json!({"results": {"type": "array", "items": {"$ref": "Other"}}})),
        "items_retyped",
        "[[keep]]\npath = \"resources.notes.methods.run\"\nitems = \"things\"\n",
    );
    stays(
        &old,
        &with(json!({"second": {"$ref": "Second"}})),
        "pages_removed",
        "[[keep]]\npath = \"resources.notes.methods.run\"\npage-token = [\"query\", \"pageToken\"]\n\
         next-page-token = [\"inner\", \"nextPageToken\"]\nitems = \"things\"\n",
    );
}

#[test]
fn operations_that_can_be_cancelled_and_others_that_more_methods_start() {
    let operation = |id: &str| {
        let properties = json!({
            "name": {"type": "string"}, "done": {"type": "boolean"}, "response": {"type": "object"},
        });
        json!({"id": id, "type": "object", "properties": properties})
    };
    let name = json!({"name": {"type": "string", "location": "path", "required": true}});
    let call = |verb: &str, path: &str, response: &str| {
        let parameters = if path.contains('{') {
            name.clone()
        } else {
            json!({})
        };
        json!({"httpMethod": verb, "path": path, "response": {"$ref": response}, "parameters": parameters})
    };
    let with = |more: Value| {
        let mut methods = json!({
            "get": call("GET", "v1/{+name}", "Operation"), "start": call("POST", "v1/a", "Operation"),
            "getOther": call("GET", "v2/{+name}", "Other"),
        });
        methods
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().cloned().unwrap_or_default());
        document(json!({
            "resources": {"notes": {"methods": methods}},
            "schemas": {"Operation": operation("Operation"), "Other": operation("Other"), "Empty": {"id": "Empty", "type": "object"}},
        }))
    };
    let old = with(json!({}));
    stays(
        &old,
        &with(json!({"cancel": call("POST", "v1/{+name}:cancel", "Empty")})),
        "resume_retyped",
        "[[keep]]\npath = \"\"\ncancel = false\n",
    );
    let others = json!({"b": call("POST", "v1/b", "Other"), "c": call("POST", "v1/c", "Other"), "d": call("POST", "v1/d", "Other")});
    let (before, new) = (model(&old), with(others));
    assert_eq!(
        breaking(&diff(&before, &model(&new))),
        ["following_removed", "resume_retyped"]
    );
    let (kept, keeping) = after(&before, &new);
    assert_eq!(breaking(&diff(&before, &kept)), [""; 0]);
    assert!(
        keeping
            .decisions
            .to_toml()
            .contains("operations = \"schemas.Operation\"\n")
    );
}

#[test]
fn kinds_of_resource_names() {
    let with = |patterns: &[&str], anything: bool| {
        let methods = patterns.iter().enumerate().map(|(at, pattern)| {
            let name =
                json!({"type": "string", "location": "path", "required": true, "pattern": pattern});
            let path = format!("v{at}/{{+name}}");
            let call = json!({"httpMethod": "GET", "path": path, "parameters": {"name": name}});
            (format!("get{at}"), call)
        });
        let mut methods: serde_json::Map<String, Value> = methods.collect();
        if anything {
            let name = json!({"type": "string", "location": "path", "required": true});
            let call = json!({"id": "x", "httpMethod": "GET", "path": "v0/{+name}", "parameters": {"name": name}});
            methods.insert("any".to_owned(), call);
        }
        document(json!({"resources": {"notes": {"methods": methods}}}))
    };
    let sinks = "^projects/[^/]+/sinks/[^/]+$";
    let file = "[[keep]]\npath = \"names.projects/*/sinks/*\"\nname = \"sink\"\n";
    let old = with(&[sinks], false);
    stays(
        &old,
        &with(&[sinks, "^folders/[^/]+/sinks/[^/]+$"], false),
        "name_changed",
        file,
    );
    // A method with the same path takes any value, so values are no longer checked.
    stays(&old, &with(&[sinks], true), "resource_name_removed", file);
    // A form with more segments has the same literals and parts.
    stays(
        &old,
        &with(&[sinks, "^projects/[^/]+/sinks/[^/]+/.*$"], false),
        "resource_name_form",
        file,
    );
}

//! Documents that are large in one way, of any size.

use serde_json::{Map, Value, json};

/// What a document has many of, and a document that has so many of it. The other document has the same under other names.
pub(crate) type Kind = (&'static str, fn(usize, &str) -> Value);

/// Every way in which a document can be large.
pub(crate) const KINDS: &[Kind] = &[
    ("schemas", |n, mark| {
        of_schemas(keyed(
            n,
            mark,
            |_| json!({"type": "object", "properties": {"a": {"type": "string"}}}),
        ))
    }),
    ("properties", |n, mark| {
        of_schemas(
            json!({"A": {"type": "object", "properties": keyed(n, mark, |_| json!({"type": "string"}))}}),
        )
    }),
    ("inline objects", |n, mark| {
        of_schemas(
            json!({"A": {"type": "object", "properties": keyed(n, mark, |_| json!({"type": "object", "properties": {"a": {"type": "string"}}}))}}),
        )
    }),
    ("inline names that meet", |n, _| {
        of_schemas(json!({"Ab": {"type": "object", "properties": meeting(n, "ab_")}}))
    }),
    ("names that meet", |n, _| {
        of_schemas(json!({"A": {"type": "object", "properties": meeting(n, "")}}))
    }),
    ("methods", |n, mark| {
        document(
            json!({"resources": {"a": {"methods": keyed(n, mark, |at| method(&format!("v1/x{at}")))}}}),
        )
    }),
    ("resources", |n, mark| {
        document(
            json!({"resources": keyed(n, mark, |at| json!({"methods": {"get": method(&format!("v1/x{at}"))}}))}),
        )
    }),
    ("parameters", |n, mark| {
        of_parameters("v1/x", keyed(n, mark, |_| query()))
    }),
    ("required parameters", |n, mark| {
        let parameters = keyed(
            n,
            mark,
            |_| json!({"type": "string", "location": "query", "required": true}),
        );
        let order: Vec<&String> = parameters
            .as_object()
            .into_iter()
            .flat_map(Map::keys)
            .rev()
            .collect();
        let mut get = method("v1/x");
        get["parameterOrder"] = json!(order);
        get["parameters"] = parameters.clone();
        document(json!({"resources": {"a": {"methods": {"get": get}}}}))
    }),
    ("standard parameters", |n, mark| {
        document(
            json!({"parameters": keyed(n, mark, |_| query()), "resources": {"a": {"methods": {"get": method("v1/x")}}}}),
        )
    }),
    ("path variables", |n, mark| {
        let path: String = (0..n).map(|at| format!("/{{v{at}{mark}}}")).collect();
        document(json!({"resources": {"a": {"methods": {"get": method(&path)}}}}))
    }),
    ("enum values", |n, mark| {
        of_schemas(
            json!({"A": {"type": "string", "enum": (0..n).map(|at| format!("V{mark}_{at}")).collect::<Vec<_>>()}}),
        )
    }),
    ("equal enum values", |n, _| {
        of_schemas(json!({"A": {"type": "string", "enum": vec!["A"; n]}}))
    }),
    ("scopes", |n, mark| {
        document(
            json!({"auth": {"oauth2": {"scopes": keyed(n, mark, |_| json!({"description": "x"}))}}}),
        )
    }),
    ("aliases in a chain", |n, mark| {
        chain(n, mark, |to| json!({"$ref": to}))
    }),
    ("aliases in a circle", |n, mark| {
        let mut circle = chain(n, mark, |to| json!({"$ref": to}));
        circle["schemas"][format!("S{n}{mark}")] = json!({"$ref": format!("S0{mark}")});
        circle
    }),
    ("messages in a chain", |n, mark| {
        chain(
            n,
            mark,
            |to| json!({"type": "object", "properties": {"a": {"$ref": to}}}),
        )
    }),
    ("messages in a circle", |n, mark| {
        let mut circle = chain(
            n,
            mark,
            |to| json!({"type": "object", "properties": {"a": {"$ref": to}}}),
        );
        circle["schemas"][format!("S{n}{mark}")]["properties"]["a"] =
            json!({"$ref": format!("S0{mark}")});
        circle
    }),
    ("kinds of resource names", |n, mark| {
        document(
            json!({"resources": {"a": {"methods": keyed(n, mark, |at| of_pattern(&format!("^as/[^/]+/things{at}/[^/]+/parts/[^/]+$")))}}}),
        )
    }),
    ("parts of a resource name", |n, _| {
        document(
            json!({"resources": {"a": {"methods": {"get": of_pattern(&format!("^as{}$", "/[^/]+/as".repeat(n)))}}}}),
        )
    }),
    ("getters of operations", |n, mark| {
        let mut document = document(json!({"resources": {"a": {"methods": keyed(n, mark, |at| {
            let mut get = method(&format!("v1/x{at}/{{name}}"));
            get["response"] = json!({"$ref": "Operation"});
            get
        })}}}));
        document["schemas"] = json!({"Operation": {"type": "object", "properties": {"name": {"type": "string"}, "done": {"type": "boolean"}, "error": {"type": "string"}}}});
        document
    }),
    ("methods that page", |n, mark| {
        let mut document = document(json!({"resources": {"a": {"methods": keyed(n, mark, |at| {
            let mut get = method(&format!("v1/x{at}"));
            get["parameters"] = json!({"pageToken": query()});
            get["response"] = json!({"$ref": "Page"});
            get
        })}}}));
        document["schemas"] = json!({"Page": {"type": "object", "properties": {"items": {"type": "array", "items": {"type": "string"}}, "nextPageToken": {"type": "string"}}}});
        document
    }),
    ("unknown keys", |n, mark| {
        of_schemas(json!({"A": keyed(n, mark, |_| json!(1))}))
    }),
    ("required by", |n, mark| {
        of_schemas(
            json!({"A": {"type": "object", "properties": {"a": {"type": "string", "annotations": {"required": (0..n).map(|at| format!("m{at}{mark}")).collect::<Vec<_>>()}}}}}),
        )
    }),
    ("names in a description", |n, _| {
        described(
            &(0..n)
                .map(|at| format!("`a{at}/{{b}}` "))
                .collect::<String>(),
        )
    }),
    ("words of a description", |n, mark| {
        described(&format!("word{mark} ").repeat(n))
    }),
    ("a description of brackets", |n, _| {
        described(&"{[<(".repeat(n))
    }),
    ("letters of a name", |n, mark| {
        of_schemas(json!({format!("A{mark}{}", "b".repeat(n)): {"type": "object"}}))
    }),
    ("words of a name", |n, mark| {
        of_schemas(
            json!({"A": {"type": "object", "properties": {format!("a{mark}{}", "Bc".repeat(n)): {"type": "string"}}}}),
        )
    }),
];

fn document(members: Value) -> Value {
    let mut document = json!({
        "kind": "discovery#restDescription", "name": "large", "version": "v1", "revision": "20260101",
        "title": "Large API", "rootUrl": "https://large.example/", "servicePath": "",
    });
    if let (Some(document), Value::Object(members)) = (document.as_object_mut(), members) {
        document.extend(members);
    }
    document
}

fn of_schemas(schemas: Value) -> Value {
    document(json!({"schemas": schemas}))
}

fn of_parameters(path: &str, parameters: Value) -> Value {
    let mut get = method(path);
    get["parameters"] = parameters;
    document(json!({"resources": {"a": {"methods": {"get": get}}}}))
}

fn of_pattern(pattern: &str) -> Value {
    let mut get = method("v1/{+name}");
    get["parameters"] = json!({"name": {"type": "string", "location": "path", "required": true, "pattern": pattern}});
    get
}

fn described(description: &str) -> Value {
    let mut get = of_pattern("^as/[^/]+$");
    get["parameters"]["name"]["description"] = json!(description);
    document(json!({"resources": {"a": {"methods": {"get": get}}}}))
}

fn method(path: &str) -> Value {
    json!({"id": "large.get", "path": path, "httpMethod": "GET"})
}

fn query() -> Value {
    json!({"type": "string", "location": "query"})
}

/// An object with so many members.
fn keyed(n: usize, mark: &str, value: impl Fn(usize) -> Value) -> Value {
    let members = (0..n).map(|at| (format!("k{at}{mark}"), value(at)));
    Value::Object(members.collect())
}

/// Properties that want one name.
fn meeting(n: usize, before: &str) -> Value {
    let members = (0..n).map(|at| {
        let between: String = (0..20)
            .map(|bit| if at >> bit & 1 == 1 { '.' } else { '-' })
            .collect();
        (
            format!("{before}a{between}.b"),
            json!({"type": "object", "properties": {"a": {"type": "string"}}}),
        )
    });
    Value::Object(members.collect())
}

/// Schemas, each of which refers to the next one.
fn chain(n: usize, mark: &str, link: fn(String) -> Value) -> Value {
    let mut schemas: Map<String, Value> = (0..n)
        .map(|at| (format!("S{at}{mark}"), link(format!("S{}{mark}", at + 1))))
        .collect();
    schemas.insert(
        format!("S{n}{mark}"),
        json!({"type": "object", "properties": {"a": {"type": "string"}}}),
    );
    of_schemas(Value::Object(schemas))
}

//! Where a request tells the server how long it may wait for an operation.

use discovery_codegen::model::ServerTimeout;

/// Where a `wait` with this body has its timeout. The document has a schema `Request` with a `timeout`, whose name is that of an
/// inline body, and an alias of it.
fn timeout_of(body: serde_json::Value) -> Option<ServerTimeout> {
    let name = serde_json::json!({
        "name": {"type": "string", "location": "path", "required": true},
    });
    let method = |verb: &str, path: &str| {
        serde_json::json!({
            "httpMethod": verb, "path": path, "parameters": name, "response": {"$ref": "Work"},
        })
    };
    let mut wait = method("POST", "v1/{+name}:wait");
    wait["request"] = body;
    let document = serde_json::json!({
        "kind": "discovery#restDescription", "name": "example", "version": "v1",
        "rootUrl": "https://example.googleapis.com/", "servicePath": "",
        "schemas": {
            "Work": {"type": "object", "properties": {
                "name": {"type": "string"}, "done": {"type": "boolean"}, "error": {"type": "any"},
            }},
            "Request": {"type": "object", "properties": {"timeout": {"type": "string"}}},
            "Other": {"$ref": "Request"},
        },
        "resources": {"work": {"methods": {"get": method("GET", "v1/{+name}"), "wait": wait}}},
    });
    let api = discovery_codegen::resolve(&document.to_string()).expect("a document");
    let operations = api.operations.expect("operations");
    let wait = operations.getters[0].wait.as_ref();
    wait.map(|wait| wait.timeout)
}

#[test]
fn the_timeout_is_in_the_body_where_its_own_type_has_one() {
    let properties = |name: &str| {
        let inline =
            serde_json::json!({"type": "object", "properties": {name: {"type": "string"}}});
        timeout_of(inline)
    };
    let reference = |name: &str| timeout_of(serde_json::json!({"$ref": name}));
    assert_eq!(reference("Request"), Some(ServerTimeout::Body));
    assert_eq!(reference("Other"), Some(ServerTimeout::Body));
    assert_eq!(properties("timeout"), Some(ServerTimeout::Body));
    assert_eq!(properties("whatever"), Some(ServerTimeout::Unsaid));
}

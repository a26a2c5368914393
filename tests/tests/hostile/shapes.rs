//! Schemas, bodies and pages of strange shapes.

use serde_json::{Value, json};

use super::documents::{Case, document, method, of_method};

fn of_schemas(schemas: Value) -> Value {
    document(json!({"schemas": schemas}))
}

pub(super) fn all() -> Vec<Case> {
    let body = |schema: Value| {
        of_method(json!({"httpMethod": "POST", "request": schema.clone(), "response": schema}))
    };
    let page = |response: Value| {
        of_method(json!({
            "parameters": {"pageToken": {"type": "string", "location": "query"}},
            "response": response,
        }))
    };
    let object = json!({"type": "object", "properties": {"nextPageToken": {"type": "string"}, "items": {"type": "array", "items": {"type": "string"}}}});
    vec![
        ("alias_of_itself", of_schemas(json!({"A": {"$ref": "A"}}))),
        (
            "aliases_in_a_circle",
            of_schemas(
                json!({"A": {"$ref": "B"}, "B": {"$ref": "C"}, "C": {"$ref": "B"}, "D": {"$ref": "A"}}),
            ),
        ),
        (
            "lists_in_a_circle",
            of_schemas(
                json!({"A": {"type": "array", "items": {"$ref": "B"}}, "B": {"type": "array", "items": {"$ref": "A"}}}),
            ),
        ),
        (
            "maps_in_a_circle",
            of_schemas(
                json!({"A": {"type": "object", "additionalProperties": {"$ref": "A"}}, "M": {"type": "object", "properties": {"a": {"$ref": "A"}}}}),
            ),
        ),
        (
            "objects_in_a_circle",
            of_schemas(json!({
                "A": {"type": "object", "properties": {"b": {"$ref": "B"}, "list": {"type": "array", "items": {"$ref": "A"}}}},
                "B": {"$ref": "C"},
                "C": {"type": "object", "properties": {"a": {"$ref": "A"}, "c": {"$ref": "C"}, "m": {"type": "object", "additionalProperties": {"$ref": "B"}}}},
            })),
        ),
        (
            "reference_to_nothing",
            of_schemas(
                json!({"A": {"$ref": "X"}, "B": {"type": "object", "properties": {"x": {"$ref": ""}, "y": {"type": "array", "items": {"$ref": "Z"}}}}}),
            ),
        ),
        (
            "reference_and_more",
            of_schemas(
                json!({"A": {"$ref": "B", "type": "object", "properties": {"x": {"type": "string"}}, "items": {"type": "string"}}, "B": {"type": "object"}}),
            ),
        ),
        (
            "items_and_properties",
            of_schemas(
                json!({"A": {"type": "object", "properties": {"x": {"type": "string"}}, "items": {"type": "object", "properties": {"y": {"type": "string"}}}, "additionalProperties": {"type": "string"}}}),
            ),
        ),
        (
            "list_with_properties",
            of_schemas(
                json!({"A": {"type": "array", "properties": {"x": {"type": "object", "properties": {"y": {"type": "string"}}}}}}),
            ),
        ),
        (
            "empty_schemas",
            of_schemas(
                json!({"A": {}, "B": {"type": "object", "properties": {}}, "C": {"type": "object", "properties": {"a": {}, "b": {"type": ""}}}}),
            ),
        ),
        (
            "enum_of_everything",
            of_schemas(
                json!({"A": {"type": "string", "enum": [""], "enumDescriptions": []}, "B": {"type": "array", "items": {"type": "string", "enum": ["\u{7f}", "\u{0}", "\"", "\\"]}}, "C": {"type": "object", "additionalProperties": {"type": "string", "enum": ["self", "Self"]}}}),
            ),
        ),
        (
            "enum_of_numbers",
            of_schemas(
                json!({"A": {"type": "integer", "enum": ["1"], "minimum": "x", "maximum": "9999999999999999999999", "default": "-"}}),
            ),
        ),
        (
            "body_list",
            body(json!({"type": "array", "items": {"$ref": "Thing"}})),
        ),
        ("body_map", body(json!({"$ref": "ById"}))),
        ("body_text", body(json!({"type": "string"}))),
        ("body_enum", body(json!({"type": "string", "enum": ["a"]}))),
        ("body_any", body(json!({"type": "any"}))),
        (
            "body_inline",
            body(
                json!({"type": "object", "properties": {"request": {"type": "object", "properties": {"response": {"type": "string", "enum": ["a"]}}}}}),
            ),
        ),
        ("body_alias", body(json!({"$ref": "Other"}))),
        ("body_alias_of_text", body(json!({"$ref": "Again"}))),
        (
            "body_reference_to_nothing",
            body(json!({"$ref": "Nothing"})),
        ),
        ("body_number", body(json!({"type": "integer"}))),
        (
            "body_empty",
            of_method(json!({"request": {}, "response": {}})),
        ),
        (
            "body_empty_and_parameters",
            of_method(json!({
                "request": {"$ref": "Empty"},
                "parameters": {"request": {"type": "string", "enum": ["a"], "location": "query"}, "response": {"type": "string", "enum": ["b"], "location": "query"}, "body": {"type": "string", "location": "query"}},
                "response": {"type": "object", "properties": {"a": {"type": "string"}}},
            })),
        ),
        ("pages_inline", page(object.clone())),
        (
            "pages_of_lists",
            page(
                json!({"type": "object", "properties": {"nextPageToken": {"type": "string"}, "items": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}}}),
            ),
        ),
        (
            "pages_of_maps",
            page(
                json!({"type": "object", "properties": {"nextPageToken": {"type": "string"}, "items": {"type": "object", "additionalProperties": {"type": "object", "properties": {"type": {"type": "string"}}}}}}),
            ),
        ),
        (
            "pages_of_strange_names",
            page(
                json!({"type": "object", "properties": {"next_page_token": {"type": "string"}, "self": {"type": "array", "items": {"type": "object", "properties": {"self": {"type": "string"}}}}}}),
            ),
        ),
        (
            "pages_of_an_enum",
            page(
                json!({"type": "object", "properties": {"nextPageToken": {"type": "string", "enum": ["a"]}, "pageToken": {"type": "integer"}}}),
            ),
        ),
        ("pages_through_aliases", {
            let mut document = page(json!({"$ref": "Page3"}));
            document["schemas"]["Page"] = object.clone();
            document["schemas"]["Page2"] = json!({"$ref": "Page"});
            document["schemas"]["Page3"] = json!({"$ref": "Page2"});
            document
        }),
        ("pages_in_an_alias_of_a_list", {
            let mut document = page(json!({"$ref": "Page"}));
            document["schemas"]["Page"] = json!({"type": "object", "properties": {"nextPageToken": {"type": "string"}, "items": {"$ref": "Texts"}, "things": {"type": "array", "items": {"$ref": "Texts"}}}});
            document
        }),
        ("operations", {
            let operation = json!({"type": "object", "properties": {"name": {"type": "string"}, "done": {"type": "boolean"}, "error": {"$ref": "Operation"}, "response": {"type": "any"}}});
            document(json!({
                "schemas": {"Operation": operation},
                "methods": {
                    "get": method(json!({"path": "v1/{+name}", "response": {"$ref": "Operation"}})),
                    "wait": method(json!({"path": "v1/{+name}:wait", "httpMethod": "POST", "request": {"type": "any"}, "response": {"$ref": "Operation"}})),
                    "cancel": method(json!({"path": "v1/{+name}:cancel", "httpMethod": "POST", "request": {"type": "array", "items": {"type": "string"}}})),
                    "resume": method(json!({"path": "v1/x", "httpMethod": "POST", "response": {"$ref": "Operation"}, "parameters": {"wait": {"type": "string", "location": "query"}, "states": {"type": "string", "location": "query"}}})),
                },
            }))
        }),
        (
            "media",
            of_method(
                json!({"supportsMediaUpload": true, "supportsMediaDownload": true, "mediaUpload": {"protocols": {}}}),
            ),
        ),
        (
            "media_of_nothing",
            of_method(json!({"mediaUpload": {"accept": [], "protocols": {"simple": {}}}})),
        ),
        (
            "deprecated_everything",
            document(json!({
                "schemas": {"A": {"type": "object", "deprecated": true, "properties": {"a": {"$ref": "A", "deprecated": true}, "b": {"type": "string", "enum": ["x"], "enumDeprecated": [true]}}}, "B": {"$ref": "A", "deprecated": true}},
                "resources": {"a": {"deprecated": true, "methods": {"a": method(json!({"deprecated": true, "response": {"$ref": "B"}, "parameters": {"p": {"type": "string", "enum": ["x"], "enumDeprecated": [true], "location": "query", "deprecated": true}}}))}}},
            })),
        ),
        ("nothing_at_all", document(json!({}))),
        (
            "empty_resources",
            document(json!({"resources": {"a": {"resources": {"b": {}}}, "c": {"methods": {}}}})),
        ),
        (
            "method_and_resource_of_one_name",
            document(json!({
                "methods": {"a": method(json!({})), "types": method(json!({})), "names": method(json!({}))},
                "resources": {"a": {"methods": {"a": method(json!({}))}}, "types": {}, "names": {}, "a.resource": {}},
            })),
        ),
    ]
}

//! The rules by which examples are made, each on a small document.

use serde_json::{Value, json};

use super::{Access, Examples, Place, prominent};
use crate::model::Api;

const SCOPE: &str = "https://www.googleapis.com/auth/library";

/// An API with these resources and schemas, whose methods take a scope.
fn api(resources: &Value, schemas: &Value) -> Api {
    let document = json!({
        "kind": "discovery#restDescription", "name": "library", "version": "v1", "title": "Library API",
        "description": "Manages books.",
        "rootUrl": "https://library.googleapis.com/", "servicePath": "",
        "auth": {"oauth2": {"scopes": {SCOPE: {"description": "Everything"}}}},
        "resources": resources, "schemas": schemas,
    });
    crate::resolve(&document.to_string()).expect("a document")
}

/// A method of a resource, which responds with a book.
fn method(resource: &str, name: &str, verb: &str) -> Value {
    json!({
        "id": format!("library.{resource}.{name}"), "path": format!("v1/{resource}:{name}"), "httpMethod": verb,
        "parameters": {}, "response": {"$ref": "Book"}, "scopes": [SCOPE],
    })
}

/// A method whose request is a book.
fn sends(mut method: Value) -> Value {
    method["request"] = json!({"$ref": "Book"});
    method
}

/// The schemas of a library.
fn schemas() -> Value {
    json!({
        "Book": {"id": "Book", "type": "object", "properties": {
            "title": {"type": "string"}, "pages": {"type": "integer", "format": "int32"},
        }},
    })
}

/// The method of a first call.
fn first(resources: &Value) -> Option<String> {
    let api = api(resources, &schemas());
    prominent::find(&api).map(|(_, method)| method.id.clone())
}

/// The example of a method, without the lines that are hidden.
fn example(resource: &str, method: &Value, schemas: &Value) -> String {
    let name = method["id"].as_str().and_then(|id| id.rsplit('.').next());
    let resources = json!({resource: {"methods": {name.expect("an id"): method}}});
    let api = api(&resources, schemas);
    let examples = Examples::new(&api, &Place::Crate("library"));
    let (_, method) = api.methods().next().expect("a method");
    let docs = examples.of(method);
    let shown = docs.0.iter().filter(|line| !line.starts_with(['#', '`']));
    let lines: Vec<&str> = shown.map(String::as_str).collect();
    lines.join("\n")
}

#[test]
fn a_first_call_lists_what_callers_manage_most() {
    let resources = json!({
        "audits": {"methods": {"list": method("audits", "list", "GET")}},
        "books": {"methods": {
            "create": sends(method("books", "create", "POST")),
            "get": method("books", "get", "GET"),
            "list": method("books", "list", "GET"),
        }},
        "operations": {"methods": {
            "create": sends(method("operations", "create", "POST")),
            "get": method("operations", "get", "GET"),
            "list": method("operations", "list", "GET"),
            "delete": method("operations", "delete", "DELETE"),
        }},
    });
    assert_eq!(first(&resources).as_deref(), Some("library.books.list"));
}

#[test]
fn a_first_call_is_for_a_project_before_it_is_for_a_folder() {
    let settings = |outer: &str| {
        let list = method(&format!("{outer}.settings"), "list", "GET");
        json!({"resources": {"settings": {"methods": {"list": list}}}})
    };
    let resources = json!({
        "folders": settings("folders"), "organizations": settings("organizations"), "projects": settings("projects"),
    });
    let found = first(&resources);
    assert_eq!(found.as_deref(), Some("library.projects.settings.list"));
}

#[test]
fn an_api_that_is_asked_with_bodies_has_a_first_call_that_asks() {
    let ask = |name| sends(method("texts", name, "POST"));
    let resources = json!({
        "texts": {"methods": {
            "analyzeAllMoodsOfEntities": ask("analyzeAllMoodsOfEntities"),
            "analyzeMood": ask("analyzeMood"),
            "buildIndex": ask("buildIndex"),
        }},
        "operations": {"methods": {"list": method("operations", "list", "GET")}},
    });
    let found = first(&resources);
    assert_eq!(found.as_deref(), Some("library.texts.analyzeMood"));
}

#[test]
fn a_first_call_changes_something_only_if_the_api_does_nothing_else() {
    let mut resources = json!({"books": {"methods": {
        "create": sends(method("books", "create", "POST")),
        "delete": method("books", "delete", "DELETE"),
    }}});
    assert_eq!(first(&resources).as_deref(), Some("library.books.create"));
    resources["books"]["methods"]["size"] = method("books", "size", "GET");
    assert_eq!(first(&resources).as_deref(), Some("library.books.size"));
    let delete = json!({"books": {"methods": {"delete": method("books", "delete", "DELETE")}}});
    assert_eq!(first(&delete), None);
}

#[test]
fn a_first_call_is_no_deprecated_method_and_no_policy() {
    let mut old = method("books", "list", "GET");
    old["deprecated"] = json!(true);
    let resources = json!({"books": {"methods": {
        "list": old,
        "getIamPolicy": method("books", "getIamPolicy", "GET"),
        "borrowed": method("books", "borrowed", "GET"),
    }}});
    assert_eq!(first(&resources).as_deref(), Some("library.books.borrowed"));
}

#[test]
fn who_a_first_call_is_made_for_is_what_the_document_says() {
    let access = |resources: &Value, scopes: bool| {
        let mut document = json!({
            "kind": "discovery#restDescription", "name": "library", "version": "v1", "title": "Library API",
            "rootUrl": "https://library.googleapis.com/", "servicePath": "",
            "resources": resources, "schemas": schemas(),
        });
        if scopes {
            document["auth"] =
                json!({"oauth2": {"scopes": {SCOPE: {"description": "Everything"}}}});
        }
        let api = crate::resolve(&document.to_string()).expect("a document");
        Examples::new(&api, &Place::Crate("library")).access()
    };
    let mut list = json!({"books": {"methods": {"list": method("books", "list", "GET")}}});
    assert_eq!(access(&list, true), Access::Scope);
    list["books"]["methods"]["list"]["scopes"] = json!([]);
    assert_eq!(access(&list, true), Access::Key);
    assert_eq!(access(&list, false), Access::LikelyKey);
    list["books"]["methods"]["find"] = sends(method("books", "find", "POST"));
    list["books"]["methods"]["find"]["scopes"] = json!([]);
    assert_eq!(access(&list, false), Access::LikelyKey);
    list["books"]["methods"]["patch"] = sends(method("books", "patch", "PATCH"));
    list["books"]["methods"]["patch"]["scopes"] = json!([]);
    assert_eq!(access(&list, false), Access::LikelyScope);
}

#[test]
fn a_parameter_that_only_its_description_requires_is_part_of_the_example() {
    let mut create = sends(method("books", "create", "POST"));
    create["parameters"] = json!({
        "bookId": {"type": "string", "location": "query", "description": "Required. The last part of the name."},
        "requestId": {"type": "string", "location": "query", "description": "Optional. Required if it is sent again."},
        "since": {"type": "string", "format": "google-datetime", "location": "query", "description": "Required. The earliest time."},
    });
    let shown = example("books", &create, &schemas());
    assert_eq!(
        shown,
        "use std::time::SystemTime;
use library::{make, types::Book};

let body = make!(Book { title: \"My book\" });
let books = client.books();
let response = books
    .create(body)
    .book_id(\"my-book\")
    .since(SystemTime::now())
    .send()
    .await?;
println!(\"{response:?}\");"
    );
}

#[test]
fn a_parameter_has_the_value_that_its_description_gives_to_everybody() {
    let of = |description: &str| {
        let mut get = method("books", "get", "GET");
        get["path"] = json!("v1/readers/{readerId}");
        get["parameters"] = json!({
            "readerId": {"type": "string", "location": "path", "required": true, "description": description},
        });
        example("books", &get, &schemas())
    };
    for (description, value) in [
        ("The special value `me` can be used.", "me"),
        ("You can use the special value \"me\".", "me"),
        ("For your own, use the \"primary\" keyword.", "primary"),
        ("The special value `*` means all.", "my-reader"),
        ("The special value `it's", "my-reader"),
        ("The special value ", "my-reader"),
        ("Please use the \"other\" parameter.", "my-reader"),
    ] {
        let shown = of(description);
        assert!(
            shown.contains(&format!(".get(\"{value}\")")),
            "{description}: {shown}"
        );
    }
}

#[test]
fn a_body_has_the_fields_that_are_required() {
    let schemas = json!({
        "Book": {"id": "Book", "type": "object", "properties": {
            "title": {"type": "string"},
            "isbn": {"type": "string", "description": "Required. The number of the book."},
            "shelf": {"type": "string", "description": "Required by `library.books.move`."},
            "etag": {"type": "string", "description": "Required. Output only."},
        }},
    });
    let of = |name| example("books", &sends(method("books", name, "POST")), &schemas);
    let create = of("create");
    assert!(
        create.contains("make!(Book { isbn: \"my-isbn\" })"),
        "{create}"
    );
    let moved = of("move");
    assert!(
        moved.contains("make!(Book { isbn: \"my-isbn\", shelf: \"my-shelf\" })"),
        "{moved}"
    );
}

#[test]
fn a_message_within_a_body_has_a_value() {
    let schemas = json!({
        "Book": {"id": "Book", "type": "object", "properties": {
            "loan": {"$ref": "Loan", "description": "Required. Who has it."},
            "nothing": {"$ref": "Nothing", "description": "Required. Nothing."},
        }},
        "Loan": {"id": "Loan", "type": "object", "properties": {
            "book": {"$ref": "Book"},
            "began": {"type": "string", "format": "google-datetime", "description": "Output only. When it began."},
            "ends": {"type": "string", "format": "google-datetime"},
        }},
        "Nothing": {"id": "Nothing", "type": "object", "properties": {}},
    });
    let shown = example("books", &sends(method("books", "create", "POST")), &schemas);
    let body =
        "make!(Book { loan: make!(Loan { ends: SystemTime::now() }), nothing: make!(Nothing {}) })";
    let body = body.replace("Book { ", "Book {\n    ");
    let body = body.replace("), nothing", "),\n    nothing");
    let body = body.replace(" {}) })", " {}),\n})");
    assert!(shown.contains(&body), "{shown}");
}

#[test]
fn a_list_of_messages_in_a_body_has_one() {
    let schemas = json!({
        "Book": {"id": "Book", "type": "object", "properties": {
            "title": {"type": "string"},
            "chapters": {"type": "array", "items": {"$ref": "Chapter"}, "description": "Required. What is in it."},
        }},
        "Chapter": {"id": "Chapter", "type": "object", "properties": {
            "editor": {"type": "string"},
            "sections": {"type": "array", "items": {"$ref": "Section"}, "description": "Required. Its parts."},
        }},
        "Section": {"id": "Section", "type": "object", "properties": {
            "number": {"type": "integer", "format": "int32"}, "text": {"type": "string"},
        }},
    });
    let shown = example("books", &sends(method("books", "create", "POST")), &schemas);
    let body = "let body = make!(Book {
    chapters: [make!(Chapter { sections: [make!(Section { text: \"Hello, world\" })] })],
});";
    assert!(shown.contains(body), "{shown}");
    assert!(
        shown.contains("use library::{make, types::Book, types::Chapter, types::Section};"),
        "{shown}"
    );
}

#[test]
fn a_body_shows_the_message_that_has_a_value() {
    let schemas = |cover: Value| {
        json!({
            "Book": {"id": "Book", "type": "object", "properties": {
                "outer": {"$ref": "Outer"}, "parts": {"type": "array", "items": {"$ref": "Book"}}, "side": cover,
            }},
            "Outer": {"id": "Outer", "type": "object", "properties": {"middle": {"$ref": "Middle"}}},
            "Middle": {"id": "Middle", "type": "object", "properties": {"inner": {"$ref": "Cover"}}},
            "Cover": {"id": "Cover", "type": "object", "properties": {"pages": {"type": "integer", "format": "int32"}}},
        })
    };
    let of = |cover| {
        example(
            "books",
            &sends(method("books", "create", "POST")),
            &schemas(cover),
        )
    };
    let shown = of(json!({"type": "array", "items": {"$ref": "Cover"}}));
    assert!(
        shown.contains("let body = make!(Book { side: [make!(Cover { pages: 1 })] });"),
        "{shown}"
    );
    // All that is left has its values deeper than an example goes.
    let shown = of(json!({"$ref": "Outer"}));
    assert!(
        shown.contains("let body = make!(Book { outer: make!(Outer {}) });"),
        "{shown}"
    );
}

#[test]
fn no_line_of_an_example_is_wider_than_a_page() {
    let required = |mut schema: Value| {
        schema["description"] = json!("Required. What is in it.");
        schema
    };
    let long = |n| format!("thePropertyWithTheLongName{n}");
    let message = "TheMessageWithTheVeryLongNameOfAll";
    let schemas = json!({
        "Book": {"id": "Book", "type": "object", "properties": {
            long(0): required(json!({"type": "string"})),
            long(1): required(json!({"type": "string"})),
            long(2): required(json!({"$ref": message})),
        }},
        message: {"id": message, "type": "object", "properties": {"title": {"type": "string"}}},
    });
    let shown = example("books", &sends(method("books", "create", "POST")), &schemas);
    assert!(
        shown.contains("make!(Book {\n    the_property_with_the_long_name0: "),
        "{shown}"
    );
    let imports = format!("use library::{{\n    make, types::Book, types::{message},\n}};\n");
    assert!(shown.starts_with(&imports), "{shown}");
    let longest = shown.lines().map(str::len).max();
    assert!(
        longest.is_some_and(|width| width <= super::width::WIDTH),
        "{shown}"
    );
}

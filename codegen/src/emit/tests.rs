//! What the pages of a crate say, on a small document.

use serde_json::{Value, json};

use crate::generate;
use crate::options::{Layout, Options};

/// A document of an API with books and their reviews.
fn document() -> Value {
    let method = |name: &str, verb: &str| {
        json!({
            "id": format!("library.{name}"), "path": format!("v1/{name}"), "httpMethod": verb, "parameters": {},
            "response": {"$ref": "BookReview"},
        })
    };
    json!({
        "kind": "discovery#restDescription", "name": "library", "version": "v1", "title": "Library API",
        "rootUrl": "https://library.googleapis.com/", "servicePath": "",
        "resources": {
            "bookReviews": {"methods": {
                "get": method("bookReviews.get", "GET"), "list": method("bookReviews.list", "GET"),
            }},
            "books": {"methods": {
                "get": method("books.get", "GET"), "list": method("books.list", "GET"), "search": method("books.search", "GET"),
            }},
            "operations": {"methods": {
                "get": method("operations.get", "GET"), "list": method("operations.list", "GET"),
            }},
            "sounds": {"methods": {"get": method("sounds.get", "GET")}},
        },
        "schemas": {"BookReview": {"id": "BookReview", "type": "object", "properties": {"text": {"type": "string"}}}},
    })
}

/// A file of the crate, or the module.
fn file(layout: Layout, path: &str) -> String {
    let options = Options {
        layout,
        ..Options::default()
    };
    let made = generate(&document().to_string(), &options).expect("a document");
    made.tree.get(path).expect("the file").to_owned()
}

/// The lines of a file from one that is this, to the next empty one.
fn lines_from<'a>(text: &'a str, first: &str) -> Vec<&'a str> {
    let lines = text.lines().skip_while(|line| line.trim() != first);
    lines
        .take_while(|line| !line.trim().is_empty())
        .map(str::trim)
        .collect()
}

#[test]
fn a_registry_finds_a_crate_by_its_api_and_its_resources() {
    let manifest = file(Layout::Crate, "Cargo.toml");
    // A resource of one method is nothing to look for, and every API has operations.
    assert!(
        manifest.contains("\nkeywords = [\"google\", \"library\", \"book\", \"book-review\"]\n"),
        "{manifest}"
    );
    assert!(
        manifest.contains("\ndescription = \"Client of Library API (library v1)\"\n"),
        "{manifest}"
    );
    assert!(
        manifest.contains("\ndocumentation = \"https://docs.rs/google-library-v1\"\n"),
        "{manifest}"
    );
}

#[test]
fn the_page_of_a_crate_says_how_to_add_it_and_a_module_does_not() {
    let add = "cargo add google-library-v1\n";
    let readme = file(Layout::Crate, "README.md");
    assert!(readme.contains(add), "{readme}");
    assert!(file(Layout::Crate, "src/lib.rs").contains(&format!("//! {add}")));
    let module = file(Layout::Module, "library_v1.rs");
    assert!(!module.contains("cargo add"), "{module}");
    for page in [readme, module] {
        assert!(
            page.contains("[`discovery-testing`](https://docs.rs/discovery-testing)"),
            "{page}"
        );
    }
}

#[test]
fn the_page_says_what_a_document_without_scopes_leaves_open() {
    let readme = file(Layout::Crate, "README.md");
    assert!(
        readme.contains("Credentials::api_key(\"my-api-key\")"),
        "{readme}"
    );
    assert!(
        readme.contains("so a key is most likely enough"),
        "{readme}"
    );
    let mut changes = document();
    changes["resources"]["books"]["methods"]["get"]["httpMethod"] = json!("DELETE");
    let made = generate(&changes.to_string(), &Options::default()).expect("a document");
    let readme = made.tree.get("README.md").expect("the file");
    assert!(
        readme.contains("Client::builder().scopes([scope]).build()?"),
        "{readme}"
    );
    assert!(
        readme.contains("so a call most likely needs a scope"),
        "{readme}"
    );
}

#[test]
fn words_find_a_resource_and_a_type() {
    let reviews = file(Layout::Crate, "src/book_reviews.rs");
    let lines = lines_from(&reviews, "/// The resource `bookReviews`.");
    assert_eq!(
        lines,
        [
            "/// The resource `bookReviews`.",
            "///",
            "/// It is `client.book_reviews()`.",
            "#[doc(alias(\"book reviews\", \"book review\", \"library book review\"))]",
            "#[derive(Clone, Debug)]",
            "pub struct BookReviews {",
            "pub(super) client: ::discovery_runtime::contract::ApiClient,",
            "}",
        ]
    );
    let types = file(Layout::Crate, "src/types.rs");
    let lines = lines_from(&types, "#[doc(alias = \"book review\")]");
    assert_eq!(lines.get(1), Some(&"pub struct BookReview {"), "{types}");
}

#[test]
fn what_the_crate_passes_on_has_a_page_there_and_other_crates_do_not() {
    let root = file(Layout::Crate, "src/lib.rs");
    let others = "#[doc(no_inline)]\npub use ::discovery_runtime::contract::reexports::{bytes, http, jiff, serde, serde_json};\n";
    assert!(root.contains(others), "{root}");
    let kept_apart = root.matches("#[doc(no_inline)]").count();
    assert_eq!((kept_apart, root.matches("#[doc(inline)]").count()), (1, 6));
}

#[test]
fn a_title_that_has_the_version_does_not_get_it_again() {
    for (title, heading) in [
        ("Library API", "# Library API v1\n"),
        ("Library Data API V1", "# Library Data API V1\n"),
        ("Library v10", "# Library v10 v1\n"),
    ] {
        let mut document = document();
        document["title"] = json!(title);
        let generated = generate(&document.to_string(), &Options::default()).expect("a crate");
        let readme = generated.tree.get("README.md").expect("a README");
        assert!(readme.contains(heading), "{readme}");
    }
}

#[test]
fn a_crate_says_which_part_of_the_api_it_has() {
    let select = vec!["books".to_owned(), "sounds.g*".to_owned()];
    let options = Options {
        select,
        ..Options::default()
    };
    let generated = generate(&document().to_string(), &options).expect("a crate");
    let says = "This crate has a part of the API, with the types that the part needs:\n";
    for (path, mark) in [("README.md", ""), ("src/lib.rs", "//! ")] {
        let text = generated.tree.get(path).expect("a file");
        assert!(text.contains(says), "{text}");
        assert!(text.contains(&format!("{mark}- `sounds.g*`\n")), "{text}");
    }
    assert!(!file(Layout::Crate, "README.md").contains(says));
    let options = Options {
        layout: Layout::Module,
        ..options
    };
    let module = generate(&document().to_string(), &options).expect("a module");
    assert!(module.tree.files().all(|(_, text)| !text.contains(says)));
}

//! Reference pages and comparisons.

use discovery_codegen::Diff;
use discovery_codegen::describe::page;
use discovery_codegen::model::Api;
use serde::Serialize;

/// How many methods get a page: each page costs as much as the document is long.
const METHODS: usize = 6;

/// There is a page of the API, and one of each method by the path that the model gives it.
pub(super) fn check_pages(api: &Api) {
    let whole = page(api, "package", None).unwrap_or_else(|problem| panic!("{problem}"));
    printed(&whole);
    for (path, method) in api.methods().take(METHODS) {
        let path = path.dotted(&method.wire.0);
        let page = page(api, "package", Some(&path)).unwrap_or_else(|problem| panic!("{problem}"));
        printed(&page);
    }
}

pub(super) fn check_diff(diff: &Diff) {
    let text = printed(diff);
    let read: Diff = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(&read, diff, "the comparison does not come back from JSON");
    for change in &diff.changes {
        assert_eq!(change.level, change.kind.level(), "{change:?}");
    }
}

fn printed(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| panic!("{error}"))
}

//! What was published stays, whatever a newer document says; and nothing breaks without a reason in the document.

mod chains;
mod newcomers;
mod pairs;
mod refused;
mod softened;

use discovery_codegen::diff::Cause;
use discovery_codegen::model::Api;
use discovery_codegen::{
    Decisions, Diff, Facts, Keeping, diff, resolve, resolve_after, resolve_keeping,
};
use serde_json::{Value, json};

/// What a document becomes.
fn model(document: &Value) -> Api {
    resolve(&document.to_string()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// What a newer document becomes after an older model.
fn after(old: &Api, document: &Value) -> (Api, Keeping) {
    resolve_after(old, &document.to_string(), Facts::Shipped)
        .unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// What a document becomes with these decisions.
fn with(document: &Value, decisions: &Decisions) -> Api {
    resolve_keeping(&document.to_string(), Facts::Shipped, decisions)
        .unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The kinds of breaking changes.
fn breaking(diff: &Diff) -> Vec<&'static str> {
    let breaking = diff.changes.iter().filter(|change| change.cause.is_some());
    breaking.map(|change| change.kind.as_str()).collect()
}

/// Compares two documents, with and without what is kept. Without it, the second breaks the first by our doing; with it, it breaks
/// nothing. The file of the decisions makes the same model.
#[track_caller]
fn stays(old: &Value, new: &Value, alone: &str, file: &str) {
    let (before, now) = (model(old), model(new));
    let without = diff(&before, &now);
    assert_eq!(breaking(&without), [alone]);
    let causes = without.changes.iter().filter_map(|change| change.cause);
    assert!(causes.into_iter().all(|cause| cause == Cause::Generator));
    let (kept, keeping) = after(&before, new);
    assert_eq!(breaking(&diff(&before, &kept)), [""; 0]);
    let written = keeping.decisions.to_toml();
    let entries = written
        .split_once("\n\n")
        .map_or("", |(_, entries)| entries);
    assert_eq!(entries, file);
    assert_eq!(keeping.kept.len(), keeping.decisions.len());
    let read = discovery_codegen::decisions::read(&written).expect("decisions");
    assert!(with(new, &read) == kept, "the file makes another model");
}

/// A small document with these members.
fn document(members: Value) -> Value {
    let mut document = json!({
        "kind": "discovery#restDescription", "name": "notes", "version": "v1", "revision": "1",
        "rootUrl": "https://notes.googleapis.com/", "servicePath": "",
    });
    if let (Some(document), Value::Object(members)) = (document.as_object_mut(), members) {
        document.extend(members);
    }
    document
}

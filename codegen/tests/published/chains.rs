//! Several revisions, one after the other.

use serde_json::{Value, json};

use super::{after, document, model};
use discovery_codegen::diff;

fn notes(properties: &[&str]) -> Value {
    let properties: serde_json::Map<String, Value> = properties
        .iter()
        .map(|name| ((*name).to_owned(), json!({"type": "string"})))
        .collect();
    document(
        json!({"schemas": {"Note": {"id": "Note", "type": "object", "properties": properties}}}),
    )
}

#[test]
fn what_one_revision_keeps_the_next_one_keeps_too() {
    let first = model(&notes(&["fileID"]));
    let (second, _) = after(&first, &notes(&["fileID", "fileId"]));
    let (third, keeping) = after(&second, &notes(&["fileID", "fileId", "file_id"]));
    let name = |wire: &str| {
        let place = format!("schemas.Note.properties.{wire}");
        let mut kept = keeping.kept.iter().filter(|kept| kept.path == place);
        kept.next().map(|kept| kept.published.to_string())
    };
    assert_eq!(name("fileID").as_deref(), Some("file_id"));
    // The rule gives this one its published name.
    assert_eq!(name("fileId"), None);
    assert_eq!(diff(&second, &third).verdict().as_str(), "minor");
}

/// The newcomer was published under its suffixed name, so it keeps that when the first owner goes.
#[test]
fn a_decision_goes_with_its_item_and_the_others_stay() {
    let first = model(&notes(&["fileID"]));
    let (second, _) = after(&first, &notes(&["fileID", "fileId"]));
    let (_, keeping) = after(&second, &notes(&["fileId"]));
    let entries: Vec<_> = keeping.decisions.iter().map(|(path, ..)| path).collect();
    assert_eq!(entries, ["schemas.Note.properties.fileId"]);
}

#[test]
fn nothing_is_kept_if_nothing_would_change() {
    let notes = notes(&["fileID", "fileId", "file_id"]);
    let (again, keeping) = after(&model(&notes), &notes);
    assert!(keeping.decisions.is_empty() && again == model(&notes));
    // Another version is another crate.
    let mut beta = notes.clone();
    beta["version"] = json!("v1beta1");
    let (_, keeping) = after(&model(&self::notes(&["fileID"])), &beta);
    assert!(keeping.decisions.is_empty());
}

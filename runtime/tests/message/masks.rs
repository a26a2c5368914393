//! A mask from a message.

use discovery_runtime::serde_json::Value;
use discovery_runtime::{FieldMask, Message};

use crate::read;
use crate::sample::Everything;

#[test]
fn what_would_be_written() {
    let mut message = read(
        r#"{"new": 1, "flag": false, "text": null, "labels": {"a": "b"}, "texts": [], "node": {"next": {"name": "x"}, "size": null}, "option": {}}"#,
    );
    assert_eq!(
        FieldMask::of(&message).to_string(),
        "flag,labels,node,option,new,text,texts"
    );
    assert_eq!(
        FieldMask::of_leaves(&message).to_string(),
        "flag,labels,node.next.name,node.size,option,new,text,texts"
    );
    message.text = Some("beats the null".into());
    assert_eq!(
        FieldMask::of(&message).to_string(),
        "flag,labels,node,option,text,new,texts"
    );
    assert_eq!(FieldMask::of(&Everything::default()), FieldMask::default());
}

#[test]
fn a_null_that_the_caller_sends() {
    let mut message = Everything::default();
    message.unknown_mut().insert("text", Value::Null);
    assert_eq!(
        FieldMask::of(&message).paths().collect::<Vec<_>>(),
        ["text"]
    );
}

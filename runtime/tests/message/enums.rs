//! Open enums.

use std::collections::HashSet;

use discovery_runtime::contract::Parameter;
use discovery_runtime::message::{Element, View};
use discovery_runtime::{OpenEnum, serde_json};

use crate::sample::{State, Xgafv};

#[test]
fn text_in_and_out() {
    for (text, known) in [
        ("1", true),
        ("2", true),
        ("3", false),
        ("", false),
        ("V1", false),
    ] {
        let value = Xgafv::from(text);
        assert_eq!(value, Xgafv::from(text.to_owned()));
        assert_eq!((value.as_str(), value.is_known()), (text, known));
        assert_eq!(value.to_string(), text);
        assert_eq!(format!("{value:?}"), format!("Xgafv({text:?})"));
        assert_eq!(
            serde_json::to_string(&value).expect("a string"),
            serde_json::Value::from(text).to_string()
        );
        assert_eq!(
            serde_json::from_value::<Xgafv>(text.into()).expect("any string"),
            value
        );
        assert_eq!(value.into_text(), text);
    }
    assert_eq!(Xgafv::from("2"), Xgafv::V2);
    assert_eq!(format!("{:>4}", Xgafv::V1), "   1");
    assert!(serde_json::from_str::<Xgafv>("1").is_err());
}

#[test]
fn an_unknown_value_matches_no_variant_and_equals_itself() {
    let later = State::from("LATER");
    assert!(!matches!(
        later,
        State::StateUnspecified | State::Running | State::Done
    ));
    assert_eq!(later, State::from("LATER"));
    assert_ne!(later, State::from("EVEN_LATER"));
    assert_eq!(
        HashSet::from([later.clone(), State::from("LATER"), State::Done]).len(),
        2
    );
    assert_eq!(State::known("LATER"), None);
    assert!(size_of::<Option<State>>() <= 24);
}

#[test]
fn a_view_tells_known_from_unknown() {
    for (value, expected) in [
        (State::Done, ("DONE", true)),
        (State::from("LATER"), ("LATER", false)),
    ] {
        match value.view() {
            View::Enum { value, known, .. } => assert_eq!((value, known), expected),
            _ => panic!("an enum is viewed as one"),
        }
    }
}

//! What mutations are.

use std::collections::BTreeSet;

use discovery_fuzzing::mutate::{Language, mutate, shuffled, slice};
use fastrand::Rng;
use serde_json::Value;

const DOCUMENT: &str = include_str!("../src/messages.json");

fn mutated(seed: u64, longest: usize) -> String {
    mutate(
        DOCUMENT,
        Language::Document,
        longest,
        &mut Rng::with_seed(seed),
    )
}

#[test]
fn a_seed_makes_one_text() {
    for seed in 0..200 {
        assert_eq!(mutated(seed, 100_000), mutated(seed, 100_000));
    }
    let all: BTreeSet<String> = (0..200).map(|seed| mutated(seed, 100_000)).collect();
    assert!(all.len() > 190, "{}", all.len());
}

#[test]
fn a_text_is_no_longer_than_asked() {
    for seed in 0..200 {
        assert!(mutated(seed, 777).len() <= 777);
    }
}

/// How many lists and objects are inside of each other.
fn levels(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(levels).max().unwrap_or_default(),
        Value::Object(object) => 1 + object.values().map(levels).max().unwrap_or_default(),
        _ => 0,
    }
}

/// The kinds of values, and the keys, at any depth.
fn collect(value: &Value, seen: &mut BTreeSet<String>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(text) if text.contains("```") => "fence",
        Value::String(text) if text.contains('\u{202e}') => "turned",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    seen.insert(kind.to_owned());
    let items = value.as_array().into_iter().flatten();
    items.for_each(|item| collect(item, seen));
    for (key, inner) in value.as_object().into_iter().flatten() {
        seen.insert(format!("key {key}"));
        collect(inner, seen);
    }
}

#[test]
fn all_that_is_hard_occurs() {
    let original: Value = serde_json::from_str(DOCUMENT).expect("JSON");
    let (mut seen, mut texts) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..3000 {
        let text = mutated(seed, 100_000);
        let Ok(value) = serde_json::from_str::<Value>(&text) else {
            texts.insert("no JSON");
            continue;
        };
        collect(&value, &mut seen);
        // `serde_json` takes the last of two members with one key.
        let longer = text.len() > value.to_string().len();
        texts.extend(longer.then_some("another spelling"));
        texts.extend((levels(&value) > levels(&original) + 50).then_some("deep"));
        texts.extend((value.to_string().len() < DOCUMENT.len() / 4).then_some("short"));
    }
    for what in [
        "null",
        "bool",
        "number",
        "fence",
        "turned",
        "list",
        "key ",
        "key type",
        "key Self",
        "key nextPageToken",
        "key new1",
        "key \u{7f}",
        "key CON",
        "key supportsMediaUpload",
        "key pageToken",
        "key enumDeprecated",
    ] {
        assert!(seen.contains(what), "{what:?}");
    }
    assert_eq!(
        texts,
        ["another spelling", "deep", "no JSON", "short"].into()
    );
}

#[test]
fn a_slice_has_what_its_methods_refer_to() {
    let document: Value = serde_json::from_str(DOCUMENT).expect("JSON");
    let mut sizes = BTreeSet::new();
    for seed in 0..20 {
        let sliced = slice(&document, 1, 100, &mut Rng::with_seed(seed));
        let methods = sliced["resources"]["items"]["methods"].as_object();
        let methods = methods.map_or(0, |methods| methods.len());
        let schemas = sliced["schemas"].as_object().expect("schemas");
        assert_eq!(schemas.contains_key("Node"), methods > 0);
        assert_eq!(
            schemas.contains_key("Anything"),
            methods > 0,
            "what a schema refers to"
        );
        sizes.insert(methods);
        assert!(
            slice(&document, 3, 1, &mut Rng::with_seed(seed))["schemas"]
                .as_object()
                .is_some_and(|all| all.len() <= 1)
        );
    }
    assert!(sizes.len() > 1, "{sizes:?}");
}

#[test]
fn a_shuffled_document_is_the_same_value() {
    let document: Value = serde_json::from_str(DOCUMENT).expect("JSON");
    let shuffled = shuffled(&document, &mut Rng::with_seed(1));
    assert_ne!(shuffled, document.to_string());
    assert_eq!(
        serde_json::from_str::<Value>(&shuffled).ok(),
        Some(document)
    );
}

//! What was published stays in every newer document: slices of real documents, changed by chance, and with items that contest names.
//!
//! The same inputs on each run. `FUZZ_SEED` and `FUZZ_INPUTS` choose others.

use std::fs;
use std::path::Path;

use discovery_fuzzing::document::check_newer;
use discovery_fuzzing::mutate::{Language, mutate, mutate_value, slice};
use discovery_fuzzing::seeded;
use fastrand::Rng;
use serde_json::Value;

/// Documents with many kinds of items; none is large.
const DOCUMENTS: [&str; 6] = [
    "calendar.v3",
    "cloudbuild.v1alpha1",
    "monitoring.v3",
    "run.v2",
    "storage.v1",
    "walletobjects.v1",
];

fn documents() -> Vec<Value> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/documents");
    let read = |name: &&str| {
        let file = corpus.join(format!("{name}.json"));
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        serde_json::from_str(&text).expect("JSON")
    };
    DOCUMENTS.iter().map(read).collect()
}

/// Two documents, one a line.
struct Pair(String);

impl AsRef<str> for Pair {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[test]
fn no_change_by_chance_breaks_without_a_reason() {
    let documents = documents();
    let mut compared = 0;
    seeded::run(
        "published",
        200,
        |rng| {
            let document = rng.choice(&documents).expect("there are documents");
            let old = slice(document, 3, 8, rng);
            let new = match rng.bool() {
                true => mutate(&old.to_string(), Language::Document, 60_000, rng),
                false => {
                    let mut new = old.clone();
                    for _ in 0..rng.usize(1..6) {
                        contest(&mut new, rng);
                    }
                    if rng.u8(..4) == 0 {
                        mutate_value(&mut new, Language::Document, rng);
                    }
                    new.to_string()
                }
            };
            Pair(format!("{old}\n{new}"))
        },
        |pair, _| {
            let (old, new) = pair.0.split_once('\n').expect("two lines");
            compared += u32::from(check_newer(old, new));
        },
    );
    assert!(compared != 0);
}

/// Adds an item beside another one that is spelt nearly the same.
fn contest(value: &mut Value, rng: &mut Rng) {
    match value {
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            let Some(name) = rng.choice(&names).cloned() else {
                return;
            };
            let inner = members.get_mut(&name);
            let goes_on = inner
                .as_ref()
                .is_some_and(|inner| inner.is_object() || inner.is_array());
            match inner {
                Some(inner) if goes_on && rng.u8(..4) > 0 => contest(inner, rng),
                Some(inner) if goes_on => {
                    let copy = inner.clone();
                    members.insert(respelt(&name, rng), copy);
                }
                _ => {}
            }
        }
        Value::Array(items) => {
            let text = rng
                .choice(&*items)
                .and_then(Value::as_str)
                .map(str::to_owned);
            if let Some(text) = text {
                items.push(respelt(&text, rng).into());
            }
        }
        _ => {}
    }
}

fn respelt(name: &str, rng: &mut Rng) -> String {
    let mut letters = name.chars();
    match rng.u8(..5) {
        0 => name.to_lowercase(),
        1 => name.to_uppercase(),
        2 => letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(letters)
            .collect(),
        3 => letters
            .next()
            .into_iter()
            .flat_map(char::to_lowercase)
            .chain(letters)
            .collect(),
        _ => name
            .chars()
            .flat_map(|c| match c.is_ascii_uppercase() {
                true => vec!['_', c.to_ascii_lowercase()],
                false => vec![c],
            })
            .collect(),
    }
}

//! Documents that were changed somewhere, by chance.

use fastrand::Rng;
use serde_json::{Value, json};

/// Words that mean something in a document.
const WORDS: [&str; 22] = [
    "string",
    "integer",
    "boolean",
    "object",
    "any",
    "int32",
    "int64",
    "uint32",
    "date",
    "byte",
    "double",
    "query",
    "path",
    "GET",
    "POST",
    "name",
    "Operation",
    "status",
    "clone",
    "type",
    "page_size",
    "v2/other",
];

/// A document with a few changes below `schemas`, `resources`, `methods`, `parameters` and `auth`.
pub(crate) fn mutated(document: &Value, rng: &mut Rng) -> Value {
    let mut document = document.clone();
    for _ in 0..rng.usize(1..4) {
        let keys = [
            "schemas",
            "schemas",
            "resources",
            "resources",
            "parameters",
            "auth",
            "methods",
            "rootUrl",
        ];
        let Some(key) = rng.choice(keys) else {
            continue;
        };
        if let Some(value) = document.get_mut(key) {
            mutate(value, rng);
        }
    }
    document
}

/// Changes something in a value, or in one of its members.
fn mutate(value: &mut Value, rng: &mut Rng) {
    match value {
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            let Some(name) = rng.choice(&names).cloned() else {
                return;
            };
            if rng.u8(0..4) > 0 {
                if let Some(inner) = members.get_mut(&name) {
                    mutate(inner, rng);
                }
                return;
            }
            match rng.u8(0..5) {
                0 => {
                    members.remove(&name);
                }
                1 => {
                    if let Some(inner) = members.remove(&name) {
                        members.insert(other(&name, rng), inner);
                    }
                }
                2 => {
                    if let Some(inner) = members.get(&name).cloned() {
                        members.insert(other(&name, rng), inner);
                    }
                }
                3 => {
                    let flags = ["required", "repeated", "deprecated", "readOnly"];
                    if let Some(flag) = rng.choice(flags) {
                        members.insert(flag.to_owned(), json!(true));
                    }
                }
                _ => {
                    members.insert("type".to_owned(), json!(word(rng)));
                }
            }
        }
        Value::Array(items) => match rng.u8(0..3) {
            0 => {
                items.pop();
            }
            1 => rng.shuffle(items),
            _ => items.push(json!(word(rng))),
        },
        Value::String(text) => *text = word(rng).to_owned(),
        Value::Bool(flag) => *flag = !*flag,
        _ => {}
    }
}

/// Another name: one that is spelt otherwise, or a word.
fn other(name: &str, rng: &mut Rng) -> String {
    match rng.u8(0..5) {
        0 => word(rng).to_owned(),
        1 => format!("{name}2"),
        2 => name.to_lowercase(),
        3 => name.to_uppercase(),
        _ => name
            .chars()
            .flat_map(|c| {
                if c.is_ascii_uppercase() {
                    vec!['_', c.to_ascii_lowercase()]
                } else {
                    vec![c]
                }
            })
            .collect(),
    }
}

fn word(rng: &mut Rng) -> &'static str {
    rng.choice(WORDS).unwrap_or("other")
}

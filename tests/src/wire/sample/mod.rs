//! Random values of a schema, made from the raw document alone, each with what reading and writing it has to give.
//!
//! The two differ only where the table of exceptions in the documentation of [`discovery_runtime::message`] says so.

mod scalar;

use fastrand::Rng;
use serde_json::{Map, Value};

use super::document::{Document, enum_values, members};

/// A value deeper than this is empty, which ends schemas that refer to themselves.
const DEEPEST: u32 = 20;
/// How many values a sample has at most, apart from what is in any JSON.
const MOST: usize = 600;

/// A value as a server may send it.
#[derive(Debug, PartialEq)]
pub(super) struct Sample {
    /// What is read.
    pub(super) sent: Value,
    /// What has to be written back.
    pub(super) expected: Value,
}

impl Sample {
    /// A value that comes back as it was.
    fn same(value: impl Into<Value>) -> Self {
        let sent = value.into();
        let expected = sent.clone();
        Self { sent, expected }
    }

    /// A value that comes back as another: an exception.
    fn becomes(sent: impl Into<Value>, expected: impl Into<Value>) -> Self {
        Self {
            sent: sent.into(),
            expected: expected.into(),
        }
    }
}

/// A random value of a schema; the same for the same seed.
pub(super) fn sample(document: &Document, schema: &Value, seed: u64) -> Sample {
    let mut rng = Rng::with_seed(seed);
    let density = [0.2, 0.5, 0.8, 1.0][rng.usize(..4)];
    let thinning = [0.6, 0.85, 1.0][rng.usize(..3)];
    let mut maker = Maker {
        document,
        rng,
        density,
        thinning,
        left: MOST,
    };
    maker.value(schema, 0)
}

struct Maker<'a> {
    document: &'a Document,
    rng: Rng,
    /// The share of its properties that the outermost object has.
    density: f64,
    /// What of that share is left one level further in.
    thinning: f64,
    /// How many values may still be made.
    left: usize,
}

impl Maker<'_> {
    /// True once in `times`.
    fn once_in(&mut self, times: u32) -> bool {
        self.rng.u32(..times) == 0
    }

    fn value(&mut self, schema: &Value, depth: u32) -> Sample {
        self.left = self.left.saturating_sub(1);
        let schema = self.document.resolve(schema);
        let kind = schema.get("type").and_then(Value::as_str);
        if let Some(items) = schema.get("items") {
            self.list(items, depth)
        } else if members(schema, "properties").next().is_some() {
            self.message(schema, depth)
        } else if kind == Some("object") {
            match schema.get("additionalProperties") {
                Some(values) if !self.is_any(values) => self.map(values, depth),
                _ => Sample::same(self.json_object(3)),
            }
        } else if let Some(values) = enum_values(schema) {
            Sample::same(self.enum_value(&values))
        } else {
            self.scalar(kind, schema.get("format").and_then(Value::as_str))
        }
    }

    fn is_any(&self, schema: &Value) -> bool {
        let schema = self.document.resolve(schema);
        schema.get("type").and_then(Value::as_str) == Some("any")
    }

    /// How many elements a list or a map has.
    fn length(&mut self, depth: u32) -> usize {
        if depth >= DEEPEST || self.left == 0 || self.once_in(5) {
            return 0;
        }
        self.rng.usize(1..4)
    }

    fn list(&mut self, items: &Value, depth: u32) -> Sample {
        let length = self.length(depth);
        let items = (0..length).map(|_| self.value(items, depth + 1));
        let (sent, expected): (Vec<_>, Vec<_>) = items
            .map(|Sample { sent, expected }| (sent, expected))
            .unzip();
        Sample::becomes(sent, expected)
    }

    fn map(&mut self, values: &Value, depth: u32) -> Sample {
        let mut object = Object::default();
        for _ in 0..self.length(depth) {
            let key = self.text();
            object.put(key, self.value(values, depth + 1));
        }
        object.finish()
    }

    fn message(&mut self, schema: &Value, depth: u32) -> Sample {
        let mut object = Object::default();
        let mut properties: Vec<(&String, &Value)> = members(schema, "properties").collect();
        self.rng.shuffle(&mut properties);
        let share = self.density * self.thinning.powi(depth.cast_signed());
        for (name, property) in &properties {
            if depth >= DEEPEST || self.left == 0 {
                break;
            }
            if self.rng.f64() >= share {
                continue;
            }
            let value = if self.once_in(12) {
                Sample::same(Value::Null)
            } else {
                self.value(property, depth + 1)
            };
            object.put((*name).clone(), value);
        }
        if self.once_in(3) {
            for _ in 0..self.rng.usize(1..3) {
                let key = self.unheard_of();
                if properties.iter().all(|(name, _)| **name != key) {
                    object.put(key, Sample::same(self.json(3)));
                }
            }
        }
        object.finish()
    }

    /// A key that few schemas declare.
    fn unheard_of(&mut self) -> String {
        match self.rng.u32(..3) {
            0 => self.text(),
            1 => "unheardOf".to_owned(),
            _ => format!("unheard-of_{}", self.rng.u8(..)),
        }
    }

    fn enum_value(&mut self, values: &[&str]) -> String {
        let listed = *self.rng.choice(values).unwrap_or(&"");
        match self.rng.u32(..8) {
            0 => self.text(),
            1 => format!("{listed}_OF_LATER"),
            2 => listed.to_lowercase(),
            _ => listed.to_owned(),
        }
    }
}

/// An object that is being made.
#[derive(Default)]
struct Object {
    sent: Map<String, Value>,
    expected: Map<String, Value>,
}

impl Object {
    fn put(&mut self, key: String, value: Sample) {
        self.sent.insert(key.clone(), value.sent);
        self.expected.insert(key, value.expected);
    }

    fn finish(self) -> Sample {
        Sample::becomes(self.sent, self.expected)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::wire::pinned;

    const DOCUMENT: &str = r##"{"schemas": {
        "Tree": {"type": "object", "properties": {
            "children": {"type": "array", "items": {"$ref": "Tree"}},
            "byName": {"type": "object", "additionalProperties": {"$ref": "Tree"}},
            "parent": {"$ref": "Tree"},
            "size": {"type": "string", "format": "int64"},
            "count": {"type": "integer", "format": "int32"},
            "ratio": {"type": "number", "format": "float"},
            "state": {"type": "string", "enum": ["UP", "DOWN"]},
            "hash": {"type": "string", "format": "byte"},
            "at": {"type": "string", "format": "google-datetime"},
            "extra": {"type": "any"}
        }}
    }}"##;

    fn tree(seed: u64) -> Sample {
        let document = Document::parse(DOCUMENT).expect("a document");
        sample(&document, &json!({"$ref": "Tree"}), seed)
    }

    /// What occurs in a value: keys, and what the values of the keys are.
    fn note(value: &Value, seen: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| note(item, seen)),
            Value::Object(members) => {
                for (key, value) in members {
                    let kind = match value {
                        Value::Null => "null",
                        Value::Bool(_) => "bool",
                        Value::Number(_) => "number",
                        Value::String(_) => "string",
                        Value::Array(items) if items.is_empty() => "[]",
                        Value::Array(_) => "list",
                        Value::Object(members) if members.is_empty() => "{}",
                        Value::Object(_) => "object",
                    };
                    seen.insert(format!("{key} {kind}"));
                    if key != "extra" {
                        note(value, seen);
                    }
                }
            }
            _ => {}
        }
    }

    #[test]
    fn all_that_a_server_may_send_occurs_and_samples_end() {
        let mut seen = BTreeSet::new();
        for seed in 0..300 {
            let Sample { sent, expected } = tree(seed);
            assert!(sent.to_string().len() < 1 << 18, "seed {seed}");
            note(&sent, &mut seen);
            assert_eq!(tree(seed), Sample { sent, expected });
        }
        for what in [
            "children null",
            "children []",
            "children list",
            "byName {}",
            "byName object",
            "parent null",
            "parent {}",
            "parent object",
            "size string",
            "size number",
            "count number",
            "count string",
            "count null",
            "ratio number",
            "ratio string",
            "state string",
            "state null",
            "hash string",
            "at string",
            "extra null",
            "extra number",
            "extra list",
            "extra object",
            "unheardOf null",
            "unheardOf object",
            "unheardOf []",
            "unheardOf {}",
        ] {
            assert!(seen.contains(what), "{what}: {seen:#?}");
        }
    }

    type Properties = BTreeSet<*const Value>;

    /// The properties that a schema leads to.
    fn declared(document: &Document, schema: &Value, found: &mut Properties) {
        let schema = document.resolve(schema);
        let inner = ["items", "additionalProperties"];
        for inner in inner.iter().filter_map(|key| schema.get(key)) {
            declared(document, inner, found);
        }
        for (_, property) in members(schema, "properties") {
            if found.insert(property) {
                declared(document, property, found);
            }
        }
    }

    /// The properties that have a value.
    fn present(document: &Document, schema: &Value, value: &Value, found: &mut Properties) {
        let schema = document.resolve(schema);
        if let Some(items) = schema.get("items") {
            let values = value.as_array().into_iter().flatten();
            values.for_each(|value| present(document, items, value, found));
        } else if members(schema, "properties").next().is_some() {
            for (name, property) in members(schema, "properties") {
                if let Some(value) = value.get(name).filter(|value| !value.is_null()) {
                    found.insert(property);
                    present(document, property, value, found);
                }
            }
        } else if let Some(values) = schema.get("additionalProperties") {
            let entries = value.as_object().into_iter().flatten();
            entries.for_each(|(_, value)| present(document, values, value, found));
        }
    }

    #[test]
    fn samples_reach_all_that_responses_declare() {
        for name in ["monitoring.v1", "monitoring.v3", "dns.v1", "blogger.v3"] {
            let subject = pinned(name).expect("a document");
            let document = Document::parse(&subject.document).expect("a document");
            let (mut all, mut found) = (Properties::new(), Properties::new());
            for (number, schema) in document.responses().into_iter().enumerate() {
                declared(&document, schema, &mut all);
                for seed in 0..20 {
                    let value = sample(&document, schema, seed + 1000 * number as u64).sent;
                    present(&document, schema, &value, &mut found);
                }
            }
            println!("{name}: {} of {}", found.len(), all.len());
            assert!(found.is_subset(&all));
            assert!(
                found.len() * 100 >= all.len() * 98,
                "{name}: {} of {}",
                found.len(),
                all.len()
            );
        }
    }

    #[test]
    fn what_comes_back_is_of_the_declared_form() {
        let document = Document::parse("{}").expect("a document");
        let mut changed = BTreeSet::new();
        for seed in 0..400 {
            for (kind, format) in [
                ("string", "int64"),
                ("string", "uint64"),
                ("string", "byte"),
            ] {
                let Sample { sent, expected } =
                    sample(&document, &json!({"type": kind, "format": format}), seed);
                assert!(expected.is_string(), "{sent}");
                changed.extend((sent != expected).then_some(format));
            }
            for (kind, format) in [
                ("integer", "int32"),
                ("integer", "uint32"),
                ("integer", "none"),
                ("number", "float"),
            ] {
                let Sample { sent, expected } =
                    sample(&document, &json!({"type": kind, "format": format}), seed);
                assert!(
                    expected.is_number() || format == "float" && sent == expected,
                    "{sent}"
                );
                changed.extend((sent != expected).then_some(format));
            }
        }
        assert_eq!(
            changed.into_iter().collect::<Vec<_>>(),
            [
                "byte", "float", "int32", "int64", "none", "uint32", "uint64"
            ]
        );
    }
}

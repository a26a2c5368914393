//! Small documents out of large ones.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Map, Value};

/// The document with only some of its methods, about `methods` of them, and with the schemas that they reach, `schemas` at most. It
/// keeps everything else. So it is a real document in each part, and small enough to be generated often.
#[must_use]
pub fn slice(document: &Value, methods: usize, schemas: usize, rng: &mut Rng) -> Value {
    let mut document = document.clone();
    let all = count_methods(&document);
    let share = methods as f64 / all.max(1) as f64;
    thin_out(&mut document, share, rng);
    let kept = reached(&document, schemas);
    if let Some(Value::Object(all)) = document.get_mut("schemas") {
        all.retain(|id, _| kept.contains(id));
    }
    document
}

fn children<'a>(resource: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    let children = resource.get(key).and_then(Value::as_object);
    children.into_iter().flat_map(Map::values)
}

fn count_methods(resource: &Value) -> usize {
    let inner: usize = children(resource, "resources").map(count_methods).sum();
    inner + children(resource, "methods").count()
}

/// Removes methods, and then resources without any.
fn thin_out(resource: &mut Value, share: f64, rng: &mut Rng) {
    if let Some(Value::Object(methods)) = resource.get_mut("methods") {
        methods.retain(|_, _| rng.f64() < share);
    }
    if let Some(Value::Object(resources)) = resource.get_mut("resources") {
        for inner in resources.values_mut() {
            thin_out(inner, share, rng);
        }
        resources.retain(|_, inner| count_methods(inner) > 0);
    }
}

/// The schemas that the methods refer to, and those that these refer to, the nearest first.
fn reached(document: &Value, most: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut references = Vec::new();
    for key in ["methods", "resources", "parameters"] {
        collect_references(document.get(key).unwrap_or(&Value::Null), &mut references);
    }
    while !references.is_empty() {
        let mut next = Vec::new();
        for id in references {
            let schema = document.get("schemas").and_then(|schemas| schemas.get(&id));
            if found.len() < most
                && let Some(schema) = schema
                && found.insert(id)
            {
                collect_references(schema, &mut next);
            }
        }
        references = next;
    }
    found
}

fn collect_references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                match inner {
                    Value::String(id) if key == "$ref" => found.push(id.clone()),
                    inner => collect_references(inner, found),
                }
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect_references(item, found)),
        _ => {}
    }
}

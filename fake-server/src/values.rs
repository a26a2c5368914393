//! Values of schemas: the same each time, named after their fields, and never without end.

use std::collections::BTreeMap;

use discovery_codegen::discovery::Schema;
use serde_json::{Map, Value, json};

/// So many levels of objects a value has.
const MOST_LEVELS: usize = 5;
/// So many fields and items a value has. Some messages reach hundreds of others.
const MOST_NODES: usize = 2000;
/// A schema that is a reference leads to the schema in so many steps, or to none.
const MOST_STEPS: usize = 50;

/// The schemas of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schemas(pub(crate) BTreeMap<String, Schema>);

impl Schemas {
    /// The schema that a reference leads to.
    pub(crate) fn resolve<'a>(&'a self, schema: &'a Schema) -> &'a Schema {
        let mut schema = schema;
        for _ in 0..MOST_STEPS {
            let target = schema.reference.as_ref();
            match target.and_then(|id| self.0.get(id)) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    /// A value of a schema. Texts begin with `name`.
    pub(crate) fn value(&self, schema: &Schema, name: &str) -> Value {
        let mut maker = Maker {
            schemas: self,
            around: Vec::new(),
            nodes: 0,
        };
        maker.value(schema, name).unwrap_or(Value::Null)
    }
}

struct Maker<'a> {
    schemas: &'a Schemas,
    /// The ids of the schemas around the value: none of them is in itself.
    around: Vec<&'a str>,
    nodes: usize,
}

impl<'a> Maker<'a> {
    /// `None`: the value would have no end, and its field is left out.
    fn value(&mut self, schema: &'a Schema, name: &str) -> Option<Value> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return None;
        }
        if let Some(id) = &schema.reference {
            let target = self.schemas.0.get(id)?;
            if self.around.len() > MOST_LEVELS || self.around.contains(&id.as_str()) {
                return None;
            }
            self.around.push(id);
            let value = self.value(target, name);
            self.around.pop();
            return value;
        }
        if let Some(items) = &schema.items {
            let items = (1..=2).filter_map(|number| self.value(items, &format!("{name}-{number}")));
            return Some(Value::Array(items.collect()));
        }
        if !schema.properties.is_empty() {
            let mut object = Map::new();
            for (key, property) in &schema.properties {
                if let Some(value) = self.value(property, key) {
                    object.insert(key.clone(), value);
                }
            }
            return Some(Value::Object(object));
        }
        if let Some(values) = &schema.additional_properties {
            let value = self.value(values, name);
            return Some(value.map_or_else(|| json!({}), |value| json!({"key": value})));
        }
        Some(scalar(schema, name))
    }
}

/// A value that is neither an object of properties nor a list.
fn scalar(schema: &Schema, name: &str) -> Value {
    let (kind, format) = (schema.kind.as_deref(), schema.format.as_deref());
    let default = schema.default.as_deref();
    match kind {
        Some("boolean") => json!(default != Some("false")),
        Some("integer") => json!(number(schema).unwrap_or(1)),
        Some("number") => json!(
            default
                .and_then(|text| text.parse::<f64>().ok())
                .unwrap_or(1.5)
        ),
        Some("string") => json!(text(schema, format, name)),
        Some("object") => json!({}),
        Some("array") => json!([]),
        _ => json!(name),
    }
}

/// The default, or the least number.
fn number(schema: &Schema) -> Option<i64> {
    let bounds = [&schema.default, &schema.minimum];
    bounds
        .into_iter()
        .flatten()
        .find_map(|text| text.parse().ok())
}

fn text(schema: &Schema, format: Option<&str>, name: &str) -> String {
    if let Some(default) = &schema.default {
        return default.clone();
    }
    if let Some(first) = schema.values.first() {
        return first.value.clone();
    }
    match format {
        Some("int64" | "uint64") => number(schema).unwrap_or(1).to_string(),
        Some("byte") => "Ynl0ZXM=".to_owned(),
        Some("date") => "2026-01-02".to_owned(),
        Some("date-time" | "google-datetime") => "2026-01-02T03:04:05Z".to_owned(),
        Some("google-duration") => "1.5s".to_owned(),
        Some("google-fieldmask") => "name".to_owned(),
        _ => name.to_owned(),
    }
}

//! The raw document, as far as expectations need it: methods, and where properties and enum values are declared.
//!
//! This is read from the JSON text alone; nothing of the generator is used.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// A raw document; what is no document is one that declares nothing.
#[derive(Default)]
pub(super) struct Document {
    root: Value,
}

/// Names by the JSON path of what declares them.
pub(super) type Declared = BTreeMap<String, BTreeSet<String>>;

impl Document {
    pub(super) fn parse(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text).map(|root| Self { root })
    }

    /// `https://host`, without a slash at the end.
    pub(super) fn origin(&self) -> String {
        let url = self.text("rootUrl");
        let host = url
            .split_once("://")
            .map_or("", |(_, rest)| rest)
            .split('/')
            .next()
            .unwrap_or_default();
        format!("https://{host}")
    }

    /// What stands between the host and a method's path, with a slash at both ends.
    pub(super) fn base_path(&self) -> String {
        let root = self.text("rootUrl");
        let path = root
            .split_once("://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .map_or("", |(_, path)| path);
        format!(
            "/{path}{}",
            self.text("servicePath").trim_start_matches('/')
        )
    }

    fn text(&self, key: &str) -> &str {
        self.root
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Bodies and responses are wrapped in `{"data": …}`.
    pub(super) fn data_wrapper(&self) -> bool {
        let features = self.root.get("features").and_then(Value::as_array);
        features.is_some_and(|features| features.iter().any(|feature| feature == "dataWrapper"))
    }

    /// A method by the names of its resources and its own.
    pub(super) fn method(&self, resources: &[String], name: &str) -> Option<&Value> {
        let resource = resources
            .iter()
            .try_fold(&self.root, |at, name| at.get("resources")?.get(name))?;
        resource.get("methods")?.get(name)
    }

    /// The schema of a parameter: the method's own, or a standard one of the document.
    pub(super) fn parameter<'a>(&'a self, method: &'a Value, wire: &str) -> Option<&'a Value> {
        let own = method
            .get("parameters")
            .and_then(|parameters| parameters.get(wire));
        own.or_else(|| self.root.get("parameters")?.get(wire))
    }

    /// The document's own parameters, which every method takes.
    pub(super) fn standard_parameters(&self) -> impl Iterator<Item = (&String, &Value)> {
        members(&self.root, "parameters")
    }

    /// A schema that is not a `$ref`: the one that is meant.
    pub(super) fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        // No document refers further than this; a cycle of nothing but references ends here.
        for _ in 0..100 {
            let target = schema.get("$ref").and_then(Value::as_str);
            match target.and_then(|id| self.root.get("schemas")?.get(id)) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    /// The key of every method: its resources and its name, joined by `/`.
    pub(super) fn methods(&self) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        each_method(&self.root, &mut Vec::new(), &mut |resources, name, _| {
            keys.insert(key(resources, name));
        });
        keys
    }

    /// What each method responses, where it responses something.
    #[cfg(test)]
    pub(super) fn responses(&self) -> Vec<&Value> {
        let mut responses = Vec::new();
        each_method(&self.root, &mut Vec::new(), &mut |_, _, method| {
            responses.extend(method.get("response"));
        });
        responses
    }

    /// The properties of every object that has some, and the values of every enum, by the path of the schema. The standard parameters
    /// have no types: options take them as text.
    pub(super) fn declared(&self) -> (Declared, Declared) {
        let mut found = (Declared::new(), Declared::new());
        for (id, schema) in members(&self.root, "schemas") {
            declared_in(schema, &format!("schemas.{id}"), &mut found);
        }
        each_method(
            &self.root,
            &mut Vec::new(),
            &mut |resources, name, method| {
                let prefix: String = resources
                    .iter()
                    .map(|key| format!("resources.{key}."))
                    .collect();
                let path = format!("{prefix}methods.{name}");
                for (name, schema) in members(method, "parameters") {
                    declared_in(schema, &format!("{path}.parameters.{name}"), &mut found);
                }
                for part in ["request", "response"] {
                    if let Some(schema) = method.get(part) {
                        declared_in(schema, &format!("{path}.{part}"), &mut found);
                    }
                }
            },
        );
        found
    }
}

/// The key of a method in a harness program.
pub(super) fn key(resources: &[impl AsRef<str>], name: &str) -> String {
    resources
        .iter()
        .map(AsRef::as_ref)
        .chain([name])
        .collect::<Vec<_>>()
        .join("/")
}

/// The members of an object in an object.
pub(super) fn members<'a>(
    value: &'a Value,
    key: &str,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value
        .get(key)
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

/// The values of a string's `enum`.
pub(super) fn enum_values(schema: &Value) -> Option<Vec<&str>> {
    let values = schema.get("enum")?.as_array()?;
    let is_string = schema.get("type").and_then(Value::as_str) == Some("string");
    (is_string && !values.is_empty()).then(|| values.iter().filter_map(Value::as_str).collect())
}

fn declared_in(schema: &Value, path: &str, found: &mut (Declared, Declared)) {
    if schema.get("$ref").is_some() {
        return;
    }
    if let Some(items) = schema.get("items") {
        return declared_in(items, &format!("{path}.items"), found);
    }
    if let Some(values) = enum_values(schema) {
        found.1.insert(
            path.to_owned(),
            values.into_iter().map(str::to_owned).collect(),
        );
        return;
    }
    let names: BTreeSet<String> = members(schema, "properties")
        .map(|(name, _)| name.clone())
        .collect();
    if !names.is_empty() {
        found.0.insert(path.to_owned(), names);
        for (name, property) in members(schema, "properties") {
            declared_in(property, &format!("{path}.properties.{name}"), found);
        }
    } else if let Some(values) = schema.get("additionalProperties") {
        declared_in(values, &format!("{path}.additionalProperties"), found);
    }
}

fn each_method<'a>(
    resource: &'a Value,
    resources: &mut Vec<&'a str>,
    visit: &mut dyn FnMut(&[&'a str], &'a str, &'a Value),
) {
    for (name, method) in members(resource, "methods") {
        visit(resources, name, method);
    }
    for (name, inner) in members(resource, "resources") {
        resources.push(name);
        each_method(inner, resources, visit);
        resources.pop();
    }
}

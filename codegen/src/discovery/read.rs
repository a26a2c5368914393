//! Reads a document and collects everything that is wrong with it, each with its JSON path.

use std::collections::BTreeMap;

use serde_json::Value;

use super::document::{Document, EnumValue, Method, Resource, Schema};
use crate::problem::Problem;

type Object = serde_json::Map<String, Value>;

/// Reads a document.
///
/// # Errors
///
/// Everything in it that is not of the type that Discovery gives it, or a document of another kind.
pub fn parse(document: &Value) -> Result<Document, Vec<Problem>> {
    let mut reader = Reader::default();
    let read = reader.document(document);
    if reader.problems.is_empty() {
        Ok(read)
    } else {
        Err(reader.problems)
    }
}

/// Where the reader is, what it found wrong and what it did not know.
#[derive(Default)]
struct Reader {
    path: Vec<String>,
    problems: Vec<Problem>,
    unread: Vec<String>,
}

impl Reader {
    fn document(&mut self, value: &Value) -> Document {
        let Some(object) = value.as_object() else {
            self.wrong("expected a Discovery document, found no JSON object");
            return Document::default();
        };
        let kind = self.text(object, "kind");
        if kind != "discovery#restDescription" {
            let found = if kind.is_empty() {
                "none".to_owned()
            } else {
                format!("`{kind}`")
            };
            self.within("kind", |r| {
                r.wrong(format!(
                    "expected a Discovery document of kind `discovery#restDescription`, found {found}: \
                     take the document from an API's `discoveryRestUrl`"
                ));
            });
            return Document::default();
        }
        for key in ["name", "version", "rootUrl"] {
            if self.text(object, key).is_empty() {
                self.within(key, |r| {
                    r.wrong("is missing or empty, and a client needs it")
                });
            }
        }
        let document = Document {
            name: self.text(object, "name"),
            version: self.text(object, "version"),
            revision: self.text(object, "revision"),
            title: self.text(object, "title"),
            description: self.text(object, "description"),
            documentation_link: self.text(object, "documentationLink"),
            root_url: self.text(object, "rootUrl"),
            service_path: self.text(object, "servicePath"),
            features: self.texts(object, "features"),
            parameters: self.map(object, "parameters", Self::schema),
            scopes: self.scopes(object),
            schemas: self.map(object, "schemas", Self::schema),
            root: Resource {
                methods: self.map(object, "methods", Self::method),
                resources: self.map(object, "resources", Self::resource),
                deprecated: false,
            },
            unread: Vec::new(),
        };
        Document {
            unread: std::mem::take(&mut self.unread),
            ..document
        }
    }

    fn scopes(&mut self, root: &Object) -> BTreeMap<String, String> {
        let mut scopes = BTreeMap::new();
        self.object(root, "auth", |r, auth| {
            r.object(auth, "oauth2", |r, oauth2| {
                scopes = r.map(oauth2, "scopes", |r, value| {
                    r.as_object(value, |r, scope| r.text(scope, "description"))
                });
            });
        });
        scopes
    }

    fn resource(&mut self, value: &Value) -> Resource {
        self.as_object(value, |r, object| {
            r.known(object, &["methods", "resources", "deprecated"]);
            Resource {
                methods: r.map(object, "methods", Self::method),
                resources: r.map(object, "resources", Self::resource),
                deprecated: r.flag(object, "deprecated"),
            }
        })
    }

    fn method(&mut self, value: &Value) -> Method {
        self.as_object(value, |r, object| {
            r.known(object, METHOD_KEYS);
            for key in ["httpMethod", "path"] {
                if !object.contains_key(key) {
                    r.within(key, |r| {
                        r.wrong("is missing, and no request can be made without it")
                    });
                }
            }
            Method {
                id: r.text(object, "id"),
                description: r.text(object, "description"),
                http_method: r.text(object, "httpMethod"),
                path: r.text(object, "path"),
                parameter_order: r.texts(object, "parameterOrder"),
                parameters: r.map(object, "parameters", Self::schema),
                request: r.optional(object, "request", Self::schema),
                response: r.optional(object, "response", Self::schema),
                scopes: r.texts(object, "scopes"),
                api_version: r.optional_text(object, "apiVersion"),
                media_upload: r.flag(object, "supportsMediaUpload"),
                media_download: r.flag(object, "supportsMediaDownload"),
                deprecated: r.flag(object, "deprecated"),
            }
        })
    }

    fn schema(&mut self, value: &Value) -> Schema {
        self.as_object(value, |r, object| {
            r.known(object, SCHEMA_KEYS);
            let mut required_by = Vec::new();
            r.object(object, "annotations", |r, annotations| {
                required_by = r.texts(annotations, "required")
            });
            Schema {
                kind: r.optional_text(object, "type"),
                format: r.optional_text(object, "format"),
                reference: r.optional_text(object, "$ref"),
                description: r.text(object, "description"),
                properties: r.map(object, "properties", Self::schema),
                additional_properties: r
                    .optional(object, "additionalProperties", Self::schema)
                    .map(Box::new),
                items: r.optional(object, "items", Self::schema).map(Box::new),
                values: r.values(object),
                default: r.scalar_text(object, "default"),
                pattern: r.optional_text(object, "pattern"),
                minimum: r.scalar_text(object, "minimum"),
                maximum: r.scalar_text(object, "maximum"),
                read_only: r.flag(object, "readOnly"),
                deprecated: r.flag(object, "deprecated"),
                required_by,
                location: r.optional_text(object, "location"),
                required: r.flag(object, "required"),
                repeated: r.flag(object, "repeated"),
            }
        })
    }

    fn values(&mut self, object: &Object) -> Vec<EnumValue> {
        let descriptions = self.texts(object, "enumDescriptions");
        let deprecated: Vec<bool> = match object.get("enumDeprecated") {
            Some(Value::Array(flags)) => flags
                .iter()
                .map(|flag| flag == &Value::Bool(true))
                .collect(),
            _ => Vec::new(),
        };
        let mut values: Vec<EnumValue> = Vec::new();
        for (index, value) in self.texts(object, "enum").into_iter().enumerate() {
            // A value that stands twice is one value.
            if values.iter().all(|known| known.value != value) {
                values.push(EnumValue {
                    value,
                    description: descriptions.get(index).cloned().unwrap_or_default(),
                    deprecated: deprecated.get(index).copied().unwrap_or_default(),
                });
            }
        }
        values
    }

    // What follows reads one key of an object, and says so where its value is of another type.

    fn text(&mut self, object: &Object, key: &str) -> String {
        self.optional_text(object, key).unwrap_or_default()
    }

    fn optional_text(&mut self, object: &Object, key: &str) -> Option<String> {
        match object.get(key)? {
            Value::String(text) => Some(text.clone()),
            other => {
                self.within(key, |r| r.unexpected("a string", other));
                None
            }
        }
    }

    /// `default`, `minimum` and `maximum` are text in every document seen; a number or a boolean reads as its text.
    fn scalar_text(&mut self, object: &Object, key: &str) -> Option<String> {
        match object.get(key)? {
            Value::String(text) => Some(text.clone()),
            scalar @ (Value::Number(_) | Value::Bool(_)) => Some(scalar.to_string()),
            other => {
                self.within(key, |r| r.unexpected("a string", other));
                None
            }
        }
    }

    fn flag(&mut self, object: &Object, key: &str) -> bool {
        match object.get(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.within(key, |r| r.unexpected("true or false", other));
                false
            }
        }
    }

    fn texts(&mut self, object: &Object, key: &str) -> Vec<String> {
        match object.get(key) {
            None => Vec::new(),
            Some(Value::Array(values)) => self.within(key, |r| {
                let text = |(index, value): (usize, &Value)| match value {
                    Value::String(text) => Some(text.clone()),
                    other => {
                        r.within(&index.to_string(), |r| r.unexpected("a string", other));
                        None
                    }
                };
                values.iter().enumerate().filter_map(text).collect()
            }),
            Some(other) => {
                self.within(key, |r| r.unexpected("a list of strings", other));
                Vec::new()
            }
        }
    }

    fn map<T>(
        &mut self,
        object: &Object,
        key: &str,
        read: impl Fn(&mut Self, &Value) -> T,
    ) -> BTreeMap<String, T> {
        let mut map = BTreeMap::new();
        self.object(object, key, |r, entries| {
            for (name, value) in entries {
                map.insert(name.clone(), r.within(name, |r| read(r, value)));
            }
        });
        map
    }

    fn optional<T>(
        &mut self,
        object: &Object,
        key: &str,
        read: impl Fn(&mut Self, &Value) -> T,
    ) -> Option<T> {
        let value = object.get(key)?;
        Some(self.within(key, |r| read(r, value)))
    }

    fn object(&mut self, object: &Object, key: &str, read: impl FnOnce(&mut Self, &Object)) {
        if let Some(value) = object.get(key) {
            self.within(key, |r| r.as_object(value, read));
        }
    }

    fn as_object<T: Default>(
        &mut self,
        value: &Value,
        read: impl FnOnce(&mut Self, &Object) -> T,
    ) -> T {
        match value {
            Value::Object(object) => read(self, object),
            other => {
                self.unexpected("an object", other);
                T::default()
            }
        }
    }

    fn known(&mut self, object: &Object, keys: &[&str]) {
        for key in object.keys().filter(|key| !keys.contains(&key.as_str())) {
            self.within(key, |r| r.unread.push(r.place()));
        }
    }

    fn within<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(key.to_owned());
        let result = read(self);
        self.path.pop();
        result
    }

    fn place(&self) -> String {
        self.path.join(".")
    }

    fn unexpected(&mut self, expected: &str, found: &Value) {
        let found = match found {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.wrong(format!("expected {expected}, found {found}"));
    }

    fn wrong(&mut self, message: impl Into<String>) {
        self.problems.push(Problem::new(self.place(), message));
    }
}

/// Every key of a method in the 610 documents of the census.
const METHOD_KEYS: &[&str] = &[
    "apiVersion",
    "deprecated",
    "description",
    "etagRequired",
    "flatPath",
    "httpMethod",
    "id",
    "mediaUpload",
    "parameterOrder",
    "parameters",
    "path",
    "request",
    "response",
    "scopes",
    "supportsMediaDownload",
    "supportsMediaUpload",
    "supportsSubscription",
    "useMediaDownloadService",
];

/// Every key of a schema, a property or a parameter there.
const SCHEMA_KEYS: &[&str] = &[
    "$ref",
    "additionalProperties",
    "annotations",
    "default",
    "deprecated",
    "description",
    "enum",
    "enumDeprecated",
    "enumDescriptions",
    "format",
    "id",
    "items",
    "location",
    "maximum",
    "minimum",
    "parameterName",
    "pattern",
    "properties",
    "readOnly",
    "repeated",
    "required",
    "type",
];

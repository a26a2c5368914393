//! Reads a document and collects everything that is wrong with it, each with its JSON path.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::document::{
    Document, Endpoint, EnumValue, MediaUpload, Method, Resource, Schema, Unmade,
};
use super::names::{Name, check_name};
use super::template::check_template;
use crate::problem::Problem;

type Object = serde_json::Map<String, Value>;

/// Reads a document.
///
/// # Errors
///
/// Every value that does not have the type that Discovery defines; or a document of another kind.
pub fn parse(document: &Value) -> Result<Document, Vec<Problem>> {
    let mut reader = Reader::default();
    let read = reader.read_document(document);
    if reader.problems.is_empty() {
        Ok(read)
    } else {
        Err(reader.problems)
    }
}

/// How many levels of schemas in schemas, and of resources in resources, a document may have. The compiler gives up on types that
/// are nested about twice as deep. The deepest schema that Google publishes has 12 levels (books v1), the deepest resource has 10.
pub(crate) const MOST_LEVELS: usize = 24;

/// How long the name and the version of an API may be, in bytes. The longest name that Google publishes has 27.
const LONGEST_NAME: usize = 80;

/// The place of the reader in the document, the problems so far, and the unknown keys.
#[derive(Default)]
struct Reader {
    path: Vec<String>,
    /// How many schemas, or resources, are around the place.
    level: usize,
    problems: Vec<Problem>,
    unread: Vec<String>,
    unmade: Vec<Unmade>,
}

impl Reader {
    fn read_document(&mut self, value: &Value) -> Document {
        let Some(object) = value.as_object() else {
            self.add_problem("expected a Discovery document, found no JSON object");
            return Document::default();
        };
        let kind = self.read_text(object, "kind");
        if kind != "discovery#restDescription" {
            let found = if kind.is_empty() {
                "none".to_owned()
            } else {
                format!("`{kind}`")
            };
            self.at_key("kind", |r| {
                r.add_problem(format!(
                    "expected a Discovery document of kind `discovery#restDescription`, found {found}: \
                     take the document from an API's `discoveryRestUrl`"
                ));
            });
            return Document::default();
        }
        let mut needed = vec!["name", "version"];
        if self.read_text(object, "baseUrl").is_empty() {
            needed.push("rootUrl");
        }
        for key in needed {
            if self.read_text(object, key).is_empty() {
                self.at_key(key, |r| {
                    r.add_problem("is missing or empty, and a client needs it")
                });
            }
        }
        for key in ["name", "version"] {
            let length = self.read_text(object, key).len();
            if length > LONGEST_NAME {
                self.at_key(key, |r| {
                    r.add_problem(format!(
                        "has {length} bytes: at most {LONGEST_NAME} are read, since it names a folder"
                    ));
                });
            }
        }
        let document = Document {
            name: self.read_name(object, "name", Name::Api),
            version: self.read_name(object, "version", Name::Version),
            revision: self.read_name(object, "revision", Name::Version),
            title: self.read_text(object, "title"),
            description: self.read_text(object, "description"),
            documentation_link: self.read_text(object, "documentationLink"),
            root_url: self.read_text(object, "rootUrl"),
            service_path: self.read_text(object, "servicePath"),
            base_url: self.read_text(object, "baseUrl"),
            mtls_root_url: self.read_text(object, "mtlsRootUrl"),
            batch_path: self.read_text(object, "batchPath"),
            endpoints: self.read_endpoints(object),
            features: self.read_texts(object, "features"),
            parameters: self.read_named(object, "parameters", Name::Parameter, Self::read_schema),
            scopes: self.read_scopes(object),
            schemas: self.read_named(object, "schemas", Name::Schema, Self::read_schema),
            root: Resource {
                methods: self.read_methods(object),
                resources: self.read_named(object, "resources", Name::Key, Self::read_resource),
                deprecated: false,
            },
            unread: Vec::new(),
            unmade: Vec::new(),
        };
        Document {
            unread: std::mem::take(&mut self.unread),
            unmade: std::mem::take(&mut self.unmade),
            ..document
        }
    }

    fn read_scopes(&mut self, root: &Object) -> BTreeMap<String, String> {
        let mut scopes = BTreeMap::new();
        self.read_object(root, "auth", |r, auth| {
            r.read_object(auth, "oauth2", |r, oauth2| {
                scopes = r.read_named(oauth2, "scopes", Name::Scope, |r, value| {
                    r.as_object(value, |r, scope| r.read_text(scope, "description"))
                });
            });
        });
        scopes
    }

    fn read_endpoints(&mut self, root: &Object) -> Vec<Endpoint> {
        let mut endpoints = Vec::new();
        match root.get("endpoints") {
            None => {}
            Some(Value::Array(entries)) => self.at_key("endpoints", |r| {
                for (index, entry) in entries.iter().enumerate() {
                    endpoints.push(r.at_key(&index.to_string(), |r| {
                        r.as_object(entry, |r, endpoint| {
                            r.collect_unknown_keys(endpoint, ENDPOINT_KEYS);
                            Endpoint {
                                location: r.read_name(endpoint, "location", Name::Location),
                                url: r.read_text(endpoint, "endpointUrl"),
                                description: r.read_text(endpoint, "description"),
                            }
                        })
                    }));
                }
            }),
            Some(other) => self.at_key("endpoints", |r| {
                r.add_unexpected("a list of objects", other)
            }),
        }
        endpoints
    }

    fn read_resource(&mut self, value: &Value) -> Resource {
        self.as_level(value, "resources", |r, object| {
            r.collect_unknown_keys(object, &["methods", "resources", "deprecated"]);
            Resource {
                methods: r.read_methods(object),
                resources: r.read_named(object, "resources", Name::Key, Self::read_resource),
                deprecated: r.read_flag(object, "deprecated"),
            }
        })
    }

    /// The methods of a resource that a request can be made for.
    fn read_methods(&mut self, resource: &Object) -> BTreeMap<String, Method> {
        let methods = self.read_named(resource, "methods", Name::Key, Self::read_method);
        let made = methods.into_iter();
        made.filter_map(|(key, method)| Some((key, method?)))
            .collect()
    }

    fn read_method(&mut self, value: &Value) -> Option<Method> {
        let level = std::mem::take(&mut self.level);
        let method = self.read_method_of_levels(value);
        self.level = level;
        method
    }

    /// Reads a method, in whose schemas the levels are counted from 0.
    fn read_method_of_levels(&mut self, value: &Value) -> Option<Method> {
        self.as_object(value, |r, object| {
            r.collect_unknown_keys(object, METHOD_KEYS);
            r.check_request_line(object);
            let method = Method {
                id: r.read_name(object, "id", Name::MethodId),
                description: r.read_text(object, "description"),
                http_method: r.read_text(object, "httpMethod"),
                path: r.read_text(object, "path"),
                parameter_order: r.read_texts(object, "parameterOrder"),
                parameters: r.read_named(object, "parameters", Name::Parameter, Self::read_schema),
                request: r.read_optional(object, "request", Self::read_schema),
                response: r.read_optional(object, "response", Self::read_schema),
                scopes: r.read_names(object, "scopes", Name::Scope),
                api_version: object
                    .contains_key("apiVersion")
                    .then(|| r.read_name(object, "apiVersion", Name::Header)),
                media_upload: r.read_media_upload(object),
                media_download: r.read_flag(object, "supportsMediaDownload"),
                media_download_service: r.read_flag(object, "useMediaDownloadService"),
                deprecated: r.read_flag(object, "deprecated"),
            };
            (!r.is_unmade(object)).then_some(method)
        })
    }

    /// How a method takes media. It may say how and not that it does, and then it does not.
    fn read_media_upload(&mut self, method: &Object) -> Option<MediaUpload> {
        let takes = self.read_flag(method, "supportsMediaUpload");
        let mut upload = MediaUpload::default();
        self.read_object(method, "mediaUpload", |r, object| {
            r.collect_unknown_keys(object, &["accept", "maxSize", "protocols"]);
            upload.accept = r.read_names(object, "accept", Name::Header);
            upload.max_size = r.read_size(object, "maxSize");
            r.read_object(object, "protocols", |r, protocols| {
                r.collect_unknown_keys(protocols, &["simple", "resumable"]);
                upload.simple = r.read_protocol(protocols, "simple");
                upload.resumable = r.read_protocol(protocols, "resumable");
            });
        });
        takes.then_some(upload)
    }

    /// The path of a way to upload. All of them say `multipart: true`.
    fn read_protocol(&mut self, protocols: &Object, key: &str) -> Option<String> {
        let mut path = None;
        self.read_object(protocols, key, |r, protocol| {
            r.collect_unknown_keys(protocol, &["multipart", "path"]);
            r.read_flag(protocol, "multipart");
            path = r.read_optional_text(protocol, "path");
            if let Some(Err(reason)) = path.as_deref().map(check_template) {
                r.at_key("path", |r| r.add_problem(reason));
            }
        });
        path
    }

    /// A number of bytes, as `1024` or `1GB`.
    fn read_size(&mut self, object: &Object, key: &str) -> Option<u64> {
        let text = self.read_scalar_text(object, key)?;
        let size = parse_size(&text);
        if size.is_none() {
            self.at_key(key, |r| {
                r.add_problem(format!(
                    "`{text}` is not a size: it is a number of bytes, or a number with KB, MB, GB or TB"
                ));
            });
        }
        size
    }

    /// Finds what a request cannot have as its verb or path.
    fn check_request_line(&mut self, method: &Object) {
        let text = |key: &str| method.get(key).and_then(Value::as_str).unwrap_or_default();
        let verb = text("httpMethod");
        if !verb.bytes().all(is_of_token) {
            self.at_key("httpMethod", |r| {
                r.add_problem(format!(
                    "`{verb}` is not an HTTP method: it is one word, such as `GET`"
                ));
            });
        }
        if let Err(reason) = check_template(text("path")) {
            self.at_key("path", |r| r.add_problem(reason));
        }
    }

    /// Lists a method that lacks what a request needs; whether it does.
    fn is_unmade(&mut self, method: &Object) -> bool {
        let lacks = |key: &&str| match method.get(*key) {
            None => true,
            // The path of a method at the root of the service is empty.
            Some(value) => *key == "httpMethod" && value.as_str() == Some(""),
        };
        let Some(key) = ["httpMethod", "path"].into_iter().find(lacks) else {
            return false;
        };
        let path = self.json_path();
        let reason = format!("the method has no `{key}`, and no request can be made without it");
        self.unmade.push(Unmade { path, reason });
        true
    }

    fn read_schema(&mut self, value: &Value) -> Schema {
        self.as_level(value, "schemas", |r, object| {
            r.collect_unknown_keys(object, SCHEMA_KEYS);
            let mut required_by = Vec::new();
            r.read_object(object, "annotations", |r, annotations| {
                required_by = r.read_texts(annotations, "required")
            });
            Schema {
                kind: r.read_optional_text(object, "type"),
                format: r.read_optional_text(object, "format"),
                reference: object
                    .contains_key("$ref")
                    .then(|| r.read_name(object, "$ref", Name::Schema)),
                description: r.read_text(object, "description"),
                properties: r.read_map(object, "properties", Self::read_schema),
                additional_properties: r
                    .read_optional(object, "additionalProperties", Self::read_schema)
                    .map(Box::new),
                items: r
                    .read_optional(object, "items", Self::read_schema)
                    .map(Box::new),
                values: r.read_values(object),
                default: r.read_scalar_text(object, "default"),
                pattern: r.read_optional_text(object, "pattern"),
                minimum: r.read_scalar_text(object, "minimum"),
                maximum: r.read_scalar_text(object, "maximum"),
                read_only: r.read_flag(object, "readOnly"),
                deprecated: r.read_flag(object, "deprecated"),
                required_by,
                location: r.read_optional_text(object, "location"),
                required: r.read_flag(object, "required"),
                repeated: r.read_flag(object, "repeated"),
            }
        })
    }

    fn read_values(&mut self, object: &Object) -> Vec<EnumValue> {
        let descriptions = self.read_texts(object, "enumDescriptions");
        let deprecated: Vec<bool> = match object.get("enumDeprecated") {
            Some(Value::Array(flags)) => flags
                .iter()
                .map(|flag| flag == &Value::Bool(true))
                .collect(),
            _ => Vec::new(),
        };
        let mut values: Vec<EnumValue> = Vec::new();
        let mut known = BTreeSet::new();
        for (index, value) in self.read_texts(object, "enum").into_iter().enumerate() {
            // A value that is listed twice is one value.
            if known.insert(value.clone()) {
                values.push(EnumValue {
                    value,
                    description: descriptions.get(index).cloned().unwrap_or_default(),
                    deprecated: deprecated.get(index).copied().unwrap_or_default(),
                });
            }
        }
        values
    }

    // Each of the following functions reads one key of an object, and adds a problem if its value has another type.

    fn read_text(&mut self, object: &Object, key: &str) -> String {
        self.read_optional_text(object, key).unwrap_or_default()
    }

    fn read_optional_text(&mut self, object: &Object, key: &str) -> Option<String> {
        match object.get(key)? {
            Value::String(text) => Some(text.clone()),
            other => {
                self.at_key(key, |r| r.add_unexpected("a string", other));
                None
            }
        }
    }

    /// `default`, `minimum` and `maximum` are text in every known document; a number or a boolean reads as its text.
    fn read_scalar_text(&mut self, object: &Object, key: &str) -> Option<String> {
        match object.get(key)? {
            Value::String(text) => Some(text.clone()),
            scalar @ (Value::Number(_) | Value::Bool(_)) => Some(scalar.to_string()),
            other => {
                self.at_key(key, |r| r.add_unexpected("a string", other));
                None
            }
        }
    }

    fn read_flag(&mut self, object: &Object, key: &str) -> bool {
        match object.get(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.at_key(key, |r| r.add_unexpected("true or false", other));
                false
            }
        }
    }

    fn read_texts(&mut self, object: &Object, key: &str) -> Vec<String> {
        match object.get(key) {
            None => Vec::new(),
            Some(Value::Array(values)) => self.at_key(key, |r| {
                let text = |(index, value): (usize, &Value)| match value {
                    Value::String(text) => Some(text.clone()),
                    other => {
                        r.at_key(&index.to_string(), |r| r.add_unexpected("a string", other));
                        None
                    }
                };
                values.iter().enumerate().filter_map(text).collect()
            }),
            Some(other) => {
                self.at_key(key, |r| r.add_unexpected("a list of strings", other));
                Vec::new()
            }
        }
    }

    fn read_map<T>(
        &mut self,
        object: &Object,
        key: &str,
        read: impl Fn(&mut Self, &Value) -> T,
    ) -> BTreeMap<String, T> {
        let mut map = BTreeMap::new();
        self.read_object(object, key, |r, entries| {
            for (name, value) in entries {
                map.insert(name.clone(), r.at_key(name, |r| read(r, value)));
            }
        });
        map
    }

    /// A map whose keys are names.
    fn read_named<T>(
        &mut self,
        object: &Object,
        key: &str,
        kind: Name,
        read: impl Fn(&mut Self, &Value) -> T,
    ) -> BTreeMap<String, T> {
        let entries = object.get(key).and_then(Value::as_object);
        for name in entries.into_iter().flat_map(|entries| entries.keys()) {
            self.at_key(key, |r| r.at_key(name, |r| r.check_name(kind, name)));
        }
        self.read_map(object, key, read)
    }

    fn read_name(&mut self, object: &Object, key: &str, kind: Name) -> String {
        let name = self.read_text(object, key);
        self.at_key(key, |r| r.check_name(kind, &name));
        name
    }

    fn read_names(&mut self, object: &Object, key: &str, kind: Name) -> Vec<String> {
        let names = self.read_texts(object, key);
        for name in &names {
            self.at_key(key, |r| r.check_name(kind, name));
        }
        names
    }

    fn check_name(&mut self, kind: Name, name: &str) {
        if let Err(reason) = check_name(kind, name) {
            self.add_problem(reason);
        }
    }

    fn read_optional<T>(
        &mut self,
        object: &Object,
        key: &str,
        read: impl Fn(&mut Self, &Value) -> T,
    ) -> Option<T> {
        let value = object.get(key)?;
        Some(self.at_key(key, |r| read(r, value)))
    }

    fn read_object(&mut self, object: &Object, key: &str, read: impl FnOnce(&mut Self, &Object)) {
        if let Some(value) = object.get(key) {
            self.at_key(key, |r| r.as_object(value, read));
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
                self.add_unexpected("an object", other);
                T::default()
            }
        }
    }

    /// Reads an object that can have others of its kind in it. It goes no deeper than [`MOST_LEVELS`], so no later phase does.
    fn as_level<T: Default>(
        &mut self,
        value: &Value,
        kind: &str,
        read: impl FnOnce(&mut Self, &Object) -> T,
    ) -> T {
        if self.level == MOST_LEVELS {
            self.add_problem(format!(
                "is nested too deep: at most {MOST_LEVELS} levels of {kind} are read"
            ));
            return T::default();
        }
        self.level += 1;
        let result = self.as_object(value, read);
        self.level -= 1;
        result
    }

    fn collect_unknown_keys(&mut self, object: &Object, keys: &[&str]) {
        for key in object.keys().filter(|key| !keys.contains(&key.as_str())) {
            self.at_key(key, |r| r.unread.push(r.json_path()));
        }
    }

    fn at_key<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(key.to_owned());
        let result = read(self);
        self.path.pop();
        result
    }

    fn json_path(&self) -> String {
        self.path.join(".")
    }

    fn add_unexpected(&mut self, expected: &str, found: &Value) {
        let found = match found {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.add_problem(format!("expected {expected}, found {found}"));
    }

    fn add_problem(&mut self, message: impl Into<String>) {
        self.problems.push(Problem::new(self.json_path(), message));
    }
}

/// Reads a size in bytes. The units are powers of 1024, as in Google's clients. Nothing is 0.
fn parse_size(text: &str) -> Option<u64> {
    let text = text.trim().to_ascii_uppercase();
    let (number, power) = [("KB", 1), ("MB", 2), ("GB", 3), ("TB", 4)]
        .into_iter()
        .find_map(|(unit, power)| Some((text.strip_suffix(unit)?, power)))
        .unwrap_or((&text, 0));
    match number.trim() {
        "" => (power == 0).then_some(0),
        number => number.parse::<u64>().ok()?.checked_mul(1024u64.pow(power)),
    }
}

/// RFC 9110, section 5.6.2: what the name of a method consists of.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The keys of an endpoint: `deprecated` is in the reference of Discovery, and in no document.
const ENDPOINT_KEYS: &[&str] = &["deprecated", "description", "endpointUrl", "location"];

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

/// Every key of a schema, a property or a parameter in these documents.
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

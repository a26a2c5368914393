//! What the document says about its messages.

use std::collections::BTreeMap;

use serde_json::Value;

/// A type of the document, as the documentation of `discovery_runtime::message` tells types apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Bool,
    /// An integer from `min` to `max`; on the wire a string or a number.
    Integer {
        min: i128,
        max: i128,
        as_text: bool,
    },
    Double,
    Float,
    Bytes,
    /// Any string; enums and times too.
    Text,
    Any,
    Struct,
    List(Box<Kind>),
    Map(Box<Kind>),
    /// The name of its schema, or its path.
    Message(String),
}

/// The messages of a document: the type of each property.
pub(super) struct Schemas {
    messages: BTreeMap<String, BTreeMap<String, Kind>>,
}

impl Schemas {
    pub(super) fn of(document: &str) -> Self {
        let document: Value = serde_json::from_str(document).expect("the document is JSON");
        let mut schemas = Self {
            messages: BTreeMap::new(),
        };
        let all = document["schemas"].as_object().expect("schemas");
        for (id, schema) in all {
            if schema["type"] == "object" {
                schemas.add_message(id, schema, &document);
            }
        }
        schemas
    }

    /// The type of each property of a message.
    pub(super) fn properties(&self, message: &str) -> &BTreeMap<String, Kind> {
        &self.messages[message]
    }

    fn add_message(&mut self, name: &str, schema: &Value, document: &Value) {
        let mut properties = BTreeMap::new();
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let kind = self.kind(&format!("{name}.{key}"), property, document);
            properties.insert(key.clone(), kind);
        }
        self.messages.insert(name.to_owned(), properties);
    }

    fn kind(&mut self, path: &str, schema: &Value, document: &Value) -> Kind {
        if let Some(id) = schema["$ref"].as_str() {
            let target = &document["schemas"][id];
            return match target["type"] == "object" {
                true => Kind::Message(id.to_owned()),
                false => self.kind(path, target, document),
            };
        }
        let integer = |min: i128, max: i128, as_text| Kind::Integer { min, max, as_text };
        match (
            schema["type"].as_str().unwrap_or_default(),
            schema["format"].as_str(),
        ) {
            ("boolean", _) => Kind::Bool,
            ("integer", Some("int32")) => integer(i32::MIN.into(), i32::MAX.into(), false),
            ("integer", Some("uint32")) => integer(0, u32::MAX.into(), false),
            ("integer", Some("uint64")) => integer(0, u64::MAX.into(), false),
            ("integer", _) => integer(i64::MIN.into(), i64::MAX.into(), false),
            ("string", Some("int64")) => integer(i64::MIN.into(), i64::MAX.into(), true),
            ("string", Some("uint64")) => integer(0, u64::MAX.into(), true),
            ("string", Some("byte")) => Kind::Bytes,
            ("string", _) => Kind::Text,
            ("number", Some("float")) => Kind::Float,
            ("number", _) => Kind::Double,
            ("any", _) => Kind::Any,
            ("array", _) => Kind::List(Box::new(self.kind(path, &schema["items"], document))),
            ("object", _) if schema["properties"].is_object() => {
                self.add_message(path, schema, document);
                Kind::Message(path.to_owned())
            }
            ("object", _) => match &schema["additionalProperties"] {
                Value::Null => Kind::Struct,
                values if values["type"] == "any" => Kind::Struct,
                values => Kind::Map(Box::new(self.kind(path, values, document))),
            },
            (other, _) => panic!("{path}: a type that the reference does not know: {other}"),
        }
    }
}

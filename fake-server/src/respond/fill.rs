//! What a server adds to an item: which item it is, its times, its tags and links.

use discovery_codegen::discovery::Schema;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::api::Api;
use crate::api::{Collection, Identity};
use crate::check::check_parameter;
use crate::patch::set;
use crate::template::Values;
use crate::values::Schemas;

/// What happened to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Created,
    /// Its message changed.
    Updated,
    /// Its bytes changed too.
    Uploaded,
}

/// Properties that the server writes, beside those that are read-only, the times and what says which item it is.
const WRITTEN: [&str; 13] = [
    "kind",
    "id",
    "uid",
    "selfLink",
    "mediaLink",
    "etag",
    "generation",
    "metageneration",
    "size",
    "md5Hash",
    "md5Checksum",
    "crc32c",
    "creationTimestamp",
];

/// Whether the server writes a property, and a client cannot.
pub(super) fn is_written(name: &str, schema: &Schema) -> bool {
    schema.read_only || WRITTEN.contains(&name) || time_of(name, schema).is_some()
}

/// Writes into a value which item it is. `values` are those of the path of the item, and `last` is the variable at its end.
pub(super) fn identify(
    schemas: &Schemas,
    schema: &Schema,
    identity: &Identity,
    (values, last): (&Values, &str),
    value: &mut Value,
) {
    if !value.is_object() {
        return;
    }
    let own = values.get(last).map_or("", String::as_str);
    // What the path says of what is around the item: the bucket of an object.
    for (name, text) in values {
        write(schema, value, &[], name, text);
    }
    match identity {
        Identity::ResourceName => write(schema, value, &[], "name", own),
        Identity::Property(keys) => match keys.as_slice() {
            [name] => write(schema, value, &[], name, own),
            // What is around it, in the same message: the project of a dataset.
            [outer, _] => {
                if let Some(inner) = schema.properties.get(outer) {
                    for (name, text) in values {
                        write(schemas.resolve(inner), value, &[outer], name, text);
                    }
                }
            }
            _ => {}
        },
        Identity::Path => {}
    }
}

/// Writes a text into a property of a message, which keys lead to, if the property takes it.
fn write(schema: &Schema, value: &mut Value, keys: &[&str], name: &str, text: &str) {
    let property = schema
        .properties
        .get(name)
        .filter(|property| property.kind.as_deref() == Some("string"));
    if property.is_some_and(|property| check_parameter(name, property, text).is_ok()) {
        set(value, &[keys, &[name]].concat(), Some(&json!(text)));
    }
}

/// Writes into an item what the server says about it. `number` is one that no other change has.
pub(super) fn complete(
    schema: &Schema,
    value: &mut Value,
    change: Change,
    number: u64,
    link: &str,
) {
    let own = link.rsplit('/').next().unwrap_or_default().to_owned();
    let now = Timestamp::now().to_string();
    let Some(object) = value.as_object_mut() else {
        return;
    };
    let has_media = schema.properties.contains_key("metageneration");
    for (name, property) in &schema.properties {
        let is_long = matches!(property.format.as_deref(), Some("int64" | "uint64"));
        let is_text = property.kind.as_deref() == Some("string");
        let number = if is_text {
            json!(number.to_string())
        } else {
            json!(number)
        };
        let is_there = object.get(name).is_some_and(|value| !value.is_null());
        let written = match name.as_str() {
            "kind" => property.default.as_ref().map(|kind| json!(kind)),
            "id" if !is_there && is_long => Some(number),
            "id" if !is_there && is_text && property.format.is_none() => Some(json!(own)),
            "uid" if !is_there && is_text => Some(json!(format!("uid-{own}"))),
            "selfLink" if is_text => Some(json!(link)),
            "mediaLink" if is_text => Some(json!(format!("{link}?alt=media"))),
            // Base64, as some are bytes.
            "etag" if is_text => Some(json!(tag(number.to_string().trim_matches('"')))),
            "generation" if is_long && (change != Change::Updated || !has_media) => Some(number),
            "metageneration" if is_long => Some(json!(next(object.get(name), change).to_string())),
            _ => match time_of(name, property) {
                Some(Time::Created) if change == Change::Created => Some(json!(now)),
                Some(Time::Updated) => Some(json!(now)),
                _ => None,
            },
        };
        if let Some(written) = written {
            object.insert(name.clone(), written);
        }
    }
}

/// The tag of a number.
fn tag(number: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(format!("etag-{number:0>4}"))
}

/// How often the message of an item changed since its bytes did.
fn next(before: Option<&Value>, change: Change) -> u64 {
    let before = before
        .and_then(Value::as_str)
        .and_then(|text| text.parse::<u64>().ok());
    match change {
        Change::Updated => before.unwrap_or(0).saturating_add(1),
        Change::Created | Change::Uploaded => 1,
    }
}

enum Time {
    Created,
    Updated,
}

/// The time that a property has, if it has one that the server writes.
fn time_of(name: &str, schema: &Schema) -> Option<Time> {
    let is_time = matches!(
        schema.format.as_deref(),
        Some("date-time" | "google-datetime")
    ) || name == "creationTimestamp";
    let name = name.to_ascii_lowercase();
    let is_server = |word: &str| name.starts_with(word) || name.ends_with(word);
    if !is_time {
        None
    } else if [
        "createtime",
        "createdtime",
        "timecreated",
        "created",
        "creationtime",
        "creationtimestamp",
        "insertion",
        "inserttime",
    ]
    .into_iter()
    .any(is_server)
    {
        Some(Time::Created)
    } else if [
        "updatetime",
        "updatedtime",
        "updated",
        "modifiedtime",
        "lastmodifiedtime",
    ]
    .into_iter()
    .any(is_server)
    {
        Some(Time::Updated)
    } else {
        None
    }
}

/// The schema of a collection.
pub(super) fn schema_of<'a>(api: &'a Api, collection: &Collection) -> Option<&'a Schema> {
    api.schemas.0.get(&collection.schema)
}

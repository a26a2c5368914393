//! Compares values with the types of a document, and says what is wrong with each, and where.

use discovery_codegen::Problem;
use discovery_codegen::model::{Field, Type, Variant};
use discovery_codegen::select::find_nearest;
use discovery_runtime::{ByteString, Date, DateTime, Duration};
use serde_json::Value;

use super::types::{Kind, Types, name};

/// Checks values, and collects what is wrong.
pub(super) struct Checker<'c, 'm> {
    pub(super) types: &'c Types<'m>,
    /// The id of the method that is called.
    pub(super) method: &'c str,
    /// Fields and enum values that the document does not have are fine, and so is a body that lacks a required field.
    pub(super) allow_unknown: bool,
    /// What the values are part of, for messages.
    pub(super) file: String,
    pub(super) problems: Vec<Problem>,
}

impl<'m> Checker<'_, 'm> {
    /// Adds a problem at a place.
    pub(super) fn add(&mut self, place: &str, message: impl Into<String>) {
        let problem = Problem::new(place, message).in_file(self.file.clone());
        self.problems.push(problem);
    }

    /// Checks the value of a body at a place, such as `.labels[0]`.
    pub(super) fn value(&mut self, ty: &'m Type, value: &Value, place: &str) {
        match (self.types.kind(ty), value) {
            // How a field is cleared.
            (_, Value::Null) => {}
            (Kind::Message(item, fields), Value::Object(members)) => {
                for (key, value) in members {
                    let inner = join(place, key);
                    match fields.iter().find(|field| field.wire.0 == *key) {
                        Some(field) => self.value(&field.ty, value, &inner),
                        None if self.allow_unknown => {}
                        None => {
                            let names = fields.iter().map(|field| field.wire.0.as_str());
                            let message = format!("`{}` has no such field", name(item));
                            self.add(&inner, unknown(message, key, names));
                        }
                    }
                }
                for field in fields {
                    let is_missing = members.get(&field.wire.0).is_none_or(Value::is_null);
                    if is_missing && self.is_required(field) {
                        let place = join(place, &field.wire.0);
                        self.add(&place, "the method requires this field");
                    }
                }
            }
            (Kind::Enum(_, variants), Value::String(text)) => {
                self.enum_value(variants, text, place)
            }
            (Kind::List(element), Value::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.value(element, value, &format!("{place}[{index}]"));
                }
            }
            (Kind::Map(element), Value::Object(members)) => {
                for (key, value) in members {
                    self.value(element, value, &join(place, key));
                }
            }
            (Kind::Scalar(ty), value) if is_json_of(ty, value) => {}
            (kind, value) => {
                let message = format!("expected {}, found {}", expected(kind), shown(value));
                self.add(place, message);
            }
        }
    }

    /// Checks the text of a parameter.
    pub(super) fn text(&mut self, ty: &'m Type, text: &str, place: &str) {
        match self.types.kind(ty) {
            Kind::Enum(_, variants) => self.enum_value(variants, text, place),
            Kind::Scalar(ty) if is_text_of(ty, text) => {}
            kind => {
                let message = format!("expected {}, found `{text}`", expected(kind));
                self.add(place, message);
            }
        }
    }

    fn enum_value(&mut self, variants: &[Variant], text: &str, place: &str) {
        let mut names = variants.iter().map(|variant| variant.wire.0.as_str());
        if self.allow_unknown || names.any(|known| known == text) {
            return;
        }
        let names = variants.iter().map(|variant| variant.wire.0.as_str());
        let message = format!("`{text}` is not one of its values");
        self.add(place, unknown(message, text, names));
    }

    fn is_required(&self, field: &Field) -> bool {
        !self.allow_unknown && field.required_by.iter().any(|id| id == self.method)
    }
}

/// A message about a name that is not known, with those that are like it, or all if they are few.
pub(super) fn unknown<'a>(
    message: String,
    typed: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> String {
    const MOST: usize = 12;
    let quoted = |names: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        names.map(|name| format!("`{name}`")).collect()
    };
    let near = quoted(&mut find_nearest(typed, names.clone()).into_iter());
    if !near.is_empty() {
        return format!("{message}; did you mean {}?", near.join(" or "));
    }
    let mut shown = quoted(&mut names.clone().take(MOST));
    if names.count() > MOST {
        shown.push("…".to_owned());
    }
    match shown.is_empty() {
        true => message,
        false => format!("{message}; there are {}", shown.join(", ")),
    }
}

/// The place of a member.
pub(super) fn join(place: &str, key: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-$@".contains(c);
    match !key.is_empty() && key.chars().all(is_plain) {
        true => format!("{place}.{key}"),
        false => format!("{place}[{key:?}]"),
    }
}

/// What is expected, as the rest of a sentence.
fn expected(kind: Kind<'_>) -> String {
    let text = match kind {
        Kind::Message(item, _) => return format!("an object (`{}`)", name(item)),
        Kind::Enum(item, _) => return format!("a text (`{}`)", name(item)),
        Kind::List(_) => "a list",
        Kind::Map(_) => "an object",
        Kind::Scalar(ty) => match ty {
            Type::Bool => "true or false",
            Type::I32 => "a 32-bit integer",
            Type::U32 => "an unsigned 32-bit integer",
            Type::I64 => "a 64-bit integer",
            Type::U64 => "an unsigned 64-bit integer",
            Type::F32 | Type::F64 => "a number",
            Type::ByteString => "bytes in base64",
            Type::DateTime => "a time, such as 2026-01-31T12:00:00Z",
            Type::Date => "a date, such as 2026-01-31",
            Type::Duration => "a duration in seconds, such as 3.5s",
            Type::FieldMask => "a field mask, such as `name,labels`",
            Type::JsonMap => "an object",
            _ => "a text",
        },
    };
    text.to_owned()
}

/// A value, no longer than a few words.
fn shown(value: &Value) -> String {
    const MOST: usize = 40;
    let text = value.to_string();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// Whether a JSON value is of a scalar type, as servers take it: a number may be a text, and a text of 64 bits a number.
fn is_json_of(ty: &Type, value: &Value) -> bool {
    match (ty, value) {
        (Type::Json, _) => true,
        (Type::JsonMap, value) => value.is_object(),
        (Type::Bool, Value::Bool(_)) => true,
        (Type::String | Type::Xgafv, value) => value.is_string(),
        (_, Value::String(text)) => ty != &Type::Bool && is_text_of(ty, text),
        (_, Value::Number(number)) => {
            let is_number = matches!(
                ty,
                Type::I32 | Type::U32 | Type::I64 | Type::U64 | Type::F32 | Type::F64
            );
            is_number && is_text_of(ty, &number.to_string())
        }
        _ => false,
    }
}

/// Whether a text is one of a scalar type.
fn is_text_of(ty: &Type, text: &str) -> bool {
    match ty {
        Type::Bool => matches!(text, "true" | "false"),
        Type::I32 => text.parse::<i32>().is_ok(),
        Type::U32 => text.parse::<u32>().is_ok(),
        Type::I64 => text.parse::<i64>().is_ok(),
        Type::U64 => text.parse::<u64>().is_ok(),
        Type::F32 | Type::F64 => text.parse::<f64>().is_ok(),
        Type::ByteString => ByteString::from_base64(text).is_ok(),
        Type::DateTime => text.parse::<DateTime>().is_ok(),
        Type::Date => text.parse::<Date>().is_ok(),
        Type::Duration => text.parse::<Duration>().is_ok(),
        _ => true,
    }
}

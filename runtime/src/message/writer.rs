//! The writer: serde's `Serialize` over a [`View`], and JSON text.

use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::conflict::find_conflict;
use super::exact::JsonText;
use super::json;
use super::number::{format_decimal, non_finite_word};
use super::table::{Element, Entries, List, Message, View};

/// Writes `element` as JSON text.
///
/// If a place has both a field that is set and a property that the caller put among the unknown ones, the field is written.
/// [`checked_to_vec`], and so every call, refuses such a message.
pub fn to_vec(element: &dyn Element) -> Vec<u8> {
    json_text(&element.view()).bytes
}

/// Writes `element` as JSON text, if no place has two values.
///
/// # Errors
///
/// The path of a place that has both a value in its field and a null, or another value, that the caller put among the unknown
/// properties: with [`set_null`](Message::set_null), or with `unknown_mut()`. Paths are written as in
/// [`DecodeError::path`](super::DecodeError::path).
pub fn checked_to_vec(element: &dyn Element) -> Result<Vec<u8>, String> {
    let view = element.view();
    let text = json_text(&view);
    if text.asked
        && let Some(path) = find_conflict(&view, "")
    {
        return Err(path);
    }
    Ok(text.bytes)
}

fn json_text(view: &View<'_>) -> json::JsonBuffer {
    let mut text = json::JsonBuffer::default();
    text.reserve(128);
    json::push_value(&mut text, view, false);
    text
}

/// Writes `element` in any format. `Serialize` of every generated type calls it.
///
/// # Errors
///
/// The format's own error.
pub fn serialize<S: Serializer>(element: &dyn Element, serializer: S) -> Result<S::Ok, S::Error> {
    Writer {
        view: &element.view(),
        plain_integers: false,
    }
    .serialize(serializer)
}

/// By reference: a view is four words, and copying it costs more than a pointer.
struct Writer<'a> {
    view: &'a View<'a>,
    /// Whether 64-bit integers are numbers.
    plain_integers: bool,
}

impl Serialize for Writer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self.view {
            View::Bool(value) => serializer.serialize_bool(value),
            View::I32(value) => serializer.serialize_i32(value),
            View::U32(value) => serializer.serialize_u32(value),
            View::I64(value) if self.plain_integers => serializer.serialize_i64(value),
            View::U64(value) if self.plain_integers => serializer.serialize_u64(value),
            View::I64(value) => serializer.serialize_str(format_decimal(
                value.is_negative(),
                value.unsigned_abs(),
                &mut [0; 20],
            )),
            View::U64(value) => {
                serializer.serialize_str(format_decimal(false, value, &mut [0; 20]))
            }
            View::F32(value) if value.is_finite() => serializer.serialize_f32(value),
            View::F32(value) => serializer.serialize_str(non_finite_word(f64::from(value))),
            View::F64(value) if value.is_finite() => serializer.serialize_f64(value),
            View::F64(value) => serializer.serialize_str(non_finite_word(value)),
            View::String(value) | View::Enum { value, .. } => serializer.serialize_str(value),
            View::Text(value) => serializer.serialize_str(&value.text()),
            View::Json(value) => value.serialize(serializer),
            View::JsonMap(value) => value.serialize(serializer),
            View::Message(message) => write_message(message, serializer),
            View::List(list) => write_list(list, self.plain_integers, serializer),
            View::Map(entries) => write_entries(entries, self.plain_integers, serializer),
        }
    }
}

fn write_message<S: Serializer>(message: &dyn Message, serializer: S) -> Result<S::Ok, S::Error> {
    let unknown = message.unknown();
    if !unknown.is_plain() {
        return write_merged(message, serializer);
    }
    let plain = message.plain_integers();
    let mut map = serializer.serialize_map(None)?;
    let mut shadowed = Vec::new();
    for (key, field) in message.fields() {
        let Some(view) = &field.view() else { continue };
        map.serialize_entry(
            key,
            &Writer {
                view,
                plain_integers: plain.contains(&key),
            },
        )?;
        if !unknown.is_empty() && unknown.get(key).is_some() {
            shadowed.push(key);
        }
    }
    for (key, value) in unknown {
        if !shadowed.contains(&key) {
            map.serialize_entry(key, value)?;
        }
    }
    map.end()
}

/// Writes a message whose unknown properties have to be merged with its fields.
fn write_merged<S: Serializer>(message: &dyn Message, serializer: S) -> Result<S::Ok, S::Error> {
    let view = View::Message(message);
    if let Some(path) = find_conflict(&view, "") {
        return Err(S::Error::custom(two_values(&path)));
    }
    let text = json_text(&view).bytes;
    let text = std::str::from_utf8(&text).map_err(S::Error::custom)?;
    JsonText(text).serialize(serializer)
}

/// The message of an error for a place with two values.
pub(crate) fn two_values(path: &str) -> String {
    format!(
        "`{path}` has two values: the one of its field, and the one that `set_null` or `unknown_mut` put there. Remove one of them"
    )
}

fn write_list<S: Serializer>(
    list: &dyn List,
    plain_integers: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let len = list.len();
    let mut seq = serializer.serialize_seq(Some(len))?;
    for index in 0..len {
        let view = list
            .get(index)
            .ok_or_else(|| S::Error::custom("a list became shorter while it was written"))?;
        seq.serialize_element(&Writer {
            view: &view,
            plain_integers,
        })?;
    }
    seq.end()
}

fn write_entries<S: Serializer>(
    entries: &dyn Entries,
    plain_integers: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    let mut result = Ok(());
    entries.each(&mut |key, view| {
        if result.is_ok() {
            result = map.serialize_entry(
                key,
                &Writer {
                    view: &view,
                    plain_integers,
                },
            );
        }
    });
    result?;
    map.end()
}

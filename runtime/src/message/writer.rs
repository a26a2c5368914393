//! The writer: serde's `Serialize` over a [`View`], and JSON text.

use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::json;
use super::number::{format_decimal, non_finite_word};
use super::table::{Element, Entries, List, Message, View};

/// Writes `element` as JSON text.
pub fn to_vec(element: &dyn Element) -> Vec<u8> {
    let mut json = Vec::with_capacity(128);
    json::push_value(&mut json, &element.view(), false);
    json
}

/// Writes `{"data": element}`, the body for APIs with the feature `dataWrapper`.
pub fn to_vec_in_data(element: &dyn Element) -> Vec<u8> {
    let mut json = br#"{"data":"#.to_vec();
    json::push_value(&mut json, &element.view(), false);
    json.push(b'}');
    json
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_wrapped_in_data() {
        assert_eq!(to_vec_in_data(&"a".to_owned()), br#"{"data":"a"}"#);
    }
}

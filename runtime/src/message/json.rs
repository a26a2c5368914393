//! Writes JSON text directly into a `Vec`, for the body of every request.
//!
//! By hand for speed: the output is byte for byte that of [`serialize`](super::serialize) into serde_json, which a property
//! test holds. serde's layers make a walk over trait objects nearly twice as slow as derived code. serde_json still writes
//! escapes, floats and values of any type.

use std::collections::HashSet;
use std::ops::{Deref, DerefMut};

use serde::Serialize;
use serde_json::Value;

use super::exact::is_read_from;
use super::kept::{Kept, Layer};
use super::number::{format_decimal, non_finite_word};
use super::table::{Entries, List, Message, View};

/// The text, and whether a caller put any property into a message: then the places of these properties have to be checked.
#[derive(Default)]
pub(super) struct JsonBuffer {
    pub(super) bytes: Vec<u8>,
    pub(super) asked: bool,
}

impl Deref for JsonBuffer {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.bytes
    }
}

impl DerefMut for JsonBuffer {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }
}

/// Appends the value. With `plain_integers`, 64-bit integers are numbers.
pub(super) fn push_value(json: &mut JsonBuffer, view: &View<'_>, plain_integers: bool) {
    match *view {
        View::Bool(value) => json.extend_from_slice(if value { b"true" } else { b"false" }),
        View::I32(value) => push_integer(json, value < 0, value.unsigned_abs().into(), true),
        View::U32(value) => push_integer(json, false, value.into(), true),
        View::I64(value) => push_integer(json, value < 0, value.unsigned_abs(), plain_integers),
        View::U64(value) => push_integer(json, false, value, plain_integers),
        View::F32(value) if value.is_finite() => push_by_serde(json, &value),
        View::F32(value) => push_string(json, non_finite_word(value.into())),
        View::F64(value) if value.is_finite() => push_by_serde(json, &value),
        View::F64(value) => push_string(json, non_finite_word(value)),
        View::String(value) | View::Enum { value, .. } => push_string(json, value),
        View::Text(value) => {
            let text = value.utf8();
            if may_need_escapes(&text) {
                push_by_serde(json, &*value.text());
            } else {
                push_quoted(json, &text);
            }
        }
        View::Json(value) => push_by_serde(json, value),
        View::JsonMap(value) => push_by_serde(json, value),
        View::Message(message) => push_message(json, message),
        View::List(list) => {
            json.push(b'[');
            for index in 0..list.len() {
                if index > 0 {
                    json.push(b',');
                }
                if let Some(view) = &list.get(index) {
                    push_value(json, view, plain_integers);
                }
            }
            json.push(b']');
        }
        View::Map(entries) => {
            json.push(b'{');
            let start = json.len();
            entries.each(&mut |key, view| {
                push_key(json, start, key);
                push_value(json, &view, plain_integers);
            });
            json.push(b'}');
        }
    }
}

fn push_message(json: &mut JsonBuffer, message: &dyn Message) {
    let unknown = message.unknown();
    if !unknown.is_plain() {
        return push_with_layers(json, message, &[]);
    }
    let mut shadowed = Vec::new();
    json.push(b'{');
    let start = json.len();
    for (key, field) in message.fields() {
        let Some(view) = &field.view() else { continue };
        push_key(json, start, key);
        // Most fields are of other kinds, which need no lookup.
        let counts = matches!(
            view,
            View::I64(_) | View::U64(_) | View::List(_) | View::Map(_)
        );
        let plain = counts && message.plain_integers().contains(&key);
        push_value(json, view, plain);
        if !unknown.is_empty() && unknown.get(key).is_some() {
            shadowed.push(key);
        }
    }
    for (key, value) in unknown {
        if !shadowed.contains(&key) {
            push_key(json, start, key);
            push_by_serde(json, value);
        }
    }
    json.push(b'}');
}

/// Appends a key of the object that starts at `start`.
pub(super) fn push_key(json: &mut JsonBuffer, start: usize, key: &str) {
    json.reserve(key.len() + 8);
    let first = json.len() == start;
    if may_need_escapes(key.as_bytes()) {
        json.extend_from_slice(if first { b"" } else { b"," });
        push_by_serde(json, key);
        return json.push(b':');
    }
    if first {
        json.push(b'"');
    } else {
        json.extend_from_slice(b",\"");
    }
    json.extend_from_slice(key.as_bytes());
    json.extend_from_slice(b"\":");
}

fn push_string(json: &mut JsonBuffer, text: &str) {
    // Looking first and then copying at once is faster than copying piece by piece.
    if may_need_escapes(text.as_bytes()) {
        return push_by_serde(json, text);
    }
    push_quoted(json, text.as_bytes());
}

/// Appends a text that needs no escapes.
fn push_quoted(json: &mut JsonBuffer, text: &[u8]) {
    json.reserve(text.len() + 4);
    json.push(b'"');
    json.extend_from_slice(text);
    json.push(b'"');
}

/// Whether there may be a quote, a backslash or a control character in the text. Eight bytes at a time: most text here is short.
fn may_need_escapes(text: &[u8]) -> bool {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    // A byte less than `than` (at most 128) has its high bit set in the result. A byte after it may have it set too, which only
    // costs speed.
    let less = |word: u64, than: u8| word.wrapping_sub(EACH * u64::from(than)) & !word & HIGH;
    let word = |bytes: &[u8; 8]| {
        let word = u64::from_ne_bytes(*bytes);
        let quote = less(word ^ (EACH * u64::from(b'"')), 1);
        let backslash = less(word ^ (EACH * u64::from(b'\\')), 1);
        (less(word, b' ') | quote | backslash) != 0
    };
    match text.last_chunk() {
        // The chunk before may overlap the last eight bytes.
        Some(last) => text.as_chunks().0.iter().any(word) || word(last),
        None => text
            .iter()
            .any(|byte| *byte < b' ' || matches!(byte, b'"' | b'\\')),
    }
}

fn push_integer(json: &mut JsonBuffer, negative: bool, value: u64, plain: bool) {
    let mut buffer = [0; 20];
    let digits = format_decimal(negative, value, &mut buffer);
    if plain {
        json.extend_from_slice(digits.as_bytes());
    } else {
        json.push(b'"');
        json.extend_from_slice(digits.as_bytes());
        json.push(b'"');
    }
}

pub(super) fn push_by_serde(json: &mut JsonBuffer, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(&mut json.bytes, value)
        .expect("a Vec takes any text, and every key is a string");
}

// Where a field and unknown properties have to be merged: a null for an entry of a map that is set, a value that was kept inside
// a list, the digits of a number. A `Layer` is what a message around has for a place. The layers of the outer message come first,
// and a typed value comes before all of them.

/// Appends a message with the layers that messages around it have for it.
fn push_with_layers(json: &mut JsonBuffer, message: &dyn Message, outer: &[Layer<'_>]) {
    let unknown = message.unknown();
    json.asked |= !unknown.asked().is_empty();
    let layers = |key: &str| {
        let outer = entries(outer, key).into_iter();
        outer.chain(unknown.layer(key)).collect::<Vec<_>>()
    };
    json.push(b'{');
    let start = json.len();
    let mut written = HashSet::new();
    for (key, field) in message.fields() {
        let Some(view) = &field.view() else { continue };
        push_key(json, start, key);
        let plain = message.plain_integers().contains(&key);
        push_over(json, view, plain, &layers(key));
        written.insert(key);
    }
    let more = outer.iter().flat_map(|layer| layer.keys());
    for key in more.chain(unknown.keys()) {
        if written.insert(key) {
            push_key(json, start, key);
            push_layers(json, &layers(key));
        }
    }
    json.push(b'}');
}

/// Appends a typed value with its layers.
fn push_over(json: &mut JsonBuffer, view: &View<'_>, plain_integers: bool, layers: &[Layer<'_>]) {
    if layers.is_empty() {
        return push_value(json, view, plain_integers);
    }
    let kept = layers.iter().find_map(|layer| layer.kept);
    match *view {
        View::Message(message) => push_with_layers(json, message, layers),
        View::Map(entries) => push_entries(json, entries, plain_integers, layers),
        View::List(list) => push_list(json, list, plain_integers, kept),
        View::Json(value) => push_any(json, value, kept),
        View::JsonMap(object) => push_object(json, object.iter(), kept),
        _ => push_value(json, view, plain_integers),
    }
}

fn push_entries(
    json: &mut JsonBuffer,
    map: &dyn Entries,
    plain_integers: bool,
    layers: &[Layer<'_>],
) {
    json.push(b'{');
    let start = json.len();
    let mut written = HashSet::new();
    map.each(&mut |key, view| {
        push_key(json, start, key);
        push_over(json, &view, plain_integers, &entries(layers, key));
        written.insert(key);
    });
    for key in layers.iter().flat_map(|layer| layer.keys()) {
        if written.insert(key) {
            push_key(json, start, key);
            push_layers(json, &entries(layers, key));
        }
    }
    json.push(b'}');
}

/// Appends a list. Values that it could not hold stand where they stood, as far as it has so many elements.
fn push_list(json: &mut JsonBuffer, list: &dyn List, plain_integers: bool, kept: Option<&Kept>) {
    let elements = kept.map(|kept| &kept.elements);
    let mut odd = elements
        .into_iter()
        .flatten()
        .filter(|(_, kept)| kept.value.is_some())
        .peekable();
    let (mut index, mut place) = (0, 0);
    json.push(b'[');
    loop {
        let at_its_place = |(at, _): &(&usize, &Kept)| **at <= place || index >= list.len();
        let next = odd.next_if(at_its_place);
        if next.is_none() && index >= list.len() {
            break;
        }
        if place > 0 {
            json.push(b',');
        }
        let layer = |kept| Layer::new(None, kept).into_iter().collect::<Vec<_>>();
        match next {
            Some((_, kept)) => push_layers(json, &layer(Some(kept))),
            None => {
                let kept = elements.and_then(|elements| elements.get(&place));
                if let Some(view) = &list.get(index) {
                    push_over(json, view, plain_integers, &layer(kept));
                }
                index += 1;
            }
        }
        place += 1;
    }
    json.push(b']');
}

/// Appends what the layers have for a place without a typed value.
fn push_layers(json: &mut JsonBuffer, layers: &[Layer<'_>]) {
    let Some(first) = layers.iter().find(|layer| layer.has_value()) else {
        return json.extend_from_slice(b"null");
    };
    match (first.value, first.kept) {
        (Some(value), kept) if !value.is_object() => push_any(json, value, kept),
        (None, Some(kept)) if !kept.elements.is_empty() => {
            json.push(b'[');
            let elements = kept.elements.values().filter(|kept| kept.has_value());
            for (index, kept) in elements.enumerate() {
                if index > 0 {
                    json.push(b',');
                }
                push_layers(json, Layer::new(None, Some(kept)).as_slice());
            }
            json.push(b']');
        }
        _ => {
            json.push(b'{');
            let start = json.len();
            let mut written = HashSet::new();
            for key in layers.iter().flat_map(|layer| layer.keys()) {
                if written.insert(key) {
                    push_key(json, start, key);
                    push_layers(json, &entries(layers, key));
                }
            }
            json.push(b'}');
        }
    }
}

/// Appends a value of any type, with the digits that its numbers were read with.
fn push_any(json: &mut JsonBuffer, value: &Value, kept: Option<&Kept>) {
    let Some(kept) = kept else {
        return push_by_serde(json, value);
    };
    match (value, &kept.number) {
        (Value::Object(object), _) => push_object(json, object.iter(), Some(kept)),
        (Value::Array(elements), _) => {
            json.push(b'[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    json.push(b',');
                }
                push_any(json, element, kept.elements.get(&index));
            }
            json.push(b']');
        }
        (value, Some(text)) if is_read_from(value, text) => json.extend_from_slice(text.as_bytes()),
        (value, _) => push_by_serde(json, value),
    }
}

fn push_object<'a>(
    json: &mut JsonBuffer,
    members: impl Iterator<Item = (&'a String, &'a Value)>,
    kept: Option<&Kept>,
) {
    json.push(b'{');
    let start = json.len();
    for (key, value) in members {
        push_key(json, start, key);
        push_any(json, value, kept.and_then(|kept| kept.entries.get(key)));
    }
    json.push(b'}');
}

fn entries<'a>(layers: &[Layer<'a>], key: &str) -> Vec<Layer<'a>> {
    let layers = layers.iter();
    layers.filter_map(|layer| layer.entry(key)).collect()
}

#[cfg(test)]
mod tests {
    use super::may_need_escapes;

    #[test]
    fn every_byte_is_judged_at_every_place() {
        for length in 1..20 {
            for place in 0..length {
                for byte in 0..=255 {
                    let mut text = vec![b'a'; length];
                    text[place] = byte;
                    let needed = byte < b' ' || byte == b'"' || byte == b'\\';
                    assert_eq!(
                        may_need_escapes(&text),
                        needed,
                        "{byte} at {place} of {length}"
                    );
                }
            }
        }
        assert!(!may_need_escapes(b""));
    }
}

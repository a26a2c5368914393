//! Writes JSON text directly into a `Vec`, for the body of every request.
//!
//! By hand for speed: the output is byte for byte that of [`serialize`](super::serialize) into serde_json, which a property
//! test holds. serde's layers make a walk over trait objects nearly twice as slow as derived code. serde_json still writes
//! escapes, floats and values of any type.

use std::ops::{Deref, DerefMut};

use serde::Serialize;

use super::number::{format_decimal, non_finite_word};
use super::overlay;
use super::table::{Message, View};

/// The text, and whether a caller put any property into a message: then the places of these properties have to be checked.
#[derive(Default)]
pub(super) struct Text {
    pub(super) bytes: Vec<u8>,
    pub(super) asked: bool,
}

impl Deref for Text {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.bytes
    }
}

impl DerefMut for Text {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }
}

/// Appends the value. With `plain_integers`, 64-bit integers are numbers.
pub(super) fn push_value(json: &mut Text, view: &View<'_>, plain_integers: bool) {
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

fn push_message(json: &mut Text, message: &dyn Message) {
    let unknown = message.unknown();
    if !unknown.is_plain() {
        return overlay::push_message(json, message, &[]);
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
pub(super) fn push_key(json: &mut Text, start: usize, key: &str) {
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

fn push_string(json: &mut Text, text: &str) {
    // Looking first and then copying at once is faster than copying piece by piece.
    if may_need_escapes(text.as_bytes()) {
        return push_by_serde(json, text);
    }
    push_quoted(json, text.as_bytes());
}

/// Appends a text that needs no escapes.
fn push_quoted(json: &mut Text, text: &[u8]) {
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

fn push_integer(json: &mut Text, negative: bool, value: u64, plain: bool) {
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

pub(super) fn push_by_serde(json: &mut Text, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(&mut json.bytes, value)
        .expect("a Vec takes any text, and every key is a string");
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

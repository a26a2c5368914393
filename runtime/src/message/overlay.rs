//! Writes fields and unknown properties as one JSON text, where they have to be merged: a null for an entry of a map that is set,
//! a value that was kept inside a list, the digits of a number.
//!
//! A [`Layer`] is what a message around has for a place. The layers of the outer message come first. A typed value comes before
//! all of them.

use serde_json::Value;

use super::exact::is_read_from;
use super::json::{Text, push_by_serde, push_key, push_value};
use super::kept::{Kept, Layer};
use super::table::{Entries, List, Message, View};

/// Appends a message with the layers that messages around it have for it.
pub(super) fn push_message(json: &mut Text, message: &dyn Message, outer: &[Layer<'_>]) {
    let unknown = message.unknown();
    json.asked |= !unknown.asked().is_empty();
    let layers = |key: &str| {
        let outer = entries(outer, key).into_iter();
        outer.chain(unknown.layer(key)).collect::<Vec<_>>()
    };
    json.push(b'{');
    let start = json.len();
    let mut written = Vec::new();
    for (key, field) in message.fields() {
        let Some(view) = &field.view() else { continue };
        push_key(json, start, key);
        let plain = message.plain_integers().contains(&key);
        push_over(json, view, plain, &layers(key));
        written.push(key);
    }
    let more = outer.iter().flat_map(|layer| layer.keys());
    for key in more.chain(unknown.keys()) {
        if !written.contains(&key) {
            push_key(json, start, key);
            push_layers(json, &layers(key));
            written.push(key);
        }
    }
    json.push(b'}');
}

/// Appends a typed value with its layers.
fn push_over(json: &mut Text, view: &View<'_>, plain_integers: bool, layers: &[Layer<'_>]) {
    if layers.is_empty() {
        return push_value(json, view, plain_integers);
    }
    let kept = layers.iter().find_map(|layer| layer.kept);
    match *view {
        View::Message(message) => push_message(json, message, layers),
        View::Map(entries) => push_entries(json, entries, plain_integers, layers),
        View::List(list) => push_list(json, list, plain_integers, kept),
        View::Json(value) => push_any(json, value, kept),
        View::JsonMap(object) => push_object(json, object.iter(), kept),
        _ => push_value(json, view, plain_integers),
    }
}

fn push_entries(json: &mut Text, map: &dyn Entries, plain_integers: bool, layers: &[Layer<'_>]) {
    json.push(b'{');
    let start = json.len();
    let mut written = Vec::new();
    map.each(&mut |key, view| {
        push_key(json, start, key);
        push_over(json, &view, plain_integers, &entries(layers, key));
        written.push(key);
    });
    for key in layers.iter().flat_map(|layer| layer.keys()) {
        if !written.contains(&key) {
            push_key(json, start, key);
            push_layers(json, &entries(layers, key));
            written.push(key);
        }
    }
    json.push(b'}');
}

/// Appends a list. Values that it could not hold stand where they stood, as far as it has so many elements.
fn push_list(json: &mut Text, list: &dyn List, plain_integers: bool, kept: Option<&Kept>) {
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
fn push_layers(json: &mut Text, layers: &[Layer<'_>]) {
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
            let mut written = Vec::new();
            for key in layers.iter().flat_map(|layer| layer.keys()) {
                if !written.contains(&key) {
                    push_key(json, start, key);
                    push_layers(json, &entries(layers, key));
                    written.push(key);
                }
            }
            json.push(b'}');
        }
    }
}

/// Appends a value of any type, with the digits that its numbers were read with.
fn push_any(json: &mut Text, value: &Value, kept: Option<&Kept>) {
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
    json: &mut Text,
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

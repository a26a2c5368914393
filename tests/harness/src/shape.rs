//! How a decoded value is typed: a JSON pointer for each value in it, and what reads that value.

use std::collections::BTreeMap;

use discovery_runtime::message::{Element, Message, View};

/// The kind of every value in `element`, by its JSON pointer.
///
/// Kinds are `bool`, `i32`, `u32`, `i64`, `u64`, `f32`, `f64`, `string`, `text` (times, bytes, masks), `enum`, `enum?` (a value
/// that the enum does not list), `json`, `json-map`, `message`, `list`, `map`; and `unknown`: kept beside the fields.
pub fn shape(element: &dyn Element) -> BTreeMap<String, &'static str> {
    let mut shape = BTreeMap::new();
    look(String::new(), element.view(), &mut shape);
    shape
}

fn look(path: String, view: View<'_>, shape: &mut BTreeMap<String, &'static str>) {
    let kind = match view {
        View::Bool(_) => "bool",
        View::I32(_) => "i32",
        View::U32(_) => "u32",
        View::I64(_) => "i64",
        View::U64(_) => "u64",
        View::F32(_) => "f32",
        View::F64(_) => "f64",
        View::String(_) => "string",
        View::Text(_) => "text",
        View::Enum { known: true, .. } => "enum",
        View::Enum { known: false, .. } => "enum?",
        View::Json(_) => "json",
        View::JsonMap(_) => "json-map",
        View::Message(message) => {
            look_at_message(&path, message, shape);
            "message"
        }
        View::List(list) => {
            for (index, view) in (0..list.len()).filter_map(|index| Some((index, list.get(index)?)))
            {
                look(format!("{path}/{index}"), view, shape);
            }
            "list"
        }
        View::Map(entries) => {
            entries.each(&mut |key, view| look(join(&path, key), view, shape));
            "map"
        }
        _ => "a kind that the harness does not know",
    };
    shape.insert(path, kind);
}

fn look_at_message(path: &str, message: &dyn Message, shape: &mut BTreeMap<String, &'static str>) {
    for (key, _) in message.unknown() {
        shape.insert(join(path, key), "unknown");
    }
    for (key, field) in message.fields() {
        if let Some(view) = field.view() {
            look(join(path, key), view, shape);
        }
    }
}

/// A JSON pointer and one more key.
fn join(path: &str, key: &str) -> String {
    format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"))
}

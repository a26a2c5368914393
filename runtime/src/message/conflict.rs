//! Finds a place of a message that has both a value and something that the caller put among the unknown properties.

use serde_json::Value;

use super::path::push_key;
use super::table::View;

/// The first place that has both a typed value and one that the caller put among the unknown properties.
pub(super) fn find_conflict(view: &View<'_>, path: &str) -> Option<String> {
    match view {
        View::Message(message) => {
            let unknown = message.unknown();
            let of_this = unknown.asked().iter().find_map(|asked| {
                let value = match asked.steps() {
                    [key] => unknown.get(key).unwrap_or(&Value::Null),
                    _ => &Value::Null,
                };
                find_occupied(view, asked.steps(), value, path)
            });
            of_this.or_else(|| {
                message
                    .fields()
                    .find_map(|(key, field)| find_conflict(&field.view()?, &below(path, key)))
            })
        }
        View::List(list) => (0..list.len())
            .find_map(|index| find_conflict(&list.get(index)?, &format!("{path}[{index}]"))),
        View::Map(entries) => {
            let mut found = None;
            entries.each(&mut |key, view| {
                if found.is_none() {
                    found = find_conflict(&view, &below(path, key));
                }
            });
            found
        }
        _ => None,
    }
}

/// The place that these steps lead to, if it has a typed value. Two objects can be merged; then only their entries count.
fn find_occupied(view: &View<'_>, steps: &[String], value: &Value, path: &str) -> Option<String> {
    let Some((step, rest)) = steps.split_first() else {
        return match (view, value) {
            (View::Message(_) | View::Map(_), Value::Object(object)) => {
                object.iter().find_map(|(key, value)| {
                    find_occupied(view, std::slice::from_ref(key), value, path)
                })
            }
            _ => Some(path.to_owned()),
        };
    };
    let path = below(path, step);
    match view {
        View::Message(message) => {
            let index = message.keys().binary_search(&step.as_str()).ok()?;
            find_occupied(&message.field(index)?.view()?, rest, value, &path)
        }
        View::Map(entries) => {
            let mut found = None;
            entries.each(&mut |key, view| {
                if key == step {
                    found = find_occupied(&view, rest, value, &path);
                }
            });
            found
        }
        _ => None,
    }
}

fn below(path: &str, key: &str) -> String {
    let mut path = path.to_owned();
    push_key(&mut path, key);
    path
}

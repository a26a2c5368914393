//! Compares JSON values, and says where they differ.

use discovery_runtime::serde_json::{Map, Value};

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Compare {
    /// An object may have more members than the expected one.
    AtLeast,
    /// Both are equal.
    Whole,
}

/// Where `found` differs from `expected`, a line for each place. Empty: it does not.
pub(crate) fn differences(
    place: &str,
    expected: &Value,
    found: &Value,
    how: Compare,
) -> Vec<String> {
    let mut lines = Vec::new();
    compare(place, expected, found, how, &mut lines);
    lines
}

fn compare(place: &str, expected: &Value, found: &Value, how: Compare, lines: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            compare_objects(place, expected, found, how, lines);
        }
        (Value::Array(wanted), Value::Array(items)) => {
            if wanted.len() != items.len() {
                let (wanted, items) = (wanted.len(), items.len());
                lines.push(format!(
                    "{place}: expected {wanted} elements, found {items}"
                ));
            }
            for (index, (wanted, item)) in wanted.iter().zip(items).enumerate() {
                compare(&format!("{place}[{index}]"), wanted, item, how, lines);
            }
        }
        _ if same(expected, found) => {}
        _ => lines.push(format!(
            "{place}: expected {}, found {}",
            short(expected),
            short(found)
        )),
    }
}

fn compare_objects(
    place: &str,
    expected: &Map<String, Value>,
    found: &Map<String, Value>,
    how: Compare,
    lines: &mut Vec<String>,
) {
    for (name, wanted) in expected {
        let place = format!("{place}.{name}");
        match found.get(name) {
            Some(value) => compare(&place, wanted, value, how, lines),
            None => lines.push(format!(
                "{place}: expected {}, found nothing",
                short(wanted)
            )),
        }
    }
    let more = found
        .iter()
        .filter(|(name, _)| !expected.contains_key(*name));
    for (name, value) in more.filter(|_| how == Compare::Whole) {
        lines.push(format!(
            "{place}.{name}: expected nothing, found {}",
            short(value)
        ));
    }
}

/// Numbers are equal by value: `1` and `1.0`.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other
                || one.as_f64().is_some_and(|one| Some(one) == other.as_f64())
                    && !(one.is_u64() && other.is_u64())
        }
        _ => one == other,
    }
}

/// A value in one line.
fn short(value: &Value) -> String {
    const MOST: usize = 200;
    let text = value.to_string();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

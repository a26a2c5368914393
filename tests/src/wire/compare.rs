//! Found against expected, told in a line.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::cases::Case;

/// The differences between the request of a case and the one that was prepared.
pub(super) fn request(case: &Case, found: &Value, origin: &str) -> Vec<String> {
    let text = |key: &str| found.get(key).and_then(Value::as_str).unwrap_or_default();
    let mut differences = Vec::new();
    let mut same = |what: &str, expected: &str, found: &str| {
        if expected != found {
            differences.push(format!("{what}: expected {expected}, found {found}"));
        }
    };
    same("method", &case.method, text("method"));
    let url = text("url");
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    same("origin", origin, &format!("{scheme}://{host}"));
    same("path", &case.path, path);
    let mut expected = case.query.clone();
    expected.sort();
    same("query", &pairs(&expected), &pairs(&decoded(query)));
    let headers: BTreeMap<&str, &str> = found
        .get("headers")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
        .collect();
    for (name, value) in &case.headers {
        let name = name.to_ascii_lowercase();
        same(
            &format!("header {name}"),
            value,
            headers.get(name.as_str()).unwrap_or(&"none"),
        );
    }
    let body = text("body");
    if case.body.is_null() {
        same("body", "", body);
    } else {
        match serde_json::from_str::<Value>(body) {
            Ok(body) => differences.extend(json("body", &case.body, &body)),
            Err(error) => differences.push(format!(
                "body: expected {}, found no JSON ({error}): {}",
                case.body,
                shown(body)
            )),
        }
    }
    differences
}

fn decoded(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let mut pairs: Vec<(String, String)> = pairs
        .map(|(name, value)| (decode(name), decode(value)))
        .collect();
    pairs.sort();
    pairs
}

fn pairs(pairs: &[(String, String)]) -> String {
    pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join("&")
}

/// The first difference between two JSON values, numbers compared by value.
pub(super) fn json(path: &str, expected: &Value, found: &Value) -> Option<String> {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let missing = expected.iter().find(|(key, _)| !found.contains_key(*key));
            if let Some((key, value)) = missing {
                return Some(format!(
                    "{path}.{key}: expected {}, found nothing",
                    shown(&value.to_string())
                ));
            }
            let beyond = found.iter().find(|(key, _)| !expected.contains_key(*key));
            if let Some((key, value)) = beyond {
                return Some(format!(
                    "{path}.{key}: expected nothing, found {}",
                    shown(&value.to_string())
                ));
            }
            expected
                .iter()
                .find_map(|(key, value)| json(&format!("{path}.{key}"), value, found.get(key)?))
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            let mut both = expected.iter().zip(found).enumerate();
            both.find_map(|(index, (expected, found))| {
                json(&format!("{path}[{index}]"), expected, found)
            })
        }
        (Value::Number(a), Value::Number(b))
            if a == b || a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64()) =>
        {
            None
        }
        (expected, found) if expected == found => None,
        (expected, found) => Some(format!(
            "{path}: expected {}, found {}",
            shown(&expected.to_string()),
            shown(&found.to_string())
        )),
    }
}

/// A value, no longer than a line.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 160;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

#[cfg(test)]
mod tests {
    use super::json;
    use serde_json::json as value;

    #[test]
    fn numbers_are_compared_by_value() {
        for (expected, found) in [
            (value!(1), value!(1.0)),
            (value!([1e3]), value!([1000])),
            (value!(u64::MAX), value!(u64::MAX)),
            (value!({"a": null}), value!({"a": null})),
        ] {
            assert_eq!(json("body", &expected, &found), None);
        }
        for (expected, found, difference) in [
            (
                value!(i64::MAX),
                value!(i64::MAX - 1),
                "body: expected 9223372036854775807, found 9223372036854775806",
            ),
            (
                value!({"a": [1, {"b": 2}]}),
                value!({"a": [1, {"b": "2"}]}),
                "body.a[1].b: expected 2, found \"2\"",
            ),
            (
                value!({"a": null}),
                value!({}),
                "body.a: expected null, found nothing",
            ),
            (
                value!({}),
                value!({"a": []}),
                "body.a: expected nothing, found []",
            ),
            (
                value!([1]),
                value!([1, 2]),
                "body: expected [1], found [1,2]",
            ),
        ] {
            assert_eq!(json("body", &expected, &found).as_deref(), Some(difference));
        }
    }
}

//! Finds a member of a JSON object without decoding the object: `requestId` in a body, and what APIs with the feature
//! `dataWrapper` put under `data`.

use bytes::Bytes;
use serde::de::IgnoredAny;
use serde_json::{Deserializer, StreamDeserializer};

/// What is under `data` in a response. A body without `data` is returned unchanged; decoding then judges it.
pub(crate) fn unwrap_data(body: &[u8]) -> &[u8] {
    member(body, "data")
        .and_then(|(start, end)| body.get(start..end))
        .unwrap_or(body)
}

/// Where the value of the last top-level member of this name stands.
pub(crate) fn member(body: &[u8], name: &str) -> Option<(usize, usize)> {
    members(body)?
        .filter(|(key, _)| key == name)
        .last()
        .map(|(_, place)| place)
}

/// The top-level members of an object: each name, and where its value stands. They end where the text is not JSON any more. `None`
/// if it is not an object.
pub(super) fn members(body: &[u8]) -> Option<impl Iterator<Item = (String, (usize, usize))>> {
    let mut next = inside(body, 0);
    next?;
    Some(std::iter::from_fn(move || {
        let at = next.take()?;
        let mut keys: StreamDeserializer<'_, _, String> =
            Deserializer::from_slice(body.get(at..)?).into_iter();
        let key = keys.next()?.ok()?;
        let start = skip_past(body, at + keys.byte_offset(), b':')?;
        let mut values: StreamDeserializer<'_, _, IgnoredAny> =
            Deserializer::from_slice(body.get(start..)?).into_iter();
        values.next()?.ok()?;
        let end = start + values.byte_offset();
        next = skip_past(body, end, b',');
        Some((key, (start, end)))
    }))
}

/// The index after the `{` of an object that begins at `from`, or after whitespace there.
pub(crate) fn inside(body: &[u8], from: usize) -> Option<usize> {
    skip_past(body, from, b'{')
}

/// A JSON object with one more member, its first: a text that needs no escapes. `at`: the place behind its `{`.
pub(crate) fn with_member(body: &[u8], at: usize, name: &str, value: &str) -> Bytes {
    let (before, after) = body.split_at(at);
    let comma = match is_empty_from(after) {
        true => "",
        false => ",",
    };
    let member = format!("\"{name}\":\"{value}\"{comma}");
    [before, member.as_bytes(), after].concat().into()
}

/// Whether an object whose `{` is before this text has no member.
fn is_empty_from(text: &[u8]) -> bool {
    skip_past(text, 0, b'}').is_some()
}

/// The index after `wanted`, if that is the next byte after whitespace.
fn skip_past(body: &[u8], from: usize, wanted: u8) -> Option<usize> {
    let rest = body.get(from..)?;
    let space = rest
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    (rest.get(space) == Some(&wanted)).then_some(from + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_data_out() {
        let cases = [
            (r#"{"data":{"a":1}}"#, r#"{"a":1}"#),
            (
                r#" { "kind" : "x\"}" , "data" : [1, {"data": 2}] , "z":1.5e3 } "#,
                r#" [1, {"data": 2}]"#,
            ),
            (
                r#"{"data":12345678901234567890123}"#,
                "12345678901234567890123",
            ),
            (r#"{"data":null}"#, "null"),
            (r#"{"error":{}}"#, r#"{"error":{}}"#),
            ("{}", "{}"),
            ("<html>", "<html>"),
            ("", ""),
        ];
        for (body, expected) in cases {
            assert_eq!(unwrap_data(body.as_bytes()), expected.as_bytes(), "{body}");
        }
    }
}

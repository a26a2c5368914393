//! URLs: the two forms of RFC 6570 that Discovery uses, and the query.

use super::pattern;
use crate::api::Method;
use crate::error::{Error, Result};

/// Puts the values into the path template of the method.
///
/// `{x}` encodes everything but unreserved characters. `{+x}` keeps `/` and whatever else is legal in a path.
pub(super) fn expand(
    method: &Method,
    values: &[(&'static str, String)],
    url: &mut String,
) -> Result<()> {
    let mut rest = method.path;
    while let Some((literal, tail)) = rest.split_once('{') {
        let Some((expression, after)) = tail.split_once('}') else {
            break;
        };
        url.push_str(literal);
        let (name, keep): (&'static str, fn(u8) -> bool) = match expression.strip_prefix('+') {
            Some(name) => (name, is_path),
            None => (expression, is_unreserved),
        };
        let value = values
            .iter()
            .find(|(given, _)| *given == name)
            .map(|(_, value)| value.as_str());
        let value = check(method, name, value, expression.starts_with('+'))?;
        encode(value, keep, url);
        rest = after;
    }
    url.push_str(rest);
    Ok(())
}

fn check<'v>(
    method: &Method,
    name: &'static str,
    value: Option<&'v str>,
    reserved: bool,
) -> Result<&'v str> {
    let value = value
        .ok_or_else(|| Error::parameter(name, "is missing: set it before the call is sent"))?;
    if value.is_empty() {
        return Err(Error::parameter(
            name,
            "is empty: the URL needs a value here",
        ));
    }
    if has_dot_segment(value, reserved) {
        return Err(Error::parameter(
            name,
            "has a path segment `.` or `..`, which would address something else",
        ));
    }
    if let Some((_, pattern)) = method.patterns.iter().find(|(of, _)| *of == name)
        && !pattern::matches(pattern, value)
    {
        let shown: String = value.chars().take(100).collect();
        let more = if shown.len() < value.len() { "…" } else { "" };
        return Err(Error::parameter(
            name,
            format_args!("is {shown:?}{more}, which does not match its pattern `{pattern}`"),
        ));
    }
    Ok(value)
}

/// Whether a segment of the value is `.` or `..`, as it stands or after percent-decoding, however often.
fn has_dot_segment(value: &str, reserved: bool) -> bool {
    // Neither is there in most values.
    if !value.contains(['.', '%']) {
        return false;
    }
    let mut bytes = value.as_bytes().to_vec();
    loop {
        let mut segments = bytes.split(|byte| reserved && matches!(byte, b'/' | b'\\'));
        if segments.any(|segment| segment == b"." || segment == b"..") {
            return true;
        }
        let decoded = decode(&bytes);
        if decoded.len() == bytes.len() {
            return false;
        }
        bytes = decoded;
    }
}

pub(super) fn decode(bytes: &[u8]) -> Vec<u8> {
    let hex = |byte: &u8| {
        char::from(*byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, tail)) = rest.split_first() {
        let pair = (*first == b'%')
            .then(|| Some((hex(tail.first()?)?, hex(tail.get(1)?)?)))
            .flatten();
        match pair {
            Some((high, low)) => {
                out.push(high << 4 | low);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    out
}

/// Writes pairs as a query, or as a form: both take the same text.
pub(super) fn query<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        encode(name, is_unreserved, &mut out);
        out.push('=');
        encode(value, is_unreserved, &mut out);
    }
    out
}

fn encode(text: &str, keep: fn(u8) -> bool, out: &mut String) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    out.reserve(text.len());
    for byte in text.bytes() {
        if keep(byte) {
            out.push(char::from(byte));
        } else {
            out.extend([
                '%',
                HEX[usize::from(byte >> 4)],
                HEX[usize::from(byte & 15)],
            ]);
        }
    }
}

/// RFC 3986, section 2.3.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// RFC 3986, section 3.3: what a path may hold without encoding, and `/`.
fn is_path(byte: u8) -> bool {
    is_unreserved(byte)
        || matches!(
            byte,
            b'/' | b':'
                | b'@'
                | b'!'
                | b'$'
                | b'&'
                | b'\''
                | b'('
                | b')'
                | b'*'
                | b'+'
                | b','
                | b';'
                | b'='
        )
}

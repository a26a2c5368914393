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
        let (name, keep): (&'static str, &Kept) = match expression.strip_prefix('+') {
            Some(name) => (name, &PATH),
            None => (expression, &UNRESERVED),
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

/// The bytes without percent-encoding. A `%` that begins none stays.
pub(crate) fn decode(bytes: &[u8]) -> Vec<u8> {
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

/// Appends pairs as a query, if there is one.
pub(super) fn query<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>, url: &mut String) {
    let mut separator = '?';
    for (name, value) in pairs {
        url.push(separator);
        separator = '&';
        encode(name, &UNRESERVED, url);
        url.push('=');
        encode(value, &UNRESERVED, url);
    }
}

fn encode(text: &str, keep: &Kept, out: &mut String) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let mut rest = text;
    loop {
        // What is kept is ASCII, so this cuts between characters.
        let kept = rest
            .bytes()
            .take_while(|byte| keep[usize::from(*byte)])
            .count();
        let (as_it_is, others) = rest.split_at(kept);
        out.push_str(as_it_is);
        let Some(first) = others.chars().next() else {
            return;
        };
        let (first, others) = others.split_at(first.len_utf8());
        for byte in first.bytes() {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)]);
            out.push(HEX[usize::from(byte & 15)]);
        }
        rest = others;
    }
}

/// Which bytes stay as they are. None beyond ASCII does.
type Kept = [bool; 256];

/// RFC 3986, section 2.3.
static UNRESERVED: Kept = kept(b"-._~");

/// RFC 3986, section 3.3: what a path may hold without encoding, and `/`.
static PATH: Kept = kept(b"-._~/:@!$&'()*+,;=");

/// Letters, digits, and these.
const fn kept(others: &[u8]) -> Kept {
    let mut kept = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        kept[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut index = 0;
    while index < others.len() {
        kept[others[index] as usize] = true;
        index += 1;
    }
    kept
}

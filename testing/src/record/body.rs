//! The body of a recorded request or response, as a file has it: JSON, text, or base64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use discovery_runtime::bytes::Bytes;
use discovery_runtime::serde_json::{self, Value, json};

/// The value of a body in the file; `None` if it is empty. `exact`: JSON has to come back byte for byte, as a hash of it does.
pub(super) fn write(is_json: bool, exact: bool, bytes: &[u8]) -> Option<Value> {
    if bytes.is_empty() {
        return None;
    }
    if is_json
        && !exact
        && let Some(value) = read_exactly(bytes)
    {
        return Some(json!({ "json": value }));
    }
    let is_readable = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    Some(match str::from_utf8(bytes) {
        Ok(text) if text.chars().all(is_readable) => json!({ "text": text }),
        _ => json!({ "base64": STANDARD.encode(bytes) }),
    })
}

/// The bytes of a body in the file.
pub(super) fn read(body: Option<&Value>) -> Result<Bytes, String> {
    let Some(body) = body else {
        return Ok(Bytes::new());
    };
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    if let Some(json) = body.get("json") {
        return Ok(json.to_string().into());
    }
    match (text("text"), text("base64")) {
        (Some(text), _) => Ok(text.to_owned().into()),
        (None, Some(text)) => match STANDARD.decode(text) {
            Ok(bytes) => Ok(bytes.into()),
            Err(error) => Err(format!("`base64` is not base64: {error}")),
        },
        (None, None) => Err("has neither `json` nor `text` nor `base64`".to_owned()),
    }
}

/// The JSON, if it is written again with the same numbers.
fn read_exactly(bytes: &[u8]) -> Option<Value> {
    let value = serde_json::from_slice(bytes).ok()?;
    let mut in_text = false;
    let mut escaped = false;
    let outside = bytes.iter().map(|&byte| match byte {
        _ if escaped => {
            escaped = false;
            b' '
        }
        b'\\' => {
            escaped = in_text;
            b' '
        }
        b'"' => {
            in_text = !in_text;
            b' '
        }
        _ if in_text => b' ',
        byte => byte,
    });
    let outside: Vec<u8> = outside.collect();
    let is_number = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
    let numbers = outside.split(|byte| !is_number(byte));
    let begins = |number: &&[u8]| {
        number
            .first()
            .is_some_and(|it| *it == b'-' || it.is_ascii_digit())
    };
    let same = |number: &[u8]| {
        let read = serde_json::from_slice::<Value>(number);
        read.is_ok_and(|read| read.to_string().as_bytes() == number)
    };
    numbers.filter(begins).all(same).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_come_back() {
        for (bytes, form) in [
            (
                r#"{"a":"x","b":[1,-2,3.5,18446744073709551615],"c":"\"5e9 \\"}"#,
                "json",
            ),
            // Its digits would be lost.
            (r#"{"a":123456789012345678901234}"#, "text"),
            (r#"{"a":1e5}"#, "text"),
            ("a,b\r\n1,2", "text"),
            ("\0\u{1}", "base64"),
        ] {
            let body = write(true, false, bytes.as_bytes()).unwrap();
            assert!(body.get(form).is_some(), "{body}");
            assert_eq!(read(Some(&body)).unwrap(), bytes);
        }
        let body = write(true, true, br#"{"b": 1}"#).unwrap();
        assert_eq!(read(Some(&body)).unwrap(), r#"{"b": 1}"#);
    }
}

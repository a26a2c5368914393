//! Bytes beside messages: ranges of them, and their checksums.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::StatusCode;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::message::{Request, Response};
use crate::store::Media;
use discovery_codegen::discovery::Schema;

/// The response to a request for bytes, or for a range of them.
pub(crate) fn download(request: &Request, media: &Media) -> Result<Response, Failure> {
    let whole = &media.bytes;
    let range = match request.header("range") {
        Some(range) => read_range(range, whole.len())?,
        None => None,
    };
    let kind = if media.kind.is_empty() {
        "application/octet-stream"
    } else {
        &media.kind
    };
    let part = range.map_or_else(|| whole.clone(), |(from, to)| whole.slice(from..to));
    let response = Response::bytes(kind, vec![part])
        .with("accept-ranges", "bytes")
        .with(
            "x-goog-hash",
            &format!("crc32c={},md5={}", crc32c(whole), md5_base64(whole)),
        );
    Ok(match range {
        None => response,
        Some((from, to)) => Response {
            status: StatusCode::PARTIAL_CONTENT,
            ..response
        }
        .with(
            "content-range",
            &format!("bytes {from}-{}/{}", to.saturating_sub(1), whole.len()),
        ),
    })
}

/// The first byte of a range and the one after it. `None`: it is no range of bytes, and everything is sent.
fn read_range(range: &str, length: usize) -> Result<Option<(usize, usize)>, Failure> {
    let Some((from, to)) = range
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Ok(None);
    };
    let (from, to) = match (from.trim().parse::<usize>(), to.trim().parse::<usize>()) {
        (Ok(from), Ok(last)) => (from, last.saturating_add(1).min(length)),
        (Ok(from), Err(_)) if to.trim().is_empty() => (from, length),
        (Err(_), Ok(last)) if from.trim().is_empty() => (length.saturating_sub(last), length),
        _ => return Ok(None),
    };
    if from >= to {
        let message = format!("the range {range:?} has no byte: there are {length}");
        return Err(Failure::new(StatusCode::RANGE_NOT_SATISFIABLE, message));
    }
    Ok(Some((from, to)))
}

/// Fills the properties that say something about the media of an item.
pub(crate) fn describe(schema: &Schema, value: &mut Value, media: &Media) {
    let bytes = &media.bytes;
    let hex = format!("{:x}", md5::compute(bytes));
    for (name, text) in [
        ("size", bytes.len().to_string()),
        ("md5Hash", md5_base64(bytes)),
        ("md5Checksum", hex),
        ("crc32c", crc32c(bytes)),
        ("mimeType", media.kind.clone()),
        ("contentType", media.kind.clone()),
    ] {
        let is_text = schema
            .properties
            .get(name)
            .is_some_and(|one| one.kind.as_deref() == Some("string"));
        let kept = matches!(name, "mimeType" | "contentType")
            && value.get(name).is_some_and(Value::is_string);
        if let Some(object) = value
            .as_object_mut()
            .filter(|_| is_text && !kept && !text.is_empty())
        {
            object.insert(name.to_owned(), json!(text));
        }
    }
}

fn md5_base64(bytes: &Bytes) -> String {
    STANDARD.encode(md5::compute(bytes).0)
}

fn crc32c(bytes: &Bytes) -> String {
    STANDARD.encode(crc32c::crc32c(bytes).to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::read_range;

    #[test]
    fn ranges() {
        for (range, expected) in [
            ("bytes=0-3", Ok(Some((0, 4)))),
            ("bytes=8-", Ok(Some((8, 10)))),
            ("bytes=8-99", Ok(Some((8, 10)))),
            ("bytes=-3", Ok(Some((7, 10)))),
            ("bytes=-99", Ok(Some((0, 10)))),
            ("bytes=0-18446744073709551615", Ok(Some((0, 10)))),
            ("bytes=10-", Err(416)),
            ("bytes=5-4", Err(416)),
            ("bytes=-0", Err(416)),
            ("bytes=a-b", Ok(None)),
            ("bytes=0-1,3-4", Ok(None)),
            ("items=0-1", Ok(None)),
        ] {
            let found = read_range(range, 10).map_err(|failure| failure.status.as_u16());
            assert_eq!(found, expected, "{range}");
        }
    }
}

//! Takes a `multipart` body apart.

use discovery_runtime::bytes::Bytes;

/// The bytes of each part of a body of this content type, without their headers; `None` if it has not so many parts.
pub(crate) fn split<const N: usize>(content_type: &str, body: &Bytes) -> Option<[Bytes; N]> {
    let parts: Vec<Bytes> = parts(content_type, body)?
        .into_iter()
        .map(|part| part.1)
        .collect();
    parts.try_into().ok()
}

/// The header lines and the bytes of each part.
pub(crate) fn parts(content_type: &str, body: &Bytes) -> Option<Vec<(Bytes, Bytes)>> {
    let delimiter = format!("--{}", boundary(content_type)?);
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = find(&body[from..], delimiter.as_bytes()) {
        let start = from + at;
        from = start + delimiter.len();
        // A delimiter begins a line.
        if start == 0 || body[..start].ends_with(b"\n") {
            places.push((start, from));
        }
    }
    let mut parts = Vec::new();
    for pair in places.windows(2) {
        let part = body.slice(pair[0].1..pair[1].0);
        let head = find(&part, b"\r\n\r\n")?;
        let end = part.len().checked_sub(2)?.max(head + 4);
        parts.push((part.slice(..head), part.slice(head + 4..end)));
    }
    Some(parts)
}

/// The boundary that a content type names.
pub(crate) fn boundary(content_type: &str) -> Option<&str> {
    let (_, after) = content_type.split_once("boundary=")?;
    let boundary = after.split(';').next()?.trim().trim_matches('"');
    (!boundary.is_empty()).then_some(boundary)
}

pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

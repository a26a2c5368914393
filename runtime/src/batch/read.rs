//! The response to a request: the response to each of its calls, found by the id of its part.

use std::str::FromStr;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

use super::multipart::{Parts, boundary};
use crate::call::RawResponse;
use crate::error::{Error, ErrorKind, Result};

/// The most bytes of the headers of a part.
const MAX_HEADERS: usize = 64 << 10;

const CONTENT_ID: HeaderName = HeaderName::from_static("content-id");

/// The response to each call, in the order of the ids; a call without one has an error.
///
/// # Errors
///
/// The response is not `multipart/…`.
pub(super) fn read_responses(
    response: &RawResponse,
    ids: &[String],
) -> Result<Vec<Result<Response<Bytes>>>> {
    let content_type = response.headers.get(CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    let Some(boundary) = content_type.and_then(boundary) else {
        return Err(not_a_batch(response));
    };
    let mut found: Vec<Option<Result<Response<Bytes>>>> = ids.iter().map(|_| None).collect();
    let mut without_id = Vec::new();
    for part in Parts::new(&response.body, &boundary) {
        let Some((headers, body)) = read_headers(&part) else {
            continue;
        };
        let place = match headers.get(CONTENT_ID) {
            // More than these can belong to no call.
            None if without_id.len() > ids.len() => continue,
            None => {
                without_id.push(body);
                continue;
            }
            Some(id) => place_of(id, ids),
        };
        let Some(slot) = place.and_then(|place| found.get_mut(place)) else {
            continue;
        };
        *slot = Some(match slot {
            None => read_response(&body),
            Some(_) => Err(malformed("has two responses for the call")),
        });
    }
    // A server that sends no ids keeps the order.
    if without_id.len() == ids.len() && found.iter().all(Option::is_none) {
        let in_order = without_id.iter();
        return Ok(in_order.map(read_response).collect());
    }
    Ok(found
        .into_iter()
        .map(|one| one.unwrap_or_else(|| Err(missing())))
        .collect())
}

/// The place of the call that an id answers: `<response-ID>`.
fn place_of(id: &HeaderValue, ids: &[String]) -> Option<usize> {
    let id = id.to_str().ok()?.trim();
    let id = id.strip_prefix('<').unwrap_or(id);
    let id = id.strip_suffix('>').unwrap_or(id);
    let id = id.strip_prefix("response-").unwrap_or(id);
    // All ids are one text and a number.
    let (_, number) = id.rsplit_once([' ', '+'])?;
    let place = usize::from_str(number).ok()?;
    let same = |own: &String| {
        own.bytes()
            .filter(|byte| *byte != b' ')
            .eq(id.bytes().filter(|byte| *byte != b' '))
    };
    ids.get(place).filter(|own| same(own)).map(|_| place)
}

/// The response in a part: a status line, headers and a body.
fn read_response(part: &Bytes) -> Result<Response<Bytes>> {
    let start = part.iter().position(|byte| !matches!(byte, b'\r' | b'\n'));
    let part = part.slice(start.unwrap_or(part.len())..);
    let end = part.iter().position(|byte| *byte == b'\n');
    let end = end.map_or(part.len(), |at| at + 1);
    let line = part.get(..end).unwrap_or_default();
    let status = read_status(line)
        .ok_or_else(|| malformed("has a part that does not begin with a status of HTTP"))?;
    let (headers, body) = read_headers(&part.slice(end..))
        .ok_or_else(|| malformed("has a part whose headers are too large or do not end"))?;
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

/// The status of `HTTP/1.1 200 OK`.
fn read_status(line: &[u8]) -> Option<StatusCode> {
    let line = line.get(..line.len().min(64))?;
    let mut words = line
        .split(|byte| *byte == b' ')
        .filter(|word| !word.is_empty());
    let protocol = words.next()?;
    let status = words.next()?.trim_ascii();
    protocol.starts_with(b"HTTP/").then_some(())?;
    StatusCode::from_bytes(status).ok()
}

/// The headers, up to an empty line or the end, and what follows them; `None` if they are too large. A line that begins with white space
/// continues the one before it. What is not a header is left out.
fn read_headers(text: &Bytes) -> Option<(HeaderMap, Bytes)> {
    let mut headers = HeaderMap::new();
    let mut unfolded: Vec<u8> = Vec::new();
    let mut start = 0;
    loop {
        let rest = text.get(start..)?;
        let end = rest.iter().position(|byte| *byte == b'\n');
        let end = start + end.map_or(rest.len(), |at| at + 1);
        if end > MAX_HEADERS
            && start < text.len()
            && !rest.starts_with(b"\n")
            && !rest.starts_with(b"\r\n")
        {
            return None;
        }
        let line = text.get(start..end)?;
        let content = line.trim_ascii_end();
        let continues = line.starts_with(b" ") || line.starts_with(b"\t");
        if continues && !content.is_empty() {
            unfolded.push(b' ');
            unfolded.extend_from_slice(content.trim_ascii_start());
        } else {
            append_header(&unfolded, &mut headers)?;
            unfolded.clear();
            unfolded.extend_from_slice(content);
        }
        if content.is_empty() {
            return Some((headers, text.slice(end..)));
        }
        start = end;
    }
}

/// Appends the header that a line has; `None` if there are too many.
fn append_header(line: &[u8], headers: &mut HeaderMap) -> Option<()> {
    let Some(colon) = line.iter().position(|byte| *byte == b':') else {
        return Some(());
    };
    let (name, value) = line.split_at(colon);
    let name = HeaderName::from_bytes(name.trim_ascii());
    let value = HeaderValue::from_bytes(value.get(1..).unwrap_or_default().trim_ascii());
    match (name, value) {
        (Ok(name), Ok(value)) => headers.try_append(name, value).ok().map(drop),
        _ => Some(()),
    }
}

fn not_a_batch(response: &RawResponse) -> Error {
    Error::new(
        ErrorKind::Decode,
        "came without the responses of a batch, which are multipart/mixed with a boundary: the server may not take batches, or not \
         at this address; calls that are sent alone may work",
    )
    .with_response(response.http_status, response.headers.clone(), response.body.clone())
}

fn malformed(what: &str) -> Error {
    Error::new(
        ErrorKind::Decode,
        format!("the response to the batch {what}: the server may have acted on the call"),
    )
}

/// The connection did not break, and the response is not there all the same. So the call is repeated as after a connection that broke.
fn missing() -> Error {
    Error::new(
        ErrorKind::Interrupted,
        "the response to the batch has no part for the call: the server may have acted on it",
    )
}

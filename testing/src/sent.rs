//! What goes over the wire for a response: its head and the chunks of its body.

use discovery_runtime::bytes::Bytes;
use discovery_runtime::http::{self, HeaderMap, HeaderValue, StatusCode, header};

use crate::request::Request;
use crate::response::{Content, Ending, Response};

/// The head and the chunks of the response to a request, as far as they are sent.
pub(crate) fn prepare(response: Response, request: &Request) -> (http::Response<()>, Vec<Bytes>) {
    let mut head = http::Response::new(());
    *head.status_mut() = response.status;
    *head.headers_mut() = response.headers;
    let chunks = match response.content {
        Content::Whole(bytes) => vec![bytes],
        Content::Media(bytes) => vec![part(&mut head, request.headers(), bytes)],
        Content::Elements(elements) if request.parameter("alt") == Some("sse") => {
            let kind = HeaderValue::from_static("text/event-stream");
            head.headers_mut().insert(header::CONTENT_TYPE, kind);
            let events = elements
                .iter()
                .map(|it| [b"data: ", &**it, b"\r\n\r\n"].concat().into());
            events.collect()
        }
        Content::Elements(elements) => array(&elements),
        Content::Failure(_) => Vec::new(),
    };
    let most = match response.ending {
        Ending::Complete => usize::MAX,
        Ending::BreaksAfter(bytes) | Ending::StallsAfter(bytes) => bytes,
    };
    (head, cut(chunks, most))
}

/// The elements as an array, each in a chunk with the comma before it.
fn array(elements: &[Bytes]) -> Vec<Bytes> {
    let mut chunks = Vec::with_capacity(elements.len() + 1);
    for (index, element) in elements.iter().enumerate() {
        let before: &[u8] = if index == 0 { b"[" } else { b",\r\n" };
        chunks.push([before, element].concat().into());
    }
    let end: &[u8] = if elements.is_empty() { b"[]" } else { b"]" };
    chunks.push(end.into());
    chunks
}

/// The chunks up to so many bytes.
fn cut(chunks: Vec<Bytes>, mut most: usize) -> Vec<Bytes> {
    let mut sent = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let chunk = chunk.slice(..chunk.len().min(most));
        most -= chunk.len();
        if !chunk.is_empty() {
            sent.push(chunk);
        }
    }
    sent
}

/// The part of media that a request is for.
fn part(head: &mut http::Response<()>, request: &HeaderMap, bytes: Bytes) -> Bytes {
    let other = request.get(header::IF_RANGE);
    let is_other = other.is_some_and(|it| Some(it) != head.headers().get(header::ETAG));
    let range = request.get(header::RANGE).filter(|_| !is_other);
    let Some(range) = range.and_then(|range| range.to_str().ok()?.strip_prefix("bytes=")) else {
        return bytes;
    };
    let length = bytes.len();
    let number = |text: &str| text.parse::<usize>().ok();
    let (start, end) = match range.split_once('-') {
        Some(("", last)) => (length.saturating_sub(number(last).unwrap_or(0)), length),
        Some((first, "")) => (number(first).unwrap_or(length), length),
        Some((first, last)) => (
            number(first).unwrap_or(length),
            number(last).unwrap_or(0).saturating_add(1).min(length),
        ),
        None => return bytes,
    };
    let (status, said, part) = match start < end {
        true => {
            let said = format!("bytes {start}-{}/{length}", end - 1);
            (StatusCode::PARTIAL_CONTENT, said, bytes.slice(start..end))
        }
        false => {
            let said = format!("bytes */{length}");
            (StatusCode::RANGE_NOT_SATISFIABLE, said, Bytes::new())
        }
    };
    *head.status_mut() = status;
    if let Ok(said) = HeaderValue::try_from(said) {
        head.headers_mut().insert(header::CONTENT_RANGE, said);
    }
    part
}

//! Batches: many calls in one request. A fake takes them apart, and a test sees each call as if it were sent alone.

use discovery_runtime::bytes::Bytes;
use discovery_runtime::http::{self, HeaderName, HeaderValue, Method, Uri, header};
use discovery_runtime::transport::CallAttempt;

use crate::multipart;
use crate::request::Request;

/// What stands between the parts of a response.
const BOUNDARY: &str = "batch_of_the_fake";

/// The calls of a batch, each with the id of its part; `None` if the body is not one of a batch.
pub(crate) fn requests(
    attempts: &[CallAttempt],
    envelope: &http::request::Parts,
    body: &Bytes,
) -> Option<Vec<(String, Request)>> {
    let kind = envelope.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let parts = multipart::parts(kind, body)?;
    if parts.len() != attempts.len() {
        return None;
    }
    let calls = parts.into_iter().zip(attempts);
    calls
        .map(|((head, text), attempt)| {
            let head = str::from_utf8(&head).ok()?;
            let id = lines(head)
                .find(|(name, _)| name.eq_ignore_ascii_case("content-id"))?
                .1;
            Some((id.to_owned(), read(attempt, &envelope.uri, &text)?))
        })
        .collect()
}

/// Reads the request of a part: a line, headers, a body.
fn read(attempt: &CallAttempt, envelope: &Uri, text: &Bytes) -> Option<Request> {
    let end = multipart::find(text, b"\r\n\r\n")?;
    let head = str::from_utf8(&text[..end]).ok()?;
    let (line, headers) = head.split_once("\r\n").unwrap_or((head, ""));
    let mut words = line.split(' ');
    let verb = Method::from_bytes(words.next()?.as_bytes()).ok()?;
    let host = format!("{}://{}", envelope.scheme_str()?, envelope.authority()?);
    let mut request = http::Request::new(());
    *request.method_mut() = verb;
    *request.uri_mut() = Uri::try_from(format!("{host}{}", words.next()?)).ok()?;
    for (name, value) in lines(headers) {
        let name = HeaderName::try_from(name).ok()?;
        request
            .headers_mut()
            .append(name, HeaderValue::try_from(value).ok()?);
    }
    request.extensions_mut().insert(attempt.clone());
    Some(Request::new(request.into_parts().0, text.slice(end + 4..)))
}

fn lines(head: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.trim(), value.trim()))
}

/// The response to a batch: the id of each part, with the head and the body of its response.
pub(crate) fn response(parts: Vec<(String, http::Response<()>, Bytes)>) -> http::Response<Bytes> {
    let mut text = Vec::new();
    for (id, head, body) in parts {
        let id = id.trim_start_matches('<').trim_end_matches('>');
        let begin = format!(
            "--{BOUNDARY}\r\nContent-Type: application/http\r\nContent-ID: <response-{id}>\r\n\r\nHTTP/1.1 {}\r\n",
            head.status()
        );
        text.extend_from_slice(begin.as_bytes());
        for (name, value) in head.headers() {
            text.extend_from_slice(format!("{name}: ").as_bytes());
            text.extend_from_slice(value.as_bytes());
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
        text.extend_from_slice(&body);
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    let mut response = http::Response::new(Bytes::from(text));
    let kind = HeaderValue::from_static("multipart/mixed; boundary=batch_of_the_fake");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

//! [`Exchange`]: a request and its response, as a file has them.

use std::io::Read as _;

use discovery_runtime::bytes::Bytes;
use discovery_runtime::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use discovery_runtime::serde_json::{Map, Value, json};
use discovery_runtime::transport::TransportErrorKind;

use super::body;
use super::redact::Redaction;
use crate::multipart;

/// What stands for the boundary of a multipart body, which is another one each time.
const BOUNDARY: &str = "BOUNDARY";

/// Headers of a request that say what it asks for. Others belong to the connection, to the client, or to whoever calls.
const REQUEST_HEADERS: [&str; 10] = [
    "content-range",
    "content-type",
    "if-match",
    "if-none-match",
    "if-range",
    "range",
    "x-goog-user-project",
    "x-http-method-override",
    "x-upload-content-length",
    "x-upload-content-type",
];

/// Headers of a response that belong to the connection, or to the moment.
const NOT_KEPT: [&str; 10] = [
    "alt-svc",
    "connection",
    "content-length",
    "date",
    "expires",
    "keep-alive",
    "server-timing",
    "set-cookie",
    "transfer-encoding",
    "x-guploader-uploadid",
];

/// A request as it was sent.
pub(super) struct Sent {
    pub(super) method: String,
    pub(super) verb: String,
    pub(super) url: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// A response as it came.
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Whether the body was read to its end.
    pub(super) complete: bool,
}

/// What came of a request.
pub(super) enum Outcome {
    Received(Received),
    Failed(TransportErrorKind),
}

/// The request, as the file has it.
pub(super) fn request(sent: &Sent, redaction: &Redaction) -> Value {
    let boundary = boundary_of(&sent.headers);
    let headers = REQUEST_HEADERS.iter().filter_map(|name| {
        let value = sent.headers.get(*name)?.to_str().ok()?;
        let value = with_boundary(value, boundary.as_deref(), BOUNDARY);
        Some(((*name).to_owned(), Value::from(redaction.text(&value))))
    });
    let mut request = json!({
        "verb": sent.verb,
        "url": redaction.url(&sent.url.to_string()),
        "headers": headers.collect::<Map<_, _>>(),
    });
    let bytes = replace(&sent.body, boundary.as_deref(), BOUNDARY);
    add_body(&mut request, &sent.headers, &bytes, false, redaction);
    request
}

/// The response, as the file has it.
pub(super) fn response(sent: &Sent, outcome: &Outcome, redaction: &Redaction) -> Value {
    let received = match outcome {
        Outcome::Failed(kind) => return json!({ "failure": failure_name(*kind) }),
        Outcome::Received(received) => received,
    };
    let mut headers = received.headers.clone();
    let exact = is_media(&sent.url, &headers);
    let unpacked = match exact {
        true => None,
        false => unpack(&headers, &received.body),
    };
    if unpacked.is_some() {
        headers.remove(header::CONTENT_ENCODING);
    }
    let bytes = unpacked.unwrap_or_else(|| received.body.clone());
    let bytes = replace(&bytes, boundary_of(&sent.headers).as_deref(), BOUNDARY);
    let kept = headers
        .iter()
        .filter(|(name, _)| !NOT_KEPT.contains(&name.as_str()));
    let kept = kept.filter_map(|(name, value)| {
        let value = value.to_str().ok()?;
        let value = match name == header::LOCATION {
            true => redaction.url(value),
            false => redaction.text(value),
        };
        Some((name.to_string(), Value::from(value)))
    });
    let mut response = json!({
        "status": received.status,
        "headers": kept.collect::<Map<_, _>>(),
    });
    add_body(&mut response, &headers, &bytes, exact, redaction);
    if !received.complete && !received.body.is_empty() {
        response["incomplete"] = true.into();
    }
    response
}

/// What the file says about a response: status, headers, bytes, and whether they are all; or how the exchange failed.
pub(super) fn read_response(response: &Value, sent: &HeaderMap) -> Result<Outcome, String> {
    if let Some(name) = response.get("failure").and_then(Value::as_str) {
        let kind =
            failure_kind(name).ok_or(format!("has the failure {name:?}, which is not one"))?;
        return Ok(Outcome::Failed(kind));
    }
    let status = response.get("status").and_then(Value::as_u64);
    let status = status.and_then(|status| u16::try_from(status).ok());
    let status = status.filter(|status| (100..1000).contains(status));
    let mut headers = HeaderMap::new();
    for (name, value) in response
        .get("headers")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let name_and_value = (
            HeaderName::try_from(name),
            value.as_str().map(HeaderValue::from_str),
        );
        let (Ok(name), Some(Ok(value))) = name_and_value else {
            return Err(format!("has the header {name:?}, which cannot be sent"));
        };
        headers.append(name, value);
    }
    let bytes = body::read(response.get("body")).map_err(|why| format!("has a body that {why}"))?;
    Ok(Outcome::Received(Received {
        status: status.ok_or("has no `status`")?,
        headers,
        body: match boundary_of(sent) {
            Some(boundary) => replace(&bytes, Some(BOUNDARY), &boundary),
            None => bytes,
        },
        complete: response.get("incomplete") != Some(&Value::Bool(true)),
    }))
}

fn add_body(
    place: &mut Value,
    headers: &HeaderMap,
    bytes: &[u8],
    exact: bool,
    redaction: &Redaction,
) {
    let Some(mut body) = body::write(is_json(headers), exact, bytes) else {
        return;
    };
    let is_form = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == "application/x-www-form-urlencoded");
    if let Some(json) = body.get_mut("json") {
        redaction.json(json);
    }
    if let Some(Value::String(text)) = body.get_mut("text").filter(|_| !exact) {
        *text = match is_form {
            true => redaction.query(text),
            false => redaction.text(text),
        };
    }
    place["body"] = body;
}

/// Whether the bytes of a response are media, whose hash and parts have to fit.
fn is_media(url: &Uri, headers: &HeaderMap) -> bool {
    url.query()
        .unwrap_or_default()
        .split('&')
        .any(|pair| pair == "alt=media")
        || url.path().starts_with("/download/")
        || ["x-goog-hash", "content-range"]
            .iter()
            .any(|name| headers.contains_key(*name))
}

/// The most bytes that a packed body becomes.
const MOST: u64 = 64 << 20;

/// A packed body, unpacked; `None` if it is not packed, or cannot be unpacked.
fn unpack(headers: &HeaderMap, bytes: &[u8]) -> Option<Bytes> {
    headers
        .get(header::CONTENT_ENCODING)
        .filter(|it| *it == "gzip")?;
    let mut unpacked = Vec::new();
    let mut reader = flate2::read::MultiGzDecoder::new(bytes).take(MOST);
    reader.read_to_end(&mut unpacked).ok()?;
    (unpacked.len() as u64 != MOST).then(|| unpacked.into())
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    kind.is_some_and(|kind| kind == "application/json" || kind.ends_with("+json"))
}

fn boundary_of(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multipart::boundary(kind).map(str::to_owned)
}

fn with_boundary(text: &str, boundary: Option<&str>, other: &str) -> String {
    match boundary {
        Some(boundary) => text.replace(boundary, other),
        None => text.to_owned(),
    }
}

/// The bytes with another boundary.
fn replace(bytes: &Bytes, boundary: Option<&str>, other: &str) -> Bytes {
    let Some(boundary) = boundary else {
        return bytes.clone();
    };
    let mut replaced = Vec::with_capacity(bytes.len());
    let mut rest = &bytes[..];
    while let Some(at) = multipart::find(rest, boundary.as_bytes()) {
        replaced.extend_from_slice(&rest[..at]);
        replaced.extend_from_slice(other.as_bytes());
        rest = &rest[at + boundary.len()..];
    }
    replaced.extend_from_slice(rest);
    replaced.into()
}

const FAILURES: [(&str, TransportErrorKind); 4] = [
    ("connect", TransportErrorKind::Connect),
    ("unprocessed", TransportErrorKind::Unprocessed),
    ("interrupted", TransportErrorKind::Interrupted),
    ("request", TransportErrorKind::Request),
];

fn failure_name(kind: TransportErrorKind) -> &'static str {
    let mut names = FAILURES.iter();
    names
        .find(|(_, other)| *other == kind)
        .map_or("interrupted", |(name, _)| name)
}

fn failure_kind(name: &str) -> Option<TransportErrorKind> {
    FAILURES
        .iter()
        .find(|(other, _)| *other == name)
        .map(|(_, kind)| *kind)
}

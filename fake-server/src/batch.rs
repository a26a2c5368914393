//! Batches: several requests in one, and their responses in one.

use bytes::Bytes;
use http::StatusCode;

use crate::api::Api;
use crate::encode::body_bytes;
use crate::failure::Failure;
use crate::message::{Request, Response};
use crate::multipart::{MOST_HEADERS, Part, header_map, parts};
use crate::state::Service;

/// So many requests a batch has. No API takes more.
const MOST_PARTS: usize = 1000;
const BOUNDARY: &str = "batch_of_the_fake_server";

/// Whether a request is a batch.
pub(crate) fn is_batch(api: &Api, request: &Request) -> bool {
    request.verb == "POST" && api.batch_path.as_deref() == Some(request.path.as_str())
}

/// Responds to each request of a batch.
pub(crate) fn serve(service: &mut Service, request: &Request) -> Result<Response, Failure> {
    let kind = request.header("content-type").unwrap_or_default();
    if !kind.to_ascii_lowercase().starts_with("multipart/mixed") {
        return Err(Failure::invalid(format!(
            "the content type of a batch is multipart/mixed, and not {kind:?}"
        )));
    }
    let mut text = Vec::new();
    for part in parts(kind, &request.body, MOST_PARTS)? {
        let response = match inner_request(&part, request) {
            Ok(inner) if is_batch(&service.api, &inner) => {
                Failure::invalid("a batch in a batch").into()
            }
            Ok(inner)
                if inner.path.starts_with("/upload/")
                    || inner.parameter("alt") == Some("media") =>
            {
                Failure::invalid("a batch has no media").into()
            }
            Ok(inner) => service.serve(&inner).response,
            Err(failure) => failure.into(),
        };
        write_part(&mut text, part.header("content-id"), &response);
    }
    text.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    Ok(Response::bytes(
        &format!("multipart/mixed; boundary={BOUNDARY}"),
        vec![Bytes::from(text)],
    ))
}

/// The request in a part.
fn inner_request(part: &Part, outer: &Request) -> Result<Request, Failure> {
    let mut space = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut space);
    // A request without a body may lack the empty line after its headers.
    let mut bytes = part.body.to_vec();
    bytes.extend_from_slice(b"\r\n\r\n");
    let wrong =
        |why: &str| Failure::invalid(format!("a part of the batch is not an HTTP request: {why}"));
    let length = match head.parse(&bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Err(wrong("it ends too early")),
        Err(error) => return Err(wrong(&error.to_string())),
    };
    let (Some(verb), Some(target)) = (head.method, head.path) else {
        return Err(wrong("it has no first line"));
    };
    let target = match target.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => target,
    };
    let mut headers = header_map(head.headers);
    // The credentials of the batch are those of its parts.
    if let Some(value) = outer.headers.get("authorization") {
        headers
            .entry("authorization")
            .or_insert_with(|| value.clone());
    }
    let body = part
        .body
        .get(length..)
        .map_or_else(Bytes::new, |_| part.body.slice(length..));
    Ok(Request::new(verb, target, headers, body, &outer.origin))
}

fn write_part(text: &mut Vec<u8>, id: Option<&str>, response: &Response) {
    let reason = response.status.canonical_reason().unwrap_or("Unknown");
    let mut head = format!("--{BOUNDARY}\r\nContent-Type: application/http\r\n");
    if let Some(id) = id {
        let inner = id.trim().trim_start_matches('<');
        let open = if id.trim().starts_with('<') { "<" } else { "" };
        head += &format!("Content-ID: {open}response-{inner}\r\n");
    }
    head += &format!("\r\nHTTP/1.1 {} {reason}\r\n", response.status.as_u16());
    let body = body_bytes(&response.body, false);
    for (name, value) in &response.headers {
        head += &format!("{name}: {}\r\n", String::from_utf8_lossy(value.as_bytes()));
    }
    if response.status != StatusCode::NO_CONTENT {
        head += &format!("content-length: {}\r\n", body.len());
    }
    text.extend_from_slice(head.as_bytes());
    text.extend_from_slice(b"\r\n");
    text.extend_from_slice(&body);
    text.extend_from_slice(b"\r\n");
}

//! Uploads: all in one request, or in a session that can be resumed.

use bytes::{Bytes, BytesMut};
use http::StatusCode;
use serde_json::Value;

use crate::failure::Failure;
use crate::message::{Request, Response};
use crate::multipart::parts;
use crate::route::Route;
use crate::sessions::Session;
use crate::state::{Call, Service};
use crate::store::Media;

/// So many sessions are kept.
const MOST_SESSIONS: usize = 1000;
/// So many bytes all sessions have.
const MOST_BYTES: usize = 1 << 29;

/// The message and the media of a request. A request that begins a session has no media yet.
pub(crate) fn read(request: &Request) -> Result<(Bytes, Option<Media>), Failure> {
    let kind = request
        .header("content-type")
        .unwrap_or("application/octet-stream");
    let related = kind.to_ascii_lowercase().starts_with("multipart/related");
    match request
        .parameter("uploadType")
        .or_else(|| request.parameter("upload_protocol"))
    {
        Some("resumable") => Ok((request.body.clone(), None)),
        Some("multipart") if !related => Err(Failure::invalid(format!(
            "uploadType=multipart: the content type is multipart/related, and not {kind:?}"
        ))),
        Some("media" | "raw") | None if !related => {
            let media = Media {
                kind: kind.to_owned(),
                bytes: request.body.clone(),
            };
            Ok((Bytes::new(), Some(media)))
        }
        Some("media" | "raw" | "multipart") | None => {
            match parts(kind, &request.body, 2)?.as_slice() {
                [message, media] => {
                    let kind = media
                        .header("content-type")
                        .unwrap_or("application/octet-stream")
                        .to_owned();
                    let media = Media {
                        kind,
                        bytes: media.body.clone(),
                    };
                    Ok((message.body.clone(), Some(media)))
                }
                other => {
                    let message = format!(
                        "an upload has two parts, the message and the media, and not {}",
                        other.len()
                    );
                    Err(Failure::invalid(message))
                }
            }
        }
        Some(other) => Err(Failure::invalid(format!(
            "uploadType={other:?}: it is `media`, `multipart` or `resumable`"
        ))),
    }
}

/// Whether a request begins a session.
pub(crate) fn begins(request: &Request, route: &Route) -> bool {
    let how = request
        .parameter("uploadType")
        .or_else(|| request.parameter("upload_protocol"));
    route.upload && how == Some("resumable")
}

/// Begins a session.
pub(crate) fn begin(
    service: &mut Service,
    request: &Request,
    route: Route,
    body: Value,
) -> Result<Response, Failure> {
    let sessions = &mut service.sessions;
    if sessions.sessions.len() >= MOST_SESSIONS {
        // The oldest goes.
        if let Some((_, session)) = sessions.sessions.pop_first() {
            sessions.bytes -= session.received.len();
        }
    }
    sessions.last += 1;
    let id = format!("session-{:08}", sessions.last);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&request.query)
        .append_pair("upload_id", &id)
        .finish();
    let location = format!("{}{}?{query}", request.origin, request.path);
    let kind = request
        .header("x-upload-content-type")
        .unwrap_or("application/octet-stream")
        .to_owned();
    let request = Request {
        body: Bytes::new(),
        ..request.clone()
    };
    let session = Session {
        request,
        route,
        body,
        kind,
        received: BytesMut::new(),
        done: None,
    };
    sessions.sessions.insert(id.clone(), session);
    Ok(Response::default()
        .with("location", &location)
        .with("x-guploader-uploadid", &id))
}

/// A request of a session that began: bytes, the question how many are here, or its end.
pub(crate) fn go_on(service: &mut Service, request: &Request) -> Result<Response, Failure> {
    let id = request
        .parameter("upload_id")
        .unwrap_or_default()
        .to_owned();
    let session = service
        .sessions
        .sessions
        .get_mut(&id)
        .ok_or_else(|| Failure::not_found(&format!("the upload {id:?}")))?;
    if request.verb == "DELETE" {
        service.sessions.bytes -= session.received.len();
        service.sessions.sessions.remove(&id);
        let status = StatusCode::from_u16(499).unwrap_or(StatusCode::BAD_REQUEST);
        return Err(Failure::new(status, "the upload is cancelled"));
    }
    if let Some(done) = &session.done {
        return Ok(done.clone());
    }
    let range = match request.header("content-range") {
        Some(text) => read_content_range(text)?,
        None => Range {
            first: Some(session.received.len()),
            total: Some(session.received.len() + request.body.len()),
        },
    };
    if let Some(first) = range.first {
        let have = session.received.len();
        let known = have.checked_sub(first).ok_or_else(|| {
            Failure::invalid(format!("the bytes begin at {first}, and there are {have}: ask with `Content-Range: bytes */*`"))
        })?;
        let new = request.body.get(known..).unwrap_or_default();
        let most = service.sessions.bytes + new.len();
        if most > MOST_BYTES || range.total.is_some_and(|total| have + new.len() > total) {
            return Err(Failure::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "there are more bytes than the upload has, or than the server keeps",
            ));
        }
        session.received.extend_from_slice(new);
        service.sessions.bytes = most;
    }
    let have = session.received.len();
    if range.total != Some(have) {
        let response = Response {
            status: StatusCode::PERMANENT_REDIRECT,
            ..Response::default()
        };
        return Ok(match have.checked_sub(1) {
            Some(last) => response.with("range", &format!("bytes=0-{last}")),
            None => response,
        });
    }
    let media = Media {
        kind: session.kind.clone(),
        bytes: session.received.split().freeze(),
    };
    service.sessions.bytes -= have;
    let (begun, route, body) = (
        session.request.clone(),
        session.route.clone(),
        session.body.clone(),
    );
    let call = Call {
        request: &begun,
        values: route.values,
        body,
        media: Some(media),
    };
    let response = service.finish(route.method, &call)?;
    if let Some(session) = service.sessions.sessions.get_mut(&id) {
        session.done = Some(response.clone());
    }
    Ok(response)
}

struct Range {
    /// The first byte; `None`: it has no bytes.
    first: Option<usize>,
    /// How many there are in the end, if that is known.
    total: Option<usize>,
}

/// `bytes 0-99/*`, `bytes 0-99/100`, `bytes */100`, `bytes */*`.
fn read_content_range(text: &str) -> Result<Range, Failure> {
    let wrong = || {
        Failure::invalid(format!(
            "Content-Range: {text:?} is not `bytes FIRST-LAST/TOTAL` or `bytes */TOTAL`"
        ))
    };
    let (range, total) = text
        .strip_prefix("bytes")
        .and_then(|rest| rest.trim_start_matches(['=', ' ']).split_once('/'))
        .ok_or_else(wrong)?;
    let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong());
    let total = match total.trim() {
        "*" => None,
        total => Some(number(total)?),
    };
    let first = match range.trim() {
        "*" => None,
        range => Some(number(range.split_once('-').ok_or_else(wrong)?.0)?),
    };
    Ok(Range { first, total })
}

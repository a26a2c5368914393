//! [`Sessions`]: uploads that come in several requests.

use discovery_runtime::bytes::Bytes;
use discovery_runtime::http::{self, HeaderValue, Method, StatusCode, header};
use discovery_runtime::transport::Body;

use crate::request::Request;

/// Uploads that come in several requests. The fake follows the protocol of resumable uploads itself, so that a test sees one request
/// with all of the media.
#[derive(Default)]
pub(crate) struct Sessions(Vec<Session>);

/// What a request of an upload is.
pub(crate) enum Taken {
    /// All of it.
    Whole(Request),
    /// A part. This is the response to it.
    Part(http::Response<Body>),
}

struct Session {
    /// The request that began it.
    begin: Request,
    media: Vec<u8>,
}

/// The name of the parameter in the URL of a session.
const ID: &str = "upload_id";

impl Sessions {
    /// Takes a request, which may be one of several.
    pub(crate) fn take_request(&mut self, request: Request) -> Taken {
        let id = request.parameter(ID).and_then(|id| id.parse().ok());
        let session = id.and_then(|id: usize| self.0.get_mut(id));
        match session {
            Some(session) => session.take(request),
            None if request.parameter("uploadType") == Some("resumable") => {
                Taken::Part(self.begin(request))
            }
            None => Taken::Whole(request),
        }
    }

    fn begin(&mut self, request: Request) -> http::Response<Body> {
        let url = request.url();
        let (scheme, host) = (url.scheme_str().unwrap_or("https"), url.authority());
        let host = host.map_or("", |host| host.as_str());
        let location = format!("{scheme}://{host}{}?{ID}={}", url.path(), self.0.len());
        self.0.push(Session {
            begin: request,
            media: Vec::new(),
        });
        respond(StatusCode::OK, header::LOCATION, &location)
    }
}

impl Session {
    fn take(&mut self, request: Request) -> Taken {
        if *request.verb() == Method::DELETE {
            let mut response = http::Response::new(Body::empty());
            *response.status_mut() = StatusCode::from_u16(499).unwrap_or(StatusCode::GONE);
            return Taken::Part(response);
        }
        let range = request.header("content-range").unwrap_or("bytes */*");
        let range = range.trim_start_matches("bytes ");
        let (bytes, total) = range.split_once('/').unwrap_or((range, "*"));
        let start = bytes.split('-').next().and_then(|start| start.parse().ok());
        // Bytes that came before come again after a doubt.
        if let Some(known) = start.and_then(|start: usize| self.media.len().checked_sub(start)) {
            let new = request.body.get(known..).unwrap_or_default();
            self.media.extend_from_slice(new);
        }
        let has = self.media.len();
        if total != has.to_string() {
            return Taken::Part(match has {
                0 => respond(StatusCode::PERMANENT_REDIRECT, header::CONTENT_LENGTH, "0"),
                _ => {
                    let range = format!("bytes=0-{}", has - 1);
                    respond(StatusCode::PERMANENT_REDIRECT, header::RANGE, &range)
                }
            });
        }
        Taken::Whole(Request {
            attempt: request.attempt,
            media: Some(Bytes::copy_from_slice(&self.media)),
            ..self.begin.clone()
        })
    }
}

fn respond(status: StatusCode, name: header::HeaderName, value: &str) -> http::Response<Body> {
    let mut response = http::Response::new(Body::empty());
    *response.status_mut() = status;
    if let Ok(value) = HeaderValue::try_from(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

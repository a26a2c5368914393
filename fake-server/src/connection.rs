//! Connections: requests are read whole, within limits, and responses are written; or they are not, if a fault says so.

use std::io;
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, HOST};
use http::uri::Authority;
use http::{HeaderMap, HeaderValue, StatusCode};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};

use crate::encode::{body_bytes, gunzip, gzip};
use crate::failure::Failure;
use crate::message::{Body, Request, Response};
use crate::state::{Served, Service};

/// So many bytes a body may have, also after it was compressed.
const LARGEST_BODY: usize = 256 << 20;
/// So many bytes the first line and the headers may have together.
const LARGEST_HEAD: usize = 64 << 10;
/// So many bytes a path may have.
const LONGEST_PATH: usize = 8 << 10;
/// So long the headers of a request may take, and then its body.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// A body of so many bytes is worth compressing.
const WORTH_GZIP: usize = 256;

/// What happens after each response.
pub(crate) type OnExchange = Box<dyn Fn(&Exchange) + Send + Sync>;

/// What the connections of a server share.
pub(crate) struct Shared {
    pub(crate) service: Mutex<Service>,
    pub(crate) on_exchange: Option<OnExchange>,
    pub(crate) url: String,
}

/// A request and its response, for a log. None of it has a query, a header or a body: those may have secrets.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The id of the method; empty if the request is not one of a method.
    pub method: String,
    /// The verb of the request as it came from outside.
    pub verb: String,
    /// The path of the request as it came from outside, encoded.
    pub path: String,
    /// The status of the response; `None` if a fault ended the connection without one.
    pub status: Option<u16>,
    /// How long the server took, with a delay that a fault asked for.
    pub duration: Duration,
    /// Whether the response is a fault that was asked for.
    pub fault: bool,
}

/// Accepts connections, and never ends.
pub(crate) async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let Ok((socket, _)) = listener.accept().await else {
            // Too many files are open: some will close.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = socket.set_nodelay(true);
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let service = service_fn(move |request| respond(Arc::clone(&shared), request));
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(LONGEST_WAIT)
                // A client may end its side after its request.
                .half_close(true)
                .max_buf_size(LARGEST_HEAD)
                .serve_connection(TokioIo::new(socket), service);
            // The other side is gone, sent no HTTP, or a fault ended the connection.
            let _ = connection.await;
        });
    }
}

/// A fault that ends the connection.
type Broken = io::Error;

async fn respond(
    shared: Arc<Shared>,
    request: http::Request<Incoming>,
) -> Result<http::Response<Chunks>, Broken> {
    let began = Instant::now();
    let (verb, path) = (
        request.method().to_string(),
        request.uri().path().to_owned(),
    );
    let accepts_gzip = accepts_gzip(request.headers());
    let is_head = request.method() == http::Method::HEAD;
    let (served, pretty) = match read(&shared, request).await {
        Ok(request) => {
            let pretty = request
                .parameter("prettyPrint")
                .or_else(|| request.parameter("$prettyPrint"));
            let pretty = pretty != Some("false");
            (lock(&shared.service).serve(&request), pretty)
        }
        Err(failure) => (
            Served {
                method: String::new(),
                response: failure.into(),
                fault: None,
            },
            true,
        ),
    };
    let fault = served.fault.unwrap_or_default();
    if let Some(delay) = fault.delay {
        tokio::time::sleep(delay).await;
    }
    if let Some(on_exchange) = &shared.on_exchange {
        let is_fault = fault.status.is_some() || fault.cut || fault.reset || fault.delay.is_some();
        let status = (!fault.reset).then_some(served.response.status.as_u16());
        on_exchange(&Exchange {
            method: served.method,
            verb,
            path,
            status,
            duration: began.elapsed(),
            fault: is_fault,
        });
    }
    if fault.reset {
        return Err(Broken::other("the connection ends: a fault"));
    }
    Ok(write(
        served.response,
        pretty,
        accepts_gzip && !is_head,
        fault.cut,
    ))
}

fn lock(service: &Mutex<Service>) -> std::sync::MutexGuard<'_, Service> {
    service.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads a request whole.
async fn read(shared: &Shared, request: http::Request<Incoming>) -> Result<Request, Failure> {
    let (head, body) = request.into_parts();
    let target = head
        .uri
        .path_and_query()
        .map_or("/", |target| target.as_str());
    if head.uri.path().len() > LONGEST_PATH {
        return Err(Failure::new(
            StatusCode::URI_TOO_LONG,
            format!("the path has more than {LONGEST_PATH} bytes"),
        ));
    }
    let body = tokio::time::timeout(LONGEST_WAIT, Limited::new(body, LARGEST_BODY).collect()).await;
    let body = match body {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(too_large()),
        Ok(Err(error)) => {
            return Err(Failure::invalid(format!(
                "the body cannot be read: {error}"
            )));
        }
        Err(_) => {
            return Err(Failure::new(
                StatusCode::REQUEST_TIMEOUT,
                "the body did not come in time",
            ));
        }
    };
    let body = match head
        .headers
        .get(CONTENT_ENCODING)
        .map(HeaderValue::as_bytes)
    {
        None | Some(b"identity") => body,
        Some(b"gzip") => gunzip(&body, LARGEST_BODY).ok_or_else(|| {
            Failure::invalid(format!(
                "the body is not gzip of at most {LARGEST_BODY} bytes"
            ))
        })?,
        Some(_) => {
            return Err(Failure::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "the body may be compressed by gzip alone",
            ));
        }
    };
    let origin = origin(&head.headers).unwrap_or_else(|| shared.url.clone());
    Ok(Request::new(
        head.method.as_str(),
        target,
        head.headers,
        body,
        &origin,
    ))
}

fn too_large() -> Failure {
    Failure::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        format!("the body has more than {LARGEST_BODY} bytes"),
    )
}

/// Where the client found this server: in a container that is another address than the one that the server knows.
fn origin(headers: &HeaderMap) -> Option<String> {
    let authority: Authority = headers.get(HOST)?.to_str().ok()?.parse().ok()?;
    (!authority.as_str().contains('@')).then(|| format!("http://{authority}"))
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers
        .get_all("accept-encoding")
        .iter()
        .filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim().eq_ignore_ascii_case("gzip") && weight.trim() != "q=0"
    })
}

fn write(response: Response, pretty: bool, gzipped: bool, cut: bool) -> http::Response<Chunks> {
    let mut headers = response.headers;
    let is_json = matches!(response.body, Body::Json(_));
    let mut parts = match response.body {
        Body::Bytes(parts) => parts,
        body => vec![body_bytes(&body, pretty)],
    };
    if is_json
        && gzipped
        && parts.iter().map(Bytes::len).sum::<usize>() >= WORTH_GZIP
        && let Some(small) = gzip(&parts.concat())
    {
        parts = vec![small];
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        headers.insert("vary", HeaderValue::from_static("Accept-Encoding"));
    }
    parts.retain(|part| !part.is_empty());
    let length = parts.iter().map(Bytes::len).sum::<usize>();
    let left = cut.then_some(length / 2);
    // One part has a length; several are a stream.
    let exact = (parts.len() < 2).then_some(length as u64);
    let mut written = http::Response::new(Chunks {
        parts: parts.into_iter(),
        left,
        waits: cut,
        exact,
    });
    *written.status_mut() = response.status;
    *written.headers_mut() = headers;
    written
}

/// A body that is sent part by part.
pub(crate) struct Chunks {
    parts: std::vec::IntoIter<Bytes>,
    /// So many bytes are sent until the connection ends; `None`: all.
    left: Option<usize>,
    /// Whether the connection writes once more before it ends.
    waits: bool,
    exact: Option<u64>,
}

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        let cut = || Poll::Ready(Some(Err(Broken::other("the body is cut: a fault"))));
        if self.left == Some(0) {
            if self.waits {
                // What came before is written first.
                self.waits = false;
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            return cut();
        }
        let Some(mut part) = self.parts.next() else {
            return Poll::Ready(None);
        };
        if let Some(left) = &mut self.left {
            part.truncate(*left);
            *left -= part.len();
        }
        Poll::Ready(Some(Ok(Frame::data(part))))
    }

    fn is_end_stream(&self) -> bool {
        self.left != Some(0) && self.parts.as_slice().is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        match self.exact {
            Some(length) if self.left.is_none() || length > 0 => SizeHint::with_exact(length),
            _ => SizeHint::default(),
        }
    }
}

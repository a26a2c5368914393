//! The text of a request: one part for each call, as `application/http` (RFC 9112, section 10.2).

use bytes::Bytes;
use http::header::HOST;
use http::{HeaderMap, Request};

/// The body of a request of a batch, which grows by one part after another.
pub(super) struct Body {
    /// Unique: it is the boundary, and the beginning of each id.
    name: String,
    text: Vec<u8>,
    parts: usize,
}

impl Body {
    pub(super) fn new() -> Self {
        Self {
            // No part has such a text by chance.
            name: format!("batch_{:032x}", fastrand::u128(..)),
            text: Vec::new(),
            parts: 0,
        }
    }

    pub(super) fn content_type(&self) -> String {
        format!("multipart/mixed; boundary=\"{}\"", self.name)
    }

    /// The ids of its parts. The server puts `response-` before each.
    pub(super) fn ids(&self) -> Vec<String> {
        (0..self.parts).map(|number| self.id(number)).collect()
    }

    fn id(&self, number: usize) -> String {
        format!("{} + {number}", self.name)
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Appends the request that [`part`] wrote.
    pub(super) fn push(&mut self, part: &[u8]) {
        let head = format!(
            "--{}\r\nContent-Type: application/http\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <{}>\r\n\r\n",
            self.name,
            self.id(self.parts)
        );
        self.text.extend_from_slice(head.as_bytes());
        self.text.extend_from_slice(part);
        self.text.extend_from_slice(b"\r\n");
        self.parts += 1;
    }

    pub(super) fn finish(mut self) -> Bytes {
        let end = format!("--{}--\r\n", self.name);
        self.text.extend_from_slice(end.as_bytes());
        self.text.into()
    }
}

/// A request as text. Its URL has no host: the header `host` has it.
pub(super) fn part(request: &Request<Bytes>) -> Vec<u8> {
    let uri = request.uri();
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let mut text = format!("{} {path} HTTP/1.1\r\n", request.method()).into_bytes();
    append_headers(request.headers(), &mut text);
    if let Some(host) = uri
        .authority()
        .filter(|_| !request.headers().contains_key(HOST))
    {
        text.extend_from_slice(format!("Host: {host}\r\n").as_bytes());
    }
    let body = request.body();
    let has_length =
        !body.is_empty() || matches!(request.method().as_str(), "POST" | "PUT" | "PATCH");
    if has_length {
        text.extend_from_slice(format!("Content-Length: {}\r\n", body.len()).as_bytes());
    }
    text.extend_from_slice(b"\r\n");
    text.extend_from_slice(body);
    text
}

/// Writes names as `Content-Type`: emulators look for them by their letters.
fn append_headers(headers: &HeaderMap, text: &mut Vec<u8>) {
    for (name, value) in headers {
        let mut begins = true;
        text.extend(name.as_str().bytes().map(|byte| {
            let written = match begins {
                true => byte.to_ascii_uppercase(),
                false => byte,
            };
            begins = byte == b'-';
            written
        }));
        text.extend_from_slice(b": ");
        text.extend_from_slice(value.as_bytes());
        text.extend_from_slice(b"\r\n");
    }
}

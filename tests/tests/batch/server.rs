//! A server that takes batches apart, and answers each call by itself.

use std::io::Write as _;

use discovery_tests::server::{ReceivedRequest, Server};

use super::policy;

/// One call of a batch, as it came.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Call {
    /// `<… + 1>`, with its brackets.
    pub(crate) id: String,
    /// The headers of the part.
    pub(crate) part: String,
    /// `GET /v3/projects/p?alt=json HTTP/1.1`.
    pub(crate) line: String,
    /// The headers of the call.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Call {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(given, _)| given.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The last segment of its path.
    pub(crate) fn name(&self) -> &str {
        let path = self.line.split([' ', '?']).nth(1).unwrap();
        path.rsplit('/').next().unwrap()
    }

    /// The part that answers it.
    pub(crate) fn answer(&self, status: u16, body: &str) -> String {
        self.answer_with(status, "", body)
    }

    /// The same, with these further headers, each with its line break.
    pub(crate) fn answer_with(&self, status: u16, headers: &str, body: &str) -> String {
        let id = self.id.replace('<', "<response-");
        let length = body.len();
        format!(
            "Content-Type: application/http\r\nContent-ID: {id}\r\n\r\nHTTP/1.1 {status} Said\r\n\
             Content-Type: application/json; charset=UTF-8\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
        )
    }
}

/// The calls of a request, which has to be as the protocol says.
pub(crate) fn calls(request: &ReceivedRequest) -> Vec<Call> {
    let content_type = request.header("content-type").unwrap();
    let boundary = content_type
        .strip_prefix("multipart/mixed; boundary=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or_else(|| panic!("{content_type}"));
    let body = request
        .body
        .strip_suffix(&format!("\r\n--{boundary}--\r\n"))
        .expect("an end");
    let body = format!("\r\n{body}");
    let line = format!("\r\n--{boundary}\r\n");
    body.split(&line).skip(1).map(call).collect()
}

fn call(part: &str) -> Call {
    let (head, request) = part.split_once("\r\n\r\n").expect("headers of a part");
    let (call, body) = request.split_once("\r\n\r\n").expect("headers of a call");
    let (line, headers) = call.split_once("\r\n").unwrap_or((call, ""));
    let id = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-ID: "));
    let headers = headers.split("\r\n").map(|header| {
        let (name, value) = header.split_once(": ").expect("a header");
        (name.to_owned(), value.to_owned())
    });
    Call {
        id: id.expect("an id").to_owned(),
        part: head.to_owned(),
        line: line.to_owned(),
        headers: headers.collect(),
        body: body.to_owned(),
    }
}

/// A whole response with these parts.
pub(crate) fn response(parts: &[String]) -> String {
    let mut body = String::new();
    for part in parts {
        body.push_str(&format!("--batch_abc\r\n{part}\r\n"));
    }
    body.push_str("--batch_abc--\r\n");
    framed("multipart/mixed; boundary=batch_abc", &body)
}

/// A response with status 200.
pub(crate) fn framed(content_type: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// A response that is no batch.
pub(crate) fn plain(status: u16, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// A server that responds to the request of this number, from 0, with its calls.
pub(crate) fn server(respond: impl Fn(usize, &[Call]) -> String + Send + Sync + 'static) -> Server {
    Server::writing(move |index, request, socket| {
        let response = respond(index, &calls(request));
        let _ = socket.write_all(response.as_bytes());
    })
}

/// A server that responds to each call by itself, by the number of its request and the call.
pub(crate) fn answering(
    respond: impl Fn(usize, &Call) -> (u16, String) + Send + Sync + 'static,
) -> Server {
    server(move |index, calls| {
        let parts = calls.iter().map(|call| {
            let (status, body) = respond(index, call);
            call.answer(status, &body)
        });
        response(&parts.collect::<Vec<_>>())
    })
}

/// The answers to calls, each the policy of its name.
pub(crate) fn policies<'c>(calls: impl IntoIterator<Item = &'c Call>) -> Vec<String> {
    let calls = calls.into_iter();
    calls
        .map(|call| call.answer(200, &policy(call.name())))
        .collect()
}

/// The calls of each request that a server got.
pub(crate) fn received(server: &Server) -> Vec<Vec<Call>> {
    server.requests().iter().map(calls).collect()
}

/// An error of a Google service.
pub(crate) fn error(code: u16, reason: &str) -> String {
    format!(
        r#"{{"error": {{"code": {code}, "message": "No.", "errors": [{{"message": "No.", "reason": "{reason}"}}]}}}}"#
    )
}

/// A server that has every policy.
pub(crate) fn policy_server() -> Server {
    answering(|_, call| (200, super::policy(call.name())))
}

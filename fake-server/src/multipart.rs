//! Bodies of several parts: `multipart/related` of uploads, and `multipart/mixed` of batches.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::failure::Failure;

/// So many headers a part may have.
pub(crate) const MOST_HEADERS: usize = 64;

/// A part.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Part {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// The parts of a body.
///
/// # Errors
///
/// The content type names no boundary, the body does not end with it, or a part has no headers.
pub(crate) fn parts(content_type: &str, body: &Bytes, most: usize) -> Result<Vec<Part>, Failure> {
    let boundary = boundary(content_type).ok_or_else(|| {
        Failure::invalid(format!("the content type {content_type:?} has no boundary"))
    })?;
    let delimiter = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut begin = find(body, delimiter.as_bytes(), 0)
        .ok_or_else(|| Failure::invalid("the body has no part: its boundary is not in it"))?
        + delimiter.len();
    loop {
        let rest = body.get(begin..).unwrap_or_default();
        if rest.starts_with(b"--") {
            return Ok(parts);
        }
        let line = find(body, b"\n", begin).map(|at| at + 1);
        let start = line.ok_or_else(|| Failure::invalid("the body ends within a part"))?;
        // The line break before a delimiter belongs to it; a part without headers and body has that of the line before alone.
        let end = delimiter_after(body, &delimiter, start.saturating_sub(1))
            .ok_or_else(|| Failure::invalid("the body ends within a part"))?;
        if parts.len() >= most {
            return Err(Failure::invalid(format!(
                "the body has more than {most} parts"
            )));
        }
        let mut stop = end.max(start);
        if body
            .get(..stop)
            .is_some_and(|before| before.ends_with(b"\r"))
            && stop > start
        {
            stop -= 1;
        }
        parts.push(part(body.slice(start..stop))?);
        begin = end + 1 + delimiter.len();
    }
}

/// Where the line break before the next delimiter is.
fn delimiter_after(body: &[u8], delimiter: &str, from: usize) -> Option<usize> {
    find(body, format!("\n{delimiter}").as_bytes(), from)
}

fn part(bytes: Bytes) -> Result<Part, Failure> {
    // A part without headers begins with an empty line.
    let mut space = [httparse::EMPTY_HEADER; MOST_HEADERS];
    match httparse::parse_headers(&bytes, &mut space) {
        Ok(httparse::Status::Complete((length, headers))) => {
            let headers = header_map(headers);
            Ok(Part {
                headers,
                body: bytes.slice(length..),
            })
        }
        _ => Err(Failure::invalid(
            "a part does not begin with headers and an empty line",
        )),
    }
}

/// Headers as a map; without those that a map cannot have.
pub(crate) fn header_map(headers: &[httparse::Header<'_>]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for header in headers {
        let name = HeaderName::from_bytes(header.name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(header.value)) {
            map.append(name, value);
        }
    }
    map
}

fn boundary(content_type: &str) -> Option<&str> {
    let mut parameters = content_type
        .split(';')
        .skip(1)
        .filter_map(|one| one.split_once('='));
    let (_, value) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("boundary"))?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then_some(value)
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    while let Some(found) = bytes.get(at..)?.iter().position(|byte| *byte == first) {
        at += found;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Vec<(Option<String>, String)>, String> {
        let parts = parts(
            "multipart/mixed; boundary=\"b\"",
            &Bytes::from(body.to_owned()),
            2,
        );
        let parts = parts.map_err(|failure| failure.message)?;
        let read = |part: &Part| {
            let body = String::from_utf8_lossy(&part.body).into_owned();
            (part.header("a").map(str::to_owned), body)
        };
        Ok(parts.iter().map(read).collect())
    }

    #[test]
    fn parts_of_a_body() {
        let one = |header: Option<&str>, body: &str| (header.map(str::to_owned), body.to_owned());
        for (body, expected) in [
            (
                "--b\r\nA: 1\r\n\r\none\r\n--b\r\n\r\ntwo\n--b--",
                Ok(vec![one(Some("1"), "one"), one(None, "two")]),
            ),
            (
                "before\n--b\na: 1\n\n--not b\n\n--b--\nafter",
                Ok(vec![one(Some("1"), "--not b\n")]),
            ),
            ("--b--", Ok(vec![])),
            ("--b\r\n\r\n\r\n--b--", Ok(vec![one(None, "")])),
            ("", Err("has no part")),
            ("--b\r\nA: 1\r\n\r\none", Err("ends within a part")),
            ("--b\r\nA: 1\r\n--b--", Err("does not begin with headers")),
            ("--b", Err("ends within a part")),
            (
                "--b\n\n1\n--b\n\n2\n--b\n\n3\n--b--",
                Err("more than 2 parts"),
            ),
        ] {
            match (read(body), expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{body}"),
                (Err(found), Err(expected)) => assert!(found.contains(expected), "{body}: {found}"),
                (found, _) => panic!("{body}: {found:?}"),
            }
        }
        parts("multipart/mixed", &Bytes::new(), 2).expect_err("no boundary");
    }
}

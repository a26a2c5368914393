//! Reads `multipart/mixed` (RFC 2046, section 5.1), as far as servers send it: the boundary, and the bytes between its lines.

use std::ops::Range;

use bytes::Bytes;

/// The longest boundary that is read. RFC 2046 allows 70.
const MAX_BOUNDARY: usize = 200;

/// The boundary that a content type names; `None` if it is not `multipart/…` with a boundary.
pub(super) fn boundary(content_type: &str) -> Option<String> {
    let (media_type, mut rest) = content_type.split_once(';')?;
    let multipart = media_type.trim().get(..10)?;
    if !multipart.eq_ignore_ascii_case("multipart/") {
        return None;
    }
    loop {
        let (name, value) = rest.split_once('=')?;
        let value = value.trim_start();
        let (value, after) = match value.strip_prefix('"') {
            Some(quoted) => unquote(quoted)?,
            None => {
                let (value, after) = value.split_at(value.find(';').unwrap_or(value.len()));
                (value.trim_end().to_owned(), after)
            }
        };
        if name.trim().eq_ignore_ascii_case("boundary") {
            let fits = (1..=MAX_BOUNDARY).contains(&value.len());
            return fits.then_some(value);
        }
        rest = after.trim_start().strip_prefix(';')?;
    }
}

/// The text up to the closing quote, and what follows it.
fn unquote(quoted: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return Some((value, quoted.get(at + 1..)?)),
            '\\' => value.push(chars.next()?.1),
            char => value.push(char),
        }
    }
    None
}

/// The parts between the lines of a boundary, one after another. What stands before the first line and after the last one is no part,
/// and neither is one that no line ends.
pub(super) struct Parts<'b> {
    body: &'b Bytes,
    delimiter: Vec<u8>,
    /// Where the next part begins; `None` at the end.
    next: Option<usize>,
}

impl<'b> Parts<'b> {
    pub(super) fn new(body: &'b Bytes, boundary: &str) -> Self {
        let mut parts = Self {
            body,
            delimiter: format!("--{boundary}").into_bytes(),
            next: None,
        };
        parts.next = parts.line_from(0).and_then(|line| line.next);
        parts
    }

    /// The first line of the boundary that begins at or after a place where a line begins.
    fn line_from(&self, from: usize) -> Option<Line> {
        let mut start = from;
        loop {
            let rest = self.body.get(start..).filter(|rest| !rest.is_empty())?;
            let length = rest.iter().position(|byte| *byte == b'\n');
            let end = start + length.map_or(rest.len(), |at| at + 1);
            if let Some(line) = self.read_line(start..end) {
                return Some(line);
            }
            start = end;
        }
    }

    /// Whether a line is one of the boundary: the delimiter, `--` at the end, and white space.
    fn read_line(&self, line: Range<usize>) -> Option<Line> {
        let text = self.body.get(line.clone())?;
        let after = text.strip_prefix(self.delimiter.as_slice())?;
        let (is_last, after) = match after.strip_prefix(b"--") {
            // What follows the last line belongs to nobody, on that line too.
            Some(_) => (true, &b""[..]),
            None => (false, after),
        };
        after.trim_ascii().is_empty().then_some(Line {
            start: line.start,
            next: (!is_last).then_some(line.end),
        })
    }
}

/// A line of the boundary.
struct Line {
    start: usize,
    /// Where the part after it begins; `None` after the last part.
    next: Option<usize>,
}

impl Iterator for Parts<'_> {
    type Item = Bytes;

    fn next(&mut self) -> Option<Bytes> {
        let start = self.next.take()?;
        let line = self.line_from(start)?;
        self.next = line.next;
        // The line break before the line belongs to it.
        let part = self.body.get(start..line.start)?;
        let part = part.strip_suffix(b"\n").unwrap_or(part);
        let part = part.strip_suffix(b"\r").unwrap_or(part);
        Some(self.body.slice(start..start + part.len()))
    }
}

//! A few words about a body that is not an error of a Google service, such as a page of a proxy.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use crate::shown::{Secrets, shown};

/// The most characters of a body that are shown.
const SHOWN: usize = 100;

/// How many bytes of a body are looked at.
const LOOKED_AT: usize = 4096;

/// Size, type, and the title of a page or the first line of a text.
pub(super) fn describe(headers: &HeaderMap, body: &[u8], secrets: &Secrets) -> String {
    if body.is_empty() {
        return "an empty body".to_owned();
    }
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or("no declared type");
    let mut line = format!("{} bytes of {}", body.len(), shown(kind, SHOWN, secrets));
    if let Some(words) = words(body) {
        line.push_str(&format!(" (\"{}\")", shown(&words, SHOWN, secrets)));
    }
    line
}

fn words(body: &[u8]) -> Option<String> {
    let start = body.get(..LOOKED_AT).unwrap_or(body);
    let start = match str::from_utf8(start) {
        Ok(text) => text,
        // The last character may be cut.
        Err(error) if error.error_len().is_none() => {
            str::from_utf8(start.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let text = start.trim();
    // A page shows the URL of the request, and its query with it. Its title does not.
    let words = if text.starts_with('<') {
        let lower = text.to_ascii_lowercase();
        let start = lower.find("<title>")? + "<title>".len();
        let end = start + lower[start..].find("</title>")?;
        text.get(start..end)?
    } else {
        text.lines().next()?
    };
    let words = words.trim();
    let is_text = !words.is_empty() && !words.contains(|c: char| c.is_control() && c != '\t');
    is_text.then(|| words.to_owned())
}

//! `Location`: where a redirect points, read as the [URL standard] says, and so as browsers do.
//!
//! The crate `url` is not used, since a client without reqwest does not have it, and most of it is about hosts in any script. Such
//! a host is the one thing that is not followed here.
//!
//! [URL standard]: https://url.spec.whatwg.org/#url-parsing

use http::Uri;
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};

use crate::uri::has_possible_port;

/// What is encoded in a query (of a "special" scheme).
const QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\'');

/// What is encoded in a path. `%` is not: an encoded byte stays as it is.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// The target of a `Location` in the response to a request to `base`. `None` if it is not http or https, or if it has a user, a
/// password, a host with letters beyond ASCII, or a port that does not exist.
pub(crate) fn resolve(base: &Uri, location: &[u8]) -> Option<Uri> {
    let location = location.split(|byte| *byte == b'#').next()?;
    let location: Vec<u8> = location
        .trim_ascii()
        .iter()
        .copied()
        .filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r'))
        .collect();
    if location.is_empty() {
        return None;
    }
    let (scheme, rest) = match split_scheme(&location) {
        Some((scheme, rest)) => (scheme, rest),
        None => (base.scheme_str()?.to_owned(), location.as_slice()),
    };
    let has_scheme = rest.len() < location.len();
    if !matches!(scheme.as_str(), "http" | "https") {
        return None;
    }
    let (authority, rest) = match rest {
        [first, second, rest @ ..] if is_slash(*first) && is_slash(*second) => {
            let end = rest
                .iter()
                .position(|byte| is_slash(*byte) || *byte == b'?')
                .unwrap_or(rest.len());
            (str::from_utf8(&rest[..end]).ok()?, &rest[end..])
        }
        _ if has_scheme => return None,
        _ => {
            let relative = Relative::new(base, rest)?;
            return build(&scheme, relative.authority, &relative.path, relative.query);
        }
    };
    let (path, query) = split_query(rest);
    build(&scheme, authority, path, query)
}

/// A reference without a scheme and a host, with what it takes from its base.
struct Relative<'r> {
    authority: &'r str,
    path: Vec<u8>,
    query: Option<&'r [u8]>,
}

impl<'r> Relative<'r> {
    fn new(base: &'r Uri, reference: &'r [u8]) -> Option<Self> {
        let (path, query) = split_query(reference);
        let path = match path {
            [] => base.path().as_bytes().to_vec(),
            [first, ..] if is_slash(*first) => path.to_vec(),
            _ => {
                let folder = base
                    .path()
                    .rsplit_once('/')
                    .map_or("", |(folder, _)| folder);
                [folder.as_bytes(), b"/", path].concat()
            }
        };
        Some(Self {
            authority: base.authority()?.as_str(),
            path,
            query,
        })
    }
}

fn build(scheme: &str, authority: &str, path: &[u8], query: Option<&[u8]>) -> Option<Uri> {
    if authority.is_empty() || !authority.is_ascii() || authority.contains('@') {
        return None;
    }
    let mut url = format!("{scheme}://{authority}");
    for segment in remove_dot_segments(path) {
        url.push('/');
        url.extend(percent_encode(segment, PATH));
    }
    if let Some(query) = query {
        url.push('?');
        url.extend(percent_encode(query, QUERY));
    }
    let url: Uri = url.parse().ok()?;
    has_possible_port(&url).then_some(url)
}

/// The scheme in lower case, and what is behind its colon.
fn split_scheme(location: &[u8]) -> Option<(String, &[u8])> {
    let colon = location.iter().position(|byte| *byte == b':')?;
    let scheme = str::from_utf8(&location[..colon]).ok()?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| (scheme.to_ascii_lowercase(), &location[colon + 1..]))
}

fn split_query(reference: &[u8]) -> (&[u8], Option<&[u8]>) {
    match reference.iter().position(|byte| *byte == b'?') {
        Some(mark) => (&reference[..mark], Some(&reference[mark + 1..])),
        None => (reference, None),
    }
}

/// A backslash is a slash in a URL with a host, so `/\host` is another host.
fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

/// The segments of a path, without `.` and `..`, which may be encoded.
fn remove_dot_segments(path: &[u8]) -> Vec<&[u8]> {
    let path = match path {
        [first, rest @ ..] if is_slash(*first) => rest,
        path => path,
    };
    let mut kept = Vec::new();
    let mut segments = path.split(|byte| is_slash(*byte)).peekable();
    while let Some(segment) = segments.next() {
        let dots = segment.to_ascii_lowercase();
        let dots = String::from_utf8_lossy(&dots).replace("%2e", ".");
        let is_last = segments.peek().is_none();
        match dots.as_str() {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => {
                kept.push(segment);
                continue;
            }
        }
        if is_last {
            kept.push(&b""[..]);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::resolve;
    use http::Uri;

    fn from(base: &str, location: &[u8]) -> Option<String> {
        let base: Uri = base.parse().unwrap();
        resolve(&base, location).map(|target| target.to_string())
    }

    #[test]
    fn as_browsers_do() {
        for (location, target) in [
            ("https://b.example/x", "https://b.example/x"),
            ("HTTPS://b.example/x", "https://b.example/x"),
            ("https://b.example", "https://b.example/"),
            ("https://b.example?q", "https://b.example/?q"),
            ("//b.example/x", "https://b.example/x"),
            ("/\\b.example/x", "https://b.example/x"),
            ("https:\\\\b.example\\x", "https://b.example/x"),
            ("/y?z=1#f", "https://a.example/y?z=1"),
            ("?z=2", "https://a.example/v1/x?z=2"),
            ("z", "https://a.example/v1/z"),
            ("./z", "https://a.example/v1/z"),
            ("../z", "https://a.example/z"),
            ("../../../z", "https://a.example/z"),
            ("/a/b/../c/./d/%2E%2e/", "https://a.example/a/c/"),
            ("/a//b", "https://a.example/a//b"),
            ("..", "https://a.example/"),
            (
                "/y?to=http://b.example",
                "https://a.example/y?to=http://b.example",
            ),
            (
                "y?to=http://b.example",
                "https://a.example/v1/y?to=http://b.example",
            ),
            ("  /a b\tc  ", "https://a.example/a%20bc"),
            (
                "/a b/ü?q=ö ä",
                "https://a.example/a%20b/%C3%BC?q=%C3%B6%20%C3%A4",
            ),
            ("/a%20b%ZZ", "https://a.example/a%20b%ZZ"),
            (
                "/\"<>^`{|}[]?\"<>^`{|}'[]\\",
                "https://a.example/%22%3C%3E%5E%60%7B|%7D[]?%22%3C%3E^`{|}%27[]\\",
            ),
        ] {
            let found = from("https://a.example/v1/x?q=1", location.as_bytes());
            assert_eq!(found.as_deref(), Some(target), "{location}");
        }
        // Latin-1, byte by byte.
        let found = from("http://a.example:81/", b"/\xe9");
        assert_eq!(found.as_deref(), Some("http://a.example:81/%E9"));
    }

    #[test]
    fn what_is_not_followed() {
        for location in [
            "",
            "#f",
            "ftp://a.example/",
            "mailto:a@b",
            "https:",
            "https:x",
            "https://",
            "https:///x",
            "https://u:p@a.example/",
            "https://ü.example/",
            "https://a b/",
            "https://a.example:65536/",
            "https://a.example:99999999999/",
            "//a.example:65536",
            "https://[::1]:65536/",
        ] {
            assert_eq!(
                from("https://a.example/v1/x", location.as_bytes()),
                None,
                "{location}"
            );
        }
    }
}

//! Hides secrets in text that comes from elsewhere: a page that a proxy or a server sends may repeat the URL of the request.

use std::borrow::Cow;

/// What comes before a secret. The names are those of parameters.
const BEFORE: [&str; 5] = [
    "key=",
    "access_token=",
    "oauth_token=",
    "bearer_token=",
    "Bearer ",
];

/// The text with `…` for each secret.
pub(super) fn redact(text: &str) -> Cow<'_, str> {
    if !BEFORE.iter().any(|before| text.contains(before)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((start, before)) = next_secret(rest) {
        let secret = start + before.len();
        out.push_str(&rest[..secret]);
        out.push('…');
        rest = &rest[secret..];
        let end = |c: char| {
            c.is_whitespace() || matches!(c, '&' | '"' | '\'' | '<' | '>' | ';' | ',' | '\\')
        };
        rest = &rest[rest.find(end).unwrap_or(rest.len())..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The place of the first secret, and what is before it.
fn next_secret(text: &str) -> Option<(usize, &'static str)> {
    let places = BEFORE.iter().flat_map(|before| {
        let found = text.match_indices(before);
        found.map(move |(start, _)| (start, *before))
    });
    places
        .filter(|(start, _)| !text[..*start].ends_with(|c: char| c.is_alphanumeric()))
        .min()
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn secrets_are_hidden() {
        for (text, shown) in [
            ("/v1/x?key=abc&alt=json", "/v1/x?key=…&alt=json"),
            (
                "<code>/x?alt=json&amp;access_token=abc</code>",
                "<code>/x?alt=json&amp;access_token=…</code>",
            ),
            ("key=a key=b", "key=… key=…"),
            ("Authorization: Bearer abc", "Authorization: Bearer …"),
            ("monkey=abc", "monkey=abc"),
            ("no secret", "no secret"),
            ("?key=", "?key=…"),
        ] {
            assert_eq!(redact(text), shown);
        }
    }
}

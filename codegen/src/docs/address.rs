//! Addresses in text, and which of them become links.

/// An `http` address at the start of the text, without the punctuation that follows it in a sentence.
pub(super) fn leading_address(text: &str) -> Option<&str> {
    if !has_scheme(text) {
        return None;
    }
    let end = text.find(|c| !is_of_address(c)).unwrap_or(text.len());
    let mut url = text.get(..end)?;
    // How many brackets close that none opens: `(see https://a.b/c)`.
    let mut unopened = url.bytes().fold(0_isize, |open, byte| match byte {
        b'(' => open - 1,
        b')' => open + 1,
        _ => open,
    });
    loop {
        url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        match url.strip_suffix(')') {
            Some(shorter) if unopened > 0 => {
                unopened -= 1;
                url = shorter;
            }
            _ => break,
        }
    }
    // A scheme alone is not an address.
    (url.len() > "https://".len()).then_some(url)
}

/// Whether a link may lead there: to an `http` address that can stand in a page as it is.
pub(super) fn is_safe_target(url: &str) -> bool {
    has_scheme(url) && url.len() > "https://".len() && url.chars().all(is_of_address)
}

fn has_scheme(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// More than [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986) has, and nothing that ends an address in Markdown or HTML.
fn is_of_address(c: char) -> bool {
    c.is_ascii_graphic()
        && !matches!(
            c,
            '<' | '>' | '"' | '`' | '[' | ']' | '{' | '}' | '|' | '\\' | '^'
        )
}

#[cfg(test)]
mod tests {
    use super::{is_safe_target, leading_address};

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        for (text, expected) in [
            ("https://a.b/c_d. Then", Some("https://a.b/c_d")),
            ("https://a.b/c(d)), e", Some("https://a.b/c(d)")),
            ("https://a.b/*c*", Some("https://a.b/*c")),
            ("http://a.b\">x", Some("http://a.b")),
            ("https://", None),
            ("ftp://a.b", None),
        ] {
            assert_eq!(leading_address(text), expected, "{text}");
        }
        let many = format!("https://a{}", ")".repeat(1_000_000));
        assert_eq!(leading_address(&many), Some("https://a"));
    }

    #[test]
    fn only_plain_http_addresses_are_targets() {
        assert!(is_safe_target("https://a.b/c?d=e&f#g(h)"));
        for url in [
            "javascript:alert(1)",
            "HTTPS://a.b",
            "https://a.b/\u{202e}c",
            "https://a.b/<script>",
            "https://a.b/c d",
            "https://",
            "/relative",
            "file:///etc/passwd",
        ] {
            assert!(!is_safe_target(url), "{url}");
        }
    }
}

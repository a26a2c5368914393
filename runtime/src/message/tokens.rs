//! The tokens of a text that is known to be JSON.

use super::size;

/// The rest of a text. Its items are brackets, strings with their quotes, numbers and words; colons and commas are left out.
pub(super) struct Tokens<'a>(pub(super) &'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let between = |c: char| c.is_ascii_whitespace() || matches!(c, ',' | ':');
        let rest = self.0.trim_start_matches(between);
        let length = match rest.as_bytes().first()? {
            b'{' | b'}' | b'[' | b']' => 1,
            b'"' => {
                let mut bytes = rest.bytes();
                bytes.next();
                size::skip_text(&mut bytes);
                rest.len() - bytes.len()
            }
            _ => rest
                .find(|c| between(c) || matches!(c, '}' | ']'))
                .unwrap_or(rest.len()),
        };
        let (token, rest) = rest.split_at(length);
        self.0 = rest;
        Some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    #[test]
    fn a_text_is_its_tokens() {
        let text = r#" {"a:,\"}é\\": [ -1.5e+3,true,null ], "b" : {}}"#;
        let tokens: Vec<&str> = Tokens(text).collect();
        let expected = [
            "{",
            r#""a:,\"}é\\""#,
            "[",
            "-1.5e+3",
            "true",
            "null",
            "]",
            r#""b""#,
            "{",
            "}",
            "}",
        ];
        assert_eq!(tokens, expected);
        assert_eq!(Tokens("12").collect::<Vec<_>>(), ["12"]);
        assert_eq!(Tokens(" ").next(), None);
    }
}

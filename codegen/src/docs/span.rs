//! Code in a line: names, values and patterns of a document.

use super::characters::printable;

/// A code span of Markdown around any text.
#[must_use]
pub fn code_span(text: &str) -> String {
    let text = printable(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let is_stripped = text.starts_with(' ') && text.ends_with(' ');
    let pad = match text.starts_with('`') || text.ends_with('`') || is_stripped || text.is_empty() {
        true => " ",
        false => "",
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::code_span;

    #[test]
    fn code_spans_hold_any_text() {
        for (text, expected) in [
            ("a`b", "``a`b``"),
            ("`a", "`` `a ``"),
            ("^[a-z]$", "`^[a-z]$`"),
            (" a ", "`  a  `"),
            ("", "`  `"),
            ("a\u{202e}b\nc", "`a\\u{202e}b c`"),
        ] {
            assert_eq!(code_span(text), expected);
        }
    }
}

//! Text as Markdown that shows exactly this text.

use super::address::leading_address;
use super::breaks::PARAGRAPH;
use super::characters::is_printable;
use super::dialect::restore;

/// What follows a piece of text in its paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Nothing,
    /// Code, a link, or a mark of bold text.
    Markup,
}

/// Appends text to a paragraph. Outside of the label of a link, an address becomes a link: rustdoc warns of a bare one.
pub(super) fn escape(text: &str, next: Next, in_label: bool, out: &mut String) {
    out.reserve(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(|c| !is_ordinary(c)) {
        let (ordinary, special) = rest.split_at(at);
        out.push_str(ordinary);
        let Some(c) = special.chars().next() else {
            break;
        };
        if let Some(url) = leading_address(special).filter(|_| !in_label) {
            out.push('<');
            out.push_str(url);
            out.push('>');
            rest = special.get(url.len()..).unwrap_or_default();
            continue;
        }
        match c {
            'h' => out.push(c),
            '\n' => out.push(' '),
            PARAGRAPH => out.push(c),
            '&' if !starts_with_entity(special) => out.push(c),
            '*' | '_' if is_no_mark(out, special, next) => out.push(c),
            _ => match restore(c) {
                Some(mark) if is_mark(mark) => {
                    out.push('\\');
                    out.push(mark);
                }
                other => out.extend(other),
            },
        }
        rest = special.get(c.len_utf8()..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Whether a character is written as it is, wherever it stands in a paragraph. An `h` may begin an address.
fn is_ordinary(c: char) -> bool {
    !is_mark(c) && c != 'h' && is_printable(c)
}

/// The characters that Markdown can read as markup inside of a paragraph.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '`' | '\\' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '*' | '_'
    )
}

/// `&name;` or `&#1;` at the start of the text. The longest name that HTML knows has 31 letters.
fn starts_with_entity(text: &str) -> bool {
    let mut name = text.bytes().skip(1).take(33);
    let end = name.position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'));
    end.is_some_and(|length| length > 0 && text.as_bytes().get(length + 1) == Some(&b';'))
}

/// Whether a `_` stands inside a word, or a `*` alone between blanks: Markdown leaves it alone there. Any other one may begin an
/// emphasis that never ends, or that ends elsewhere.
fn is_no_mark(before: &str, text: &str, next: Next) -> bool {
    let mut chars = text.chars();
    let mark = chars.next();
    let following = chars.next();
    let previous = before.chars().next_back();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match mark {
        Some('_') => is_word(previous) && is_word(following),
        _ => {
            previous.is_none_or(char::is_whitespace)
                && following.map_or(next == Next::Nothing, char::is_whitespace)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Next, escape};

    #[test]
    fn every_mark_is_escaped_unless_it_is_none() {
        for (text, expected) in [
            ("a_b 2 * 3 & c&d", "a_b 2 * 3 & c&d"),
            ("_a_ a* *b", "\\_a\\_ a\\* \\*b"),
            (
                "a|b ~c~ \\d `e` <f> [g]",
                "a\\|b \\~c\\~ \\\\d \\`e\\` \\<f\\> \\[g\\]",
            ),
            ("&lt; &#60; &x", "\\&lt; \\&#60; &x"),
            ("see https://a.b/c_d.", "see <https://a.b/c_d>."),
            ("\u{202e}a\u{7}b", "a b"),
        ] {
            let mut out = String::new();
            escape(text, Next::Nothing, false, &mut out);
            assert_eq!(out, expected, "{text:?}");
        }
        let mut label = String::new();
        escape("https://a.b *", Next::Markup, true, &mut label);
        assert_eq!(label, "https://a.b \\*");
    }
}

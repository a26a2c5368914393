//! Characters that no documentation and no terminal line has: control characters, and those that have no width or turn the direction
//! of text. rustc refuses the latter in comments, and a reader does not see them.

/// Whether a character has no width, or turns the direction of text.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether Unicode keeps a character for a program's own use. The parser is given some of them: see `dialect`.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe
}

/// Whether a character can be printed as it is: it controls nothing, and has a width.
#[must_use]
pub fn is_printable(c: char) -> bool {
    // The first of the characters that are refused, beyond ASCII, is U+0080.
    match c.is_ascii() {
        true => !c.is_ascii_control(),
        false => !c.is_control() && !is_invisible(c) && !is_noncharacter(c),
    }
}

/// A character of a description: a blank for one that controls something, nothing for one that nobody sees.
pub(super) fn visible(c: char) -> Option<char> {
    match c {
        c if is_printable(c) => Some(c),
        c if c.is_control() => Some(' '),
        _ => None,
    }
}

/// Text of a document as a piece of one line, for a comment, a terminal or a Markdown page: a control character becomes a blank, and
/// a character that nobody sees becomes its escape, as `\u{202e}`. So two names that differ look different.
#[must_use]
pub fn printable(text: &str) -> String {
    if text.chars().all(is_printable) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            c if is_printable(c) => out.push(c),
            c if c.is_control() => out.push(' '),
            c => out.extend(c.escape_unicode()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn a_line_has_only_what_a_reader_sees() {
        for (text, expected) in [
            ("Notes API, größer", "Notes API, größer"),
            ("a\nb\rc\u{7f}d\u{85}e", "a b c d e"),
            ("a\u{202e}b", "a\\u{202e}b"),
            ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
            ("\u{1b}[31mred", " [31mred"),
        ] {
            assert_eq!(printable(text), expected, "{text:?}");
        }
    }
}

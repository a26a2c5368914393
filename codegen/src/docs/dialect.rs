//! The Markdown that a description is read as: that of rustdoc, without HTML and without definitions of link targets and footnotes.
//!
//! Descriptions are loose text. `<id>` is a placeholder in almost all of them, and a definition (`[1]: text`) would make its text
//! vanish. So both marks are hidden from the parser, as characters that no text has; and so is a `>` that no blank follows, which
//! means "greater" and no quotation, and a `\` of a regular expression. The printer shows them again.

use std::borrow::Cow;

use pulldown_cmark::Options;

use super::characters::{is_printable, visible};

/// A `<` that does not begin an address in angle brackets.
pub(super) const LESS_THAN: char = '\u{fdd0}';

/// The `:` after a `]`, with which a definition begins.
pub(super) const COLON: char = '\u{fdd1}';

/// A `>` that does not begin a quotation.
pub(super) const GREATER_THAN: char = '\u{fdd3}';

/// A `\` before a character that no Markdown of Google escapes: in a regular expression, a quoted text, a path of Windows.
pub(super) const BACKSLASH: char = '\u{fdd4}';

/// A blank at which a line is not broken.
pub(super) const NO_BREAK: char = '\u{fdd2}';

/// The extensions of rustdoc, without one: smart punctuation changes characters and no structure, and rustdoc does it again.
pub(crate) const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// The characters that a `\` escapes in descriptions.
const ESCAPED: [char; 11] = ['*', '_', '[', ']', '`', '<', '>', '#', '|', '~', '&'];

/// A description as the parser takes it.
pub(super) fn prepare(text: &str) -> Cow<'_, str> {
    let text = straighten_lists(text);
    let as_it_is = |c: char| c == '\n' || (!matches!(c, '<' | '>' | '\\') && is_printable(c));
    if !text.contains("]") && text.chars().all(as_it_is) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut in_brackets = false;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let after = chars.as_str();
        match c {
            '\r' if after.starts_with('\n') => {}
            '\r' => out.push('\n'),
            '<' => {
                in_brackets = after.starts_with("http://") || after.starts_with("https://");
                out.push(if in_brackets { c } else { LESS_THAN });
            }
            '>' => {
                let is_quotation = after.is_empty() || after.starts_with([' ', '\n', '\r', '>']);
                out.push(if in_brackets || is_quotation {
                    c
                } else {
                    GREATER_THAN
                });
                in_brackets = false;
            }
            '\\' if after.starts_with('\\') => {
                chars.next();
                out.extend([BACKSLASH, BACKSLASH]);
            }
            '\\' if !after.starts_with(ESCAPED) => out.push(BACKSLASH),
            ':' if out.ends_with(']') => out.push(COLON),
            '\n' => out.push(c),
            c => out.extend(visible(c)),
        }
        in_brackets &= !c.is_whitespace();
    }
    Cow::Owned(out)
}

/// Makes the lists of loose text lists of Markdown. Beside fenced code, text is not loose.
fn straighten_lists(text: &str) -> Cow<'_, str> {
    let has_item = text.lines().any(|line| item_width(line.trim()).is_some());
    if !has_item || text.contains("```") || text.contains("~~~") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(align_items(&join_lone_markers(text)))
}

/// Joins a line that is only the marker of an item with the line of its text. After a paragraph, such a line would make a heading of
/// it.
fn join_lone_markers(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut joins = false;
    for line in text.lines() {
        out.push_str(if joins { line.trim_start() } else { line });
        joins = matches!(line.trim(), "-" | "*");
        out.push(if joins { ' ' } else { '\n' });
    }
    out
}

/// Moves an item that stands too far to the right under the line before it, with the lines that belong to it. Markdown reads four
/// blanks more as the same paragraph.
fn align_items(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Where the text of the line before begins; the indentation of the item that is moved, and how far.
    let (mut before, mut moved, mut shift) = (None, 0, 0);
    for line in text.lines() {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if content.is_empty() || indent < moved {
            (moved, shift) = (0, 0);
        }
        let item = item_width(content);
        if let Some(place) = before.filter(|place| item.is_some() && indent >= place + 4 + shift) {
            (moved, shift) = (indent, indent - place);
        }
        before = match content.is_empty() {
            true => None,
            false => Some(indent.saturating_sub(shift) + item.unwrap_or(0)),
        };
        out.push_str(line.get(shift.min(indent)..).unwrap_or_default());
        out.push('\n');
    }
    out
}

/// The width of the marker with which an item of a list begins, with the blank after it.
pub(super) fn item_width(line: &str) -> Option<usize> {
    let (marker, rest) = line.split_once([' ', '\n']).unwrap_or((line, ""));
    let number = marker.strip_suffix(['.', ')']);
    let is_number = |number: &str| {
        (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_item = match marker {
        "-" | "*" => true,
        "+" => !rest.is_empty(),
        _ => !rest.is_empty() && number.is_some_and(is_number),
    };
    is_item.then_some(marker.len() + 1)
}

/// A character of prepared text as it was; nothing for one that no documentation has. The parser makes some itself: `&#8238;`.
pub(super) fn restore(c: char) -> Option<char> {
    match c {
        LESS_THAN => Some('<'),
        GREATER_THAN => Some('>'),
        COLON => Some(':'),
        BACKSLASH => Some('\\'),
        c => visible(c),
    }
}

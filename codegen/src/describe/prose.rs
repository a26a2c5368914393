//! Documentation as plain text. The Markdown for rustdoc is parsed into paragraphs, lists and code, without its marks.

use crate::model::Docs;
use serde::{Serialize, Serializer};

/// Documentation. In JSON it is one text: a blank line between paragraphs, `- ` before an item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Vec<Block>);

/// A piece of documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// One line, to be wrapped.
    Paragraph(String),
    /// An item of a list.
    Item {
        /// `-` or `1.`.
        marker: String,
        /// One line, to be wrapped.
        text: String,
    },
    /// Lines that stay as they are.
    Code(Vec<String>),
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::new();
        let mut in_list = false;
        for block in &self.0 {
            let is_item = matches!(block, Block::Item { .. });
            if !text.is_empty() {
                text.push_str(if in_list && is_item { "\n" } else { "\n\n" });
            }
            in_list = is_item;
            match block {
                Block::Paragraph(paragraph) => text.push_str(paragraph),
                Block::Item { marker, text: item } => text.push_str(&format!("{marker} {item}")),
                Block::Code(lines) => text.push_str(&lines.join("\n")),
            }
        }
        serializer.serialize_str(&text)
    }
}

/// Parses documentation, as `docs::clean` writes it.
pub(super) fn parse(docs: &Docs) -> Prose {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut lines = docs.0.iter();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            open = false;
        } else if line.starts_with("```") {
            let code = lines.by_ref().take_while(|line| *line != "```");
            blocks.push(Block::Code(code.cloned().collect()));
            open = false;
        } else if let Some((marker, text)) = split_list_item(line) {
            blocks.push(Block::Item {
                marker: marker.to_owned(),
                text: text.to_owned(),
            });
            open = true;
        } else if let Some(Block::Paragraph(text) | Block::Item { text, .. }) =
            blocks.last_mut().filter(|_| open)
        {
            text.push(' ');
            text.push_str(line.trim_start());
        } else {
            blocks.push(Block::Paragraph(line.clone()));
            open = true;
        }
    }
    for block in &mut blocks {
        if let Block::Paragraph(text) | Block::Item { text, .. } = block {
            *text = strip_marks(text);
        }
    }
    Prose(blocks)
}

/// Words that begin a sentence, and do not begin a name.
const BEGINNINGS: [&str; 14] = [
    "A", "All", "An", "For", "However", "If", "It", "Note", "See", "The", "This", "To", "When",
    "You",
];

/// The first sentence.
pub(super) fn first_sentence(docs: &Docs) -> String {
    let Some(Block::Paragraph(text)) = parse(docs).0.into_iter().next() else {
        return String::new();
    };
    let is_end = |at: usize| {
        let rest = text.get(at + 1..).unwrap_or_default();
        match rest.strip_prefix(' ') {
            Some(next) => next.starts_with(|c: char| c.is_uppercase() || c == '`'),
            // Two lines that were joined without a blank.
            None => BEGINNINGS.iter().any(|word| {
                rest.strip_prefix(word)
                    .is_some_and(|next| next.starts_with([' ', ',', ':']))
            }),
        }
    };
    let end = text
        .match_indices('.')
        .map(|(at, _)| at)
        .find(|at| is_end(*at));
    match end.and_then(|end| text.get(..=end)) {
        Some(sentence) => sentence.to_owned(),
        None => text,
    }
}

/// `- text` and `1. text`.
fn split_list_item(line: &str) -> Option<(&str, &str)> {
    let (marker, text) = line.split_once(' ')?;
    let number = marker
        .strip_suffix('.')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    (marker == "-" || number).then_some((marker, text))
}

/// Markdown without its marks: escapes, `<` and `>` around addresses, stars of bold text. `[a](b)` becomes `a (b)`;
/// code keeps its backticks.
fn strip_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (plain, length) = match c {
            '`' => leading_span(rest),
            '\\' => leading_escape(rest),
            '<' => leading_enclosed(rest),
            '[' => leading_link(rest),
            '*' if rest.starts_with("**") => Some((String::new(), 2)),
            _ => None,
        }
        .unwrap_or_else(|| (c.to_string(), c.len_utf8()));
        out.push_str(&plain);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// A code span with its backticks.
fn leading_span(text: &str) -> Option<(String, usize)> {
    let ticks = text.chars().take_while(|c| *c == '`').count();
    let fence = "`".repeat(ticks);
    let inside = text.get(ticks..)?;
    let end = ticks + inside.find(&fence)? + ticks;
    Some((text.get(..end)?.to_owned(), end))
}

fn leading_escape(text: &str) -> Option<(String, usize)> {
    let c = text.chars().nth(1).filter(char::is_ascii_punctuation)?;
    Some((c.to_string(), 2))
}

fn leading_enclosed(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('<')?;
    let url = inside.get(..inside.find('>')?)?;
    url.starts_with("http")
        .then(|| (url.to_owned(), url.len() + 2))
}

fn leading_link(text: &str) -> Option<(String, usize)> {
    let close = text.find("](")?;
    let label = strip_marks(text.get(1..close)?);
    let target = text.get(close + 2..)?;
    let url = target.get(..target.find(')')?)?;
    let plain = match label == url {
        true => label,
        false => format!("{label} ({url})"),
    };
    Some((plain, close + 2 + url.len() + 1))
}

#[cfg(test)]
mod tests {
    use crate::docs;

    use super::*;

    fn json(text: &str) -> String {
        let prose = parse(&docs::clean(text));
        serde_json::to_value(&prose)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .expect("a text")
    }

    /// Text that is cleaned for rustdoc and parsed again is the original text.
    #[test]
    fn text_without_marks() {
        for (text, expected) in [
            ("See https://a.b/c_d.", "See https://a.b/c_d."),
            (
                "See [docs](https://a.b/c) and [x](/y).",
                "See docs (https://a.b/c) and [x](/y).",
            ),
            ("A [Thing] and List<String>", "A [Thing] and List<String>"),
            ("Use `a[b]<c>` or ` alone", "Use `a[b]<c>` or ` alone"),
            ("**Usage** of a/*/b", "Usage of a/*/b"),
            (
                "Values:\n* a\n  b\n* c\n\nEnd",
                "Values:\n\n- a b\n- c\n\nEnd",
            ),
            ("1. one\n2. two", "1. one\n2. two"),
            ("```\nlet x;\n```", "let x;"),
            ("C:\\dir &lt; snake_case _x_", "C:\\dir &lt; snake_case _x_"),
            ("", ""),
        ] {
            assert_eq!(json(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_summary_is_a_sentence() {
        for (text, expected) in [
            ("Gets it. Then more.", "Gets it."),
            ("Gets it, e.g. all", "Gets it, e.g. all"),
            ("Gets it", "Gets it"),
            ("Gets it.This takes time.", "Gets it."),
            ("Gets google.api.HttpBody.", "Gets google.api.HttpBody."),
            ("", ""),
        ] {
            assert_eq!(first_sentence(&docs::clean(text)), expected);
        }
    }
}

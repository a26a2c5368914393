//! Documentation as plain text. The Markdown for rustdoc is parsed into paragraphs, lists and code, without its marks.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::{Serialize, Serializer};

use crate::docs::{self, EXTENSIONS};
use crate::model::Docs;

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

/// Reads documentation, as `docs::clean` writes it.
pub(super) fn parse(docs: &Docs) -> Prose {
    let markdown = docs.0.join("\n");
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(&markdown, EXTENSIONS).into_offset_iter() {
        reader.read(event, markdown.get(range).unwrap_or_default());
    }
    reader.end_text();
    Prose(reader.blocks)
}

/// Takes the marks from Markdown. Of a link, the label and the address stay: `[a](b)` becomes `a (b)`. Code keeps its backticks.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The paragraph so far.
    text: String,
    /// The next number of each open list; none in a list without numbers.
    lists: Vec<Option<u64>>,
    /// The marker of an item whose text has not ended.
    marker: Option<String>,
    /// The place of the label of an open link, and its address.
    link: Option<(usize, String)>,
}

impl Reader {
    /// Reads an event, with its Markdown.
    fn read(&mut self, event: Event<'_>, markdown: &str) {
        match event {
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(_) => self.text.push_str(markdown),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some((self.text.len(), dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(TagEnd::TableCell) => self.text.push_str("  "),
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::TableCell)
            | Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough) => {}
            Event::Start(tag) => {
                self.end_text();
                match tag {
                    Tag::List(start) => self.lists.push(start),
                    Tag::Item => self.marker = Some(self.next_marker()),
                    _ => {}
                }
            }
            Event::End(tag) => {
                match tag {
                    TagEnd::CodeBlock => self.end_code(),
                    _ => self.end_text(),
                }
                if let TagEnd::List(_) = tag {
                    self.lists.pop();
                }
            }
            // Documentation has nothing else.
            _ => {}
        }
    }

    fn next_marker(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}.");
                *number = number.saturating_add(1);
                marker
            }
            _ => "-".to_owned(),
        }
    }

    fn end_link(&mut self) {
        if let Some((label, url)) = self.link.take() {
            let is_named = self.text.get(label..).is_some_and(|label| label != url);
            if is_named {
                self.text.push_str(&format!(" ({url})"));
            }
        }
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_end().to_owned();
        if text.is_empty() {
            return;
        }
        self.blocks.push(match self.marker.take() {
            Some(marker) => Block::Item { marker, text },
            None => Block::Paragraph(text),
        });
    }

    fn end_code(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.blocks
            .push(Block::Code(text.lines().map(str::to_owned).collect()));
    }
}

/// The first sentence.
pub(super) fn first_sentence(docs: &Docs) -> String {
    let Some(Block::Paragraph(text)) = parse(docs).0.into_iter().next() else {
        return String::new();
    };
    match docs::end_of_first_sentence(&text).and_then(|end| text.get(..end)) {
        Some(sentence) => sentence.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        let prose = parse(&docs::clean(text));
        serde_json::to_value(&prose)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .expect("a text")
    }

    /// Text that is cleaned for rustdoc and read again is the original text, without its markup.
    #[test]
    fn text_without_marks() {
        for (text, expected) in [
            ("See https://a.b/c_d.", "See https://a.b/c_d."),
            (
                "See [docs](https://a.b/c) and [x](/y).",
                "See docs (https://a.b/c) and x.",
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
            ("C:\\dir &lt; snake_case _x_", "C:\\dir < snake_case _x_"),
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

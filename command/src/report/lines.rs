//! Text that fits the terminal: paragraphs, lists and tables.

use std::io::IsTerminal as _;

use anstyle::Style;

use super::style::{HEAD, PLAIN, paint};
use discovery_codegen::describe::{Block, Prose};

/// The width if stdout is not a terminal.
const WIDTH: usize = 100;

/// Prints lines that fit a width.
#[derive(Debug)]
pub(super) struct Lines {
    text: String,
    width: usize,
}

/// The width of the terminal, within readable limits; a fixed width if stdout is not a terminal.
pub(super) fn width() -> usize {
    if !std::io::stdout().is_terminal() {
        return WIDTH;
    }
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(60, 120))
}

impl Lines {
    pub(super) fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width,
        }
    }

    pub(super) fn text(self) -> String {
        self.text
    }

    /// A line, not wrapped.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line and a heading.
    pub(super) fn heading(&mut self, heading: &str) {
        self.text.push('\n');
        self.line(&paint(HEAD, heading));
    }

    /// Wrapped text: the first line follows `first`, the others `hanging`.
    pub(super) fn wrapped(&mut self, first: &str, hanging: &str, words: &str, style: Style) {
        // A line that is too long reads better than a very narrow column.
        let room = self.width.saturating_sub(hanging.chars().count()).max(40);
        let mut before = first;
        for line in wrap(words, room) {
            let (blank, mark) = before.split_at(before.len() - before.trim_start().len());
            let line = paint(style, &format!("{mark}{line}"));
            self.line(&format!("{blank}{line}"));
            before = hanging;
        }
    }

    /// Documentation, with a blank line between paragraphs.
    pub(super) fn prose(&mut self, prose: &Prose) {
        let mut in_list = false;
        for (at, block) in prose.0.iter().enumerate() {
            let is_item = matches!(block, Block::Item { .. });
            if at > 0 && !(is_item && in_list) {
                self.line("");
            }
            in_list = is_item;
            self.block(block, "", PLAIN);
        }
    }

    /// Documentation of an entry, indented, without blank lines.
    pub(super) fn indented_prose(&mut self, prose: &Prose, indent: &str, style: Style) {
        for block in &prose.0 {
            self.block(block, indent, style);
        }
    }

    fn block(&mut self, block: &Block, indent: &str, style: Style) {
        match block {
            Block::Paragraph(text) => self.wrapped(indent, indent, text, style),
            Block::Item { marker, text } => {
                let hanging = format!("{indent}{:width$} ", "", width = marker.len());
                self.wrapped(&format!("{indent}{marker} "), &hanging, text, style);
            }
            Block::Code(lines) => {
                for line in lines {
                    self.line(&format!("{indent}    {}", paint(style, line)));
                }
            }
        }
    }

    /// Whether a text fits into a line after `indent`.
    pub(super) fn fits(&self, indent: usize, text: &str) -> bool {
        indent + text.chars().count() <= self.width
    }

    /// A text, truncated at the end of the line.
    pub(super) fn truncated(&self, indent: usize, text: &str) -> String {
        if self.fits(indent, text) {
            return text.to_owned();
        }
        let room = self.width.saturating_sub(indent + 1).max(20);
        let cut: String = text.chars().take(room).collect();
        format!("{}…", cut.trim_end())
    }

    /// The same, but what begins at this character is seen: if the line ends before it, the text is cut at its beginning too.
    pub(super) fn truncated_around(&self, begins: usize, indent: usize, text: &str) -> String {
        let room = self.width.saturating_sub(indent + 1).max(20);
        if self.fits(indent, text) || begins + room / 3 < room {
            return self.truncated(indent, text);
        }
        let rest: String = text.chars().skip(begins.saturating_sub(room / 3)).collect();
        self.truncated(indent, &format!("…{}", rest.trim_start()))
    }
}

/// Breaks a text into lines. A word that is too long gets a line of its own.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word_length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + word_length <= room => {
                line.push(' ');
                line.push_str(word);
                length += 1 + word_length;
            }
            _ => {
                lines.push(word.to_owned());
                length = word_length;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Lines, wrap};

    #[test]
    fn words_are_wrapped() {
        assert_eq!(wrap("a bc  def ghij", 6), ["a bc", "def", "ghij"]);
        assert_eq!(wrap("toolong a", 3), ["toolong", "a"]);
        assert!(wrap(" ", 3).is_empty());
    }

    #[test]
    fn what_a_text_is_shown_for_is_seen() {
        let lines = Lines::new(40);
        let text =
            "let all = client.shelves().list(\"a shelf with a long name\").order_by(\"name\");";
        let order = text.find("order_by").expect("it is there");
        assert_eq!(
            lines.truncated_around(order, 10, text),
            "…g name\").order_by(\"name\");"
        );
        assert_eq!(
            lines.truncated_around(10, 10, text),
            "let all = client.shelves().li…"
        );
        assert_eq!(
            lines.truncated_around(17, 10, text),
            "let all = client.shelves().li…"
        );
        assert_eq!(lines.truncated_around(70, 10, "short"), "short");
        // What is said to be beyond the end of the text is not there.
        assert_eq!(lines.truncated_around(900, 10, text), "…");
    }
}

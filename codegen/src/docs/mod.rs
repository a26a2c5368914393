//! Text of a document as documentation. All of it goes through this room: rustdoc and clippy accept it without a warning, no part of
//! it becomes code that runs, HTML, or a request to a server, and it reads as its author meant it.
//!
//! A description is read as Markdown (`dialect`, `parse`) and printed again (`print`, `escape`, `wrap`). A name or a value is a code
//! span (`span`), or a piece of a line (`characters`).

mod address;
mod characters;
mod dialect;
mod escape;
mod parse;
mod print;
mod span;
#[cfg(test)]
mod tests;
mod wrap;

pub use characters::{is_printable, printable};
pub(crate) use dialect::EXTENSIONS;
pub use span::code_span;

/// Documentation that rustdoc takes without a warning: one entry for each line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub Vec<String>);

/// The indentation of what belongs to an item of a list.
const INDENT: &str = "  ";

/// Cleans a description.
pub(crate) fn clean(text: &str) -> Docs {
    Docs(print::print_blocks(&parse::parse(text)))
}

/// A title, a revision or a note as a piece of one line of Markdown, which shows exactly this text.
#[must_use]
pub fn markdown_text(text: &str) -> String {
    let mut out = String::new();
    escape::escape(&printable(text), escape::Next::Markup, false, &mut out);
    out
}

/// A description as an item of a list, after a head in Markdown. The blocks after the first paragraph are indented.
pub(crate) fn list_item(head: &str, text: &str) -> Docs {
    let mut lines = Vec::new();
    let first = format!("- {head}: ");
    print::print_item(&first, INDENT.len(), &parse::parse(text), &mut lines);
    Docs(lines)
}

/// Indents lines so that they belong to an item of a list.
pub(crate) fn indent(lines: Vec<String>) -> impl Iterator<Item = String> {
    print::prefix(lines, INDENT)
}

/// Joins pieces of documentation, with a blank line between them.
pub(crate) fn join_paragraphs(pieces: impl IntoIterator<Item = Docs>) -> Docs {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        if !piece.0.is_empty() {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(piece.0);
        }
    }
    Docs(lines)
}

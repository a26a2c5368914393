//! Text of a document as documentation. All of it goes through this room: rustdoc and clippy accept it without a warning, no part of
//! it becomes code that runs, HTML, or a request to a server, and it reads as its author meant it.
//!
//! A description is read as Markdown (`dialect`, `parse`) and printed again (`print`, `escape`, `wrap`). A name or a value is a code
//! span (`span`), or a piece of a line (`characters`).

mod address;
mod breaks;
mod characters;
mod dialect;
mod escape;
mod parse;
mod print;
mod sentence;
mod site;
mod span;
#[cfg(test)]
mod tests;
mod wrap;

pub use characters::{is_printable, printable};
pub(crate) use dialect::EXTENSIONS;
pub(crate) use sentence::end_of_first as end_of_first_sentence;
pub(crate) use site::Site;
pub use span::code_span;

/// Documentation that rustdoc takes without a warning: one entry for each line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub Vec<String>);

/// The indentation of what belongs to an item of a list.
const INDENT: &str = "  ";

/// Cleans a text that is of no site.
pub(crate) fn clean(text: &str) -> Docs {
    Site::default().clean(text)
}

impl Site<'_> {
    /// Cleans a description.
    pub(crate) fn clean(self, text: &str) -> Docs {
        Docs(print::print_blocks(&parse::parse(text, self)))
    }

    /// Cleans the description of a type. Its first sentence is a paragraph: a list of types shows the first paragraph of each.
    pub(crate) fn clean_with_summary(self, text: &str) -> Docs {
        let mut blocks = parse::parse(text, self);
        sentence::split_first(&mut blocks);
        Docs(print::print_blocks(&blocks))
    }

    /// A description as an item of a list, after a head in Markdown. The blocks after the first paragraph are indented.
    pub(crate) fn list_item(self, head: &str, text: &str) -> Docs {
        let mut lines = Vec::new();
        let first = format!("- {head}: ");
        let blocks = parse::parse(text, self);
        print::print_item(&first, INDENT.len(), &blocks, &mut lines);
        Docs(lines)
    }
}

/// A title, a revision or a note as a piece of one line of Markdown, which shows exactly this text.
#[must_use]
pub fn markdown_text(text: &str) -> String {
    let mut out = String::new();
    escape::escape(&printable(text), escape::Next::Markup, false, &mut out);
    out
}

/// A link to an address, if the text is one.
pub(crate) fn link(address: &str) -> Option<String> {
    match clean(&printable(address)).0.as_slice() {
        [link] if link.starts_with("<http") && link.ends_with('>') => Some(link.clone()),
        _ => None,
    }
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

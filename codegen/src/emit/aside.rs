//! What does not go through tokens: documentation, and the rows of tables. A number stands for it, and `render` prints it. As tokens it
//! would be half of a piece: written as literals, parsed and printed again.

use std::cell::RefCell;

use proc_macro2::{Ident, Literal, Span, TokenStream};

use super::joined::JOINT;
use crate::model::Docs;

/// The texts that stand aside from one piece of code, by number.
#[derive(Default)]
pub(crate) struct Aside(Vec<String>);

thread_local! {
    /// What stands aside from the piece that this thread emits.
    static ASIDE: RefCell<Aside> = RefCell::default();
}

impl Aside {
    /// Calls a function that emits items; also returns what stands aside from them.
    pub(crate) fn collect(emit: &dyn Fn() -> TokenStream) -> (TokenStream, Self) {
        ASIDE.take();
        let items = emit();
        (items, ASIDE.take())
    }

    /// The comment that an attribute stands for: how its lines begin, and their texts. `attribute` is a line of printed code without
    /// its indentation. Such a line can only be an attribute, since a text in code has no line break.
    pub(crate) fn comment(
        &self,
        attribute: &str,
    ) -> Option<(&'static str, impl Iterator<Item = &str>)> {
        let (mark, rest) = match attribute.strip_prefix("#[doc = ") {
            Some(rest) => ("///", rest),
            None => ("//!", attribute.strip_prefix("#![doc = ")?),
        };
        Some((mark, self.lines(rest.strip_suffix(']')?)?))
    }

    /// The rows that an identifier stands for, on a line of its own.
    pub(crate) fn rows(&self, identifier: &str) -> Option<impl Iterator<Item = &str>> {
        self.lines(identifier.strip_prefix(JOINT)?)
    }

    fn lines(&self, number: &str) -> Option<impl Iterator<Item = &str>> {
        let number: usize = number.parse().ok()?;
        Some(self.0.get(number)?.split('\n'))
    }

    /// How many bytes the texts have.
    pub(crate) fn length(&self) -> usize {
        self.0.iter().map(String::len).sum()
    }

    /// Keeps a documentation, and returns its number.
    pub(super) fn keep_docs(docs: &Docs) -> Literal {
        Literal::usize_unsuffixed(keep(docs.0.join("\n")))
    }

    /// Keeps the rows of a table, and returns the identifier that stands for them.
    pub(super) fn keep_rows(rows: String) -> Ident {
        Ident::new(&format!("{JOINT}{}", keep(rows)), Span::call_site())
    }
}

fn keep(lines: String) -> usize {
    ASIDE.with_borrow_mut(|Aside(texts)| {
        texts.push(lines);
        texts.len() - 1
    })
}

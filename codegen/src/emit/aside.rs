//! What does not go through tokens: documentation, and the rows of tables. An identifier stands for it, and `render` prints it. As
//! tokens it would be half of a piece: written as literals, parsed and printed again.

use std::cell::RefCell;

use proc_macro2::Ident;

use super::joined::JOINT;
use super::syntax::name;

/// The texts that stand aside from one piece of code. Their numbers are in the identifiers.
#[derive(Default)]
pub(crate) struct Aside(Vec<String>);

thread_local! {
    /// What stands aside from the piece that this thread emits.
    static ASIDE: RefCell<Aside> = RefCell::default();
}

impl Aside {
    /// Calls a function that emits items; also returns what stands aside from them.
    pub(crate) fn collect<T>(emit: &dyn Fn() -> T) -> (T, Self) {
        ASIDE.take();
        let items = emit();
        (items, ASIDE.take())
    }

    /// The comment that an attribute stands for: how its lines begin, and their texts. `attribute` is a line of printed code without
    /// its indentation. No other code has such an attribute.
    pub(crate) fn comment(
        &self,
        attribute: &str,
    ) -> Option<(&'static str, impl Iterator<Item = &str>)> {
        let (mark, rest) = match attribute.strip_prefix("#[") {
            Some(rest) => ("///", rest),
            None => ("//!", attribute.strip_prefix("#![")?),
        };
        Some((mark, self.lines(rest.strip_suffix(']')?)?))
    }

    /// The lines that an identifier stands for: also the rows of a table, where it is a line of its own.
    pub(crate) fn lines(&self, identifier: &str) -> Option<impl Iterator<Item = &str>> {
        let number: usize = identifier.strip_prefix(JOINT)?.parse().ok()?;
        Some(self.0.get(number)?.split('\n'))
    }

    /// How many bytes the texts have.
    pub(crate) fn length(&self) -> usize {
        self.0.iter().map(String::len).sum()
    }

    /// Keeps lines, and returns the identifier that stands for them.
    pub(super) fn keep(lines: String) -> Ident {
        ASIDE.with_borrow_mut(|Aside(texts)| {
            texts.push(lines);
            name(&format!("{JOINT}{}", texts.len() - 1))
        })
    }
}

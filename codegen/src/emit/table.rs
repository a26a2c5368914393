//! The macro calls that the runtime reads and writes a type by: a table whose rows end with semicolons.

use std::fmt::{Display, Write};

use proc_macro2::Literal;
use quote::ToTokens;
use syn::Item;

use super::aside::Aside;
use super::joined::Joined;
use crate::model::RustIdent;

/// The rows of a table, which stand aside.
pub(super) struct Table(String);

impl Table {
    /// A table whose first row says what it is of: `struct Operation`.
    pub(super) fn new(kind: &str, name: &RustIdent) -> Self {
        Self(format!("{kind} {name}"))
    }

    /// Begins the next row with a word.
    pub(super) fn row(&mut self, word: impl Display) {
        self.write(format_args!(";\n{word}"));
    }

    /// Adds a word to the row.
    pub(super) fn word(&mut self, word: impl Display) {
        self.write(format_args!(" {word}"));
    }

    /// Adds a text of the document to the row.
    pub(super) fn text(&mut self, text: &str) {
        self.word(Literal::string(text));
    }

    /// The call of a macro with this table.
    pub(super) fn call(mut self, name: Joined) -> Item {
        self.0.push(';');
        name.table(Aside::keep(self.0).into_token_stream())
    }

    fn write(&mut self, words: std::fmt::Arguments<'_>) {
        self.0
            .write_fmt(words)
            .expect("a string takes all that is written");
    }
}

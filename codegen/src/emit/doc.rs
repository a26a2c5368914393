//! Documentation as one attribute, whose lines `render` prints each on its own.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Docs;

/// What stands between two lines of documentation in an attribute. No documentation has a control character. With an attribute for
/// each line, a third of the tokens of an API would be those of its documentation.
pub(crate) const BETWEEN_LINES: char = '\u{1}';

/// `#[doc = " …"]` with all lines.
pub(super) fn lines(docs: &Docs) -> TokenStream {
    if docs.0.is_empty() {
        return TokenStream::new();
    }
    let text = joined(docs);
    quote!(#[doc = #text])
}

/// `#![doc = " …"]` with all lines.
pub(super) fn inner_lines(docs: &Docs) -> TokenStream {
    if docs.0.is_empty() {
        return TokenStream::new();
    }
    let text = joined(docs);
    quote!(#![doc = #text])
}

fn joined(docs: &Docs) -> String {
    let length: usize = docs.0.iter().map(|line| line.len() + 2).sum();
    let mut text = String::with_capacity(length);
    for (at, line) in docs.0.iter().enumerate() {
        if at > 0 {
            text.push(BETWEEN_LINES);
        }
        if !line.is_empty() {
            text.push(' ');
            text.push_str(line);
        }
    }
    text
}

/// `#[deprecated]`, if the document deprecates the item.
pub(super) fn deprecated(deprecated: bool) -> TokenStream {
    if deprecated {
        quote!(#[deprecated])
    } else {
        TokenStream::new()
    }
}

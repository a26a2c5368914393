//! Documentation as attributes, one for each line.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Docs;

/// `#[doc = " …"]` for each line.
pub(super) fn lines(docs: &Docs) -> TokenStream {
    let lines = docs.0.iter().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#[doc = #lines])*)
}

/// `#![doc = " …"]` for each line.
pub(super) fn inner_lines(docs: &Docs) -> TokenStream {
    let lines = docs.0.iter().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#![doc = #lines])*)
}

/// `#[deprecated]`, if the document deprecates the item.
pub(super) fn deprecated(deprecated: bool) -> TokenStream {
    if deprecated {
        quote!(#[deprecated])
    } else {
        TokenStream::new()
    }
}

//! Attributes that leave code out if none of its features is on.

use proc_macro2::TokenStream;
use quote::quote;

/// `#[cfg(…)]` for code that any one of these features turns on; nothing if it needs none.
pub(super) fn gate(features: &[String]) -> TokenStream {
    match features {
        [] => TokenStream::new(),
        [one] => quote!(#[cfg(feature = #one)]),
        several => quote!(#[cfg(any(#(feature = #several),*))]),
    }
}

/// The code with its attribute; nothing if there is no code.
pub(super) fn gated(features: &[String], code: TokenStream) -> TokenStream {
    if code.is_empty() {
        return code;
    }
    let gate = gate(features);
    quote!(#gate #code)
}

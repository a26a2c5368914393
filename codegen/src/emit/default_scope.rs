//! The scope of a call, if it is not that of the whole client.

use proc_macro2::TokenStream;
use quote::quote;

use crate::docs::code_span;
use crate::model::Method;

/// What the descriptor of the method says.
pub(super) fn descriptor(method: &Method) -> Option<TokenStream> {
    method
        .own_default_scope()
        .map(|scope| quote!(.default_scope(#scope)))
}

/// The sentence of the documentation.
pub(super) fn note(method: &Method) -> Option<String> {
    let scope = code_span(method.own_default_scope()?);
    Some(format!(
        "A call asks for the scope {scope}, unless its options or its client name others."
    ))
}

//! When a method is idempotent, if its verb does not say that.

use proc_macro2::TokenStream;
use quote::quote;

use crate::docs::{code_span, join_paragraphs};
use crate::model::{Docs, Idempotency, Method};

/// What the descriptor of the method says.
pub(super) fn descriptor(method: &Method) -> Option<TokenStream> {
    Some(match special(method)? {
        Idempotency::Always => quote!(.idempotent()),
        Idempotency::Never => quote!(.not_idempotent()),
        Idempotency::WithQuery(names) => quote!(.idempotent_with_query(&[#(#names),*])),
        Idempotency::WithField(name) => quote!(.idempotent_with_field(#name)),
    })
}

/// The documentation of the function, with what it does not say.
pub(super) fn with_note(method: &Method) -> Docs {
    let docs = method.function_docs.clone();
    let condition = match special(method) {
        Some(Idempotency::Never) => {
            let note =
                "If the server may have acted on a failed attempt, the call is not repeated.";
            return join_paragraphs([docs, Docs(vec![note.to_owned()])]);
        }
        Some(Idempotency::WithQuery(names)) => {
            let names: Vec<String> = names.iter().map(|name| code_span(name)).collect();
            names.join(" or ")
        }
        Some(Idempotency::WithField(name)) => format!("{} in the body", code_span(name)),
        Some(Idempotency::Always) | None => return docs,
    };
    let note = format!(
        "If the server may have acted on a failed attempt, the call is repeated only with {condition}."
    );
    join_paragraphs([docs, Docs(vec![note])])
}

/// What is known, if it is not what the verb says.
fn special(method: &Method) -> Option<&Idempotency> {
    let by_verb = method.idempotent_by_verb();
    method
        .idempotency
        .as_ref()
        .filter(|known| **known != by_verb)
}

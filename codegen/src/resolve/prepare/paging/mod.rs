//! Which methods page, and how: where the token goes, where the next one comes from, and which field has the items.
//!
//! Everything follows from names and types, by rules that hold for every document. A method pages if its request has a place for
//! a token and its response has a place for the next one. A method that has only one of the two gets a reason why it does not page,
//! unless another method gives its next pages.

mod continuation;
mod items;
mod published;
mod token;

use super::lookup::Lookup;
use crate::decisions::Decisions;
use crate::docs;
use crate::model::{Continuation, Docs, Draft, Method, PageItems, Pages, Paging, Resource};
use token::Tokens;

/// Decides for every method of a model how it pages.
pub(super) fn decide_paging(draft: &mut Draft, decisions: &Decisions) {
    let types = Lookup::new(draft.api());
    let mut decided: Vec<Option<(Paging, Docs)>> = Vec::new();
    for (_, resource) in draft.api().resources() {
        decided.extend(resource.methods.iter().map(|method| {
            let paging = method_paging(resource, method, &types, decisions)?;
            let note = match paging.pages() {
                Some(pages) => note(&pages.items),
                None => Docs::default(),
            };
            Some((paging, note))
        }));
    }
    for (method, decision) in draft.methods_mut().into_iter().zip(decided) {
        if let Some((paging, note)) = decision {
            let docs = std::mem::take(&mut method.function_docs);
            method.function_docs = docs::join_paragraphs([docs, note]);
            method.paging = Some(paging);
        }
    }
}

fn method_paging(
    resource: &Resource,
    method: &Method,
    types: &Lookup<'_>,
    decisions: &Decisions,
) -> Option<Paging> {
    let response = method
        .response
        .as_ref()
        .and_then(|response| types.fields(response))
        .unwrap_or_default();
    let pages = |token, next, continuation: Option<Continuation>| {
        Paging::Pages(Pages {
            token,
            next,
            items: published::items(method, response, decisions)
                .unwrap_or_else(|| items::find_items(resource, method, response, types)),
            continuation: continuation.map(Box::new),
        })
    };
    let unclear = match token::find_tokens(method, response, types) {
        Some(Tokens::Both(token, next)) => return Some(pages(token, next, None)),
        Some(Tokens::Unclear(reason)) => Some(reason),
        None => None,
    };
    if let Some((token, next)) = published::tokens(method, response, types, decisions) {
        return Some(pages(token, next, None));
    }
    let reason = unclear?;
    Some(
        match continuation::find_continuation(resource, method, response, types) {
            None => Paging::Unclear(reason),
            Some((token, next, continuation)) => pages(token, next, Some(continuation)),
        },
    )
}

/// The documentation of a method that pages: how its pages are read.
fn note(items: &PageItems) -> Docs {
    let note = match items {
        PageItems::In(_) => {
            "The response comes in pages: `.items()` goes through the items of all of them, `.pages()` gives whole responses."
        }
        PageItems::Unclear(_) => "The response comes in pages: `.pages()` gives one after another.",
    };
    Docs(vec![note.to_owned()])
}

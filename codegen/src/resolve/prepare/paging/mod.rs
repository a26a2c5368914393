//! Which methods page, and how: where the token goes, where the next one comes from, and which field has the items.
//!
//! Everything follows from names and types, by rules that hold for every document. A method pages if its request has a place for
//! a token and its response has a place for the next one. A method that has only one of the two gets a reason why it does not page.

mod items;
mod token;

use super::lookup::Lookup;
use crate::docs;
use crate::model::{Docs, Draft, Method, PageItems, Pages, Paging, Resource, ResourcePath, text};
use token::Tokens;

/// Decides for every method of a model how it pages.
pub(super) fn decide_paging(draft: &mut Draft) {
    let types = Lookup::new(draft.api());
    let mut decisions: Vec<Option<(Paging, Docs)>> = Vec::new();
    for (path, resource) in draft.api().resources() {
        decisions.extend(resource.methods.iter().map(|method| {
            let paging = method_paging(resource, method, &types)?;
            let example = match paging.pages() {
                Some(pages) => example(&path, method, &pages.items),
                None => Docs::default(),
            };
            Some((paging, example))
        }));
    }
    for (method, decision) in draft.methods_mut().into_iter().zip(decisions) {
        if let Some((paging, example)) = decision {
            let docs = std::mem::take(&mut method.function_docs);
            method.function_docs = docs::join_paragraphs([docs, example]);
            method.paging = Some(paging);
        }
    }
}

fn method_paging(resource: &Resource, method: &Method, types: &Lookup<'_>) -> Option<Paging> {
    let response = method
        .response
        .as_ref()
        .and_then(|response| types.fields(response))
        .unwrap_or_default();
    Some(match token::find_tokens(method, response, types)? {
        Tokens::Both(token, next) => Paging::Pages(Pages {
            token,
            next,
            items: items::find_items(resource, method, response, types),
        }),
        Tokens::Unclear(reason) => Paging::Unclear(reason),
    })
}

/// The documentation of a method that pages: how its pages are read.
fn example(path: &ResourcePath<'_>, method: &Method, items: &PageItems) -> Docs {
    let call = text::call(&path.receiver(), method);
    let lines = match items {
        PageItems::In(_) => [
            "The response comes in pages. `.items()` goes through all of them, `.pages()` gives whole responses:",
            "",
            "```ignore",
            &format!("let mut items = {call}.items();"),
            "while let Some(item) = items.next().await {",
            "    let item = item?;",
            "}",
            "```",
        ]
        .map(str::to_owned),
        PageItems::Unclear(_) => [
            "The response comes in pages. `.pages()` gives one after another:",
            "",
            "```ignore",
            &format!("let mut pages = {call}.pages();"),
            "while let Some(page) = pages.next().await {",
            "    let page = page?;",
            "}",
            "```",
        ]
        .map(str::to_owned),
    };
    Docs(lines.into())
}

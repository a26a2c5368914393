//! Which methods page, and how: where the token goes, where the next one comes from, and which field has the items.
//!
//! Everything follows from names and types, by rules that hold for every document. A method pages where a request has a place for
//! a token and its reply has one for the next; what has one of the two says why it does not.

mod items;
mod token;

use super::docs;
use super::lookup::Lookup;
use crate::model::{Api, Docs, Method, PageItems, Pages, Paging, Resource, text};
use token::Tokens;

/// Decides it for every method of an API.
pub(super) fn settle(api: &mut Api) {
    let types = Lookup::new(api);
    let mut found = Vec::new();
    resource(&api.root, &types, &mut found);
    let mut found = found.into_iter();
    super::each_call(&mut api.root, "client", &mut |method, receiver| {
        method.paging = found.next().flatten();
        if let Some(Paging::Pages(pages)) = &method.paging {
            let example = example(method, receiver, &pages.items);
            let docs = std::mem::take(&mut method.function_docs);
            method.function_docs = docs::paragraphs([docs, example]);
        }
    });
}

/// In the order of [`super::each_call`].
fn resource(of: &Resource, types: &Lookup<'_>, found: &mut Vec<Option<Paging>>) {
    for method in &of.methods {
        found.push(paging(of, method, types));
    }
    for inner in &of.resources {
        resource(inner, types, found);
    }
}

fn paging(of: &Resource, method: &Method, types: &Lookup<'_>) -> Option<Paging> {
    let reply = method
        .response
        .as_ref()
        .and_then(|reply| types.fields(reply))
        .unwrap_or_default();
    Some(match token::tokens(method, reply, types)? {
        Tokens::Both(token, next) => {
            let items = items::items(of, method, reply);
            Paging::Pages(Pages { token, next, items })
        }
        Tokens::Unclear(reason) => Paging::Unclear(reason),
    })
}

/// How it is used, for the documentation of the method.
fn example(method: &Method, receiver: &str, items: &PageItems) -> Docs {
    let call = text::call(receiver, method);
    let lines = match items {
        PageItems::In(_) => [
            "The reply comes in pages. `.items()` goes through all of them, `.pages()` gives whole replies:",
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
            "The reply comes in pages. `.pages()` gives one after another:",
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

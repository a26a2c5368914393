//! Which methods page, and how: where the token goes, where the next one comes from, and which field has the items.
//!
//! Everything follows from names and types, by rules that hold for every document. A method pages where a request has a place for
//! a token and its reply has one for the next; what has one of the two says why it does not.

mod items;
mod token;

use std::collections::BTreeMap;

use super::docs;
use crate::model::{
    Api, Docs, Field, Item, ItemKind, Method, Module, PageItems, Pages, Paging, Resource,
    RustIdent, Type, TypePath,
};
use token::Tokens;

/// Decides it for every method of an API.
pub(super) fn settle(api: &mut Api) {
    let types = Types::new(api);
    let mut found = Vec::new();
    resource(&api.root, &types, &mut found);
    assign(&mut api.root, "client", &mut found.into_iter());
}

fn resource(of: &Resource, types: &Types<'_>, found: &mut Vec<Option<Paging>>) {
    for method in &of.methods {
        found.push(paging(of, method, types));
    }
    for inner in &of.resources {
        resource(inner, types, found);
    }
}

/// In the order of [`resource`].
fn assign(of: &mut Resource, receiver: &str, found: &mut dyn Iterator<Item = Option<Paging>>) {
    for method in &mut of.methods {
        method.paging = found.next().flatten();
        if let Some(Paging::Pages(pages)) = &method.paging {
            let example = example(method, receiver, &pages.items);
            let docs = std::mem::take(&mut method.function_docs);
            method.function_docs = docs::paragraphs([docs, example]);
        }
    }
    for inner in &mut of.resources {
        let receiver = format!("{receiver}.{}()", inner.function);
        assign(inner, &receiver, found);
    }
}

fn paging(of: &Resource, method: &Method, types: &Types<'_>) -> Option<Paging> {
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
    let body = method.body.as_ref().filter(|body| !body.optional);
    let arguments: Vec<&str> = method
        .arguments
        .iter()
        .map(|parameter| parameter.name.as_str())
        .chain(body.map(|_| "body"))
        .collect();
    let call = format!("{receiver}.{}({})", method.function, arguments.join(", "));
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

/// The types of an API, to look fields up.
struct Types<'a> {
    api: &'a Api,
    /// Those right in `types`, which almost all are.
    schemas: BTreeMap<&'a str, &'a Item>,
}

impl<'a> Types<'a> {
    fn new(api: &'a Api) -> Self {
        let items = api.types.items.iter();
        Self {
            api,
            schemas: items.map(|item| (item.name.as_str(), item)).collect(),
        }
    }

    /// The fields of a message.
    fn fields(&self, ty: &Type) -> Option<&'a [Field]> {
        let mut ty = ty;
        // An alias of itself ends here too.
        for _ in 0..8 {
            let (Type::Named(path) | Type::Boxed(path)) = ty else {
                return None;
            };
            match &self.item(path)?.kind {
                ItemKind::Message(fields) => return Some(fields),
                ItemKind::Alias(target) => ty = target,
                ItemKind::Enum(_) => return None,
            }
        }
        None
    }

    fn item(&self, path: &TypePath) -> Option<&'a Item> {
        match path.modules.as_slice() {
            [types] if *types == super::types::types_module() => {
                self.schemas.get(path.name.as_str()).copied()
            }
            [types, inner @ ..] if *types == super::types::types_module() => {
                in_module(&self.api.types, inner, &path.name)
            }
            modules => in_resource(&self.api.root, modules, &path.name),
        }
    }
}

fn in_module<'a>(module: &'a Module, inner: &[RustIdent], name: &RustIdent) -> Option<&'a Item> {
    match inner {
        [] => module.items.iter().find(|item| item.name == *name),
        [first, rest @ ..] => {
            let (_, module) = module.modules.iter().find(|(name, _)| name == first)?;
            in_module(module, rest, name)
        }
    }
}

fn in_resource<'a>(of: &'a Resource, inner: &[RustIdent], name: &RustIdent) -> Option<&'a Item> {
    let (first, rest) = inner.split_first()?;
    let of_method = || {
        let method = of.methods.iter().find(|method| method.module == *first)?;
        in_module(&method.types, rest, name)
    };
    let of_resource = || {
        let inner = of.resources.iter().find(|inner| inner.module == *first)?;
        in_resource(inner, rest, name)
    };
    of_method().or_else(of_resource)
}

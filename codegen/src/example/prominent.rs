//! The method of a first call: one that reads the most prominent resource.

use crate::model::{Api, ItemKind, Method, PageItems, Resource, ResourcePath};
use crate::resolve::words::{singular, split_words};

/// The method with which the documentation of a crate begins: the best of those that read. Of equals the first one in the document.
pub(super) fn find(api: &Api) -> Option<(ResourcePath<'_>, &Method)> {
    let is_kept = |method: &Method| api.first_call.as_ref() == Some(&method.path_in_document);
    let mut methods = api.methods();
    if let Some(kept) =
        methods.find(|(_, method)| is_kept(method) && method_score(method).is_some())
    {
        return Some(kept);
    }
    let prose =
        split_words_of(&[api.docs.0.join(" "), api.title.clone(), api.name.clone()].join(" "));
    let names = names(api);
    let mut best: Option<(i64, ResourcePath<'_>, &Method)> = None;
    for (path, resource) in api.resources() {
        let of_resource = resource_score(&path, resource, &prose, &names, &api.name);
        for method in &resource.methods {
            let Some(of_method) = method_score(method) else {
                continue;
            };
            let score = of_resource + of_method - path.modules().len() as i64;
            if best.as_ref().is_none_or(|(found, ..)| score > *found) {
                best = Some((score, path.clone(), method));
            }
        }
    }
    best.map(|(_, path, method)| (path, method))
}

/// What a resource can do that its callers manage. A resource has `insert` or `create`, and `patch` beside `update` or alone.
const STANDARD: [&str; 7] = [
    "create", "delete", "get", "insert", "list", "patch", "update",
];

/// More methods than these say no more.
const MOST_METHODS: usize = 12;

/// How well a method shows what an API has; `None`: it does not read, or needs what a reader does not have.
fn method_score(method: &Method) -> Option<i64> {
    let reads = method.verb == "GET" && method.body.is_none() && method.response.is_some();
    if !reads || method.deprecated || method.started.is_some() {
        return None;
    }
    let pages = method.paging.as_ref().and_then(|paging| paging.pages());
    let has_items = pages.is_some_and(|pages| matches!(pages.items, PageItems::In(_)));
    let of_name = match method.wire.0.as_str() {
        "list" => 10,
        "get" | "search" | "query" => 4,
        _ => 0,
    };
    let of_items = if has_items { 4 } else { 0 };
    // Each argument is something that a reader has to have.
    let of_arguments = -(method.arguments.len() as i64);
    // Without a scope it needs a key.
    let of_scope = if method.default_scope.is_some() {
        0
    } else {
        -6
    };
    Some(of_name + of_items + of_arguments + of_scope)
}

/// How prominent a resource is: its standard methods, how many names of the API have its words, and whether the description or the name
/// of the API speaks of it.
fn resource_score(
    path: &ResourcePath<'_>,
    resource: &Resource,
    prose: &[String],
    names: &[Vec<String>],
    api: &str,
) -> i64 {
    let keys = path.keys();
    let key = keys.rsplit('.').next().unwrap_or_default();
    let words = singular_words(key);
    // Every API of Google Cloud has these.
    if words == ["operation"] || words == ["location"] || words.is_empty() {
        return -20;
    }
    let spoken = words.iter().all(|word| prose.contains(word));
    let named = words
        .last()
        .is_some_and(|word| word.len() > 3 && api.contains(word.as_str()));
    // The name of the API alone says nothing of one resource.
    let named = named && words != [api];
    let of_prose = if spoken { 4 } else { 0 };
    let of_name = if named { 3 } else { 0 };
    let standard = resource
        .methods
        .iter()
        .filter(|method| STANDARD.contains(&method.wire.0.as_str()));
    let of_methods = standard.count() + resource.methods.len().min(MOST_METHODS);
    let mentions = names
        .iter()
        .filter(|name| name.windows(words.len()).any(|part| part == words));
    let of_mentions = 2 * (1 + mentions.count()).ilog2();
    of_prose + of_name + of_methods as i64 + i64::from(of_mentions)
}

/// The words of the names of all types, fields and parameters.
fn names(api: &Api) -> Vec<Vec<String>> {
    let mut names = Vec::new();
    api.each_item(&mut |_, item| {
        names.push(singular_words(item.name.plain()));
        if let ItemKind::Message(fields) = &item.kind {
            names.extend(fields.iter().map(|field| singular_words(&field.wire.0)));
        }
    });
    for (_, method) in api.methods() {
        let parameters = method.arguments.iter().chain(&method.setters);
        names.extend(parameters.map(|parameter| singular_words(&parameter.wire.0)));
    }
    names
}

/// The words of a name, each in the singular.
fn singular_words(name: &str) -> Vec<String> {
    split_words(name)
        .iter()
        .map(|word| singular(word))
        .collect()
}

/// The words of a text, in the singular.
fn split_words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.map(|word| singular(&word.to_lowercase())).collect()
}

//! The method of a first call: one that reads the most prominent resource, or that asks the API what it is for.

use super::required::says_required;
use crate::model::{Api, ItemKind, Method, PageItems, Resource, ResourcePath};
use crate::resolve::words::{singular, split_words};

/// The method with which the documentation of a crate begins: the best of those that read or ask. Of equals the first one in the document.
pub(super) fn find(api: &Api) -> Option<(ResourcePath<'_>, &Method)> {
    let is_kept = |method: &Method| api.first_call.as_ref() == Some(&method.path_in_document);
    let mut methods = api.methods();
    if let Some(kept) =
        methods.find(|(_, method)| is_kept(method) && method_score(method, false, &[]).is_some())
    {
        return Some(kept);
    }
    let prose =
        split_words_of(&[api.docs.0.join(" "), api.title.clone(), api.name.clone()].join(" "));
    let names = names(api);
    let mut best: Option<(i64, ResourcePath<'_>, &Method)> = None;
    for (path, resource) in api.resources() {
        let keys = path.keys();
        let words = singular_words(keys.rsplit('.').next().unwrap_or_default());
        let is_spoken = !words.is_empty() && words.iter().all(|word| prose.contains(word));
        let of_words = words_score(&words, is_spoken, &names, &api.name);
        // What a project has is for more callers than what a folder or an organization has.
        let of_project = if keys.starts_with("projects") { 2 } else { 0 };
        let of_resource = of_words + methods_score(resource) + of_project;
        for method in &resource.methods {
            let Some(of_method) = method_score(method, is_spoken, &prose) else {
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

/// Verbs of methods that ask with a body and change nothing: `documents.analyzeEntities`, `images.annotate`.
const ASKING: [&str; 38] = [
    "analyze",
    "annotate",
    "check",
    "classify",
    "compute",
    "convert",
    "count",
    "decode",
    "detect",
    "evaluate",
    "examine",
    "explain",
    "extract",
    "fetch",
    "find",
    "get",
    "identify",
    "inspect",
    "list",
    "lookup",
    "match",
    "moderate",
    "predict",
    "query",
    "recognize",
    "report",
    "sample",
    "search",
    "simulate",
    "suggest",
    "summarize",
    "synthesize",
    "transcribe",
    "translate",
    "troubleshoot",
    "validate",
    "view",
    "watch",
];

/// How well a method shows what an API has: one that reads, or that asks. If an API has neither, any other that gives a response.
/// `None`: it is not for a first call.
fn method_score(method: &Method, is_spoken: bool, prose: &[String]) -> Option<i64> {
    let gives = method.response.is_some() && method.media_upload.is_none();
    if !gives || method.deprecated || method.verb == "DELETE" {
        return None;
    }
    let mut words = split_words(&method.wire.0);
    if words.first().is_some_and(|word| word == "batch") {
        words.remove(0);
    }
    let verb = words.first().map(String::as_str).unwrap_or_default();
    let is_of_iam = words.iter().any(|word| word == "iam");
    let reads = method.verb == "GET" && method.body.is_none() && method.started.is_none();
    let asks = method.verb == "POST" && ASKING.contains(&verb);
    let of_kind = match method.wire.0.as_str() {
        _ if is_of_iam => -10,
        "list" if reads => 10,
        "search" | "query" if reads => 6,
        "get" if reads => 4,
        _ if reads => 3,
        _ if asks => {
            let is_spoken = is_spoken || prose.iter().any(|word| word == verb);
            let of_prose = if is_spoken { 5 } else { 0 };
            let of_operation = if method.started.is_some() { -10 } else { 0 };
            4 + of_prose + of_operation
        }
        // It changes something.
        _ => -40,
    };
    let pages = method.paging.as_ref().and_then(|paging| paging.pages());
    let has_items = pages.is_some_and(|pages| matches!(pages.items, PageItems::In(_)));
    let of_items = if has_items { 4 } else { 0 };
    // Each argument is something that a reader has to have.
    let required = method.setters.iter().filter(|one| says_required(&one.docs));
    let of_arguments = method.arguments.len() + required.count();
    // A method with a longer name is for something more special.
    let of_name = words.len().saturating_sub(1);
    // Without a scope it needs a key.
    let of_scope = if method.default_scope.is_some() {
        0
    } else {
        -6
    };
    Some(of_kind + of_items + of_scope - (of_arguments + of_name) as i64)
}

/// How much can be done with a resource, above all what its callers manage.
fn methods_score(resource: &Resource) -> i64 {
    let standard = resource
        .methods
        .iter()
        .filter(|method| STANDARD.contains(&method.wire.0.as_str()));
    (standard.count() + resource.methods.len().min(MOST_METHODS)) as i64
}

/// How prominent the words of a resource's name are: how many names of the API have them, and whether the description or the name of the
/// API has them.
fn words_score(words: &[String], is_spoken: bool, names: &[Vec<String>], api: &str) -> i64 {
    // Every API of Google Cloud has these.
    if words == ["operation"] || words == ["location"] || words.is_empty() {
        return -20;
    }
    let named = words
        .last()
        .is_some_and(|word| word.len() > 3 && api.contains(word.as_str()));
    // The name of the API alone says nothing of one resource.
    let named = named && words != [api];
    let of_prose = if is_spoken { 4 } else { 0 };
    let of_name = if named { 3 } else { 0 };
    let mentions = names
        .iter()
        .filter(|name| name.windows(words.len()).any(|part| part == words));
    let of_mentions = 2 * (1 + mentions.count()).ilog2();
    of_prose + of_name + i64::from(of_mentions)
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

//! Which field of a page has its items: rules that are tried in turn, until one leaves a single field.

use crate::model::{
    Field, ItemsField, ItemsRule, Method, Named, PageItems, Resource, Type, TypePath,
};
use crate::resolve::names;

/// Words of lists that go along with a page: what could not be had, what was found wrong, what it is about.
const SECONDARY: [&str; 9] = [
    "unreachable",
    "unreachables",
    "warnings",
    "errors",
    "facets",
    "missing",
    "failed",
    "columns",
    "headers",
];

/// The same, of which the first word alone says nothing.
const SECONDARY_NAMES: [&str; 1] = ["defaultReminders"];

pub(super) fn items(of: &Resource, method: &Method, reply: &[Field]) -> PageItems {
    let named = reply.iter().find(|field| field.wire.0 == "items");
    match named.map(|field| (field, &field.ty)) {
        Some((field, Type::Map(value))) => {
            return found(field, value, true, ItemsRule::MapOfItems);
        }
        Some((field, Type::List(item))) => return found(field, item, false, ItemsRule::Items),
        _ => {}
    }
    let lists: Vec<&Field> = reply
        .iter()
        .filter(|field| matches!(field.ty, Type::List(_)))
        .collect();
    let messages: Vec<&Field> = only(&lists, &|field| is_messages(&field.ty));
    let primary: Vec<&Field> = only(&lists, &|field| !is_secondary(&field.wire.0));
    let candidates: Vec<&Field> = match only(&primary, &|field| is_messages(&field.ty)) {
        none if none.is_empty() => primary.clone(),
        messages => messages,
    };
    let resource = plain(&of.wire.0);
    let lists_resource = names::words(&method.wire.0).first().map(String::as_str) == Some("list");
    let rules: [(ItemsRule, Vec<&Field>); 7] = [
        (
            ItemsRule::OnlyList,
            match lists.as_slice() {
                [one] => only(&[*one], &|field| !is_unreachable(&field.wire.0)),
                _ => Vec::new(),
            },
        ),
        (
            ItemsRule::OnlyMessages,
            match messages.as_slice() {
                [one] => only(&[*one], &|field| !is_secondary(&field.wire.0)),
                _ => Vec::new(),
            },
        ),
        (ItemsRule::OthersAreSecondary, primary.clone()),
        (
            ItemsRule::NamedAsResource,
            only(&primary, &|field| {
                lists_resource && plain(&field.wire.0) == resource
            }),
        ),
        (
            ItemsRule::OthersAreDeprecated,
            only(&candidates, &|field| !field.deprecated),
        ),
        (
            ItemsRule::NamedAsMethod,
            only(&candidates, &|field| {
                let name = plain(&field.wire.0);
                let gives = plain(&method.wire.0);
                name.ends_with(&resource) && !resource.is_empty() || gives.ends_with(&name)
            }),
        ),
        (
            ItemsRule::Results,
            only(&primary, &|field| {
                matches!(field.wire.0.as_str(), "results" | "rows" | "values")
            }),
        ),
    ];
    for (rule, left) in rules {
        if let [field] = left.as_slice()
            && let Type::List(item) = &field.ty
        {
            return found(field, item, false, rule);
        }
    }
    PageItems::Unclear(unclear(&candidates))
}

fn found(field: &Field, item: &Type, map: bool, rule: ItemsRule) -> PageItems {
    PageItems::In(ItemsField {
        wire: field.wire.clone(),
        name: field.name.clone(),
        item: item.clone(),
        map,
        rule,
    })
}

fn unclear(candidates: &[&Field]) -> String {
    let names: Vec<String> = candidates
        .iter()
        .map(|field| format!("`{}`", field.wire.0))
        .collect();
    match names.as_slice() {
        [] => "its reply has no list of them".to_owned(),
        _ => format!(
            "its reply has several lists of equal rank: {}",
            names.join(", ")
        ),
    }
}

fn only<'a>(fields: &[&'a Field], keep: &dyn Fn(&Field) -> bool) -> Vec<&'a Field> {
    fields.iter().copied().filter(|field| keep(field)).collect()
}

fn is_messages(ty: &Type) -> bool {
    let Type::List(item) = ty else { return false };
    matches!(
        **item,
        Type::Named(TypePath {
            named: Named::Message,
            ..
        })
    )
}

fn is_unreachable(key: &str) -> bool {
    key.starts_with("unreachable")
}

fn is_secondary(key: &str) -> bool {
    let words = names::words(key);
    let says = |word: Option<&String>| word.is_some_and(|word| SECONDARY.contains(&word.as_str()));
    is_unreachable(key)
        || says(words.first())
        || says(words.last())
        || SECONDARY_NAMES.contains(&key)
}

/// Without case, and without the mark of the plural.
fn plain(name: &str) -> String {
    let lower: String = names::words(name).concat().to_ascii_lowercase();
    lower.strip_suffix('s').map_or(lower.clone(), str::to_owned)
}

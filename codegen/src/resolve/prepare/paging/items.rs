//! Which field of a page has its items: rules that are tried in turn, until one leaves a single field.

use super::super::lookup::Lookup;
use crate::model::{Field, ItemsField, ItemsRule, Method, PageItems, Resource, Type};
use crate::resolve::words::split_words;

/// Words in the names of secondary lists: unreachable places, errors, headers.
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

/// Whole names of secondary lists, whose words alone do not tell.
const SECONDARY_NAMES: [&str; 1] = ["defaultReminders"];

/// Finds the items of a page, by the fields of the response.
pub(super) fn find_items(
    resource: &Resource,
    method: &Method,
    response: &[Field],
    types: &Lookup<'_>,
) -> PageItems {
    // A field called `items` has them.
    let named_items = response.iter().find(|field| field.wire.0 == "items");
    match named_items.map(|field| (field, &field.ty)) {
        Some((field, Type::Map(value))) => {
            return items_in(field, value, true, ItemsRule::MapOfItems);
        }
        Some((field, Type::List(item))) => return items_in(field, item, false, ItemsRule::Items),
        _ => {}
    }

    // All lists, the lists of messages, the lists that are not secondary, and of these the lists of messages if there are any.
    let is_messages =
        |field: &Field| matches!(&field.ty, Type::List(item) if types.is_message(item));
    let lists: Vec<&Field> = response
        .iter()
        .filter(|field| matches!(field.ty, Type::List(_)))
        .collect();
    let messages: Vec<&Field> = filter_fields(&lists, &is_messages);
    let primary: Vec<&Field> = filter_fields(&lists, &|field| !is_secondary(&field.wire.0));
    let candidates: Vec<&Field> = match filter_fields(&primary, &is_messages) {
        none if none.is_empty() => primary.clone(),
        messages => messages,
    };

    // The fields that each rule leaves, in the order of the rules.
    let resource_name = comparable(&resource.wire.0);
    let method_name = comparable(&method.wire.0);
    let is_list = split_words(&method.wire.0).first().map(String::as_str) == Some("list");
    let rules: [(ItemsRule, Vec<&Field>); 7] = [
        (
            ItemsRule::OnlyList,
            match lists.as_slice() {
                [list] => filter_fields(&[*list], &|field| !is_unreachable(&field.wire.0)),
                _ => Vec::new(),
            },
        ),
        (
            ItemsRule::OnlyMessages,
            match messages.as_slice() {
                [list] => filter_fields(&[*list], &|field| !is_secondary(&field.wire.0)),
                _ => Vec::new(),
            },
        ),
        (ItemsRule::OthersAreSecondary, primary.clone()),
        (
            ItemsRule::NamedAsResource,
            filter_fields(&primary, &|field| {
                is_list && comparable(&field.wire.0) == resource_name
            }),
        ),
        (
            ItemsRule::OthersAreDeprecated,
            filter_fields(&candidates, &|field| !field.deprecated),
        ),
        (
            ItemsRule::NamedAsMethod,
            filter_fields(&candidates, &|field| {
                let name = comparable(&field.wire.0);
                name.ends_with(&resource_name) && !resource_name.is_empty()
                    || method_name.ends_with(&name)
            }),
        ),
        (
            ItemsRule::Results,
            filter_fields(&primary, &|field| {
                matches!(field.wire.0.as_str(), "results" | "rows" | "values")
            }),
        ),
    ];
    for (rule, left) in rules {
        if let [field] = left.as_slice()
            && let Type::List(item) = &field.ty
        {
            return items_in(field, item, false, rule);
        }
    }
    PageItems::Unclear(reason_for_none(&candidates))
}

pub(super) fn items_in(field: &Field, item: &Type, map: bool, rule: ItemsRule) -> PageItems {
    PageItems::In(ItemsField {
        wire: field.wire.clone(),
        name: field.name.clone(),
        item: item.clone(),
        map,
        rule,
    })
}

/// Why no field is the one with the items.
fn reason_for_none(candidates: &[&Field]) -> String {
    let names: Vec<String> = candidates
        .iter()
        .map(|field| format!("`{}`", field.wire.0))
        .collect();
    match names.as_slice() {
        [] => "its response has no list of them".to_owned(),
        _ => format!(
            "its response has several lists of equal rank: {}",
            names.join(", ")
        ),
    }
}

fn filter_fields<'a>(fields: &[&'a Field], keep: &dyn Fn(&Field) -> bool) -> Vec<&'a Field> {
    fields.iter().copied().filter(|field| keep(field)).collect()
}

fn is_unreachable(key: &str) -> bool {
    key.starts_with("unreachable")
}

fn is_secondary(key: &str) -> bool {
    let words = split_words(key);
    let is_secondary =
        |word: Option<&String>| word.is_some_and(|word| SECONDARY.contains(&word.as_str()));
    is_unreachable(key)
        || is_secondary(words.first())
        || is_secondary(words.last())
        || SECONDARY_NAMES.contains(&key)
}

/// A name without case and without the `s` of the plural, to be compared.
fn comparable(name: &str) -> String {
    let lower: String = split_words(name).concat().to_ascii_lowercase();
    lower.strip_suffix('s').map_or(lower.clone(), str::to_owned)
}

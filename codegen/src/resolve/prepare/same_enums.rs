//! Which enums of parameters are also enums of schemas: `aggregation.perSeriesAligner` of a query is the property `perSeriesAligner` of
//! `Aggregation`. Their values convert into each other.
//!
//! They are the same if they have the same name and at least two values in common that mean something. If one of them grows, they still are, so that no
//! new value takes a conversion away. Enums of different names do not convert, even if their values are equal.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Draft, Item, ItemKind, RustIdent, Type, TypePath, types_module};

/// How many values two enums have in common if they are the same.
const COMMON_VALUES: usize = 2;

/// Finds the enums of schemas that the enums of each method are too.
pub(super) fn find_same_enums(draft: &mut Draft) {
    let mut schemas: BTreeMap<String, Vec<(TypePath, BTreeSet<String>)>> = BTreeMap::new();
    let types = &draft.api().types;
    types.each_item(&[types_module()], &mut |modules, item| {
        if let Some(values) = values(item) {
            let named = schemas.entry(property(item).to_owned()).or_default();
            named.push((TypePath::new(modules, &item.name), values));
        }
    });
    for method in draft.methods_mut() {
        let parameters = method.types.items.iter();
        let parameters = parameters.filter(|item| item.path.contains(".parameters."));
        let mut same: Vec<(RustIdent, Type)> = Vec::new();
        for item in parameters {
            let Some(values) = values(item) else { continue };
            let named = schemas.get(property(item)).into_iter().flatten();
            let found = named.filter(|(_, other)| {
                values.intersection(other).take(COMMON_VALUES).count() == COMMON_VALUES
            });
            same.extend(found.map(|(path, _)| (item.name.clone(), Type::Named(path.clone()))));
        }
        method.same_enums = same;
    }
}

/// The values of an enum, without those that stand for no value: many enums have them.
fn values(item: &Item) -> Option<BTreeSet<String>> {
    match &item.kind {
        ItemKind::Enum(values) => {
            let values = values.iter().map(|value| value.wire.0.clone());
            let no_value =
                |value: &String| value.ends_with("UNSPECIFIED") || value.ends_with("UNKNOWN");
            Some(values.filter(|value| !no_value(value)).collect())
        }
        _ => None,
    }
}

/// The name of the property or the parameter that an enum is inline in, without the messages around it.
fn property(item: &Item) -> &str {
    let path = item.path.trim_end_matches(".items");
    path.rsplit('.').next().unwrap_or(path)
}

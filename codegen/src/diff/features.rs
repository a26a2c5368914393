//! Features of resources: which of them turn on a type. That of a resource has the name of its module, so it changes with the resource.

use std::collections::BTreeMap;

use super::change::{At, ChangeList};
use super::rules::Kind;
use super::typed::{match_types, schemas};
use super::walk::match_resources;
use crate::model::{Api, Features};

/// Compares the features of two models.
pub(super) fn compare_features(old: &Api, new: &Api, changes: &mut ChangeList) {
    let at = At {
        path: "resources".to_owned(),
        ..At::default()
    };
    let names = |features: &Features| features.names().collect::<Vec<_>>().join(", ");
    match (&old.features, &new.features) {
        (None, None) => {}
        (None, Some(new)) => changes.push(Kind::FeaturesAdded, &at, "", names(new)),
        (Some(old), None) => changes.push(Kind::FeaturesRemoved, &at, names(old), ""),
        (Some(before), Some(after)) => {
            compare_types([(old, before), (new, after)], changes);
        }
    }
}

/// Compares the features of types that are in both.
fn compare_types([(old, before), (new, after)]: [(&Api, &Features); 2], changes: &mut ChangeList) {
    let Features {
        resources: _,
        types: _,
        // It follows from the types in it.
        type_modules: _,
    } = before;
    let resources = match_resources(&old.root, &new.root);
    let stayed: BTreeMap<&str, &str> = resources
        .both
        .iter()
        .chain(&resources.renamed)
        .flat_map(|(old, new)| {
            let features = before.of_resource(old).iter().zip(after.of_resource(new));
            features.map(|(old, new)| (old.as_str(), new.as_str()))
        })
        .collect();
    let (old_types, new_types) = (schemas(old), schemas(new));
    let pairs = match_types(&old_types, &new_types);
    for (old, new) in pairs.both.iter().chain(&pairs.renamed) {
        if old.modules.len() > 1 || new.modules.len() > 1 {
            // An inline type is where its schema is.
            continue;
        }
        let (had, has) = (
            before.of_type(&old.item.name),
            after.of_type(&new.item.name),
        );
        let at = old.at().moved_to(&new.item.path);
        let is_there = |feature: &str| has.is_empty() || has.iter().any(|one| one == feature);
        let was_there = |feature: &str| had.is_empty() || had.iter().any(|one| one == feature);
        let left = (had.is_empty() && !has.is_empty())
            || had
                .iter()
                .filter_map(|feature| stayed.get(feature.as_str()))
                .any(|feature| !is_there(feature));
        let joined = (has.is_empty() && !had.is_empty())
            || stayed
                .iter()
                .any(|(old, new)| is_there(new) && !was_there(old));
        let kind = match (left, joined) {
            (true, _) => Kind::FeatureLeft,
            (false, true) => Kind::FeatureJoined,
            (false, false) => continue,
        };
        changes.push(kind, &at, shown(had), shown(has));
    }
}

/// The features of a type.
fn shown(features: &[String]) -> String {
    match features {
        [] => "always".to_owned(),
        features => features.join(", "),
    }
}

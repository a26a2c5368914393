//! Gives each resource at the root a cargo feature, which turns on its module, its function of the client, and the types that only it
//! reaches.
//!
//! A type that several resources reach is there if any of their features is on. It is always there if it needs no particular
//! resource: if no method reaches it, if a method at the root or `Client::resume` does, if more than `MOST` resources do, or if
//! another such type holds it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    ALL_RESOURCES, Api, Features, OWN_FEATURES, Reach, Resource, RustIdent, Type, TypePath,
    types_module,
};
use crate::problem::Problem;

/// The most features that stand on one type. With more of them, a list is long to read, and saves little: in Compute Engine, the types of
/// six resources or more are 3 % of all.
const MOST: usize = 5;

/// The most features of a package that crates.io takes.
const MOST_FEATURES: usize = 300;

/// Names that a feature of the crate has, or may get.
const RESERVED: &[&str] = &["default", "full", "std", "tracing"];

/// Gives each resource at the root a feature.
///
/// # Errors
///
/// There are more resources than a package can have features.
pub fn assign(api: Api) -> Result<Api, Vec<Problem>> {
    let own = OWN_FEATURES.len() + 2;
    let resources = api.root.resources.len();
    if resources + own > MOST_FEATURES {
        let message = format!(
            "{resources} resources are too many for a feature each: crates.io takes a package with at most {MOST_FEATURES} features, and \
             {own} of them are for other things. Select fewer resources, or generate the crate without features per resource"
        );
        return Err(vec![Problem::new("resources", message)]);
    }
    let features = find_features(&api);
    let mut api = api;
    for old in api.root.old_methods_mut() {
        old.features = features.of_modules(&old.modules).to_vec();
    }
    Ok(Api {
        features: Some(features),
        ..api
    })
}

/// The name of a resource's feature: that of its module, with `-` between words, as features have it.
fn feature_name(resource: &Resource) -> String {
    let module = resource.module.plain().trim_end_matches('_');
    let name = module.replace('_', "-");
    match name == ALL_RESOURCES || [OWN_FEATURES, RESERVED].concat().contains(&name.as_str()) {
        true => format!("{name}_"),
        false => name,
    }
}

fn find_features(api: &Api) -> Features {
    let mut features = Features::default();
    let reach = Reach::new(api);
    let mut reached: BTreeMap<TypePath, Vec<String>> = BTreeMap::new();
    for resource in &api.root.resources {
        let name = feature_name(resource);
        for path in reach.from(types_used_in(resource)) {
            reached.entry(path).or_default().push(name.clone());
        }
        features.resources.insert(resource.module.clone(), name);
    }
    let always = find_always(api, &reach, &reached);
    reached.retain(|path, _| !always.contains(path));
    for list in reached.values_mut() {
        list.sort();
    }
    for item in &api.types.items {
        let path = TypePath::new(&[types_module()], &item.name);
        if let Some(list) = reached.get(&path) {
            features.types.insert(item.name.clone(), list.clone());
        }
    }
    for (name, _) in &api.types.modules {
        if let Some(list) = features_of_module(name, &reach, &reached) {
            features.type_modules.insert(name.clone(), list);
        }
    }
    features
}

/// The types that are there with any set of features.
fn find_always(
    api: &Api,
    reach: &Reach<'_>,
    reached: &BTreeMap<TypePath, Vec<String>>,
) -> BTreeSet<TypePath> {
    let mut always = BTreeSet::new();
    let mut used: Vec<&Type> = Vec::new();
    for method in &api.root.methods {
        used.extend(method.used_types());
    }
    let message = api
        .operations
        .as_ref()
        .map(|operations| &operations.message);
    for (path, types) in reach.types() {
        let needs_no_resource = match reached.get(path) {
            None => true,
            Some(features) => features.len() > MOST || message == Some(path),
        };
        if needs_no_resource {
            always.insert(path.clone());
            used.extend(types);
        }
    }
    always.extend(reach.from(used));
    always
}

/// The features of all types in a module of inline types; `None`: one of them is always there.
fn features_of_module(
    name: &RustIdent,
    reach: &Reach<'_>,
    reached: &BTreeMap<TypePath, Vec<String>>,
) -> Option<Vec<String>> {
    let inside = reach
        .types()
        .filter(|(path, _)| path.modules.get(1) == Some(name));
    let mut all: BTreeSet<&String> = BTreeSet::new();
    for (path, _) in inside {
        all.extend(reached.get(path)?);
    }
    Some(all.into_iter().cloned().collect())
}

/// The types that the methods of a resource use, and those of the resources in it.
fn types_used_in(resource: &Resource) -> Vec<&Type> {
    let mut types: Vec<&Type> = Vec::new();
    for method in &resource.methods {
        types.extend(method.used_types());
    }
    for inner in &resource.resources {
        types.extend(types_used_in(inner));
    }
    types
}

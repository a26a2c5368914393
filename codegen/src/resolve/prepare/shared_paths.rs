//! What methods with the same verb and path take. A request is the same, whichever of them it is made by, so what one takes, all
//! take; if one takes any value, all do.

use std::collections::{BTreeMap, BTreeSet};

use super::resource_names::name_forms;
use crate::model::{Draft, Location, Method, Parameter, PathForm, SharedPath, WireName};

/// A verb, a path and a variable.
type Key = (String, String, WireName);

/// The methods with a verb and a path, and what they take as one of its variables.
#[derive(Default)]
struct Takers {
    /// Each form with the ids of the methods whose pattern it is.
    forms: BTreeMap<PathForm, BTreeSet<String>>,
    /// One of the methods takes any value.
    take_anything: bool,
}

/// Joins the forms of all methods with the same verb and path, and names those that are resource names.
pub(super) fn share_forms(draft: &mut Draft) {
    let mut takers: BTreeMap<Key, Takers> = BTreeMap::new();
    for (_, method) in draft.api().methods() {
        for parameter in variables(method) {
            let takers = takers.entry(key(method, parameter)).or_default();
            match pattern_form(parameter) {
                Some(form) => {
                    let ids = takers.forms.entry(form).or_default();
                    ids.insert(method.id.clone());
                }
                None => takers.take_anything = true,
            }
        }
    }
    takers.retain(|_, takers| !takers.take_anything);
    for method in draft.methods_mut() {
        let unknown: BTreeSet<WireName> = variables(method)
            .filter(|parameter| !takers.contains_key(&key(method, parameter)))
            .map(|parameter| parameter.wire.clone())
            .collect();
        for argument in &mut method.arguments {
            if unknown.contains(&argument.wire) {
                argument.forms.clear();
            }
        }
    }
    let shared: Vec<SharedPath> = takers
        .into_iter()
        .filter(|(_, takers)| takers.forms.keys().any(PathForm::has_literal))
        .map(|((verb, path, parameter), takers)| {
            let ids = |(form, ids): (PathForm, BTreeSet<String>)| (form, ids.into_iter().collect());
            SharedPath {
                verb,
                path,
                parameter,
                forms: takers.forms.into_iter().map(ids).collect(),
            }
        })
        .collect();
    let names = name_forms(&places(draft));
    draft.set_names(shared, names);
}

/// The forms of all patterns, each with the JSON path of the first pattern that has it.
fn places(draft: &Draft) -> BTreeMap<PathForm, String> {
    let mut places = BTreeMap::new();
    for (_, method) in draft.api().methods() {
        for parameter in variables(method) {
            if let Some(form) = pattern_form(parameter) {
                let path = [
                    &method.path_in_document,
                    "parameters",
                    &parameter.wire.0,
                    "pattern",
                ];
                places.entry(form).or_insert_with(|| path.join("."));
            }
        }
    }
    places
}

/// The form of the parameter's pattern, if its values are checked.
fn pattern_form(parameter: &Parameter) -> Option<PathForm> {
    let pattern = parameter.pattern.as_deref();
    pattern
        .filter(|_| !parameter.forms.is_empty())
        .and_then(PathForm::of_pattern)
}

fn key(method: &Method, parameter: &Parameter) -> Key {
    let (verb, path) = (method.verb.clone(), method.path.clone());
    (verb, path, parameter.wire.clone())
}

/// The path parameters of a method.
fn variables(method: &Method) -> impl Iterator<Item = &Parameter> {
    let arguments = method.arguments.iter();
    arguments.filter(|parameter| parameter.location == Location::Path)
}

//! What methods with the same verb and path take. A request is the same, whichever of them it is made by, so what one takes, all
//! take; if one takes any value, all do.

use std::collections::{BTreeMap, BTreeSet};

use super::resource_names::{name_forms, resource_name_place};
use crate::decisions::{Aspect, Decisions};
use crate::model::{Draft, Location, Method, Parameter, PathForm, SharedPath, WireName};

/// A verb and a path.
type Request = (String, String);

/// What requests take, by variable.
type Variables = BTreeMap<WireName, Takers>;

/// A path with more variables than this takes any value: what it takes would be listed with the whole path, for each of them.
const MOST_VARIABLES: usize = 100;

/// The methods with a verb and a path, and what they take as one of its variables.
#[derive(Default)]
struct Takers {
    /// Each form with the ids of the methods whose pattern it is.
    forms: BTreeMap<PathForm, BTreeSet<String>>,
    /// One of the methods takes any value.
    take_anything: bool,
}

/// Joins the forms of all methods with the same verb and path, and names those that are resource names.
pub(super) fn share_forms(draft: &mut Draft, decisions: &Decisions) {
    // A name that was published stays, also if no value is checked by its form any more.
    let published = places(draft, |form, _| {
        let place = resource_name_place(form);
        decisions.text(&place, Aspect::Name).is_some()
    });
    let mut requests: BTreeMap<Request, Variables> = BTreeMap::new();
    for (_, method) in draft.api().methods() {
        let takers = requests.entry(request(method)).or_default();
        let few = variables(method).nth(MOST_VARIABLES).is_none();
        for parameter in variables(method) {
            let takers = takers.entry(parameter.wire.clone()).or_default();
            match pattern_form(parameter).filter(|_| few) {
                Some(form) => {
                    let ids = takers.forms.entry(form).or_default();
                    ids.insert(method.id.clone());
                }
                None => takers.take_anything = true,
            }
        }
    }
    for takers in requests.values_mut() {
        takers.retain(|_, takers| !takers.take_anything);
    }
    for method in draft.methods_mut() {
        let known = requests.get(&request(method));
        let is_known = |wire: &WireName| known.is_some_and(|known| known.contains_key(wire));
        let arguments = method.arguments.iter_mut();
        let in_path = arguments.filter(|argument| argument.location == Location::Path);
        for argument in in_path.filter(|argument| !is_known(&argument.wire)) {
            argument.forms.clear();
        }
    }
    let shared: Vec<SharedPath> = requests
        .into_iter()
        .flat_map(|((verb, path), takers)| {
            let takers = takers.into_iter();
            let named = takers.filter(|(_, takers)| takers.forms.keys().any(PathForm::has_literal));
            named.map(move |(parameter, takers)| {
                let ids =
                    |(form, ids): (PathForm, BTreeSet<String>)| (form, ids.into_iter().collect());
                SharedPath {
                    verb: verb.clone(),
                    path: path.clone(),
                    parameter,
                    forms: takers.forms.into_iter().map(ids).collect(),
                }
            })
        })
        .collect();
    let mut forms = places(draft, |_, parameter| !parameter.forms.is_empty());
    for (form, place) in published {
        forms.entry(form).or_insert(place);
    }
    let names = name_forms(&forms, decisions);
    draft.set_names(shared, names);
}

/// The forms of some patterns, each with the JSON path of the first pattern that has it.
fn places(
    draft: &Draft,
    keep: impl Fn(&PathForm, &Parameter) -> bool,
) -> BTreeMap<PathForm, String> {
    let mut places = BTreeMap::new();
    for (_, method) in draft.api().methods() {
        for parameter in variables(method) {
            let form = parameter.pattern.as_deref().and_then(PathForm::of_pattern);
            if let Some(form) = form.filter(|form| keep(form, parameter)) {
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

fn request(method: &Method) -> Request {
    (method.verb.clone(), method.path.clone())
}

/// The path parameters of a method.
fn variables(method: &Method) -> impl Iterator<Item = &Parameter> {
    let arguments = method.arguments.iter();
    arguments.filter(|parameter| parameter.location == Location::Path)
}

//! Which decisions a newer document of an API has to keep, so that nothing changes that it does not change itself.

use super::record::record;
use crate::decisions::{Aspect, Decisions, Keeping, Kept, Value};
use crate::model::{Api, TRAIT_METHODS};
use crate::resolve::is_resource_name;

/// Resolves a newer document so that it keeps what the older model has: also which decisions do that.
pub(super) fn keep(old: &Api, resolve: &dyn Fn(&Decisions) -> Api) -> (Api, Keeping) {
    let alone = resolve(&Decisions::default());
    let mut published = record(old);
    let fresh = record(&alone);
    mark_shadows(&alone, &mut published);
    if is_all_kept(&published, &fresh) {
        return (alone, Keeping::default());
    }
    let target = record(&resolve(&published));
    let mut decisions = Decisions::default();
    add_differences(&mut decisions, &target, &fresh, Some(&published));
    // What a decision takes from another item may need one too.
    loop {
        let api = resolve(&decisions);
        let found = record(&api);
        if !add_differences(&mut decisions, &target, &found, None) {
            let kept = decisions.iter().map(|(path, aspect, value)| Kept {
                path: path.to_owned(),
                what: aspect,
                published: value.clone(),
                instead: fresh.get(path, aspect).cloned(),
            });
            let kept = kept.collect();
            return (api, Keeping { decisions, kept });
        }
    }
}

/// Whether everything that was published and that a document still has is the same in it.
fn is_all_kept(published: &Decisions, found: &Decisions) -> bool {
    published.iter().all(|(place, aspect, value)| {
        let now = found.get(place, aspect);
        now == Some(value) || (now.is_none() && goes_with_its_item(place, aspect))
    })
}

/// Whether an item that is still there always has this. Anything else may have been taken away by a newcomer.
fn goes_with_its_item(place: &str, aspect: Aspect) -> bool {
    match aspect {
        Aspect::Name => !is_resource_name(place),
        Aspect::Type | Aspect::Module | Aspect::Builder | Aspect::Body => true,
        _ => false,
    }
}

/// Adds decisions for what is not as it has to be; whether there was anything.
fn add_differences(
    decisions: &mut Decisions,
    target: &Decisions,
    found: &Decisions,
    only: Option<&Decisions>,
) -> bool {
    let mut is_changed = false;
    for (place, aspect, value) in target.iter() {
        let was_there = only.is_none_or(|only| only.get(place, aspect).is_some());
        if was_there
            && found.get(place, aspect) != Some(value)
            && decisions.get(place, aspect) != Some(value)
        {
            decisions.insert(place, aspect, value.clone());
            is_changed = true;
        }
    }
    is_changed
}

/// Marks the names of new functions that would hide methods of traits, which the published crate had by these names.
fn mark_shadows(new: &Api, published: &mut Decisions) {
    let mut functions = Vec::new();
    for (path, resource) in new.resources() {
        for inner in &resource.resources {
            functions.push((path.json_path(inner), &inner.function));
        }
        for method in &resource.methods {
            functions.push((method.path_in_document.clone(), &method.function));
            let setters = method.setters.iter();
            functions.extend(setters.map(|setter| {
                let place = format!("{}.parameters.{}", method.path_in_document, setter.wire.0);
                (place, &setter.name)
            }));
        }
    }
    for (place, name) in functions {
        if TRAIT_METHODS.contains(&name.plain()) && published.get(&place, Aspect::Name).is_none() {
            let marked = Value::Text(format!("{}_", name.plain()));
            published.insert(&place, Aspect::Name, marked);
        }
    }
}

//! Methods that are at another place, where the same request is sent.

use std::collections::{BTreeMap, BTreeSet};

use super::{template, walk};
use crate::model::{Api, Location, Method, Parameter};

/// The most newcomers with one request among which the same method is looked for: each is compared with each method that is gone.
const MOST_ALIKE: usize = 100;

/// The old methods that are not at their place, each with the only new one that sends the same request.
pub(super) fn find<'a>(old: &'a Api, new: &'a Api) -> Vec<(&'a Method, &'a Method)> {
    let mut moved = Vec::new();
    let (mut seen, mut taken) = (BTreeSet::new(), BTreeSet::new());
    walk::each_method(old, new, &mut |[(before, old_path), (after, new_path)]| {
        seen.insert(before.path_in_document.as_str());
        taken.insert(after.path_in_document.as_str());
        let is_moved = old_path.function(&before.function) != new_path.function(&after.function);
        if is_moved && request(before) == request(after) && takes_names_of(after, before) {
            moved.push((before, after));
        }
    });
    let mut newcomers: BTreeMap<(&str, String), Vec<&Method>> = BTreeMap::new();
    for (_, method) in new.methods() {
        if !taken.contains(method.path_in_document.as_str()) {
            newcomers.entry(request(method)).or_default().push(method);
        }
    }
    newcomers.retain(|_, methods| methods.len() <= MOST_ALIKE);
    for (_, method) in old.methods() {
        if seen.contains(method.path_in_document.as_str()) {
            continue;
        }
        let newcomers = newcomers.get(&request(method)).into_iter().flatten();
        let mut newcomers = newcomers.filter(|now| takes_names_of(now, method));
        if let (Some(now), None) = (newcomers.next(), newcomers.next()) {
            moved.push((method, *now));
        }
    }
    moved
}

/// Whether a method takes every name in its path that the other takes. Many methods have one path, `v1/{+name}`, and their names tell
/// them apart.
fn takes_names_of(method: &Method, other: &Method) -> bool {
    fn in_path(method: &Method) -> Vec<&Parameter> {
        let arguments = method.arguments.iter();
        let arguments = arguments.filter(|argument| argument.location == Location::Path);
        arguments.collect()
    }
    let (now, before) = (in_path(method), in_path(other));
    let takes = |(now, before): (&&Parameter, &&Parameter)| {
        let mut forms = before.forms.iter();
        now.pattern == before.pattern
            || now.forms.is_empty()
            || (!before.forms.is_empty()
                && forms.all(|form| now.forms.iter().any(|now| now.covers(form))))
    };
    now.len() == before.len() && now.iter().zip(&before).all(takes)
}

/// The verb, and the path without the names of its variables.
fn request(method: &Method) -> (&str, String) {
    (&method.verb, template::unnamed(&method.path))
}

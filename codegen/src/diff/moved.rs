//! Methods that are at another place, where the same request is sent.

use std::collections::{BTreeMap, BTreeSet};

use super::{template, walk};
use crate::model::{Api, Method};

/// The old methods that are not at their place, each with the only new one that sends the same request.
pub(super) fn find<'a>(old: &'a Api, new: &'a Api) -> Vec<(&'a Method, &'a Method)> {
    let mut moved = Vec::new();
    let (mut seen, mut taken) = (BTreeSet::new(), BTreeSet::new());
    walk::each_method(old, new, &mut |[(before, old_path), (after, new_path)]| {
        seen.insert(before.path_in_document.as_str());
        taken.insert(after.path_in_document.as_str());
        let is_moved = old_path.function(&before.function) != new_path.function(&after.function);
        if is_moved && request(before) == request(after) {
            moved.push((before, after));
        }
    });
    let mut newcomers: BTreeMap<(&str, String), Vec<&Method>> = BTreeMap::new();
    for (_, method) in new.methods() {
        if !taken.contains(method.path_in_document.as_str()) {
            newcomers.entry(request(method)).or_default().push(method);
        }
    }
    for (_, method) in old.methods() {
        let is_gone = !seen.contains(method.path_in_document.as_str());
        if let Some([now]) = newcomers.get(&request(method)).map(Vec::as_slice)
            && is_gone
        {
            moved.push((method, *now));
        }
    }
    moved
}

/// The verb, and the path without the names of its variables.
fn request(method: &Method) -> (&str, String) {
    (&method.verb, template::unnamed(&method.path))
}

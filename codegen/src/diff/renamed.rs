//! Which type of the old model is which one of the new model.

use std::collections::BTreeMap;

use super::typed::{self, Typed};
use super::walk;
use crate::model::{Api, TypePath};

/// The new path of every old type that is still there.
pub(super) fn find_new_paths(old: &Api, new: &Api) -> BTreeMap<TypePath, TypePath> {
    let mut new_paths = BTreeMap::new();
    let mut add_types = |old: &[Typed<'_>], new: &[Typed<'_>]| {
        let pairs = typed::match_types(old, new);
        for (old, new) in pairs.both.iter().chain(&pairs.renamed) {
            new_paths.insert(old.type_path(), new.type_path());
        }
    };
    add_types(&typed::schemas(old), &typed::schemas(new));
    walk::each_method(old, new, &mut |[(old, old_path), (new, new_path)]| {
        add_types(
            &typed::inline_types(old, old_path),
            &typed::inline_types(new, new_path),
        );
    });
    new_paths
}

//! The walk through two models at once: the pairs of old and new resources and methods.

use super::change::At;
use super::pairs::{Pairs, are_similar};
use super::template;
use crate::model::{Api, Method, Resource, ResourcePath, text};

/// An old and a new thing.
pub(super) type Both<T> = [T; 2];

/// A method, and the way to its resource.
pub(super) type Placed<'a, 'p> = (&'a Method, &'p ResourcePath<'a>);

/// Visits the methods that are in both models.
pub(super) fn each_method<'a>(
    old: &'a Api,
    new: &'a Api,
    visit: &mut dyn FnMut(Both<Placed<'a, '_>>),
) {
    let roots = [&old.root, &new.root].map(|root| (root, ResourcePath::root()));
    visit_methods(roots, visit);
}

fn visit_methods<'a>(
    [(old, old_path), (new, new_path)]: Both<(&'a Resource, ResourcePath<'a>)>,
    visit: &mut dyn FnMut(Both<Placed<'a, '_>>),
) {
    let pairs = match_methods(old, new);
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        visit([(old, &old_path), (new, &new_path)]);
    }
    let pairs = match_resources(old, new);
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let inner = [(old, old_path.join(old)), (new, new_path.join(new))];
        visit_methods(inner, visit);
    }
}

/// The place of a method.
pub(super) fn at_method(path: &ResourcePath<'_>, method: &Method) -> At {
    At::item(&path.function(&method.function), &method.path_in_document)
}

/// The place of a resource in another one.
pub(super) fn at_resource(path: &ResourcePath<'_>, inner: &Resource) -> At {
    At::item(
        &format!("{}()", path.function(&inner.function)),
        &path.json_path(inner),
    )
}

/// The methods of two resources: by key, by function, or by their looks.
pub(super) fn match_methods<'a>(old: &'a Resource, new: &'a Resource) -> Pairs<'a, Method> {
    Pairs::new(&old.methods, &new.methods, |method| &method.wire)
        .then_by_key(|method| &method.function)
        .then_by_looks(are_methods_alike)
}

/// The resources in two resources: by key, by function, or by their methods.
pub(super) fn match_resources<'a>(old: &'a Resource, new: &'a Resource) -> Pairs<'a, Resource> {
    Pairs::new(&old.resources, &new.resources, |inner| &inner.wire)
        .then_by_key(|inner| &inner.function)
        .then_by_looks(are_resources_alike)
}

/// Whether one method may be the other under a new name: the request and the response are the same, and so is the path or the
/// documentation, or the names are similar.
fn are_methods_alike(old: &Method, new: &Method) -> bool {
    let body = |method: &Method| {
        method
            .body
            .as_ref()
            .map(|body| (text::ty(&body.ty), body.optional))
    };
    let response = |method: &Method| method.response.as_ref().map(text::ty);
    let arguments =
        |method: &Method| -> Vec<String> { method.arguments.iter().map(text::argument).collect() };
    old.verb == new.verb
        && body(old) == body(new)
        && response(old) == response(new)
        && arguments(old) == arguments(new)
        && (template::unnamed(&old.path) == template::unnamed(&new.path)
            || are_similar(&old.wire.0, &new.wire.0)
            || (old.docs == new.docs && !old.docs.0.is_empty()))
}

/// Whether two resources have the same methods, on all levels.
fn are_resources_alike(old: &Resource, new: &Resource) -> bool {
    let keys = |resource: &Resource| -> Vec<(String, String)> {
        let methods = resource.methods.iter();
        methods
            .map(|method| (method.wire.0.clone(), method.verb.clone()))
            .collect()
    };
    let inner = old.resources.iter().zip(&new.resources);
    !(old.methods.is_empty() && old.resources.is_empty())
        && keys(old) == keys(new)
        && old.resources.len() == new.resources.len()
        && inner
            .into_iter()
            .all(|(old, new)| old.wire == new.wire && are_resources_alike(old, new))
        && (old.methods.len() > 2 || are_similar(&old.wire.0, &new.wire.0))
}

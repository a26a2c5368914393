//! Resources, and which methods are in them.

use super::change::At;
use super::change::ChangeList;
use super::rules::Kind;
use super::walk::{Both, at_method, at_resource, match_methods, match_resources};
use super::{methods, shadows};
use crate::model::{Api, Method, Resource, ResourcePath, text};

/// Compares the methods and resources of two models.
pub(super) fn compare_from_root(old: &Api, new: &Api, changes: &mut ChangeList) {
    let root = ResourcePath::root();
    let roots = [(&old.root, &root), (&new.root, &root)];
    compare_contents(roots, changes);
}

/// Compares the contents of a resource that is in both models.
fn compare_contents<'a>(
    resources: Both<(&'a Resource, &ResourcePath<'a>)>,
    changes: &mut ChangeList,
) {
    compare_own_methods(resources, changes);
    compare_inner_resources(resources, changes);
}

fn compare_own_methods<'a>(
    [(old, old_path), (new, new_path)]: Both<(&'a Resource, &ResourcePath<'a>)>,
    changes: &mut ChangeList,
) {
    let pairs = match_methods(old, new);
    for method in pairs.removed {
        changes.push(
            Kind::MethodRemoved,
            &at_method(old_path, method),
            request_line(method),
            "",
        );
    }
    for method in pairs.added {
        let at = at_method(new_path, method);
        changes.push(Kind::MethodAdded, &at, "", request_line(method));
        shadows::check_trait_methods(&method.function, &at, changes);
    }
    for (old, new) in &pairs.renamed {
        let at = at_method(old_path, old);
        let now = new_path.function(&new.function);
        changes.push(
            Kind::MethodRenamed,
            &at.clone().moved_to(&new.path_in_document),
            at.rust,
            now,
        );
    }
    for (old, new) in &pairs.both {
        let at = at_method(old_path, old);
        let now = new_path.function(&new.function);
        changes.compare_text(Kind::Docs, &at, &old.wire.0, &new.wire.0);
        if old.function != new.function {
            changes.push(Kind::NameChanged, &at, &at.rust, now);
        } else if old.builder != new.builder {
            let builder = |method: &Method, path: &ResourcePath<'_>| {
                text::path(&path.modules(), &method.builder)
            };
            let at = At {
                rust: builder(old, old_path),
                ..at
            };
            changes.push(Kind::NameChanged, &at, &at.rust, builder(new, new_path));
        }
    }
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let at = at_method(old_path, old).moved_to(&new.path_in_document);
        methods::compare_methods([(old, old_path), (new, new_path)], &at, changes);
    }
}

fn compare_inner_resources<'a>(
    [(old, old_path), (new, new_path)]: Both<(&'a Resource, &ResourcePath<'a>)>,
    changes: &mut ChangeList,
) {
    let pairs = match_resources(old, new);
    for inner in pairs.removed {
        changes.push(
            Kind::ResourceRemoved,
            &at_resource(old_path, inner),
            list_functions(inner),
            "",
        );
    }
    for inner in pairs.added {
        let at = at_resource(new_path, inner);
        changes.push(Kind::ResourceAdded, &at, "", list_functions(inner));
        shadows::check_trait_methods(&inner.function, &at, changes);
    }
    for (old, new) in &pairs.renamed {
        let now = at_resource(new_path, new);
        let at = at_resource(old_path, old).moved_to(now.path);
        changes.push(Kind::ResourceRenamed, &at, &at.rust, now.rust);
    }
    for (old, new) in &pairs.both {
        let now = at_resource(new_path, new);
        let at = at_resource(old_path, old).moved_to(now.path);
        let named = |inner: &Resource| {
            let Resource {
                function,
                module,
                handle,
                ..
            } = inner;
            format!("{function}(), {module}::{handle}")
        };
        changes.compare_text(Kind::NameChanged, &at, &named(old), &named(new));
        // The documentation shows the key.
        changes.compare_text(Kind::Docs, &at, &old.wire.0, &new.wire.0);
    }
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let Resource {
            wire: _,
            function: _,
            module: _,
            handle: _,
            deprecated,
            methods: _,
            resources: _,
            // Compared by `softened`.
            old_methods: _,
            old_resources: _,
        } = old;
        let at = at_resource(old_path, old).moved_to(at_resource(new_path, new).path);
        changes.compare_deprecated(&at, *deprecated, new.deprecated);
        compare_contents(
            [(old, &old_path.join(old)), (new, &new_path.join(new))],
            changes,
        );
    }
}

/// The request of a method: `GET v3/{+name}`.
fn request_line(method: &Method) -> String {
    format!("{} {}", method.verb, method.path)
}

/// The functions of all methods of a resource.
fn list_functions(resource: &Resource) -> String {
    let mut methods = Vec::new();
    collect_functions(resource, "", &mut methods);
    methods.join(", ")
}

fn collect_functions(resource: &Resource, before: &str, methods: &mut Vec<String>) {
    for method in &resource.methods {
        methods.push(format!("{before}{}", method.function));
    }
    for inner in &resource.resources {
        collect_functions(inner, &format!("{before}{}().", inner.function), methods);
    }
}

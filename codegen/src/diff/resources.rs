//! Resources, and which methods are in them.

use super::pairs::{Pairs, similar};
use super::{At, Changes, Kind, methods, names};
use crate::model::{Api, Method, Resource, RustIdent, text};

/// Where a resource is.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// Before a method or a resource in it, in the document: `resources.projects.`.
    path: String,
    /// The same in Rust: `projects().`.
    call: String,
    /// Its modules.
    pub(super) modules: Vec<RustIdent>,
}

impl Place {
    pub(super) fn root() -> Self {
        Self::default()
    }

    fn within(&self, inner: &Resource) -> Self {
        Self {
            path: format!("{}resources.{}.", self.path, inner.wire.0),
            call: format!("{}{}().", self.call, inner.function),
            modules: self
                .modules
                .iter()
                .chain([&inner.module])
                .cloned()
                .collect(),
        }
    }

    /// A function in it.
    pub(super) fn function(&self, name: &RustIdent) -> String {
        format!("{}{name}", self.call)
    }

    fn resource(&self, inner: &Resource) -> At {
        At {
            item: format!("{}{}()", self.call, inner.function),
            rust: format!("{}{}()", self.call, inner.function),
            path: format!("{}resources.{}", self.path, inner.wire.0),
        }
    }

    fn method(&self, method: &Method) -> At {
        At::item(&self.function(&method.function), &method.path_in_document)
    }
}

/// One thing of each model.
type Both<T> = [T; 2];

/// A method, and the place of its resource.
type Placed<'a, 'p> = (&'a Method, &'p Place);

/// Visits the methods that are in both models, each with its place.
pub(super) fn each_method<'a>(
    [(old, old_place), (new, new_place)]: Both<(&'a Resource, Place)>,
    visit: &mut dyn FnMut(Both<Placed<'a, '_>>),
) {
    let pairs = method_pairs(old, new);
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        visit([(old, &old_place), (new, &new_place)]);
    }
    let pairs = resource_pairs(old, new);
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let inner = [(old, old_place.within(old)), (new, new_place.within(new))];
        each_method(inner, visit);
    }
}

fn method_pairs<'a>(old: &'a Resource, new: &'a Resource) -> Pairs<'a, Method> {
    Pairs::new(&old.methods, &new.methods, |method| &method.wire)
        .or_by(|method| &method.function)
        .looking(methods::alike)
}

fn resource_pairs<'a>(old: &'a Resource, new: &'a Resource) -> Pairs<'a, Resource> {
    Pairs::new(&old.resources, &new.resources, |inner| &inner.wire)
        .or_by(|inner| &inner.function)
        .looking(alike)
}

/// Whether two resources have the same methods, on all levels.
fn alike(old: &Resource, new: &Resource) -> bool {
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
            .all(|(old, new)| old.wire == new.wire && alike(old, new))
        && (old.methods.len() > 2 || similar(&old.wire.0, &new.wire.0))
}

/// Compares everything from the root.
pub(super) fn root(old: &Api, new: &Api, changes: &mut Changes) {
    names::shadows(old, new, changes);
    let roots = [(&old.root, Place::root()), (&new.root, Place::root())];
    contents(roots, [old, new], changes);
}

fn contents(
    [(old, old_place), (new, new_place)]: Both<(&Resource, Place)>,
    apis: Both<&Api>,
    changes: &mut Changes,
) {
    let pairs = method_pairs(old, new);
    for method in pairs.removed {
        changes.push(
            Kind::MethodRemoved,
            &old_place.method(method),
            described(method),
            "",
        );
    }
    for method in pairs.added {
        let at = new_place.method(method);
        changes.push(Kind::MethodAdded, &at, "", described(method));
        names::shadows_trait(&method.function, &at, changes);
    }
    for (old, new) in &pairs.renamed {
        let at = old_place.method(old);
        let now = new_place.function(&new.function);
        changes.push(
            Kind::MethodRenamed,
            &at.clone().now(&new.path_in_document),
            at.rust,
            now,
        );
    }
    for (old, new) in &pairs.both {
        let at = old_place.method(old);
        let now = new_place.function(&new.function);
        changes.text(Kind::Docs, &at, &old.wire.0, &new.wire.0);
        if old.function != new.function {
            changes.push(Kind::NameChanged, &at, &at.rust, now);
        } else if old.builder != new.builder {
            let builder =
                |method: &Method, place: &Place| text::path(&place.modules, &method.builder);
            let at = At {
                rust: builder(old, &old_place),
                ..at
            };
            changes.push(Kind::NameChanged, &at, &at.rust, builder(new, &new_place));
        }
    }
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let at = old_place.method(old).now(&new.path_in_document);
        methods::compare([(old, &old_place), (new, &new_place)], apis, &at, changes);
    }

    let pairs = resource_pairs(old, new);
    for inner in pairs.removed {
        changes.push(
            Kind::ResourceRemoved,
            &old_place.resource(inner),
            listed(inner),
            "",
        );
    }
    for inner in pairs.added {
        let at = new_place.resource(inner);
        changes.push(Kind::ResourceAdded, &at, "", listed(inner));
        names::shadows_trait(&inner.function, &at, changes);
    }
    for (old, new) in &pairs.renamed {
        let now = new_place.resource(new);
        let at = old_place.resource(old).now(now.path);
        changes.push(Kind::ResourceRenamed, &at, &at.rust, now.rust);
    }
    for (old, new) in &pairs.both {
        let now = new_place.resource(new);
        let at = old_place.resource(old).now(now.path);
        let named = |inner: &Resource| format!("{}(), mod {}", inner.function, inner.module);
        changes.text(Kind::NameChanged, &at, &named(old), &named(new));
        // Another spelling of the key: the documentation has it.
        changes.text(Kind::Docs, &at, &old.wire.0, &new.wire.0);
    }
    for (old, new) in pairs.both.into_iter().chain(pairs.renamed) {
        let Resource {
            wire: _,
            function: _,
            module: _,
            deprecated,
            methods: _,
            resources: _,
        } = old;
        let at = old_place.resource(old).now(new_place.resource(new).path);
        changes.deprecated(&at, *deprecated, new.deprecated);
        contents(
            [(old, old_place.within(old)), (new, new_place.within(new))],
            apis,
            changes,
        );
    }
}

/// A method in short: `GET v3/{+name}`.
fn described(method: &Method) -> String {
    format!("{} {}", method.verb, method.path)
}

/// The methods of a resource, in short.
fn listed(resource: &Resource) -> String {
    let mut methods = Vec::new();
    collect(resource, "", &mut methods);
    methods.join(", ")
}

fn collect(resource: &Resource, before: &str, methods: &mut Vec<String>) {
    for method in &resource.methods {
        methods.push(format!("{before}{}", method.function));
    }
    for inner in &resource.resources {
        collect(inner, &format!("{before}{}().", inner.function), methods);
    }
}

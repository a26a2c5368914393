//! Methods at the places where they were: which names that takes, and the functions that lead to where they are.

use std::collections::BTreeSet;

use super::names::{self, KeptNames, NameScope};
use crate::decisions::{Decisions, Old, Softening, Value};
use crate::discovery::MOST_LEVELS;
use crate::model::{Method, OldMethod, OldResource, Resource, RustIdent};

/// Where a method was: the keys of its resources, and its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OldPlace<'a> {
    resources: Vec<&'a str>,
    method: &'a str,
}

impl<'a> OldPlace<'a> {
    /// Reads a JSON path: `resources.notes.methods.get`. No key has a dot, and no document is deeper than [`MOST_LEVELS`].
    fn read(path: &'a str) -> Option<Self> {
        let mut resources = Vec::new();
        let mut steps = path.split('.');
        loop {
            let (step, key) = (steps.next()?, steps.next()?);
            match step {
                "resources" if resources.len() < MOST_LEVELS => resources.push(key),
                "methods" if steps.next().is_none() => {
                    return Some(Self {
                        resources,
                        method: key,
                    });
                }
                _ => return None,
            }
        }
    }
}

/// Every old place of a method.
pub(super) fn read_places(decisions: &Decisions) -> Vec<OldPlace<'_>> {
    let of_methods = decisions
        .softenings()
        .filter(|(_, old, _)| *old == Old::Places);
    of_methods
        .flat_map(|(_, _, softening)| places(softening))
        .filter_map(|path| OldPlace::read(path))
        .collect()
}

fn places(softening: &Softening) -> &[String] {
    match &softening.value {
        Value::List(places) => places,
        _ => &[],
    }
}

/// The scopes of the functions, modules and builders of a resource.
pub(super) struct Scopes {
    pub(super) functions: NameScope,
    pub(super) modules: NameScope,
    pub(super) builders: NameScope,
}

impl Scopes {
    /// Those of the client, or of any other resource.
    pub(super) fn new(is_root: bool) -> Self {
        match is_root {
            true => Self {
                functions: NameScope::ClientFunction,
                modules: NameScope::RootModule,
                builders: NameScope::RootBuilder,
            },
            false => Self {
                functions: NameScope::Function,
                modules: NameScope::Module,
                builders: NameScope::Builder,
            },
        }
    }
}

/// Takes the names of old methods and resources in the resource with these keys, before others get them. `has` says which methods and
/// resources it has.
pub(super) fn take_names(
    all: &[OldPlace<'_>],
    keys: &[String],
    has: [&dyn Fn(&str) -> bool; 2],
    [functions, modules, builders]: [&mut KeptNames; 3],
) {
    let scopes = Scopes::new(keys.is_empty());
    let [has_method, has_resource] = has;
    for place in all {
        let (head, rest) = place
            .resources
            .split_at(keys.len().min(place.resources.len()));
        if head.iter().ne(keys.iter()) {
            continue;
        }
        let name = names::uncontested_name;
        match rest.first() {
            None if has_method(place.method) => {}
            None => {
                functions.take(name(scopes.functions, place.method));
                builders.take(name(scopes.builders, place.method));
            }
            Some(key) if !has_resource(key) => {
                functions.take(name(scopes.functions, key));
                modules.take(name(scopes.modules, key));
            }
            Some(_) => {}
        }
    }
}

/// Puts methods to the places where they were, unless something else is there.
pub(super) fn place_old_methods(root: &mut Resource, decisions: &Decisions) {
    for (path, old, softening) in decisions.softenings() {
        if old != Old::Places {
            continue;
        }
        let Some((method, receiver, modules)) = find_method(root, path) else {
            continue;
        };
        for was in places(softening) {
            let Some(place) = OldPlace::read(was) else {
                continue;
            };
            let scopes = Scopes::new(place.resources.is_empty());
            let old = OldMethod {
                was: was.clone(),
                since: softening.since.clone(),
                function: names::uncontested_name(scopes.functions, place.method),
                builder: names::uncontested_name(scopes.builders, place.method),
                receiver: receiver.clone(),
                modules: modules.clone(),
                method: method.clone(),
                features: Vec::new(),
            };
            put(root, &place.resources, old, true);
        }
    }
}

/// The method at a JSON path, the functions that lead to its resource, and the modules.
fn find_method(root: &Resource, path: &str) -> Option<(Method, Vec<RustIdent>, Vec<RustIdent>)> {
    let place = OldPlace::read(path)?;
    let (mut resource, mut receiver, mut modules) = (root, Vec::new(), Vec::new());
    for key in &place.resources {
        resource = resource
            .resources
            .iter()
            .find(|inner| inner.wire.0 == *key)?;
        receiver.push(resource.function.clone());
        modules.push(resource.module.clone());
    }
    let mut methods = resource.methods.iter();
    let method = methods.find(|method| method.wire.0 == place.method)?;
    Some((method.clone(), receiver, modules))
}

fn put(resource: &mut Resource, keys: &[&str], old: OldMethod, is_root: bool) {
    let Some((key, rest)) = keys.split_first() else {
        let taken = Taken::of(resource);
        let has_key = |key: &str| resource.methods.iter().any(|method| method.wire.0 == key);
        if !old.was.rsplit('.').next().is_some_and(has_key)
            && !taken.functions.contains(&old.function)
            && !taken.types.contains(&old.builder)
            && old.builder != resource.handle
        {
            resource.old_methods.push(old);
        }
        return;
    };
    let mut there = resource.resources.iter_mut();
    if let Some(inner) = there.find(|inner| inner.wire.0 == *key) {
        return put(inner, rest, old, false);
    }
    let mut gone = resource.old_resources.iter_mut();
    if let Some(inner) = gone.find(|inner| inner.wire == *key) {
        return put_in_old(inner, rest, old);
    }
    let (taken, new) = (Taken::of(resource), old_resource(key, is_root));
    if !taken.functions.contains(&new.function) && !taken.modules.contains(&new.module) {
        let mut new = new;
        put_in_old(&mut new, rest, old);
        if !new.is_empty() {
            resource.old_resources.push(new);
        }
    }
}

fn put_in_old(resource: &mut OldResource, keys: &[&str], old: OldMethod) {
    let functions = |resource: &OldResource| -> BTreeSet<RustIdent> {
        let methods = resource.methods.iter().map(|method| &method.function);
        let resources = resource.resources.iter().map(|inner| &inner.function);
        methods.chain(resources).cloned().collect()
    };
    let taken = functions(resource);
    let Some((key, rest)) = keys.split_first() else {
        let mut builders = resource.methods.iter().map(|method| &method.builder);
        if !taken.contains(&old.function)
            && !builders.any(|builder| *builder == old.builder)
            && old.builder != resource.handle
        {
            resource.methods.push(old);
        }
        return;
    };
    let mut inner = resource.resources.iter_mut();
    if let Some(inner) = inner.find(|inner| inner.wire == *key) {
        return put_in_old(inner, rest, old);
    }
    let mut new = old_resource(key, false);
    let mut modules = resource.resources.iter().map(|inner| &inner.module);
    if !taken.contains(&new.function) && !modules.any(|module| *module == new.module) {
        put_in_old(&mut new, rest, old);
        if !new.is_empty() {
            resource.resources.push(new);
        }
    }
}

fn old_resource(key: &str, is_root: bool) -> OldResource {
    let scopes = Scopes::new(is_root);
    OldResource {
        wire: key.to_owned(),
        function: names::uncontested_name(scopes.functions, key),
        module: names::uncontested_name(scopes.modules, key),
        handle: names::uncontested_name(NameScope::ResourceType, key),
        methods: Vec::new(),
        resources: Vec::new(),
    }
}

/// The names that a resource has given.
struct Taken {
    functions: BTreeSet<RustIdent>,
    modules: BTreeSet<RustIdent>,
    types: BTreeSet<RustIdent>,
}

impl Taken {
    fn of(resource: &Resource) -> Self {
        let mut taken = Self {
            functions: BTreeSet::new(),
            modules: BTreeSet::new(),
            types: BTreeSet::new(),
        };
        for method in &resource.methods {
            taken.functions.insert(method.function.clone());
            taken.types.insert(method.builder.clone());
            taken.modules.insert(method.module.clone());
        }
        for inner in &resource.resources {
            taken.functions.insert(inner.function.clone());
            taken.modules.insert(inner.module.clone());
        }
        for old in &resource.old_methods {
            taken.functions.insert(old.function.clone());
            taken.types.insert(old.builder.clone());
        }
        for inner in &resource.old_resources {
            taken.functions.insert(inner.function.clone());
            taken.modules.insert(inner.module.clone());
        }
        taken
    }
}

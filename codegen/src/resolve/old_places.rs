//! Methods at the places where they were: which names that takes, and the functions that lead to where they are.

use std::collections::{BTreeMap, BTreeSet};
use std::slice;

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
    let mut old_methods = Vec::new();
    let softenings = decisions.softenings();
    let mut softenings = softenings
        .filter(|(_, old, _)| *old == Old::Places)
        .peekable();
    if softenings.peek().is_some() {
        let mut there = BTreeMap::new();
        find_methods(root, &[], &[], &mut there);
        for (path, _, softening) in softenings {
            let Some((method, receiver, modules)) = there.get(path) else {
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
                    method: (*method).clone(),
                    features: Vec::new(),
                };
                old_methods.push((place, old));
            }
        }
    }
    let mut names = BTreeMap::new();
    for (place, old) in old_methods {
        put(root, &place, 0, old, &mut names);
    }
}

/// A method with the functions that lead to its resource, and the modules.
type Found<'a> = (&'a Method, Vec<RustIdent>, Vec<RustIdent>);

/// Finds the methods by their JSON paths.
fn find_methods<'a>(
    resource: &'a Resource,
    receiver: &[RustIdent],
    modules: &[RustIdent],
    found: &mut BTreeMap<&'a str, Found<'a>>,
) {
    for method in &resource.methods {
        let place = (method, receiver.to_vec(), modules.to_vec());
        found.insert(&method.path_in_document, place);
    }
    for inner in &resource.resources {
        let receiver = [receiver, slice::from_ref(&inner.function)].concat();
        let modules = [modules, slice::from_ref(&inner.module)].concat();
        find_methods(inner, &receiver, &modules, found);
    }
}

/// The names that resources have given, by the keys of each.
type Names<'a> = BTreeMap<Vec<&'a str>, Taken>;

/// Puts an old method below a resource with the first of the keys of its place, as many as `level`.
fn put<'a>(
    resource: &mut Resource,
    place: &OldPlace<'a>,
    level: usize,
    old: OldMethod,
    names: &mut Names<'a>,
) {
    let here = place.resources[..level].to_vec();
    let Some(key) = place.resources.get(level) else {
        let taken = names.entry(here).or_insert_with(|| Taken::of(resource));
        if !taken.keys.contains(place.method) && taken.has_room_for(&old, &resource.handle) {
            taken.take(&old);
            resource.old_methods.push(old);
        }
        return;
    };
    let mut there = resource.resources.iter_mut();
    if let Some(inner) = there.find(|inner| inner.wire.0 == *key) {
        return put(inner, place, level + 1, old, names);
    }
    let taken = names.entry(here);
    taken.or_insert_with(|| Taken::of(resource));
    put_among_old(&mut resource.old_resources, place, level, old, names);
}

fn put_in_old<'a>(
    resource: &mut OldResource,
    place: &OldPlace<'a>,
    level: usize,
    old: OldMethod,
    names: &mut Names<'a>,
) {
    if level < place.resources.len() {
        return put_among_old(&mut resource.resources, place, level, old, names);
    }
    let taken = names.entry(place.resources.clone()).or_default();
    if taken.has_room_for(&old, &resource.handle) {
        taken.take(&old);
        resource.methods.push(old);
    }
}

/// Puts an old method into the old resource that has the key at `level`. If there is none, it is made, unless its names are taken.
fn put_among_old<'a>(
    resources: &mut Vec<OldResource>,
    place: &OldPlace<'a>,
    level: usize,
    old: OldMethod,
    names: &mut Names<'a>,
) {
    let (here, key) = (&place.resources[..level], place.resources[level]);
    let mut there = resources.iter_mut();
    if let Some(inner) = there.find(|inner| inner.wire == key) {
        return put_in_old(inner, place, level + 1, old, names);
    }
    let mut new = old_resource(key, level == 0);
    let taken = names.entry(here.to_vec()).or_default();
    if taken.has_room_for_resource(&new) {
        put_in_old(&mut new, place, level + 1, old, names);
        if !new.is_empty() {
            names.entry(here.to_vec()).or_default().take_resource(&new);
            resources.push(new);
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
#[derive(Default)]
struct Taken {
    /// The keys of its methods.
    keys: BTreeSet<String>,
    functions: BTreeSet<RustIdent>,
    modules: BTreeSet<RustIdent>,
    types: BTreeSet<RustIdent>,
}

impl Taken {
    fn of(resource: &Resource) -> Self {
        let mut taken = Self::default();
        for method in &resource.methods {
            taken.keys.insert(method.wire.0.clone());
            taken.functions.insert(method.function.clone());
            taken.types.insert(method.builder.clone());
            taken.modules.insert(method.module.clone());
        }
        for inner in &resource.resources {
            taken.functions.insert(inner.function.clone());
            taken.modules.insert(inner.module.clone());
        }
        taken
    }

    fn has_room_for(&self, old: &OldMethod, handle: &RustIdent) -> bool {
        !self.functions.contains(&old.function)
            && !self.types.contains(&old.builder)
            && old.builder != *handle
    }

    fn take(&mut self, old: &OldMethod) {
        self.functions.insert(old.function.clone());
        self.types.insert(old.builder.clone());
    }

    fn has_room_for_resource(&self, resource: &OldResource) -> bool {
        !self.functions.contains(&resource.function) && !self.modules.contains(&resource.module)
    }

    fn take_resource(&mut self, resource: &OldResource) {
        self.functions.insert(resource.function.clone());
        self.modules.insert(resource.module.clone());
    }
}

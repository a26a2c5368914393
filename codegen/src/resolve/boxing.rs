//! Which fields are boxed: those of a cycle, and those whose message would make its parent large by value.
//!
//! Every by-value edge inside a cycle is boxed, not just one that would break it: which one that is would depend on
//! where the search begins.

use std::collections::BTreeMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::{Api, Field, ItemKind, Module, Resource, RustIdent, Type, TypePath};

/// A message of more bytes than this stands in a `Box`.
const LARGEST_BY_VALUE: usize = 256;

/// The place of a type, as a key.
type Key = (Vec<RustIdent>, RustIdent);

fn key(path: &TypePath) -> Key {
    (path.modules.clone(), path.name.clone())
}

/// Boxes the fields of an API.
pub(super) fn box_fields(api: &mut Api) {
    let mut graph: DiGraph<Key, ()> = DiGraph::new();
    let mut items: BTreeMap<Key, (NodeIndex, &ItemKind)> = BTreeMap::new();
    api.each_item(&mut |modules, item| {
        let place = (modules.to_vec(), item.name.clone());
        let node = graph.add_node(place.clone());
        items.insert(place, (node, &item.kind));
    });
    let mut edges = Vec::new();
    for (node, kind) in items.values() {
        if let ItemKind::Message(fields) = kind {
            let targets = fields.iter().filter_map(|field| target(&field.ty, &items));
            edges.extend(targets.filter_map(|place| Some((*node, items.get(&place)?.0))));
        }
    }
    for (from, to) in edges {
        graph.add_edge(from, to, ());
    }
    // Successors come first, so that the size of what a message holds is known before its own.
    let components = kosaraju_scc(&graph);
    let mut component_of = BTreeMap::new();
    for (number, nodes) in components.iter().enumerate() {
        for node in nodes {
            component_of.insert(*node, number);
        }
    }
    let mut sizes: BTreeMap<NodeIndex, usize> = BTreeMap::new();
    let mut boxed: BTreeMap<Key, Vec<bool>> = BTreeMap::new();
    for node in components.iter().flatten() {
        let Some(place) = graph.node_weight(*node) else {
            continue;
        };
        let Some((_, ItemKind::Message(fields))) = items.get(place) else {
            continue;
        };
        let mut size = size_of::<usize>();
        let mut flags = Vec::new();
        for field in fields {
            let held = target(&field.ty, &items)
                .and_then(|target| items.get(&target))
                .map(|(node, _)| *node);
            let in_box = held.is_some_and(|held| {
                component_of.get(&held) == component_of.get(node)
                    || sizes.get(&held).is_none_or(|size| *size > LARGEST_BY_VALUE)
            });
            size += match held {
                Some(_) if in_box => size_of::<usize>(),
                Some(held) => sizes.get(&held).copied().unwrap_or_default() + size_of::<usize>(),
                None => size_in_option(&field.ty),
            };
            flags.push(in_box);
        }
        sizes.insert(*node, size);
        boxed.insert(place.clone(), flags);
    }
    each_fields(api, &mut |place, fields| {
        let Some(flags) = boxed.get(place) else {
            return;
        };
        for (field, _) in fields.iter_mut().zip(flags).filter(|(_, flag)| **flag) {
            if let Type::Named(path) = &field.ty {
                field.ty = Type::Boxed(path.clone());
            }
        }
    });
}

/// The message that a value of this type holds by value, through aliases.
fn target(ty: &Type, items: &BTreeMap<Key, (NodeIndex, &ItemKind)>) -> Option<Key> {
    let mut ty = ty;
    for _ in 0..=items.len() {
        let Type::Named(path) = ty else { return None };
        match items.get(&key(path))?.1 {
            ItemKind::Message(_) => return Some(key(path)),
            ItemKind::Alias(inner) => ty = inner,
            ItemKind::Enum(_) => return None,
        }
    }
    None
}

/// Bytes of an `Option` of a type, near enough and the same on every machine.
fn size_in_option(ty: &Type) -> usize {
    match ty {
        Type::Bool => 1,
        Type::I32 | Type::U32 | Type::F32 => 8,
        Type::I64 | Type::U64 | Type::F64 => 16,
        Type::Json | Type::DateTime | Type::Date | Type::Duration => 32,
        Type::Named(_)
        | Type::JsonMap
        | Type::String
        | Type::ByteString
        | Type::FieldMask
        | Type::List(_)
        | Type::Map(_) => 24,
        Type::Boxed(_) => 8,
    }
}

fn each_fields(api: &mut Api, visit: &mut dyn FnMut(&Key, &mut Vec<Field>)) {
    fn module(
        modules: &[RustIdent],
        content: &mut Module,
        visit: &mut dyn FnMut(&Key, &mut Vec<Field>),
    ) {
        for item in &mut content.items {
            if let ItemKind::Message(fields) = &mut item.kind {
                visit(&(modules.to_vec(), item.name.clone()), fields);
            }
        }
        for (name, inner) in &mut content.modules {
            module(
                &[modules, std::slice::from_ref(name)].concat(),
                inner,
                visit,
            );
        }
    }
    fn resource(
        modules: &[RustIdent],
        content: &mut Resource,
        visit: &mut dyn FnMut(&Key, &mut Vec<Field>),
    ) {
        for method in &mut content.methods {
            module(
                &[modules, std::slice::from_ref(&method.module)].concat(),
                &mut method.types,
                visit,
            );
        }
        for inner in &mut content.resources {
            resource(
                &[modules, std::slice::from_ref(&inner.module)].concat(),
                inner,
                visit,
            );
        }
    }
    module(&[super::types::types_module()], &mut api.types, visit);
    resource(&[], &mut api.root, visit);
}

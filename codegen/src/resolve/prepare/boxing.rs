//! Which fields are boxed: the fields of a cycle, and the fields whose message would make its parent too large.
//!
//! Every field inside a cycle is boxed, although one box would break the cycle: which one would depend on where the search
//! begins.

use std::collections::BTreeMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::{Api, Draft, ItemKind, Type, TypePath};

/// A field whose message has more bytes than this is boxed.
const LARGEST_BY_VALUE: usize = 256;

/// The types of an API, each with its node in the graph.
type Nodes<'a> = BTreeMap<TypePath, (NodeIndex, &'a ItemKind)>;

/// Boxes the fields of a model.
pub(super) fn box_fields(draft: &mut Draft) {
    let boxed = find_boxed_fields(draft.api());
    draft.each_item_mut(&mut |modules, item| {
        let ItemKind::Message(fields) = &mut item.kind else {
            return;
        };
        let Some(flags) = boxed.get(&TypePath::new(modules, &item.name)) else {
            return;
        };
        for (field, _) in fields.iter_mut().zip(flags).filter(|(_, flag)| **flag) {
            if let Type::Named(path) = &field.ty {
                field.ty = Type::Boxed(path.clone());
            }
        }
    });
}

/// For each message, which of its fields are boxed.
fn find_boxed_fields(api: &Api) -> BTreeMap<TypePath, Vec<bool>> {
    // A node for each type, and an edge from each message to each message that it holds by value.
    let mut graph: DiGraph<TypePath, ()> = DiGraph::new();
    let mut nodes = Nodes::new();
    api.each_item(&mut |modules, item| {
        let path = TypePath::new(modules, &item.name);
        let node = graph.add_node(path.clone());
        nodes.insert(path, (node, &item.kind));
    });
    let mut edges = Vec::new();
    for (node, kind) in nodes.values() {
        if let ItemKind::Message(fields) = kind {
            let held = fields
                .iter()
                .filter_map(|field| message_by_value(&field.ty, &nodes));
            edges.extend(held.map(|held| (*node, held)));
        }
    }
    for (from, to) in edges {
        graph.add_edge(from, to, ());
    }

    // The cycles. Successors come first, so the sizes of the fields of a message are known before its own.
    let components = kosaraju_scc(&graph);
    let mut component_of = BTreeMap::new();
    for (number, members) in components.iter().enumerate() {
        for node in members {
            component_of.insert(*node, number);
        }
    }

    // The fields, message by message.
    let mut sizes: BTreeMap<NodeIndex, usize> = BTreeMap::new();
    let mut boxed: BTreeMap<TypePath, Vec<bool>> = BTreeMap::new();
    for node in components.iter().flatten() {
        let Some(path) = graph.node_weight(*node) else {
            continue;
        };
        let Some((_, ItemKind::Message(fields))) = nodes.get(path) else {
            continue;
        };
        let mut size = size_of::<usize>();
        let mut flags = Vec::new();
        for field in fields {
            let held = message_by_value(&field.ty, &nodes);
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
        boxed.insert(path.clone(), flags);
    }
    boxed
}

/// The message that a value of this type holds by value, through aliases.
fn message_by_value(ty: &Type, nodes: &Nodes<'_>) -> Option<NodeIndex> {
    let mut ty = ty;
    for _ in 0..=nodes.len() {
        let Type::Named(path) = ty else { return None };
        let (node, kind) = nodes.get(path)?;
        match kind {
            ItemKind::Message(_) => return Some(*node),
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
        | Type::Xgafv
        | Type::List(_)
        | Type::Map(_) => 24,
        Type::Boxed(_) => 8,
    }
}

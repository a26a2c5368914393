//! Which aliases cannot be written as an alias: those that lead back to themselves, and those that lead too far.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::schema::{SchemaKind, kind_of};
use crate::discovery::{Document, Schema};

/// How many aliases, lists and maps may be between a schema and what it is in the end. The compiler expands all of them in every
/// place that uses the schema.
const MOST_LEVELS: usize = 12;

/// The aliases of a document that become any JSON value.
#[derive(Default)]
pub(super) struct Aliases<'a> {
    endless: BTreeSet<&'a str>,
    too_deep: BTreeSet<&'a str>,
}

impl<'a> Aliases<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        // A node for each alias, and an edge to each alias that it is made from.
        let mut graph: DiGraph<&str, ()> = DiGraph::new();
        let aliases = document.schemas.iter();
        let aliases = aliases.filter(|(_, schema)| kind_of(schema) == SchemaKind::Alias);
        let nodes: BTreeMap<&str, (NodeIndex, Parts<'_>)> = aliases
            .map(|(id, schema)| (id.as_str(), (graph.add_node(id), Parts::of(schema))))
            .collect();
        for (from, parts) in nodes.values() {
            for (to, _) in parts.references.iter().filter_map(|id| nodes.get(id)) {
                graph.add_edge(*from, *to, ());
            }
        }
        let mut found = Self::default();
        let mut levels: BTreeMap<&str, usize> = BTreeMap::new();
        // What an alias is made from comes before it.
        for members in kosaraju_scc(&graph) {
            let is_circle = members.len() > 1
                || members
                    .iter()
                    .any(|node| graph.find_edge(*node, *node).is_some());
            for id in members.iter().filter_map(|node| graph.node_weight(*node)) {
                if is_circle {
                    found.endless.insert(id);
                } else if let Some((_, parts)) = nodes.get(id) {
                    let targets = parts.references.iter();
                    let below = targets.filter_map(|target| levels.get(target)).max();
                    let all = parts.levels + below.copied().unwrap_or_default();
                    if below.is_some() && all > MOST_LEVELS {
                        found.too_deep.insert(id);
                    } else {
                        levels.insert(id, all);
                    }
                }
            }
        }
        found
    }

    /// Why an alias cannot be written as one.
    pub(super) fn reason(&self, id: &str) -> Option<String> {
        if self.endless.contains(id) {
            let reason = "refers to itself without an object between: any JSON value";
            return Some(reason.to_owned());
        }
        self.too_deep.contains(id).then(|| {
            format!("leads through more than {MOST_LEVELS} aliases, lists and maps: any JSON value")
        })
    }
}

/// What an alias is made from.
#[derive(Default)]
struct Parts<'a> {
    /// The schemas that it refers to, without an object between.
    references: Vec<&'a str>,
    /// How many lists and maps are nested in it, and itself.
    levels: usize,
}

impl<'a> Parts<'a> {
    fn of(schema: &'a Schema) -> Self {
        let mut parts = Self::default();
        parts.add(schema, 1);
        parts
    }

    fn add(&mut self, schema: &'a Schema, level: usize) {
        self.levels = self.levels.max(level);
        self.references.extend(schema.reference.as_deref());
        let inner = schema.items.iter().chain(&schema.additional_properties);
        for inner in inner {
            self.add(inner, level + 1);
        }
    }
}

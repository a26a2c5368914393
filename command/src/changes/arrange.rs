//! Changes as people read them: by how much they matter, then by kind; what happened in many places is told once.

use std::collections::{BTreeMap, BTreeSet};

use discovery_codegen::diff::{Change, Kind};
use discovery_codegen::{Diff, Verdict};

use crate::text::printable;

/// What is no item of the crate is display_name.
pub(crate) const WHOLE: &str = "the API";

/// So many places with the same change are told as one.
const SEVERAL: usize = 3;

/// A part of the page.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) matter: Matter,
    /// How many changes it has.
    pub(crate) count: usize,
    pub(crate) groups: Vec<Group>,
}

/// How much changes matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Matter {
    Breaking,
    /// No Rust item changes, but what is sent or accepted does.
    Wire,
    Minor,
    Documentation,
}

/// Changes of one kind.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) kind: Kind,
    pub(crate) count: usize,
    pub(crate) rows: Vec<Row>,
}

/// One line, or a few.
#[derive(Debug)]
pub(crate) enum Row {
    /// One change.
    One {
        rust: String,
        change: Option<Shown>,
        path: String,
    },
    /// The same change in several places.
    Many {
        /// What has changed in each; empty: each as a whole.
        what: String,
        change: Option<Shown>,
        places: Vec<String>,
    },
    /// Parts of one item.
    Parts { item: String, parts: Vec<String> },
    /// Items, without a word about each.
    Names(Vec<String>),
}

/// How it was and how it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shown {
    /// Something that is new, or gone.
    Only(String),
    From(String, String),
}

impl Shown {
    fn new(change: &Change) -> Option<Self> {
        let (old, new) = (printable(&change.old), printable(&change.new));
        match (
            change.old.is_empty(),
            change.new.is_empty(),
            change.kind.is_on_the_wire(),
        ) {
            (true, true, _) => None,
            (false, false, _) => Some(Self::From(old, new)),
            // Nothing is one of the values on the wire.
            (true, false, true) => Some(Self::From("(none)".to_owned(), new)),
            (false, true, true) => Some(Self::From(old, "(none)".to_owned())),
            (true, false, false) => Some(Self::Only(new)),
            (false, true, false) => Some(Self::Only(old)),
        }
    }
}

/// The parts of a page that have something to say.
pub(crate) fn parts(diff: &Diff) -> Vec<Part> {
    let mut parts: BTreeMap<Matter, BTreeMap<Kind, Vec<&Change>>> = BTreeMap::new();
    for change in &diff.changes {
        let kinds = parts.entry(matter(change)).or_default();
        kinds.entry(change.kind).or_default().push(change);
    }
    parts
        .into_iter()
        .map(|(matter, kinds)| Part {
            matter,
            count: kinds.values().map(Vec::len).sum(),
            groups: kinds
                .into_iter()
                .map(|(kind, changes)| Group {
                    kind,
                    count: changes.len(),
                    rows: rows(kind, changes),
                })
                .collect(),
        })
        .collect()
}

fn matter(change: &Change) -> Matter {
    match change.level {
        Verdict::Major => Matter::Breaking,
        Verdict::Minor => Matter::Minor,
        _ if change.wire => Matter::Wire,
        _ => Matter::Documentation,
    }
}

fn rows(kind: Kind, changes: Vec<&Change>) -> Vec<Row> {
    match kind {
        Kind::Docs => return vec![Row::Names(items(&changes))],
        Kind::TypeAdded | Kind::Deprecated | Kind::Undeprecated => {
            return vec![Row::Names(
                changes
                    .iter()
                    .map(|change| display_name(&change.rust))
                    .collect(),
            )];
        }
        _ => {}
    }
    let mut alike: BTreeMap<(String, Option<Shown>), Vec<&Change>> = BTreeMap::new();
    for change in &changes {
        let key = (part(change), Shown::new(change));
        alike.entry(key).or_default().push(change);
    }
    let mut rows = Vec::new();
    let mut told = BTreeSet::new();
    for ((what, change), same) in alike {
        if same.len() < SEVERAL || (what.is_empty() && change.is_none()) {
            continue;
        }
        told.extend(same.iter().map(|change| (&change.rust, &change.path)));
        let places = same
            .iter()
            .map(|change| display_name(&change.item))
            .collect();
        rows.push(Row::Many {
            what,
            change,
            places,
        });
    }
    let rest = changes
        .into_iter()
        .filter(|change| !told.contains(&(&change.rust, &change.path)));
    match kind {
        Kind::FieldAdded | Kind::ValueAdded | Kind::SetterAdded => {
            let mut parts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for change in rest {
                parts.entry(&change.item).or_default().push(part(change));
            }
            rows.extend(parts.into_iter().map(|(item, parts)| Row::Parts {
                item: display_name(item),
                parts,
            }));
        }
        _ => rows.extend(rest.map(|change| Row::One {
            rust: display_name(&change.rust),
            change: Shown::new(change),
            path: printable(&change.path),
        })),
    }
    rows
}

/// The items of some changes, each once.
fn items(changes: &[&Change]) -> Vec<String> {
    let items: BTreeSet<&str> = changes.iter().map(|change| change.item.as_str()).collect();
    items.into_iter().map(display_name).collect()
}

/// What has changed of an item: `.page_size`, `name`.
fn part(change: &Change) -> String {
    let part = change
        .rust
        .strip_prefix(change.item.as_str())
        .unwrap_or_default();
    let part = part.strip_prefix("()").unwrap_or(part);
    part.trim_start_matches(':').to_owned()
}

fn display_name(rust: &str) -> String {
    match rust.is_empty() {
        true => WHOLE.to_owned(),
        false => printable(rust),
    }
}

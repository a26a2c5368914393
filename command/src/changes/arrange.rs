//! Arranges changes for people: by severity, then by kind. The same change in many places becomes one row.

use std::collections::{BTreeMap, BTreeSet};

use discovery_codegen::diff::{Change, Kind};
use discovery_codegen::{Diff, Verdict};

use crate::text::printable;

/// The name of a change that concerns no single item.
pub(crate) const WHOLE: &str = "the API";

/// This many places with the same change, or more, share a row.
const SEVERAL: usize = 3;

/// The changes of one severity.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) severity: Severity,
    /// The number of changes.
    pub(crate) count: usize,
    pub(crate) groups: Vec<Group>,
}

/// The severity of changes, the most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    Breaking,
    /// The wire format changes, but no Rust item does.
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

/// A row: one line, or a few.
#[derive(Debug)]
pub(crate) enum Row {
    /// One change.
    Single {
        rust: String,
        change: Option<Values>,
        path: String,
        code: Option<Code>,
    },
    /// The same change at several places.
    Repeated {
        /// The member that changed at each place; empty: the whole item.
        what: String,
        change: Option<Values>,
        places: Vec<String>,
        /// That of the first place.
        code: Option<Code>,
    },
    /// Members of one item.
    Members { item: String, members: Vec<String> },
    /// Items without details.
    Names(Vec<String>),
}

/// What was written, and what to write: a line each, or a few.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) before: String,
    pub(crate) after: String,
    /// What is said of code before that still compiles.
    pub(crate) softened: Option<&'static str>,
}

/// What is said of a change whose old code still compiles.
pub(crate) fn softened(change: &Change) -> Option<&'static str> {
    change.softened.then_some(match change.kind {
        Kind::ParameterRequired | Kind::ArgumentAdded => {
            "softened: the old code compiles until the next major version; a call without the parameter is an error before it is sent"
        }
        _ => "softened: the old code compiles with a warning, until the next major version",
    })
}

impl Code {
    fn new(change: &Change) -> Option<Self> {
        let lines = |code: &str| {
            let lines: Vec<String> = code.lines().map(printable).collect();
            lines.join("\n")
        };
        (change.before != change.after).then(|| Self {
            before: lines(&change.before),
            after: lines(&change.after),
            softened: softened(change),
        })
    }
}

/// The old and the new value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Values {
    /// A value that was added or removed.
    Only(String),
    From(String, String),
}

impl Values {
    fn new(change: &Change) -> Option<Self> {
        let (old, new) = (printable(&change.old), printable(&change.new));
        match (
            change.old.is_empty(),
            change.new.is_empty(),
            change.kind.is_on_the_wire(),
        ) {
            (true, true, _) => None,
            (false, false, _) => Some(Self::From(old, new)),
            // On the wire, the absence of a value is a value.
            (true, false, true) => Some(Self::From("(none)".to_owned(), new)),
            (false, true, true) => Some(Self::From(old, "(none)".to_owned())),
            (true, false, false) => Some(Self::Only(new)),
            (false, true, false) => Some(Self::Only(old)),
        }
    }
}

/// The sections that have changes.
pub(crate) fn sections(diff: &Diff) -> Vec<Section> {
    let mut sections: BTreeMap<Severity, BTreeMap<Kind, Vec<&Change>>> = BTreeMap::new();
    for change in &diff.changes {
        let kinds = sections.entry(Severity::of(change)).or_default();
        kinds.entry(change.kind).or_default().push(change);
    }
    sections
        .into_iter()
        .map(|(severity, kinds)| Section {
            severity,
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

impl Severity {
    /// That of a change.
    pub(crate) fn of(change: &Change) -> Self {
        match change.level {
            Verdict::Major => Self::Breaking,
            Verdict::Minor => Self::Minor,
            _ if change.wire => Self::Wire,
            _ => Self::Documentation,
        }
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
    let mut alike: BTreeMap<(String, Option<Values>, bool), Vec<&Change>> = BTreeMap::new();
    for change in &changes {
        let key = (member(change), Values::new(change), change.softened);
        alike.entry(key).or_default().push(change);
    }
    let mut rows = Vec::new();
    let mut shown = BTreeSet::new();
    for ((what, change, _), same) in alike {
        if same.len() < SEVERAL || (what.is_empty() && change.is_none()) {
            continue;
        }
        shown.extend(same.iter().map(|change| (&change.rust, &change.path)));
        let places = same
            .iter()
            .map(|change| display_name(&change.item))
            .collect();
        rows.push(Row::Repeated {
            what,
            change,
            places,
            code: same.first().and_then(|change| Code::new(change)),
        });
    }
    let rest = changes
        .into_iter()
        .filter(|change| !shown.contains(&(&change.rust, &change.path)));
    match kind {
        Kind::FieldAdded | Kind::ValueAdded | Kind::SetterAdded => {
            let mut members: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for change in rest {
                members
                    .entry(&change.item)
                    .or_default()
                    .push(member(change));
            }
            rows.extend(members.into_iter().map(|(item, members)| Row::Members {
                item: display_name(item),
                members,
            }));
        }
        _ => rows.extend(rest.map(|change| Row::Single {
            rust: display_name(&change.rust),
            change: Values::new(change),
            path: printable(&change.path),
            code: Code::new(change),
        })),
    }
    rows
}

/// The items of some changes, each once.
fn items(changes: &[&Change]) -> Vec<String> {
    let items: BTreeSet<&str> = changes.iter().map(|change| change.item.as_str()).collect();
    items.into_iter().map(display_name).collect()
}

/// The member of the item that changed: `.page_size`, `name`.
fn member(change: &Change) -> String {
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

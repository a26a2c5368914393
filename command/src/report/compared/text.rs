//! Changes for people, on a terminal.

use discovery_codegen::Verdict;
use discovery_codegen::diff::Kind;

use super::comparison::Comparison;
use crate::changes::arrange::{self, Group, Matter, Part, Row, Shown};
use crate::report::lines::Lines;
use crate::report::style::{BAD, DIM, GOOD, HEAD, NAME, NEW, OLD, PLAIN, paint};
use crate::text::count;

/// Before a kind of change.
const INDENT: &str = "  ";
/// Before a change.
const DEEP: &str = "      ";
/// Before what is said of a change.
const DEEPER: &str = "          ";
/// So many items of documentation are named.
const NAMED: usize = 12;

pub(super) fn page(compared: &Comparison, width: usize) -> String {
    let mut lines = Lines::new(width);
    lines.line(&paint(NAME, &compared.heading()));
    if let Some(backwards) = compared.backwards() {
        lines.line(&format!("{} {backwards}", paint(HEAD, "note:")));
    }
    for part in arrange::parts(&compared.diff) {
        self::part(&mut lines, &part);
    }
    lines.line("");
    if let Some(warning) = compared.warning() {
        lines.line(&format!("{} {warning}", paint(HEAD, "warning:")));
    }
    let verdict = compared.diff.verdict();
    let style = match verdict {
        Verdict::Major => BAD,
        Verdict::Minor | Verdict::Patch => HEAD,
        Verdict::None => GOOD,
    };
    let verdict = paint(style, &format!("verdict: {verdict}"));
    lines.line(&format!("{verdict} ({})", compared.meaning()));
    lines.text()
}

fn part(lines: &mut Lines, part: &Part) {
    let title = match part.matter {
        Matter::Breaking => "Breaking",
        Matter::Wire => "On the wire, where no Rust item changes",
        Matter::Minor => "Added or deprecated",
        Matter::Documentation => "Documentation",
    };
    lines.heading(&format!("{title} ({})", part.count));
    for group in &part.groups {
        self::group(lines, group);
    }
}

fn group(lines: &mut Lines, group: &Group) {
    let Group { kind, count, rows } = group;
    if *kind == Kind::Docs {
        for row in rows {
            documentation(lines, row);
        }
        return;
    }
    let number = match count {
        1 => String::new(),
        number => format!(" ({number})"),
    };
    let head = format!("{}{number}", kind.title());
    lines.words(
        &format!("{INDENT}{}: ", paint(NAME, &head)),
        DEEP,
        kind.why(),
        DIM,
    );
    for row in rows {
        self::row(lines, row);
    }
}

fn row(lines: &mut Lines, row: &Row) {
    match row {
        Row::One { rust, change, path } => {
            changed(lines, rust, change.as_ref());
            lines.line(&format!("{DEEPER}{}", paint(DIM, path)));
        }
        Row::Many {
            what,
            change,
            places,
        } => {
            let number = count(places.len(), "place", "places");
            match (what.is_empty(), change) {
                (true, change) => changed(lines, &format!("in {number}"), change.as_ref()),
                (false, Some(Shown::Only(value))) => {
                    lines.words(
                        DEEP,
                        DEEPER,
                        &format!("{what}: {value}, in {number}"),
                        PLAIN,
                    );
                }
                (false, change) => changed(lines, &format!("{what}, in {number}"), change.as_ref()),
            }
            lines.words(DEEPER, DEEPER, &places.join(", "), DIM);
        }
        Row::Parts { item, parts } => {
            lines.words(
                DEEP,
                DEEPER,
                &format!("{item}: {}", parts.join(", ")),
                PLAIN,
            );
        }
        Row::Names(names) => lines.words(DEEP, DEEP, &names.join(", "), PLAIN),
    }
}

/// What has changed, with both values on its line if they fit.
fn changed(lines: &mut Lines, what: &str, change: Option<&Shown>) {
    let plain = match change {
        None => String::new(),
        Some(Shown::Only(value)) => value.clone(),
        Some(Shown::From(old, new)) => format!("{old} → {new}"),
    };
    let coloured = match change {
        Some(Shown::From(old, new)) => format!("{} → {}", paint(OLD, old), paint(NEW, new)),
        _ => plain.clone(),
    };
    match change {
        // Of something that is renamed, the old name is what it is called.
        Some(Shown::From(old, _)) if old == what && lines.fits(DEEP.len(), &plain) => {
            lines.line(&format!("{DEEP}{coloured}"));
        }
        None => lines.line(&format!("{DEEP}{what}")),
        Some(_) if lines.fits(DEEP.len() + what.chars().count() + 2, &plain) => {
            lines.line(&format!("{DEEP}{what}: {coloured}"));
        }
        Some(Shown::Only(_)) => lines.words(DEEP, DEEPER, &format!("{what}: {plain}"), PLAIN),
        Some(Shown::From(old, new)) => {
            lines.line(&format!("{DEEP}{what}:"));
            lines.words(&format!("{DEEPER}- "), &format!("{DEEPER}  "), old, OLD);
            lines.words(&format!("{DEEPER}+ "), &format!("{DEEPER}  "), new, NEW);
        }
    }
}

/// Documentation is counted, and some of it named.
fn documentation(lines: &mut Lines, row: &Row) {
    let Row::Names(items) = row else { return };
    let types = items
        .iter()
        .filter(|item| item.starts_with("types::"))
        .count();
    let counts = [
        (types, "type", "types"),
        (
            items.len() - types,
            "method or other item",
            "methods and other items",
        ),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    let named = items
        .iter()
        .take(NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let more = match items.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let all = format!("of {}: {named}{more}", counts.join("; "));
    lines.words(INDENT, DEEP, &all, PLAIN);
}

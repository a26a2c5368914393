//! Changes for people, on a terminal.

use discovery_codegen::Verdict;
use discovery_codegen::diff::Kind;

use super::Compared;
use super::arranged::{self, Group, Matter, Part, Row, Shown};
use crate::report::count;
use crate::report::paper::Paper;
use crate::report::style::{BAD, DIM, GOOD, HEAD, NAME, NEW, OLD, PLAIN, paint};

/// Before a kind of change.
const INDENT: &str = "  ";
/// Before a change.
const DEEP: &str = "      ";
/// Before what is said of a change.
const DEEPER: &str = "          ";
/// So many items of documentation are named.
const NAMED: usize = 12;

pub(super) fn page(compared: &Compared, width: usize) -> String {
    let mut paper = Paper::new(width);
    paper.line(&paint(NAME, &compared.heading()));
    if let Some(backwards) = compared.backwards() {
        paper.line(&format!("{} {backwards}", paint(HEAD, "note:")));
    }
    for part in arranged::parts(&compared.diff) {
        self::part(&mut paper, &part);
    }
    paper.line("");
    if let Some(warning) = compared.warning() {
        paper.line(&format!("{} {warning}", paint(HEAD, "warning:")));
    }
    let verdict = compared.diff.verdict();
    let style = match verdict {
        Verdict::Major => BAD,
        Verdict::Minor | Verdict::Patch => HEAD,
        Verdict::None => GOOD,
    };
    let verdict = paint(style, &format!("verdict: {verdict}"));
    paper.line(&format!("{verdict} ({})", compared.meaning()));
    paper.text()
}

fn part(paper: &mut Paper, part: &Part) {
    let title = match part.matter {
        Matter::Breaking => "Breaking",
        Matter::Wire => "On the wire, where no Rust item changes",
        Matter::Minor => "Added or deprecated",
        Matter::Documentation => "Documentation",
    };
    paper.heading(&format!("{title} ({})", part.count));
    for group in &part.groups {
        self::group(paper, group);
    }
}

fn group(paper: &mut Paper, group: &Group) {
    let Group { kind, count, rows } = group;
    if *kind == Kind::Docs {
        for row in rows {
            documentation(paper, row);
        }
        return;
    }
    let number = match count {
        1 => String::new(),
        number => format!(" ({number})"),
    };
    let head = format!("{}{number}", kind.title());
    paper.words(
        &format!("{INDENT}{}: ", paint(NAME, &head)),
        DEEP,
        kind.why(),
        DIM,
    );
    for row in rows {
        self::row(paper, row);
    }
}

fn row(paper: &mut Paper, row: &Row) {
    match row {
        Row::One { rust, change, path } => {
            changed(paper, rust, change.as_ref());
            paper.line(&format!("{DEEPER}{}", paint(DIM, path)));
        }
        Row::Many {
            what,
            change,
            places,
        } => {
            let number = count(places.len(), "place", "places");
            match (what.is_empty(), change) {
                (true, change) => changed(paper, &format!("in {number}"), change.as_ref()),
                (false, Some(Shown::Only(value))) => {
                    paper.words(
                        DEEP,
                        DEEPER,
                        &format!("{what}: {value}, in {number}"),
                        PLAIN,
                    );
                }
                (false, change) => changed(paper, &format!("{what}, in {number}"), change.as_ref()),
            }
            paper.words(DEEPER, DEEPER, &places.join(", "), DIM);
        }
        Row::Parts { item, parts } => {
            paper.words(
                DEEP,
                DEEPER,
                &format!("{item}: {}", parts.join(", ")),
                PLAIN,
            );
        }
        Row::Names(names) => paper.words(DEEP, DEEP, &names.join(", "), PLAIN),
    }
}

/// What has changed, with both values on its line if they fit.
fn changed(paper: &mut Paper, what: &str, change: Option<&Shown>) {
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
        Some(Shown::From(old, _)) if old == what && paper.fits(DEEP.len(), &plain) => {
            paper.line(&format!("{DEEP}{coloured}"));
        }
        None => paper.line(&format!("{DEEP}{what}")),
        Some(_) if paper.fits(DEEP.len() + what.chars().count() + 2, &plain) => {
            paper.line(&format!("{DEEP}{what}: {coloured}"));
        }
        Some(Shown::Only(_)) => paper.words(DEEP, DEEPER, &format!("{what}: {plain}"), PLAIN),
        Some(Shown::From(old, new)) => {
            paper.line(&format!("{DEEP}{what}:"));
            paper.words(&format!("{DEEPER}- "), &format!("{DEEPER}  "), old, OLD);
            paper.words(&format!("{DEEPER}+ "), &format!("{DEEPER}  "), new, NEW);
        }
    }
}

/// Documentation is counted, and some of it named.
fn documentation(paper: &mut Paper, row: &Row) {
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
    paper.words(INDENT, DEEP, &all, PLAIN);
}

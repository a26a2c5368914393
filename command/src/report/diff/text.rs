//! Changes for people, on a terminal.

use discovery_codegen::Verdict;
use discovery_codegen::diff::Kind;

use super::result::DiffReport;
use crate::changes::arrange::{self, Code, Group, Row, Section, Severity, Values};
use crate::changes::kept;
use crate::report::lines::Lines;
use crate::report::style::{BAD, DIM, GOOD, HEAD, NAME, NEW, OLD, PLAIN, paint};
use crate::text::count;

/// Before a kind of change.
const INDENT: &str = "  ";
/// Before a change.
const DEEP: &str = "      ";
/// Before the details of a change.
const DEEPER: &str = "          ";
/// The most items with changed documentation to name.
const NAMED: usize = 12;

pub(super) fn page(compared: &DiffReport, width: usize) -> String {
    let mut lines = Lines::new(width);
    lines.line(&paint(NAME, &compared.heading()));
    if let Some(note) = compared.order_note() {
        lines.line(&format!("{} {note}", paint(HEAD, "note:")));
    }
    for section in arrange::sections(&compared.diff) {
        self::section(&mut lines, &section);
    }
    let kept = kept::lines(&compared.diff);
    if !kept.is_empty() {
        lines.heading(&format!("{} ({})", kept::TITLE, kept.len()));
        for one in kept {
            lines.wrapped(INDENT, DEEP, &one, PLAIN);
        }
    }
    lines.line("");
    if let Some(warning) = compared.wire_warning() {
        lines.line(&format!("{} {warning}", paint(HEAD, "warning:")));
    }
    let verdict = compared.diff.verdict();
    let style = match verdict {
        Verdict::Major => BAD,
        Verdict::Minor | Verdict::Patch => HEAD,
        Verdict::None => GOOD,
    };
    let verdict = paint(style, &format!("verdict: {verdict}"));
    lines.line(&format!("{verdict} ({})", compared.verdict_summary()));
    lines.text()
}

fn section(lines: &mut Lines, section: &Section) {
    let title = match section.severity {
        Severity::Breaking => "Breaking",
        Severity::Wire => "On the wire (no Rust item changes)",
        Severity::Minor => "Added or deprecated",
        Severity::Documentation => "Documentation",
    };
    lines.heading(&format!("{title} ({})", section.count));
    for group in &section.groups {
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
    lines.wrapped(
        &format!("{INDENT}{}: ", paint(NAME, &head)),
        DEEP,
        kind.reason(),
        DIM,
    );
    for row in rows {
        self::row(lines, row);
    }
}

fn row(lines: &mut Lines, row: &Row) {
    match row {
        Row::Single {
            rust,
            change,
            path,
            code,
        } => {
            changed(lines, rust, change.as_ref());
            lines.line(&format!("{DEEPER}{}", paint(DIM, path)));
            self::code(lines, code.as_ref());
        }
        Row::Repeated {
            what,
            change,
            places,
            code,
        } => {
            let number = count(places.len(), "place", "places");
            match (what.is_empty(), change) {
                (true, change) => changed(lines, &format!("in {number}"), change.as_ref()),
                (false, Some(Values::Only(value))) => {
                    lines.wrapped(
                        DEEP,
                        DEEPER,
                        &format!("{what}: {value}, in {number}"),
                        PLAIN,
                    );
                }
                (false, change) => changed(lines, &format!("{what}, in {number}"), change.as_ref()),
            }
            lines.wrapped(DEEPER, DEEPER, &places.join(", "), DIM);
            self::code(lines, code.as_ref());
        }
        Row::Members { item, members } => {
            lines.wrapped(
                DEEP,
                DEEPER,
                &format!("{item}: {}", members.join(", ")),
                PLAIN,
            );
        }
        Row::Names(names) => lines.wrapped(DEEP, DEEP, &names.join(", "), PLAIN),
    }
}

/// The code before and after.
fn code(lines: &mut Lines, code: Option<&Code>) {
    let Some(Code {
        before,
        after,
        softened,
    }) = code
    else {
        return;
    };
    for (sign, code, style) in [("-", before, OLD), ("+", after, NEW)] {
        for line in code.lines() {
            lines.line(&format!(
                "{DEEPER}{}",
                paint(style, &format!("{sign} {line}"))
            ));
        }
    }
    if let Some(note) = softened {
        lines.wrapped(DEEPER, DEEPER, note, DIM);
    }
}

/// A change, with both values on one line if they fit.
fn changed(lines: &mut Lines, what: &str, change: Option<&Values>) {
    let plain = match change {
        None => String::new(),
        Some(Values::Only(value)) => value.clone(),
        Some(Values::From(old, new)) => format!("{old} → {new}"),
    };
    let coloured = match change {
        Some(Values::From(old, new)) => format!("{} → {}", paint(OLD, old), paint(NEW, new)),
        _ => plain.clone(),
    };
    match change {
        // The old value is the name of the renamed item: print it once.
        Some(Values::From(old, _)) if old == what && lines.fits(DEEP.len(), &plain) => {
            lines.line(&format!("{DEEP}{coloured}"));
        }
        None => lines.line(&format!("{DEEP}{what}")),
        Some(_) if lines.fits(DEEP.len() + what.chars().count() + 2, &plain) => {
            lines.line(&format!("{DEEP}{what}: {coloured}"));
        }
        Some(Values::Only(_)) => lines.wrapped(DEEP, DEEPER, &format!("{what}: {plain}"), PLAIN),
        Some(Values::From(old, new)) => {
            lines.line(&format!("{DEEP}{what}:"));
            lines.wrapped(&format!("{DEEPER}- "), &format!("{DEEPER}  "), old, OLD);
            lines.wrapped(&format!("{DEEPER}+ "), &format!("{DEEPER}  "), new, NEW);
        }
    }
}

/// Items with changed documentation: their number and some of their names.
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
    lines.wrapped(INDENT, DEEP, &all, PLAIN);
}

//! Changes as Markdown, for a pull request or a changelog.

use discovery_codegen::diff::Kind;
use discovery_codegen::{Diff, code_span};

use super::arrange::{self, Group, Row, Section, Severity, Values, WHOLE};
use super::kept;
use crate::text::count;

/// Longer lists of places are folded.
const UNFOLDED: usize = 8;

/// The changes without heading and verdict: a list for each section, under headings of this level.
pub(crate) fn as_markdown(diff: &Diff, level: usize) -> String {
    let sections = arrange::sections(diff);
    let sections = sections.iter().map(|section| self::section(section, level));
    sections.chain([kept::as_markdown(diff, level)]).collect()
}

fn section(section: &Section, level: usize) -> String {
    let title = match section.severity {
        Severity::Breaking => "Breaking",
        Severity::Wire => "On the wire",
        Severity::Minor => "Added or deprecated",
        Severity::Documentation => "Documentation",
    };
    let groups: String = section.groups.iter().map(group).collect();
    format!("\n{} {title}\n\n{groups}", "#".repeat(level))
}

fn group(group: &Group) -> String {
    let Group { kind, count, rows } = group;
    if let (Kind::Docs, [Row::Names(items)]) = (kind, rows.as_slice()) {
        return format!("- of {}\n", folded(items));
    }
    let number = match count {
        1 => String::new(),
        number => format!(" ({number})"),
    };
    let rows: String = rows
        .iter()
        .map(|one| format!("  - {}\n{}", row(one), code_of(one)))
        .collect();
    format!("- **{}**{number}: {}\n{rows}", kind.title(), kind.reason())
}

fn row(row: &Row) -> String {
    match row {
        Row::Single {
            rust, change, path, ..
        } => {
            let what = match change {
                // The old value is the name of the renamed item: print it once.
                Some(Values::From(old, new)) if old == rust => {
                    format!("{} → {}", code(old), code(new))
                }
                change => format!("{}{}", code(rust), changed(change.as_ref())),
            };
            format!("{what}, at {}", code(path))
        }
        Row::Repeated {
            what,
            change,
            places,
            ..
        } => {
            let what = match what.is_empty() {
                true => String::new(),
                false => format!("{}{} in ", code(what), changed(change.as_ref())),
            };
            let change = match what.is_empty() {
                true => changed(change.as_ref()),
                false => String::new(),
            };
            format!("{what}{}{change}", folded(places))
        }
        Row::Members { item, members } => format!("{}: {}", code(item), codes(members)),
        Row::Names(names) => codes(names),
    }
}

/// The code before and after, as a block in the list.
fn code_of(row: &Row) -> String {
    let (Row::Single {
        code: Some(code), ..
    }
    | Row::Repeated {
        code: Some(code), ..
    }) = row
    else {
        return String::new();
    };
    let lines = |sign: &str, code: &str| -> String {
        let lines = code.lines();
        lines.map(|line| format!("    {sign} {line}\n")).collect()
    };
    let softened = code
        .softened
        .map_or(String::new(), |note| format!("\n    {note}\n"));
    format!(
        "\n    ```diff\n{}{}    ```\n{softened}",
        lines("-", &code.before),
        lines("+", &code.after)
    )
}

fn changed(change: Option<&Values>) -> String {
    match change {
        None => String::new(),
        Some(Values::Only(value)) => format!(": {}", code(value)),
        Some(Values::From(old, new)) => format!(": {} → {}", code(old), code(new)),
    }
}

/// A list of places. A long one is folded: it shows the number and can be opened.
fn folded(places: &[String]) -> String {
    if places.len() <= UNFOLDED {
        return codes(places);
    }
    let number = count(places.len(), "place", "places");
    format!(
        "<details><summary>{number}</summary>{}</details>",
        codes(places)
    )
}

fn codes(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| code(name)).collect();
    names.join(", ")
}

/// A code span; a row without an item is text.
fn code(text: &str) -> String {
    match text == WHOLE {
        true => text.to_owned(),
        false => code_span(text),
    }
}

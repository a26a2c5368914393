//! Changes as Markdown, for a pull request or a changelog.

use discovery_codegen::Diff;
use discovery_codegen::diff::Kind;

use super::arrange::{self, Group, Matter, Part, Row, Shown, WHOLE};
use crate::text::count;

/// So many places are named where all of them are seen.
const SEEN: usize = 8;

/// The changes without the heading and the verdict: a list for each part, under headings of this level.
pub(crate) fn as_markdown(diff: &Diff, level: usize) -> String {
    let parts = arrange::parts(diff);
    parts.iter().map(|part| self::part(part, level)).collect()
}

fn part(part: &Part, level: usize) -> String {
    let title = match part.matter {
        Matter::Breaking => "Breaking",
        Matter::Wire => "On the wire",
        Matter::Minor => "Added or deprecated",
        Matter::Documentation => "Documentation",
    };
    let groups: String = part.groups.iter().map(group).collect();
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
        .map(|one| format!("  - {}\n", row(one)))
        .collect();
    format!("- **{}**{number}: {}\n{rows}", kind.title(), kind.why())
}

fn row(row: &Row) -> String {
    match row {
        Row::One { rust, change, path } => {
            let what = match change {
                // Of something that is renamed, the old name is what it is called.
                Some(Shown::From(old, new)) if old == rust => {
                    format!("{} → {}", code(old), code(new))
                }
                change => format!("{}{}", code(rust), changed(change.as_ref())),
            };
            format!("{what}, at {}", code(path))
        }
        Row::Many {
            what,
            change,
            places,
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
        Row::Parts { item, parts } => format!("{}: {}", code(item), codes(parts)),
        Row::Names(names) => codes(names),
    }
}

fn changed(change: Option<&Shown>) -> String {
    match change {
        None => String::new(),
        Some(Shown::Only(value)) => format!(": {}", code(value)),
        Some(Shown::From(old, new)) => format!(": {} → {}", code(old), code(new)),
    }
}

/// Places that nobody reads one by one: the number is seen, and the list can be opened.
fn folded(places: &[String]) -> String {
    if places.len() <= SEEN {
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

/// A code span; its fence is longer than any run of backticks in it.
fn code(text: &str) -> String {
    if text == WHOLE {
        return text.to_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("{fence}{text}{fence}"),
        _ => format!("{fence} {text} {fence}"),
    }
}

//! What the changes touch in a user's code.

use discovery_codegen::{Change, Verdict, code_span, markdown_text};
use serde_json::{Value, json};

use super::result::DiffReport;
use crate::changes::arrange::{Severity, softened};
use crate::report::lines::Lines;
use crate::report::style::{BAD, DIM, GOOD, HEAD, NAME, NEW, OLD, PLAIN, paint};
use crate::text::{count, old_and_new, printable};
use crate::used_by::{Affected, Line, Touch};

/// What the search cannot see.
const UNSEEN: &str = "It follows names and the types of values as far as they are written down: imports, signatures, fields, \
and what the calls of the crate return. It cannot see what a macro of another crate makes, values whose type only the compiler \
infers, such as through generics of other crates, and code that a build makes. A line that it is not sure of says \"may\". \
The compiler has the last word.";

/// The most lines that one change shows on a terminal.
const SHOWN: usize = 20;

/// The changes that touch the user, by severity.
fn sections<'a>(
    report: &'a DiffReport,
    affected: &'a Affected,
) -> Vec<(Severity, Vec<(&'a Change, &'a Touch)>)> {
    let all = [
        Severity::Breaking,
        Severity::Wire,
        Severity::Minor,
        Severity::Documentation,
    ];
    let sections = all.map(|severity| {
        let changes = report.diff.changes.iter().zip(&affected.touches);
        let of =
            changes.filter(|(change, touch)| touch.is_any() && Severity::of(change) == severity);
        (severity, of.collect::<Vec<_>>())
    });
    sections
        .into_iter()
        .filter(|(_, changes)| !changes.is_empty())
        .collect()
}

fn title(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaking => "Breaks your code",
        Severity::Wire => "Other requests (no Rust item changes)",
        Severity::Minor => "Deprecated, in your code",
        Severity::Documentation => "Other changes, in your code",
    }
}

/// A change in one line: `setter removed: projects().list().filter: impl Into<String>`.
fn what(change: &Change) -> String {
    let Change {
        kind,
        rust,
        old,
        new,
        ..
    } = change;
    let values = old_and_new(old, new);
    let place = match rust.as_str() {
        "" => "the API",
        // The old value of what was renamed is its name.
        rust if rust == old => "",
        rust => rust,
    };
    let parts = [kind.title(), place, &values];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    printable(&parts.join(": "))
}

/// `3 of 40 breaking changes touch the code`, and so on.
fn summary(report: &DiffReport, affected: &Affected) -> String {
    if report.diff.changes.is_empty() {
        return "nothing changed".to_owned();
    }
    let of = |level: Verdict, touched: bool| {
        let changes = report.diff.changes.iter().zip(&affected.touches);
        changes
            .filter(|(change, touch)| change.level == level && (!touched || touch.is_any()))
            .count()
    };
    let untouched: Vec<(usize, &str, &str)> = [
        (Verdict::Major, "breaking change", "breaking changes"),
        (
            Verdict::Minor,
            "addition or deprecation",
            "additions and deprecations",
        ),
        (Verdict::Patch, "other change", "other changes"),
    ]
    .into_iter()
    .map(|(level, one, many)| (of(level, false) - of(level, true), one, many))
    .filter(|(number, ..)| *number > 0)
    .collect();
    let verb = match untouched.as_slice() {
        [(1, ..)] => "touches",
        _ => "touch",
    };
    let untouched: Vec<String> = untouched
        .into_iter()
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    match untouched.is_empty() {
        true => "every change touches the code".to_owned(),
        false => format!("{} {verb} nothing in it", untouched.join(", ")),
    }
}

/// What was read.
fn read(affected: &Affected, package: &str) -> String {
    let names: Vec<String> = affected
        .packages
        .iter()
        .filter(|name| !name.is_empty())
        .map(|name| printable(name))
        .collect();
    let of = match names.is_empty() {
        true => String::new(),
        false => format!(", of {}", names.join(", ")),
    };
    let generated = match affected.generated {
        0 => String::new(),
        number => format!(
            "; {} left out",
            count(number, "generated file", "generated files")
        ),
    };
    let macros = match affected.unread_macros {
        0 => String::new(),
        number => format!(
            "; {} not Rust",
            count(
                number,
                "macro has content that is",
                "macros have content that is"
            )
        ),
    };
    format!(
        "read {}: {} {package}{of}{generated}{macros}",
        count(affected.files, "file", "files"),
        count(affected.lines, "line uses", "lines use"),
    )
}

/// A note if nothing in the code names the crate.
fn unused(affected: &Affected, package: &str) -> Option<String> {
    (affected.lines == 0).then(|| {
        format!(
            "no line names {package}; its name in the code is that of the dependency in Cargo.toml"
        )
    })
}

/// The verdict for the code, and that of the API.
fn verdict(report: &DiffReport) -> String {
    format!(
        "{} for this code ({} for the API)",
        report.judged(),
        report.diff.verdict()
    )
}

pub(super) fn page(report: &DiffReport, affected: &Affected, width: usize) -> String {
    let mut lines = Lines::new(width);
    lines.line(&paint(NAME, &report.heading()));
    if let Some(note) = report.order_note() {
        lines.line(&format!("{} {note}", paint(HEAD, "note:")));
    }
    for (severity, changes) in sections(report, affected) {
        lines.heading(&format!(
            "{} ({})",
            title(severity),
            count(changes.len(), "change", "changes")
        ));
        for (change, touch) in changes {
            lines.wrapped("  ", "      ", &what(change), NAME);
            lines.wrapped("      ", "      ", change.kind.reason(), DIM);
            for (sign, code, style) in [("-", &change.before, OLD), ("+", &change.after, NEW)] {
                for line in code.lines() {
                    let line = printable(&format!("{sign} {line}"));
                    lines.line(&format!("      {}", paint(style, &line)));
                }
            }
            if let Some(note) = softened(change) {
                lines.wrapped("      ", "      ", note, DIM);
            }
            places(&mut lines, touch);
        }
    }
    lines.line("");
    lines.wrapped("", "  ", &read(affected, &report.package), PLAIN);
    lines.wrapped("", "  ", &summary(report, affected), PLAIN);
    lines.wrapped("", "  ", UNSEEN, DIM);
    let mut warn = |warning: String| lines.wrapped("warning: ", "  ", &warning, HEAD);
    for skipped in &affected.skipped {
        warn(format!(
            "{} was not read: {}",
            printable(&skipped.file),
            printable(&skipped.why)
        ));
    }
    if let Some(note) = unused(affected, &report.package) {
        warn(note);
    }
    let style = match report.judged() {
        Verdict::Major => BAD,
        Verdict::Minor | Verdict::Patch => HEAD,
        Verdict::None => GOOD,
    };
    lines.line(&paint(style, &format!("verdict: {}", verdict(report))));
    lines.text()
}

fn places(lines: &mut Lines, touch: &Touch) {
    let Touch::Lines(places) = touch else {
        return lines.line("      → the program as a whole");
    };
    for line in places.iter().take(SHOWN) {
        let Line {
            file,
            line: number,
            text,
            begins,
            ..
        } = line;
        let place = printable(&format!("{file}:{number}:"));
        let before = 8 + place.chars().count() + 1;
        let text = lines.truncated_around(*begins, before, &printable(text));
        lines.line(&format!("      → {place} {text}"));
        if let Some(doubt) = line.doubt {
            lines.wrapped("          may: ", "          ", doubt, DIM);
        }
    }
    match places.len().saturating_sub(SHOWN) {
        0 => {}
        more => lines.line(&format!(
            "      and {}",
            count(more, "more line", "more lines")
        )),
    }
}

pub(super) fn markdown(report: &DiffReport, affected: &Affected) -> String {
    let mut text = format!(
        "## {}\n\n**Verdict: {}**.\n",
        markdown_text(&report.heading()),
        verdict(report)
    );
    if let Some(note) = report.order_note() {
        text.push_str(&format!("\n**Note:** {note}.\n"));
    }
    for (severity, changes) in sections(report, affected) {
        text.push_str(&format!("\n### {}\n\n", title(severity)));
        for (change, touch) in changes {
            text.push_str(&format!(
                "- **{}**: {}\n",
                change.kind.title(),
                markdown_change(change)
            ));
            if let Some(note) = softened(change) {
                text.push_str(&format!("  - {note}\n"));
            }
            let Touch::Lines(places) = touch else {
                text.push_str("  - the program as a whole\n");
                continue;
            };
            for line in places {
                let place = code_span(&format!("{}:{}", line.file, line.line));
                let doubt = line
                    .doubt
                    .map_or(String::new(), |doubt| format!(" (may: {doubt})"));
                text.push_str(&format!("  - {place}: {}{doubt}\n", code_span(&line.text)));
            }
        }
    }
    text.push_str(&format!(
        "\n{}; {}.\n",
        markdown_text(&read(affected, &report.package)),
        summary(report, affected)
    ));
    for skipped in &affected.skipped {
        let (file, why) = (code_span(&skipped.file), markdown_text(&skipped.why));
        text.push_str(&format!("\n**Warning:** {file} was not read: {why}.\n"));
    }
    if let Some(note) = unused(affected, &report.package) {
        text.push_str(&format!("\n**Warning:** {}.\n", markdown_text(&note)));
    }
    text.push_str(&format!("\n{UNSEEN}\n"));
    text
}

fn markdown_change(change: &Change) -> String {
    let name = match change.rust.as_str() {
        "" => "the API".to_owned(),
        rust => code_span(rust),
    };
    match (change.old.as_str(), change.new.as_str()) {
        ("", "") => name,
        ("", one) | (one, "") => format!("{name}: {}", code_span(one)),
        (old, new) if old == change.rust => format!("{name} → {}", code_span(new)),
        (old, new) => format!("{name}: {} → {}", code_span(old), code_span(new)),
    }
}

/// Adds to the JSON of `diff`: to each change what it touches, and what was read.
pub(super) fn add_to_json(json: &mut Value, report: &DiffReport, affected: &Affected) {
    let changes = json.get_mut("changes").and_then(Value::as_array_mut);
    for (change, touch) in changes.into_iter().flatten().zip(&affected.touches) {
        let Some(change) = change.as_object_mut() else {
            continue;
        };
        let lines = match touch {
            Touch::Program => None,
            Touch::Lines(lines) => Some(lines.iter().map(json_line).collect::<Vec<_>>()),
        };
        change.insert("touches".to_owned(), json!(touch.is_any()));
        change.insert("lines".to_owned(), json!(lines.unwrap_or_default()));
    }
    let skipped: Vec<Value> = affected
        .skipped
        .iter()
        .map(|skipped| json!({"file": skipped.file, "why": skipped.why}))
        .collect();
    let Some(json) = json.as_object_mut() else {
        return;
    };
    json.insert(
        "used_by".to_owned(),
        json!({
            "verdict": report.judged(),
            "packages": affected.packages,
            "files": affected.files,
            "generated_files": affected.generated,
            "lines": affected.lines,
            "unread_macros": affected.unread_macros,
            "skipped": skipped,
        }),
    );
}

fn json_line(line: &Line) -> Value {
    json!({
        "file": line.file,
        "line": line.line,
        "column": line.column,
        "text": line.text,
        "certain": line.doubt.is_none(),
        "why": line.doubt,
    })
}

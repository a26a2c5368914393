//! The result of `diff --history`.

use discovery_codegen::diff::{Change, Kind};
use discovery_codegen::{Diff, Verdict};
use serde_json::{Value, json};

use super::lines::{Lines, width};
use super::outcome::Report;
use super::style::{BAD, DIM, GOOD, HEAD, NAME, PLAIN, paint};
use crate::history::{History, Presence};
use crate::text::{count, printable};

/// The version of the JSON format: that of `diff`.
const FORMAT: u32 = 1;

/// The most changes of a step to show on a terminal.
const SHOWN: usize = 12;

/// The result of `diff --history`.
#[derive(Debug)]
pub(crate) struct HistoryReport(History);

impl HistoryReport {
    /// A history.
    pub(crate) fn new(history: History) -> Self {
        Self(history)
    }
}

impl Report for HistoryReport {
    fn succeeded(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        let history = &self.0;
        let mut lines = Lines::new(width());
        let revisions = count(history.revisions.len(), "revision", "revisions");
        let title = printable(&history.title);
        lines.line(&paint(
            NAME,
            &format!(
                "{title} ({}): {revisions}",
                printable(&history.id.to_string())
            ),
        ));
        if !history.items.is_empty() {
            lines.line("");
            for item in &history.items {
                lines.line(&format!("  {}", presence(history, item)));
            }
        }
        for step in &history.steps {
            self::step(&mut lines, step, !history.items.is_empty());
        }
        if !history.skipped.is_empty() {
            lines.heading("Not of this history");
            for (file, why) in &history.skipped {
                lines.wrapped("  ", "      ", &printable(&format!("{file}: {why}")), DIM);
            }
        }
        lines.text()
    }

    fn json(&self) -> Value {
        let History {
            title,
            id,
            package,
            revisions,
            steps,
            items,
            skipped,
        } = &self.0;
        let revision = |number: usize| revisions.get(number).map(|one| one.revision.as_str());
        let items = items.iter().map(|item| {
            let times = item.times.iter().map(|(came, went)| {
                json!({"came": revision(*came), "went": went.and_then(revision), "first": *came == 0})
            });
            json!({"rust": item.rust, "times": times.collect::<Vec<_>>()})
        });
        let steps = steps.iter().map(|step| {
            json!({
                "old_revision": step.old_revision,
                "new_revision": step.new_revision,
                "verdict": step.verdict(),
                "changes": step.changes,
            })
        });
        let revisions = revisions
            .iter()
            .map(|one| json!({"revision": one.revision, "file": one.file}));
        let skipped = skipped
            .iter()
            .map(|(file, why)| json!({"file": file, "why": why}));
        json!({
            "format": FORMAT,
            "api": id.name,
            "version": id.version,
            "title": title,
            "crate": package,
            "revisions": revisions.collect::<Vec<_>>(),
            "steps": steps.collect::<Vec<_>>(),
            "items": items.collect::<Vec<_>>(),
            "skipped": skipped.collect::<Vec<_>>(),
            "problems": [],
        })
    }

    fn failure_json(problems: Value) -> Value {
        json!({"format": FORMAT, "steps": [], "items": [], "problems": problems})
    }
}

/// `projects().list: came with 20220826, went with 20241003`.
fn presence(history: &History, item: &Presence) -> String {
    let revision = |number: usize| {
        let revision = history.revisions.get(number);
        printable(revision.map_or("", |one| one.revision.as_str()))
    };
    let times: Vec<String> = item
        .times
        .iter()
        .map(|(came, went)| {
            let came = match came {
                0 => "there from the first revision".to_owned(),
                came => format!("came with {}", revision(*came)),
            };
            let went = went.map_or(String::new(), |went| {
                format!(", went with {}", revision(went))
            });
            format!("{came}{went}")
        })
        .collect();
    format!(
        "{}: {}",
        paint(NAME, &printable(&item.rust)),
        times.join("; ")
    )
}

fn step(lines: &mut Lines, step: &Diff, all: bool) {
    let verdict = step.verdict();
    let style = match verdict {
        Verdict::Major => BAD,
        Verdict::Minor | Verdict::Patch => HEAD,
        Verdict::None => GOOD,
    };
    let of = |level: Verdict| {
        step.changes
            .iter()
            .filter(|change| change.level == level)
            .count()
    };
    let numbers: Vec<String> = [
        (of(Verdict::Major), "breaking change", "breaking changes"),
        (
            of(Verdict::Minor),
            "addition or deprecation",
            "additions and deprecations",
        ),
        (of(Verdict::Patch), "other change", "other changes"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| count(number, one, many))
    .collect();
    let numbers = match numbers.is_empty() {
        true => String::new(),
        false => format!(" ({})", numbers.join(", ")),
    };
    let revisions = printable(&format!("{} → {}", step.old_revision, step.new_revision));
    lines.line("");
    lines.line(&format!(
        "{}: {}{numbers}",
        paint(NAME, &revisions),
        paint(style, verdict.as_str())
    ));
    let shown: Vec<&Change> = step
        .changes
        .iter()
        .filter(|change| all || comes_or_goes(change))
        .collect();
    for change in shown.iter().take(SHOWN) {
        let values = match (change.old.as_str(), change.new.as_str()) {
            ("", _) | (_, "") => String::new(),
            (old, new) => format!(": {old} → {new}"),
        };
        let text = format!("{}: {}{values}", change.kind.title(), change.rust);
        lines.wrapped("  ", "      ", &printable(&text), PLAIN);
    }
    match shown.len().saturating_sub(SHOWN) {
        0 => {}
        more => lines.line(&format!("  and {}", count(more, "more", "more"))),
    }
}

/// Whether a method, a resource or a type came or went, or the change breaks code.
fn comes_or_goes(change: &Change) -> bool {
    change.level == Verdict::Major
        || matches!(
            change.kind,
            Kind::ResourceAdded | Kind::MethodAdded | Kind::TypeAdded
        )
}

//! The summary of an update: a line for each crate, the most breaking ones first.

use discovery_codegen::Verdict;

use crate::report::outcome::Said;
use crate::report::style::{BAD, DIM, HEAD, NAME, PLAIN, paint};
use crate::text::{count, printable};
use crate::update::{Plan, Step};

/// So many crates that are up to date are named; of more, the number is enough.
const NAMED: usize = 5;

/// A row: the crate, its versions, its revisions, the verdict and the changes.
type Row = [String; 5];

/// The summary of a plan.
pub(super) fn of(plan: &Plan) -> String {
    let mut text = String::new();
    let mut updated: Vec<&Step> = plan
        .steps
        .iter()
        .filter(|step| step.update.is_some())
        .collect();
    updated.sort_by_key(|step| std::cmp::Reverse(verdict(step)));
    if updated.len() > 1 {
        let head = ["crate", "version", "revision", "verdict", "changes"].map(str::to_owned);
        let rows: Vec<Row> = [head]
            .into_iter()
            .chain(updated.into_iter().map(row))
            .collect();
        text.push_str(&format!("\n{}\n", table(&rows)));
    }
    let stays = |gone: bool| {
        let steps = plan.steps.iter();
        steps.filter(move |step| step.update.is_none() && step.gone == gone)
    };
    match stays(false).count() {
        number if number > NAMED => {
            let current = count(number, "crate is up to date", "crates are up to date");
            text.push_str(&format!("{current}\n"));
        }
        _ => {
            for step in stays(false) {
                let name = paint(NAME, &step.crate_name);
                let revision = printable(&step.revision);
                text.push_str(&format!("{name}: up to date, revision {revision}\n"));
            }
        }
    }
    for step in stays(true) {
        let name = paint(NAME, &step.crate_name);
        let api = printable(&step.id.to_string());
        let gone = paint(HEAD, "gone:");
        text.push_str(&format!(
            "{name}: {gone} the source no longer has {api}; the crate stays as it is, at {}\n",
            step.crate_version
        ));
    }
    let mut said = Said::default();
    for failed in &plan.failed {
        let name = paint(NAME, &failed.crate_name);
        let first = failed
            .problems
            .first()
            .map(|problem| problem.message.as_str());
        let first = printable(said.or_as_above(first.unwrap_or_default()));
        text.push_str(&format!("{name}: {} {first}\n", paint(BAD, "failed:")));
    }
    text
}

fn verdict(step: &Step) -> Verdict {
    let update = step.update.as_ref();
    update
        .map(|update| update.diff.verdict())
        .unwrap_or_default()
}

fn row(step: &Step) -> Row {
    let Some(update) = &step.update else {
        return Row::default();
    };
    let change = |old: String, new: String| match old == new {
        true => old,
        false => format!("{old} → {new}"),
    };
    [
        step.crate_name.clone(),
        change(update.from.to_string(), update.to.to_string()),
        change(
            printable(&step.revision),
            printable(&update.diff.new_revision),
        ),
        update.diff.verdict().to_string(),
        update.diff.changes.len().to_string(),
    ]
}

/// Rows with columns of equal width. The first row is the head.
fn table(rows: &[Row]) -> String {
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..5).map(width).collect();
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        let style = if number == 0 { DIM } else { PLAIN };
        text.push_str(&format!("{}\n", paint(style, cells.join("  ").trim_end())));
    }
    text
}

//! The result of `catalogue`.

use std::path::Path;

use discovery_codegen::Problem;
use serde_json::{Value, json};

use super::outcome::{Report, problems_json};
use super::style::{BAD, DIM, GOOD, NAME, paint};
use crate::catalogue::{Outcome, Record};
use crate::disk::paths;
use crate::text::{count, printable, shell_quoted};

/// The result of `catalogue`: what became of each API.
#[derive(Debug)]
pub(crate) struct CatalogueReport {
    folder: String,
    outcomes: Vec<Outcome>,
    problems: Vec<Problem>,
}

/// The heads of the columns.
const HEADS: [&str; 6] = ["crate", "types", "methods", "omitted", "facts", "seconds"];

impl CatalogueReport {
    /// What became of each API, in a folder.
    pub(crate) fn new(folder: &Path, outcomes: Vec<Outcome>) -> Self {
        let problems = outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Failed(_, problems) => Some(problems.iter().cloned()),
            Outcome::Made(_) | Outcome::Unchanged(_) => None,
        });
        Self {
            folder: paths::shown(folder),
            problems: problems.flatten().collect(),
            outcomes,
        }
    }

    fn number(&self, of: fn(&Outcome) -> bool) -> usize {
        self.outcomes.iter().filter(|outcome| of(outcome)).count()
    }
}

impl Report for CatalogueReport {
    fn succeeded(&self) -> bool {
        self.problems.is_empty()
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn text(&self) -> String {
        let rows: Vec<[String; 6]> = self.outcomes.iter().map(row).collect();
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or_default().max(HEADS[column].len())
        };
        let widths: [usize; 6] = std::array::from_fn(width);
        let line = |cells: [&str; 6]| {
            let mut line = format!("{:<width$}", cells[0], width = widths[0]);
            for (cell, width) in cells.iter().zip(widths).skip(1) {
                line.push_str(&format!("  {cell:>width$}"));
            }
            line.trim_end().to_owned()
        };
        let mut text = format!("{}\n", paint(NAME, &line(HEADS)));
        for (row, outcome) in rows.iter().zip(&self.outcomes) {
            let row = line(std::array::from_fn(|column| row[column].as_str()));
            text.push_str(&match outcome {
                Outcome::Made(_) => format!("{row}\n"),
                Outcome::Unchanged(_) => format!("{}\n", paint(DIM, &row)),
                Outcome::Failed(..) => format!("{}\n", paint(BAD, &row)),
            });
        }
        text + &self.summary()
    }

    fn json(&self) -> Value {
        let crates: Vec<Value> = self.outcomes.iter().map(outcome_json).collect();
        json!({"folder": self.folder, "crates": crates, "problems": problems_json(&self.problems)})
    }
}

impl CatalogueReport {
    fn summary(&self) -> String {
        let made = self.number(|one| matches!(one, Outcome::Made(_)));
        let unchanged = self.number(|one| matches!(one, Outcome::Unchanged(_)));
        let failed = self.outcomes.len() - made - unchanged;
        let mut parts = vec![format!("{} made", count(made, "crate", "crates"))];
        if unchanged > 0 {
            parts.push(format!("{unchanged} unchanged"));
        }
        if failed > 0 {
            parts.push(format!("{failed} failed"));
        }
        let label = match failed {
            0 => paint(GOOD, "done:"),
            _ => paint(BAD, "failed:"),
        };
        let folder = &self.folder;
        let mut text = format!("{label} {}, in {}\n", parts.join(", "), printable(folder));
        if failed > 0 {
            let again = "the same call goes on with those that failed";
            text.push_str(&format!("{} {again}\n", paint(NAME, "next:")));
        } else {
            let next = format!(
                "cd {}, then cargo check --package CRATE",
                shell_quoted(folder)
            );
            text.push_str(&format!("{} {}\n", paint(NAME, "next:"), printable(&next)));
        }
        text
    }
}

/// The cells of an API.
fn row(outcome: &Outcome) -> [String; 6] {
    match outcome {
        Outcome::Made(record) | Outcome::Unchanged(record) => [
            record.crate_name.clone(),
            record.types.to_string(),
            record.methods.to_string(),
            record.omissions.len().to_string(),
            record.facts.len().to_string(),
            format!("{:.2}", record.seconds),
        ],
        Outcome::Failed(id, _) => {
            let mut cells: [String; 6] = Default::default();
            cells[0] = printable(&format!("{id}: failed"));
            cells
        }
    }
}

fn outcome_json(outcome: &Outcome) -> Value {
    let (record, state) = match outcome {
        Outcome::Made(record) => (record, "made"),
        Outcome::Unchanged(record) => (record, "unchanged"),
        Outcome::Failed(id, problems) => {
            return json!({
                "api": id.name, "version": id.version, "state": "failed", "problems": problems_json(problems),
            });
        }
    };
    let Record {
        crate_name,
        api,
        version,
        title,
        revision,
        sha256,
        types,
        methods,
        omissions,
        facts,
        seconds,
        generator: _,
    } = record;
    let omission = |(path, reason): &(String, String)| json!({"path": path, "reason": reason});
    json!({
        "crate": crate_name,
        "api": api,
        "version": version,
        "state": state,
        "title": title,
        "revision": revision,
        "sha256": sha256,
        "types": types,
        "methods": methods,
        "omissions": omissions.iter().map(omission).collect::<Vec<_>>(),
        "facts": facts,
        "seconds": seconds,
    })
}

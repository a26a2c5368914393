//! The text of BENCHMARKS.md, from the results of its sections.

use std::fmt::Write as _;

use serde_json::Value;

use super::runs::{Run, is_same};
use super::section::Section;

const HEAD: &str = "\
# Benchmarks

Every figure on this page is printed by one command, which builds the peers from their registries in the same run:

```sh
cargo xtask benchmarks --write
```

**How to read it.** A ratio is *ours ÷ theirs*, measured in one run on one machine, in turns. **Bold** ratios are in our favour. Ratios
carry over to other machines; the figures beside them less so. Each section says when, where, at which load and by which command it was measured.
`cargo xtask benchmarks --only SECTION` measures one of them again.

Counts that depend on no machine are held to committed figures: the lines, functions and impls that a generated crate has for each field and
method, and the instructions of fixed jobs. See [CONTRIBUTING.md](CONTRIBUTING.md#counts).
";

/// A section, and what was measured of it.
pub(crate) struct Measured {
    pub(crate) section: Section,
    pub(crate) runs: Vec<Run>,
}

/// Those beside whom is measured: a column of the summary each, and how the names of its rows begin or end.
const COLUMNS: [(&str, &[&str]); 4] = [
    ("google-cloud-rust", &["google-cloud-"]),
    (
        "google-apis-rs",
        &["google-monitoring3", "google-compute1", "google-discovery1"],
    ),
    ("by hand, with reqwest and serde's derive", &["by hand"]),
    ("Google's Python client", &["google-api-python-client"]),
];

/// The whole page.
pub(crate) fn print(sections: &[Measured]) -> String {
    let mut page = HEAD.to_owned();
    page += &summary(sections);
    for Measured { section, runs } in sections {
        let _ = write!(page, "\n## {}\n\n{}\n", section.title(), section.about());
        match runs.as_slice() {
            runs @ [_, ..] => page += &print_section(runs),
            [] => {
                let _ = write!(
                    page,
                    "\n**Not measured yet**: `cargo xtask benchmarks --only {} --write` does.\n",
                    section.name()
                );
            }
        }
    }
    page
}

/// The rows that their benchmarks mark as telling most: a line for each thing that was measured, with the ratios in a column for each
/// peer.
fn summary(sections: &[Measured]) -> String {
    let mut text = String::new();
    for Measured { section, runs } in sections {
        let rows = runs.iter().flat_map(|run| &run.rows);
        let rows = rows.filter(|row| row["headline"] == true);
        let link = section.title().to_lowercase().replace(' ', "-");
        let mut link = format!("[{}](#{link})", section.title());
        for rows in group(rows, &["table", "what"]) {
            let first = rows[0];
            let better = match is_less_better(first) {
                true => "low",
                false => "high",
            };
            let _ = write!(
                text,
                // At the first line of a section alone.
                "| {} | {}: {} | {better} |",
                std::mem::take(&mut link),
                string(&first["table"]),
                string(&first["what"]),
            );
            for (_, marks) in COLUMNS {
                let row = rows.iter().find(|row| is_of(row, marks));
                let _ = write!(text, " {} |", row.map_or("–".to_owned(), |row| ratio(row)));
            }
            text.push('\n');
        }
    }
    if text.is_empty() {
        return text;
    }
    let columns = COLUMNS.map(|(column, _)| column).join(" | ");
    format!(
        "\n## In short\n\nOurs ÷ theirs. A dash: there is nothing of the kind, or this run left it out.\n\n| | what | better if | {columns} |\n\
         |---|---|---|{}\n{text}",
        "---:|".repeat(COLUMNS.len())
    )
}

/// Whether a row is beside a peer whose name has one of these marks.
fn is_of(row: &Value, marks: &[&str]) -> bool {
    let peer = row["peer"].as_str().unwrap_or_default();
    let mut marks = marks.iter();
    marks.any(|mark| peer.starts_with(mark) || peer.ends_with(mark))
}

/// The tables of a section, what is missing in them, and how they were measured.
fn print_section(runs: &[Run]) -> String {
    let mut text = String::new();
    // The rows of a table may come one sample after the other.
    for rows in group(runs.iter().flat_map(|run| &run.rows), &["table"]) {
        let first = rows[0];
        let better = match is_less_better(first) {
            true => "low ratios are better",
            false => "high ratios are better",
        };
        let _ = write!(
            text,
            "\n**{}** ({better})\n\n| ratio | what | beside | ours | theirs |\n|---:|---|---|---:|---:|\n",
            string(&first["table"])
        );
        for row in rows {
            print_row(&mut text, row);
        }
    }
    for line in runs.iter().flat_map(|run| &run.left_out) {
        let _ = write!(text, "\nLeft out: {}\n", string(&line["left_out"]));
    }
    for run in runs {
        let parts = match runs {
            [_] => String::new(),
            _ => parts(run) + ": ",
        };
        let _ = write!(
            text,
            "\n<sub>{parts}{}; {}; {}; load {} before and {} after; at {}; `{}`</sub>\n",
            string(&run.head["date"]),
            string(&run.head["machine"]),
            string(&run.head["rust"]),
            load(&run.head["load_before"]),
            load(&run.head["load_after"]),
            string(&run.head["commit"]),
            string(&run.head["command"]),
        );
    }
    text
}

/// What a run measured, each once.
fn parts(run: &Run) -> String {
    let rows = group(&run.rows, &["what"]);
    let parts: Vec<&str> = rows.iter().map(|rows| string(&rows[0]["what"])).collect();
    parts.join("; ")
}

/// The rows that have the same under all of these keys, together, in the order of the first of each. No group is empty.
fn group<'a>(rows: impl IntoIterator<Item = &'a Value>, keys: &[&str]) -> Vec<Vec<&'a Value>> {
    let mut groups: Vec<Vec<&Value>> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|group| is_same(group[0], row, keys)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn print_row(text: &mut String, row: &Value) {
    let unit = string(&row["unit"]);
    let figure = |value: &Value| match value.as_f64() {
        Some(value) => format!("{} {unit}", figure(value)),
        None => String::new(),
    };
    let _ = writeln!(
        text,
        "| {} | {} | {} | {} | {} |",
        ratio(row),
        string(&row["what"]),
        row["peer"].as_str().unwrap_or("nobody"),
        figure(&row["ours"]),
        figure(&row["theirs"]),
    );
}

/// Ours ÷ theirs, bold if it is in our favour; a dash if there is no peer.
fn ratio(row: &Value) -> String {
    let ratio = row["ratio"].as_f64().or_else(|| {
        let (ours, theirs) = (row["ours"].as_f64()?, row["theirs"].as_f64()?);
        Some(ours / theirs)
    });
    match ratio {
        None => "–".to_owned(),
        Some(ratio) if (ratio < 1.0) == is_less_better(row) && ratio != 1.0 => {
            format!("**{ratio:.2}**")
        }
        Some(ratio) => format!("{ratio:.2}"),
    }
}

fn is_less_better(row: &Value) -> bool {
    row["better"] == "less"
}

/// Three digits that count, and no fraction of a thousand.
fn figure(value: f64) -> String {
    match value.abs() {
        size if size >= 1000.0 => thousands(value),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 0.1 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// `12,345`
fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn load(value: &Value) -> String {
    value
        .as_f64()
        .map_or("unknown".to_owned(), |load| format!("{load:.1}"))
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or("unknown")
}

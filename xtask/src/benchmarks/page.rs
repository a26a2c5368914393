//! The text of BENCHMARKS.md, from the results of its sections.

use std::fmt::Write as _;

use serde_json::Value;

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

Counts that depend on no machine, such as the functions and the impls that a generated crate has for each field and method, are held to
committed figures by a test: [CONTRIBUTING.md](CONTRIBUTING.md#benchmarks).
";

/// A section, and what was measured of it.
pub(crate) struct Measured {
    pub(crate) section: Section,
    pub(crate) result: Option<Value>,
}

/// The whole page.
pub(crate) fn print(sections: &[Measured]) -> String {
    let mut page = HEAD.to_owned();
    page += &summary(sections);
    for Measured { section, result } in sections {
        let _ = write!(page, "\n## {}\n\n{}\n", section.title(), section.about());
        match result {
            Some(result) => page += &print_section(result),
            None => {
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

/// The rows that their benchmarks mark as telling most, of all sections.
fn summary(sections: &[Measured]) -> String {
    let rows: Vec<&Value> = sections
        .iter()
        .filter_map(|measured| measured.result.as_ref())
        .flat_map(|result| list(&result["rows"]))
        .filter(|row| row["headline"] == true)
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let mut text =
        "\n## In short\n\n| ratio | better if | what | beside |\n|---:|---|---|---|\n".to_owned();
    for row in rows {
        let better = if is_less_better(row) { "low" } else { "high" };
        let _ = writeln!(
            text,
            "| {} | {better} | {}: {} | {} |",
            ratio(row),
            string(&row["table"]),
            string(&row["what"]),
            string(&row["peer"]),
        );
    }
    text
}

/// The tables of a section, what is missing in them, and how they were measured.
fn print_section(result: &Value) -> String {
    let mut text = String::new();
    // The rows of a table may come one sample after the other.
    let mut tables: Vec<(&Value, Vec<&Value>)> = Vec::new();
    for row in list(&result["rows"]) {
        match tables.iter_mut().find(|(table, _)| **table == row["table"]) {
            Some((_, rows)) => rows.push(row),
            None => tables.push((&row["table"], vec![row])),
        }
    }
    for (table, rows) in tables {
        let better = match rows.first().is_some_and(|row| is_less_better(row)) {
            true => "low ratios are better",
            false => "high ratios are better",
        };
        let _ = write!(
            text,
            "\n**{}** ({better})\n\n| ratio | what | beside | ours | theirs |\n|---:|---|---|---:|---:|\n",
            string(table)
        );
        for row in rows {
            print_row(&mut text, row);
        }
    }
    for line in list(&result["left_out"]) {
        let _ = write!(text, "\nLeft out: {}\n", string(line));
    }
    let _ = write!(
        text,
        "\n<sub>{}; {}; {}; load {} before and {} after; at {}; `{}`</sub>\n",
        string(&result["date"]),
        string(&result["machine"]),
        string(&result["rust"]),
        load(&result["load_before"]),
        load(&result["load_after"]),
        string(&result["commit"]),
        string(&result["command"]),
    );
    text
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

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

//! What was measured of a section: by one run, or by several that each measured a part.

use serde_json::Value;

/// What a run measured.
pub(crate) struct Run {
    /// The machine, the time and the command.
    pub(crate) head: Value,
    pub(crate) rows: Vec<Value>,
    /// What is missing, and why.
    pub(crate) left_out: Vec<Value>,
}

/// Reads the lines of a file. The first line of each run says how it was measured; the others are rows, or say what was left out.
pub(super) fn of_lines(text: &str) -> Result<Vec<Run>, String> {
    let mut runs: Vec<Run> = Vec::new();
    for line in text.lines() {
        let value: Value =
            serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        if value.get("command").is_some() {
            runs.push(Run {
                head: value,
                rows: Vec::new(),
                left_out: Vec::new(),
            });
            continue;
        }
        let run = runs
            .last_mut()
            .ok_or("the first line does not say how it was measured")?;
        match value.get("left_out") {
            Some(_) => run.left_out.push(value),
            None => run.rows.push(value),
        }
    }
    match runs.is_empty() {
        true => Err("the file is empty".to_owned()),
        false => Ok(runs),
    }
}

/// The lines of a file with these runs.
pub(super) fn to_lines(runs: &[Run]) -> String {
    let lines = runs.iter().flat_map(|run| {
        [&run.head]
            .into_iter()
            .chain(&run.rows)
            .chain(&run.left_out)
    });
    lines.map(|line| format!("{line}\n")).collect()
}

/// Adds a run. Its rows take the place of those that earlier runs have of the same, and nothing is missing that another run has.
pub(super) fn add(runs: &mut Vec<Run>, mut new: Run) {
    let of_row = ["table", "what", "peer"];
    for run in runs.iter_mut() {
        run.rows
            .retain(|row| !new.rows.iter().any(|other| is_same(row, other, &of_row)));
        run.left_out
            .retain(|missing| !has_any_of(&new.rows, missing) && !new.left_out.contains(missing));
    }
    runs.retain(|run| !run.rows.is_empty());
    new.left_out
        .retain(|missing| !runs.iter().any(|run| has_any_of(&run.rows, missing)));
    runs.push(new);
}

/// Whether two rows have the same under all of these keys.
pub(super) fn is_same(row: &Value, other: &Value, keys: &[&str]) -> bool {
    keys.iter().all(|key| row[key] == other[key])
}

/// Whether any of these rows is of what a line says is missing: `compute.v1` in `compute.v1: not chosen in this run`.
fn has_any_of(rows: &[Value], missing: &Value) -> bool {
    let line = missing["left_out"].as_str().unwrap_or_default();
    let (missing, _) = line.split_once(": ").unwrap_or((line, ""));
    let mut rows = rows.iter();
    rows.any(|row| {
        let what = row["what"].as_str();
        what.is_some_and(|what| what.contains(missing))
    })
}

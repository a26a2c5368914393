//! Runs a harness program on cases.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a program says: its field tables, then an answer to each case.
pub(super) struct Answers {
    /// The field tables.
    pub(super) tables: Value,
    /// The answers, in the order of the lines.
    pub(super) cases: Vec<Value>,
}

/// Asks the program, one line a case.
pub(super) fn ask(program: &Path, folder: &Path, cases: &[&Value]) -> io::Result<Answers> {
    let input: String = cases.iter().map(|line| format!("{line}\n")).collect();
    let path = folder.join("cases.jsonl");
    fs::write(&path, input)?;
    let output = Command::new(program)
        .stdin(File::open(&path)?)
        .stderr(Stdio::piped())
        .output()?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(io::Error::other(format!("{}: {text}", output.status)));
    }
    let text = String::from_utf8(output.stdout).map_err(io::Error::other)?;
    let mut lines = text.lines().map(serde_json::from_str::<Value>);
    let tables = lines
        .next()
        .ok_or_else(|| io::Error::other("said nothing"))??;
    let answers = lines.collect::<Result<Vec<_>, _>>()?;
    if answers.len() != cases.len() {
        return Err(io::Error::other(format!(
            "answered {} of {} cases",
            answers.len(),
            cases.len()
        )));
    }
    Ok(Answers {
        tables,
        cases: answers,
    })
}

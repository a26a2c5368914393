//! What every result of a run can print: for people, or as one JSON object for programs.

use discovery_codegen::Problem;
use serde::Serialize;
use serde_json::{Value, json};

use super::style::{BAD, paint};
use crate::cli::Format;
use crate::text::printable;

/// A line about one crate or document: what is said, and the detail.
pub(super) fn detail_line(what: &str, text: &str) -> String {
    format!("  {what:<8} {}\n", printable(text))
}

/// The result of a run.
pub(crate) trait Report {
    /// Whether the answer is yes: exit code 0 or 1.
    fn is_yes(&self) -> bool;
    /// The result for people.
    fn text(&self) -> String;
    /// The result for programs.
    fn json(&self) -> Value;
    /// What stdout gets byte for byte, in place of a report.
    fn raw(&self) -> Option<&str> {
        None
    }
    /// What was wrong all the same.
    fn problems(&self) -> &[Problem] {
        &[]
    }

    /// The result for programs where there are only problems.
    fn json_of_problems(problems: Value) -> Value
    where
        Self: Sized,
    {
        json!({"crates": [], "problems": problems})
    }

    /// What stdout gets where there are only problems.
    fn without_result(problems: &[Problem], format: Format) -> String
    where
        Self: Sized,
    {
        match format {
            Format::Text => String::new(),
            Format::Json => lines(&Self::json_of_problems(problems_json(problems))),
        }
    }

    /// The result as it was asked for.
    fn result(&self, format: Format) -> String {
        match format {
            Format::Text => self.text(),
            Format::Json => lines(&self.json()),
        }
    }
}

/// What stderr gets: one line a problem.
pub(crate) fn problems(problems: &[Problem]) -> String {
    let mut text: String = problems
        .iter()
        .map(|problem| {
            format!(
                "{} {}\n",
                paint(BAD, "error:"),
                printable(&problem.to_string())
            )
        })
        .collect();
    if problems.len() > 1 {
        text.push_str(&format!("{} problems\n", problems.len()));
    }
    text
}

/// A problem as JSON.
#[derive(Serialize)]
struct ProblemJson<'a> {
    file: &'a str,
    path: &'a str,
    message: &'a str,
}

pub(super) fn problems_json(problems: &[Problem]) -> Value {
    let problems: Vec<ProblemJson<'_>> = problems
        .iter()
        .map(
            |Problem {
                 file,
                 path,
                 message,
             }| ProblemJson {
                file,
                path,
                message,
            },
        )
        .collect();
    json!(problems)
}

fn lines(value: &Value) -> String {
    format!("{value:#}\n")
}

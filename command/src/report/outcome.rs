//! The interface of all results: text for people, or one JSON object for programs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use discovery_codegen::{Problem, is_printable};
use serde::Serialize;
use serde_json::{Value, json};

use super::style::{BAD, paint};
use crate::cli::Format;
use crate::text::printable;

/// A line about one crate or document: a label and a text.
pub(super) fn detail_line(label: &str, text: &str) -> String {
    format!("  {label:<8} {}\n", printable(text))
}

/// The result of a command.
pub(crate) trait Report {
    /// Whether the exit code is 0, not 1.
    fn succeeded(&self) -> bool;
    /// The result for people.
    fn text(&self) -> String;
    /// The result for programs.
    fn json(&self) -> Value;
    /// A text to print byte for byte instead of a report.
    fn raw(&self) -> Option<&str> {
        None
    }
    /// Whether the JSON is one line: the last of a log.
    fn is_one_line(&self) -> bool {
        false
    }
    /// Problems that did not prevent a result.
    fn problems(&self) -> &[Problem] {
        &[]
    }

    /// The JSON of a run that has problems and no result.
    fn failure_json(problems: Value) -> Value
    where
        Self: Sized,
    {
        json!({"crates": [], "problems": problems})
    }

    /// The output of a run that has problems and no result.
    fn failure(problems: &[Problem], format: Format) -> String
    where
        Self: Sized,
    {
        match format {
            Format::Text => String::new(),
            Format::Json => lines(&Self::failure_json(problems_json(problems))),
        }
    }

    /// The result in a format.
    fn result(&self, format: Format) -> String {
        match format {
            Format::Text => self.text(),
            Format::Json if self.is_one_line() => escaped(&format!("{}\n", self.json())),
            Format::Json => lines(&self.json()),
        }
    }
}

/// The text for stderr: one line for each problem.
pub(crate) fn problems(problems: &[Problem]) -> String {
    let mut said = Said::default();
    let mut text: String = problems
        .iter()
        .map(|problem| {
            let whole = problem.to_string();
            let shown = match whole.strip_suffix(&problem.message) {
                Some(place) if !place.is_empty() => {
                    format!("{place}{}", said.or_as_above(&problem.message))
                }
                _ => whole,
            };
            format!("{} {}\n", paint(BAD, "error:"), printable(&shown))
        })
        .collect();
    if problems.len() > 1 {
        text.push_str(&format!("{} problems\n", problems.len()));
    }
    text
}

/// The messages that were printed. A long one, such as that there is no network, is printed once, however many have it.
#[derive(Default)]
pub(super) struct Said<'a>(BTreeSet<&'a str>);

impl<'a> Said<'a> {
    /// The message, or that it is above.
    pub(super) fn or_as_above(&mut self, message: &'a str) -> &'a str {
        const LONG: usize = 80;
        match self.0.insert(message) || message.len() < LONG {
            true => message,
            false => "as above",
        }
    }
}

/// A problem as JSON.
#[derive(Serialize)]
struct ProblemJson<'a> {
    file: &'a str,
    path: &'a str,
    message: &'a str,
}

pub(crate) fn problems_json(problems: &[Problem]) -> Value {
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

/// JSON, in lines.
fn lines(value: &Value) -> String {
    escaped(&format!("{value:#}\n"))
}

/// The text of JSON, in which what a terminal obeys, and what nobody sees, is escaped: only strings have such characters.
pub(crate) fn escaped(text: &str) -> String {
    let mut lines = String::new();
    for c in text.chars() {
        if c == '\n' || is_printable(c) {
            lines.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(lines, "\\u{unit:04x}");
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_there_once() {
        let long = "there is no network, and so nothing was reached; ".repeat(2);
        let of = |file: &str, message: &str| Problem::new("", message).in_file(file);
        let text = problems(&[
            of("a.json", &long),
            of("b.json", "it is empty"),
            of("c.json", &long),
            of("d.json", "it is empty"),
        ]);
        let text = anstream::adapter::strip_str(&text).to_string();
        let expected = format!(
            "error: a.json: {long}\nerror: b.json: it is empty\nerror: c.json: as above\nerror: d.json: it is empty\n4 problems\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn json_has_no_character_that_a_terminal_obeys() {
        let value =
            json!({"a\u{9b}31m": ["\u{7f}\u{202e}\n\u{1b}", "größer \u{1f600}", "\u{e0001}"]});
        let text = lines(&value);
        let escaped = "{\n  \"a\\u009b31m\": [\n    \"\\u007f\\u202e\\n\\u001b\",\n    \"größer \u{1f600}\",\n    \"\\udb40\\udc01\"\n  ]\n}\n";
        assert_eq!(text, escaped);
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value));
    }
}

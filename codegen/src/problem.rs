//! Problems: an error in an input, and its place.

use std::fmt;

/// An error in one input. All problems are collected before the generator stops.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as the caller named it; empty where the input has no file.
    pub file: String,
    /// The JSON path of the place (`schemas.Operation.properties.done`), or `line 3, column 7`; empty for the whole file.
    pub path: String,
    /// What is wrong and what to do about it.
    pub message: String,
}

impl Problem {
    /// A problem at `path` of an input whose file is not known here; see [`Problem::in_file`].
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            file: String::new(),
            path: path.into(),
            message: message.into(),
        }
    }

    /// The problem of a document that is not JSON.
    pub(crate) fn not_json(error: &serde_json::Error) -> Self {
        let place = format!("line {}, column {}", error.line(), error.column());
        let text = error.to_string();
        let reason = text.split(" at line ").next().unwrap_or_default();
        match reason {
            "recursion limit exceeded" => Self::new(
                place,
                "the JSON is nested too deep: objects and lists are read up to 127 levels deep, and no document needs a quarter of them",
            ),
            reason => Self::new(place, format!("not JSON: {reason}")),
        }
    }

    /// The same problem, with the file it is in.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = file.into();
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [&self.file, &self.path] {
            if !part.is_empty() {
                write!(f, "{part}: ")?;
            }
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

/// The place of a byte offset in a text, for a problem: `line 3, column 7`, both from 1.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("line {line}, column {column}")
}

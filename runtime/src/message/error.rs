//! What went wrong in reading, and where.

use std::fmt;

use serde_json::Value;

/// A body that is not what the schema says.
///
/// Shown as `path: message`, or the message alone where the whole body is meant:
/// `timeSeries[3].points[0].value.doubleValue: expected a number, found "x"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
}

impl DecodeError {
    pub(super) fn new(path: String, message: String) -> Self {
        DecodeError { path, message }
    }

    /// Where: wire names joined by `.`, list indices from 0 in `[3]`. A key that is no plain word (letters, digits, `_`, `-`, `$`, `@`; no digit
    /// first) stands as `["a b"]`, quoted as in JSON. Empty for the body as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What: the type expected and the value found, shortened to 40 characters; or what makes the text no JSON.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// The path to a failure, collected from the inside out while the error travels up, so that success costs nothing.
#[derive(Default)]
pub(super) struct PathTrace {
    steps: Vec<PathStep>,
    message: Option<String>,
}

enum PathStep {
    Key(String),
    Index(usize),
}

impl PathTrace {
    pub(super) fn at_key(&mut self, key: &str) {
        self.steps.push(PathStep::Key(key.to_owned()));
    }

    pub(super) fn at_index(&mut self, index: usize) {
        self.steps.push(PathStep::Index(index));
    }

    /// The error for a value that does not fit; the trace keeps the message, the reader's error only carries it up.
    pub(super) fn type_error<E: serde::de::Error>(&mut self, expected: &str, found: &Value) -> E {
        let message = format!("expected {expected}, found {}", shorten(found));
        let error = E::custom(&message);
        self.message = Some(message);
        error
    }

    /// The error in the format's own type, with the path before its text. serde_json finds the line and column in there again.
    pub(super) fn into_format_error<E: serde::de::Error>(self, error: E) -> E {
        if self.steps.is_empty() {
            error
        } else {
            E::custom(format_args!("{}: {error}", self.path()))
        }
    }

    /// The error as a whole; `error` is what serde brought up.
    pub(super) fn into_decode_error(self, error: &dyn fmt::Display) -> DecodeError {
        DecodeError::new(
            self.path(),
            self.message.unwrap_or_else(|| error.to_string()),
        )
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            match step {
                PathStep::Index(index) => path.push_str(&format!("[{index}]")),
                PathStep::Key(key) => push_key(&mut path, key),
            }
        }
        path
    }
}

/// Adds a key to a path, the way [`DecodeError::path`] describes.
pub(super) fn push_key(path: &mut String, key: &str) {
    let plain = key
        .starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '$' | '@'))
        && key
            .chars()
            .all(|each| each.is_ascii_alphanumeric() || matches!(each, '_' | '-' | '$' | '@'));
    if plain {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    } else {
        path.push_str(&format!("[{}]", Value::from(key)));
    }
}

/// The most characters of a found value that an error shows.
const SHOWN: usize = 40;

fn shorten(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        None => text,
        Some(_) => {
            let end = text
                .char_indices()
                .nth(SHOWN - 1)
                .map_or(text.len(), |(end, _)| end);
            format!("{}…", &text[..end])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_keys_and_indices() {
        let mut trace = PathTrace::default();
        for key in ["x/y", "@type"] {
            trace.at_key(key);
        }
        trace.at_index(0);
        trace.at_key("a-b");
        trace.at_index(3);
        trace.at_key("timeSeries");
        let error = trace.into_decode_error(&"what");
        assert_eq!(
            error.to_string(),
            r#"timeSeries[3].a-b[0].@type["x/y"]: what"#
        );
        assert_eq!(
            DecodeError::new(String::new(), "what".into()).to_string(),
            "what"
        );
    }

    #[test]
    fn a_found_value_is_cut_at_a_character() {
        let exact = "ä".repeat(38);
        assert_eq!(shorten(&Value::from(exact.clone())), format!("\"{exact}\""));
        let long = shorten(&Value::from("ä".repeat(39)));
        assert_eq!((long.chars().count(), long.ends_with("ä…")), (40, true));
    }
}

//! [`DecodeError`]: what is wrong in a body, and where.

use std::fmt;

use serde_json::Value;

use super::kept::Kept;
use super::path::{PathStep, push_key};
use super::size::Meter;
use crate::shown::{MESSAGE, Secrets, Short, shown};

/// An error in a body: it is not what the schema says.
///
/// Shown as `path: message`, or as the message alone if it is about the whole body: `timeSeries[3].points[0].value.doubleValue:
/// expected a number, found "x"`.
///
/// `Display` and `Debug` show at most 1,000 characters of the path, and escapes for what is not printable.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
    too_large: bool,
    /// What the call sent, and nothing shows.
    secrets: Secrets,
}

impl DecodeError {
    pub(super) fn new(path: String, message: String) -> Self {
        DecodeError {
            path,
            message,
            too_large: false,
            secrets: Secrets::default(),
        }
    }

    /// Hides these secrets wherever the error is shown.
    pub(crate) fn hide(mut self, secrets: &Secrets) -> Self {
        self.secrets = secrets.clone();
        self
    }

    /// The error for a value beyond the limit of its memory.
    pub(super) fn too_large(path: String, message: String) -> Self {
        DecodeError {
            too_large: true,
            ..DecodeError::new(path, message)
        }
    }

    /// The path of the value: wire names joined by `.`, list indices from 0 as `[3]`. A key that is not a plain word (letters,
    /// digits, `_`, `-`, `$`, `@`; the first is neither a digit nor `-`) is quoted as in JSON: `["a b"]`. Empty for the whole body.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The expected type and the found value, shortened to 40 characters; or the syntax error, if the text is not JSON.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Whether the value takes more memory than [`Decoding::max_decoded_bytes`](super::Decoding::max_decoded_bytes) says.
    pub fn is_too_large(&self) -> bool {
        self.too_large
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |text: &dyn fmt::Debug| Short(text, MESSAGE).text(&self.secrets);
        f.debug_struct("DecodeError")
            .field("path", &format_args!("{}", show(&self.path)))
            .field("message", &format_args!("{}", show(&self.message)))
            .finish()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |text| shown(text, MESSAGE, &self.secrets);
        if !self.path.is_empty() {
            write!(f, "{}: ", show(&self.path))?;
        }
        f.write_str(&show(&self.message))
    }
}

impl std::error::Error for DecodeError {}

/// What the reader collects while it reads: the path of an error, and the values that no field can hold. Paths grow from the
/// inside out while an outcome travels up, so that success costs nothing.
#[derive(Default)]
pub(super) struct PathTrace {
    pub(super) steps: Vec<PathStep>,
    pub(super) message: Option<String>,
    /// What a message around has to keep for the value that was read last.
    pub(super) kept: Option<Box<Kept>>,
    /// Counts the memory of what is read.
    pub(super) meter: Meter,
    /// Whether a value of the wrong type is kept, and not an error.
    pub(super) lenient: bool,
    /// Whether there is a message around that can keep a value.
    pub(super) can_keep: bool,
    /// Whether the next message is the wrapper `{"data": …}`, which keeps nothing.
    pub(super) in_wrapper: bool,
    /// How many messages, maps and lists are around the value.
    pub(super) depth: usize,
}

/// As many lists and objects may be inside of each other: as many as serde_json reads.
const DEEPEST: usize = 127;

impl PathTrace {
    pub(super) fn at_key(&mut self, key: &str) {
        self.steps.push(PathStep::Key(key.to_owned()));
    }

    pub(super) fn at_index(&mut self, index: usize) {
        self.steps.push(PathStep::Index(index));
    }

    /// The error for a value of the wrong type. The trace keeps the message, and the returned error only carries it up.
    pub(super) fn type_error<E: serde::de::Error>(&mut self, expected: &str, found: &Value) -> E {
        let message = format!("expected {expected}, found {}", shorten(found));
        let error = E::custom(&message);
        self.message = Some(message);
        error
    }

    /// The error for a text that is not what it should be.
    pub(super) fn message_error<E: serde::de::Error>(&mut self, what: &str, found: &str) -> E {
        let message = format!("{what}: {}", cut(shown(found, SHOWN, &Secrets::default())));
        let error = E::custom(&message);
        self.message = Some(message);
        error
    }

    /// Fails if a value has so many levels of lists and objects that there are too many with those around it.
    pub(super) fn check_depth<E: serde::de::Error>(&self, levels: usize) -> Result<(), E> {
        match self.depth + levels > DEEPEST {
            true => Err(E::custom("recursion limit exceeded")),
            false => Ok(()),
        }
    }

    /// Reads a message, a map or a list.
    pub(super) fn one_level_deeper<T, E: serde::de::Error>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.check_depth(1)?;
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Counts memory that a value takes.
    #[inline]
    pub(super) fn count<E: serde::de::Error>(&mut self, bytes: usize) -> Result<(), E> {
        if self.meter.add(bytes) {
            Ok(())
        } else {
            Err(self.too_large())
        }
    }

    #[cold]
    #[inline(never)]
    fn too_large<E: serde::de::Error>(&self) -> E {
        E::custom(self.meter.refusal())
    }

    /// The error in the format's own type, with the path before its text. serde_json finds its line and column in that text
    /// again.
    pub(super) fn into_format_error<E: serde::de::Error>(self, error: E) -> E {
        if self.steps.is_empty() {
            error
        } else {
            E::custom(format_args!("{}: {error}", self.path()))
        }
    }

    /// The finished error. `error` is the one that serde returned.
    pub(super) fn into_decode_error(self, error: &dyn fmt::Display) -> DecodeError {
        let path = self.path();
        if self.meter.is_over() {
            return DecodeError::too_large(path, self.meter.refusal());
        }
        DecodeError::new(path, self.message.unwrap_or_else(|| error.to_string()))
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

/// How many characters of a found value an error shows.
const SHOWN: usize = 40;

pub(super) fn shorten(value: &Value) -> String {
    cut(Short(&format_args!("{value}"), SHOWN).text(&Secrets::default()))
}

fn cut(text: String) -> String {
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

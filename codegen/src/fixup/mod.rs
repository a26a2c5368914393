//! Named corrections to one document, as data.
//!
//! A document that is wrong is not edited: its pinned copy stays what the server said. What has to be different is one
//! [`Fixup`] each, with its name and its reason, and it must still apply. A correction whose place is gone, or whose place
//! no longer says what was wrong, is a [`Problem`]: the document was mended upstream, or it changed in another way, and
//! somebody has to look. Fixups run on the JSON value, before the document is read as a document.

mod file;
mod pointer;

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::problem::Problem;
pub use file::read;
use pointer::Slot;

/// One correction to one document.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Fixup {
    /// What it is called, in problems and in the report of a run.
    pub name: String,
    /// Why the document has to be different, for the next reader.
    pub reason: String,
    /// The place, as an RFC 6901 JSON pointer: `/schemas/Operation/properties/done`.
    pub path: String,
    /// What happens there.
    pub operation: Operation,
}

/// What a [`Fixup`] does at its place.
///
/// `expect` is what must be there now. Of an object only the members named in it are compared, so `{}` is any object.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// Puts a value there. Without `expect` nothing may be there yet; `-` as the last step appends to a list.
    Set {
        /// The new value.
        value: Value,
        /// What must be there now.
        expect: Option<Value>,
    },
    /// Takes the value away.
    Remove {
        /// What must be there now.
        expect: Value,
    },
    /// Gives the last step of the path another name, in the same object.
    Rename {
        /// The new name, which must be free.
        to: String,
        /// What must be there now.
        expect: Value,
    },
}

/// A fixup as it stands in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    reason: String,
    path: String,
    operation: Verb,
    expect: Option<Value>,
    value: Option<Value>,
    to: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Verb {
    Set,
    Remove,
    Rename,
}

impl TryFrom<Written> for Fixup {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written {
            name,
            reason,
            path,
            operation,
            expect,
            value,
            to,
        } = written;
        if name.trim().is_empty() || reason.trim().is_empty() {
            return Err("a fixup has a name and a reason".to_owned());
        }
        let operation = match (operation, value, to, expect) {
            (Verb::Set, Some(value), None, expect) if expect.as_ref() != Some(&value) => {
                Operation::Set { value, expect }
            }
            (Verb::Remove, None, None, Some(expect)) => Operation::Remove { expect },
            (Verb::Rename, None, Some(to), Some(expect)) => Operation::Rename { to, expect },
            (Verb::Set, ..) => {
                return Err(format!(
                    "fixup `{name}`: `set` takes `value`, and `expect` where something else is there now"
                ));
            }
            (Verb::Remove, ..) => {
                return Err(format!(
                    "fixup `{name}`: `remove` takes `expect`, and nothing else"
                ));
            }
            (Verb::Rename, ..) => {
                return Err(format!("fixup `{name}`: `rename` takes `to` and `expect`"));
            }
        };
        Ok(Self {
            name,
            reason,
            path,
            operation,
        })
    }
}

/// The document's text with every fixup applied, in their order.
///
/// # Errors
///
/// One problem for each fixup that does not apply, named by its place in the document; or that the text is not JSON.
pub fn apply<'a>(document: &'a str, fixups: &[Fixup]) -> Result<Cow<'a, str>, Vec<Problem>> {
    if fixups.is_empty() {
        return Ok(Cow::Borrowed(document));
    }
    let mut value: Value = serde_json::from_str(document).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        vec![Problem::new(place, format!("not JSON: {}", reason(&error)))]
    })?;
    apply_to(&mut value, fixups)?;
    Ok(Cow::Owned(value.to_string()))
}

/// What is wrong with a text that is not JSON, without its place.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The problems of [`apply`], each in the file that it is about: that a document is not JSON, in the document; what does not
/// apply, in the file of fixups.
#[must_use]
pub fn in_files(problems: Vec<Problem>, document: &str, fixups: &str) -> Vec<Problem> {
    problems
        .into_iter()
        .map(|problem| {
            let is_of_text = problem.path.starts_with("line ");
            problem.in_file(if is_of_text { document } else { fixups })
        })
        .collect()
}

/// Applies every fixup to the document, in their order.
///
/// # Errors
///
/// One problem for each fixup that does not apply. The document is then half corrected and of no use.
pub fn apply_to(document: &mut Value, fixups: &[Fixup]) -> Result<(), Vec<Problem>> {
    let problems: Vec<Problem> = fixups
        .iter()
        .filter_map(|fixup| {
            let why = fixup.apply(document).err()?;
            let message = format!(
                "fixup `{}` no longer applies: {why}. If the document was mended, delete the fixup; else adapt it",
                fixup.name
            );
            Some(Problem::new(fixup.path.clone(), message))
        })
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

impl Fixup {
    fn apply(&self, document: &mut Value) -> Result<(), Mismatch> {
        let slot = Slot::find(document, &self.path)?;
        match &self.operation {
            Operation::Set { value, expect } => {
                check(slot.value(), expect.as_ref())?;
                slot.set(value.clone())
            }
            Operation::Remove { expect } => {
                check(slot.value(), Some(expect))?;
                slot.remove()
            }
            Operation::Rename { to, expect } => {
                check(slot.value(), Some(expect))?;
                slot.rename(to)
            }
        }
    }
}

/// Why a fixup does not apply.
#[derive(Debug, PartialEq)]
enum Mismatch {
    /// The text is no JSON pointer.
    NotAPointer,
    /// A step before the last leads nowhere.
    NoSuchStep(String),
    /// There is nothing, where something was expected.
    Absent,
    /// There is something, where nothing was expected.
    Present(Value),
    /// There is something else than was expected.
    Other { found: Value, expected: Value },
    /// A rename to a name that is in use, or of something that has no name.
    CannotRename(String),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPointer => {
                f.write_str("its path is not a JSON pointer (`/schemas/Operation/…`)")
            }
            Self::NoSuchStep(step) => write!(f, "the document has no `{step}` on this path"),
            Self::Absent => f.write_str("the document has nothing there"),
            Self::Present(found) => write!(f, "nothing was expected there, found {}", short(found)),
            Self::Other { found, expected } => {
                write!(f, "expected {}, found {}", short(expected), short(found))
            }
            Self::CannotRename(why) => f.write_str(why),
        }
    }
}

/// Checks what is at the place against what the fixup says is there.
fn check(found: Option<&Value>, expected: Option<&Value>) -> Result<(), Mismatch> {
    match (found, expected) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err(Mismatch::Absent),
        (Some(found), None) => Err(Mismatch::Present(found.clone())),
        (Some(found), Some(expected)) if matches(found, expected) => Ok(()),
        (Some(found), Some(expected)) => Err(Mismatch::Other {
            found: found.clone(),
            expected: expected.clone(),
        }),
    }
}

/// Equal, but that an expected object may leave members out.
fn matches(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => expected
            .iter()
            .all(|(key, expected)| found.get(key).is_some_and(|found| matches(found, expected))),
        _ => found == expected,
    }
}

/// A value as it fits into one line.
fn short(value: &Value) -> String {
    const LONGEST: usize = 80;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests;

//! Applies fixups to a document.

use std::borrow::Cow;

use serde_json::Value;

use super::correction::{Edit, Fixup};
use super::mismatch::Mismatch;
use super::pointer::Slot;
use crate::byte_order_mark::skip_byte_order_mark;
use crate::problem::Problem;

/// Applies every fixup to the text of a document, in order.
///
/// # Errors
///
/// One problem for each fixup that does not apply, with its place in the document; or that the text is not JSON.
pub fn apply<'a>(document: &'a str, fixups: &[Fixup]) -> Result<Cow<'a, str>, Vec<Problem>> {
    if fixups.is_empty() {
        return Ok(Cow::Borrowed(document));
    }
    let mut value: Value = serde_json::from_str(skip_byte_order_mark(document))
        .map_err(|error| vec![Problem::not_json(&error)])?;
    apply_to(&mut value, fixups)?;
    Ok(Cow::Owned(value.to_string()))
}

/// Adds its file to each problem of [`apply`]: the document if it is not JSON, and the file of fixups if a fixup does not apply.
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

/// Applies every fixup to the document, in order.
///
/// # Errors
///
/// One problem for each fixup that does not apply. The document is then half corrected: do not use it.
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
        match &self.edit {
            Edit::Set { value, expect } => {
                check_expected(slot.value(), expect.as_ref())?;
                slot.set(value.clone())
            }
            Edit::Remove { expect } => {
                check_expected(slot.value(), Some(expect))?;
                slot.remove()
            }
            Edit::Rename { to, expect } => {
                check_expected(slot.value(), Some(expect))?;
                slot.rename(to)
            }
        }
    }
}

/// Compares the value at the place with the value that the fixup expects.
fn check_expected(found: Option<&Value>, expected: Option<&Value>) -> Result<(), Mismatch> {
    match (found, expected) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err(Mismatch::Absent),
        (Some(found), None) => Err(Mismatch::Present(found.clone())),
        (Some(found), Some(expected)) if has_members(found, expected) => Ok(()),
        (Some(found), Some(expected)) => Err(Mismatch::Other {
            found: found.clone(),
            expected: expected.clone(),
        }),
    }
}

/// Whether a value is the expected one. An expected object may leave members out.
fn has_members(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            expected.iter().all(|(key, expected)| {
                found
                    .get(key)
                    .is_some_and(|found| has_members(found, expected))
            })
        }
        _ => found == expected,
    }
}

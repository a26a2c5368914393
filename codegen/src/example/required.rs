//! What only a description says.

use crate::docs::Docs;

/// Whether documentation says first of all that a caller has to set what it is about.
pub(super) fn says_required(docs: &Docs) -> bool {
    let first = docs.0.first();
    first.is_some_and(|line| line.starts_with("Required."))
}

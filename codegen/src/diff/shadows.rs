//! Functions that hide methods of traits.

use super::change::{At, ChangeList};
use super::rules::Kind;
use crate::model::RustIdent;

/// The methods of traits that every resource and builder has without an import. A function of the same name hides them.
const OF_TRAITS: [&str; 7] = [
    "borrow",
    "borrow_mut",
    "clone",
    "into",
    "to_owned",
    "try_into",
    "type_id",
];

/// Adds a change if a new function hides a method of a trait.
pub(super) fn check_trait_methods(function: &RustIdent, at: &At, changes: &mut ChangeList) {
    if OF_TRAITS.contains(&function.plain()) {
        changes.push(Kind::NameShadows, at, format!("{function} of a trait"), "");
    }
}

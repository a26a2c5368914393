//! Functions that hide methods of traits.

use super::change::{At, ChangeList};
use super::rules::Kind;
use crate::model::{RustIdent, TRAIT_METHODS};

/// Adds a change if a new function hides a method of a trait.
pub(super) fn check_trait_methods(function: &RustIdent, at: &At, changes: &mut ChangeList) {
    if TRAIT_METHODS.contains(&function.plain()) {
        changes.push(Kind::NameShadows, at, format!("{function} of a trait"), "");
    }
}

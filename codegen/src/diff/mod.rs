//! What changed between two revisions of an API, for a Rust user and on the wire, and how breaking it is.
//!
//! It compares two models. So a name or a type that `resolve` decides differently is a change like any other. `rules` is
//! one table of what each kind of change means; `cause` says who causes a breaking one. `walk` and `typed` match what is in both models, and every other module compares
//! one kind of item. A comparison names every member of the item, so that a new member of the model cannot be forgotten here.

mod api;
mod cause;
mod change;
mod features;
mod methods;
mod migration;
mod moved;
mod operations;
mod paging;
mod pairs;
mod parameters;
mod renamed;
mod resource_names;
mod resources;
mod rules;
mod shadows;
pub(crate) mod softened;
mod template;
mod typed;
mod types;
mod walk;

use crate::model::Api;
use cause::Evidence;
use change::ChangeList;

pub use change::{Change, Diff};
pub use rules::{Cause, Kind, Verdict};

/// Compares two revisions of an API.
#[must_use]
pub fn diff(old: &Api, new: &Api) -> Diff {
    let mut changes = ChangeList::new(renamed::find_new_paths(old, new));
    api::compare_apis(old, new, &mut changes);
    softened::compare(old, new, &mut changes);
    let evidence = Evidence::new(old, new, &changes);
    let mut changes = changes.finish(|change| evidence.cause(change));
    migration::add_code(old, new, &mut changes);
    softened::mark(old, new, &mut changes);
    Diff {
        api: new.name.clone(),
        version: new.version.clone(),
        old_revision: old.revision.clone(),
        new_revision: new.revision.clone(),
        changes,
        kept: Vec::new(),
    }
}

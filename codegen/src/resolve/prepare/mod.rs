//! The last decisions about a model, each of which needs all types and methods: which fields are boxed, which chains of
//! messages are cut, which methods page, which values their paths take, which fields update masks leave out, and which methods start
//! an operation. When they are taken, the model is locked.

mod boxing;
mod levels;
mod lookup;
mod operations;
mod paging;
mod resource_names;
mod same_enums;
mod shared_paths;
mod streams;
mod update_masks;

use std::collections::BTreeMap;

pub(crate) use resource_names::{is_resource_name, resource_name_place};

use super::old_places;
use crate::decisions::Decisions;
use crate::model::{Api, Draft, OperationShape, RustIdent};

/// Finishes a model. `operation_schemas` are the schemas that are operations, by the names of their types; `decisions` are what was
/// published, and stays.
pub(super) fn prepare(
    mut draft: Draft,
    operation_schemas: &BTreeMap<RustIdent, OperationShape>,
    decisions: &Decisions,
) -> Api {
    boxing::box_fields(&mut draft);
    levels::cut_long_chains(&mut draft);
    paging::decide_paging(&mut draft, decisions);
    streams::document_streams(&mut draft);
    shared_paths::share_forms(&mut draft, decisions);
    same_enums::find_same_enums(&mut draft);
    update_masks::keep_unmasked_fields(&mut draft);
    operations::decide_operations(&mut draft, operation_schemas, decisions);
    old_places::place_old_methods(draft.root_mut(), decisions);
    draft.finish()
}

//! Names that hide others: those that a generated crate passes on from the runtime, and methods of traits.

use std::collections::BTreeSet;

use super::change::{At, ChangeList};
use super::rules::Kind;
use crate::model::{Api, RustIdent};

/// The items that a generated crate passes on from the runtime by one `use …::*`. An item of the crate hides the one of the same
/// name. A test compares the list with the runtime.
pub const PASSED_ON: &[&str] = &[
    "Attempt",
    "Blocking",
    "ByteString",
    "CallOptions",
    "Cancelling",
    "ClientBuilder",
    "Date",
    "DateTime",
    "DecodeError",
    "Duration",
    "ErrorKind",
    "FieldMask",
    "HyperTransport",
    "IntoField",
    "Items",
    "JsonMap",
    "LastState",
    "Message",
    "OpenEnum",
    "OperationState",
    "Pages",
    "PollingPolicy",
    "RawResponse",
    "ReqwestTransport",
    "Resume",
    "RetryBudget",
    "RetryPolicy",
    "Sending",
    "States",
    "Status",
    "Streaming",
    "Transport",
    "Unknown",
    "UnknownValue",
    "ValueError",
    "Waiting",
    "Xgafv",
    "bytes",
    "credentials",
    "http",
    "message",
    "serde",
    "serde_json",
    "status",
    "transport",
];

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

/// Adds a change for each new name at the root that hides an item of the runtime.
pub(super) fn compare_roots(old: &Api, new: &Api, changes: &mut ChangeList) {
    let before: BTreeSet<&str> = names_at_the_root(old)
        .map(|(name, _)| name.as_str())
        .collect();
    for (name, path) in names_at_the_root(new) {
        if PASSED_ON.contains(&name.plain()) && !before.contains(name.as_str()) {
            let at = At::item(name.as_str(), &path);
            changes.push(Kind::NameShadows, &at, format!("{name} of the runtime"), "");
        }
    }
}

/// Adds a change if a new function hides a method of a trait.
pub(super) fn check_trait_methods(function: &RustIdent, at: &At, changes: &mut ChangeList) {
    if OF_TRAITS.contains(&function.plain()) {
        changes.push(Kind::NameShadows, at, format!("{function} of a trait"), "");
    }
}

/// The builders and modules at the root, with their JSON paths.
fn names_at_the_root(api: &Api) -> impl Iterator<Item = (&RustIdent, String)> {
    let methods = api.root.methods.iter().flat_map(|method| {
        let module = (!method.types.items.is_empty()).then_some(&method.module);
        [&method.builder]
            .into_iter()
            .chain(module)
            .map(|name| (name, method.path_in_document.clone()))
    });
    let resources = api
        .root
        .resources
        .iter()
        .map(|inner| (&inner.module, format!("resources.{}", inner.wire.0)));
    methods.chain(resources)
}

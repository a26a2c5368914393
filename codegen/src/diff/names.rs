//! Names: which type is called what in both models, and names that hide others.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::Pairs;
use super::resources::{self, Place};
use super::types::{self, Typed};
use super::{At, Changes, Kind};
use crate::model::{Api, Named, RustIdent, TypePath, text};

/// What a generated crate passes on from the runtime by one `use …::*`, which an item of its own of the same name hides. A test
/// compares it with the runtime.
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
    "Items",
    "JsonMap",
    "LastState",
    "Message",
    "OpenEnum",
    "OperationState",
    "Pages",
    "PollingPolicy",
    "RawReply",
    "ReqwestTransport",
    "Resume",
    "RetryBudget",
    "RetryPolicy",
    "Sending",
    "States",
    "Status",
    "Transport",
    "Unknown",
    "UnknownValue",
    "ValueError",
    "Waiting",
    "bytes",
    "credentials",
    "http",
    "serde",
    "serde_json",
    "status",
    "transport",
];

/// Methods of traits that every resource or builder has without an import; a function of the same name hides them.
const OF_TRAITS: [&str; 7] = [
    "borrow",
    "borrow_mut",
    "clone",
    "into",
    "to_owned",
    "try_into",
    "type_id",
];

/// A type's path as text.
pub(super) fn path(path: &TypePath) -> String {
    text::path(&path.modules, &path.name)
}

/// The new path of every old type that is still there.
pub(super) fn renamed(old: &Api, new: &Api) -> BTreeMap<String, TypePath> {
    let mut names = BTreeMap::new();
    let mut add = |pairs: &Pairs<'_, Typed<'_>>| {
        for (old, new) in pairs.both.iter().chain(&pairs.renamed) {
            let now = TypePath {
                modules: new.modules.clone(),
                name: new.item.name.clone(),
                named: Named::Message,
            };
            names.insert(old.rust(), now);
        }
    };
    let (before, after) = (types::schemas(old), types::schemas(new));
    add(&types::pairs(&before, &after));
    let roots = [(&old.root, Place::root()), (&new.root, Place::root())];
    resources::each_method(roots, &mut |[(old, old_place), (new, new_place)]| {
        let before = types::of_method(old, old_place);
        let after = types::of_method(new, new_place);
        add(&types::pairs(&before, &after));
    });
    names
}

/// New names at the root that hide what the runtime passes on.
pub(super) fn shadows(old: &Api, new: &Api, changes: &mut Changes) {
    let before: BTreeSet<&str> = at_the_root(old).map(|(name, _)| name.as_str()).collect();
    for (name, path) in at_the_root(new) {
        if PASSED_ON.contains(&name.plain()) && !before.contains(name.as_str()) {
            let at = At::item(name.as_str(), &path);
            changes.push(Kind::NameShadows, &at, format!("{name} of the runtime"), "");
        }
    }
}

/// A function that hides one of a trait.
pub(super) fn shadows_trait(function: &RustIdent, at: &At, changes: &mut Changes) {
    if OF_TRAITS.contains(&function.plain()) {
        changes.push(Kind::NameShadows, at, format!("{function} of a trait"), "");
    }
}

/// The builders and modules at the root, with their JSON paths.
fn at_the_root(api: &Api) -> impl Iterator<Item = (&RustIdent, String)> {
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

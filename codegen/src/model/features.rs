//! The cargo features of a crate: one for each resource at the root.

use std::collections::{BTreeMap, BTreeSet};

use super::method::Resource;
use super::names::{RustIdent, types_module};

/// The features of a generated crate that turn on the feature of the runtime with the same name.
pub(crate) const OWN_FEATURES: &[&str] = &[
    "auth",
    "blocking",
    "hyper",
    "reqwest",
    "serde",
    "tls-aws-lc",
    "tls-ring",
    "tower",
    "tracing",
];

/// Those that are on by default.
pub(crate) const DEFAULT_FEATURES: &[&str] = &["auth", "hyper", "tls-ring"];

/// The feature that turns on those of all resources.
pub(crate) const ALL_RESOURCES: &str = "all-resources";

/// Which feature turns on which part of a crate. What is not listed needs no feature.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// The feature of each resource at the root, by the module of the resource.
    pub resources: BTreeMap<RustIdent, String>,
    /// The features of each type in the module `types`, by name: any one of them turns it on. No list is empty.
    pub types: BTreeMap<RustIdent, Vec<String>>,
    /// The same for each module of inline types in the module `types`.
    pub type_modules: BTreeMap<RustIdent, Vec<String>>,
}

impl Features {
    /// The features of all resources, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names: BTreeSet<&str> = self.resources.values().map(String::as_str).collect();
        names.into_iter()
    }

    /// The feature of a resource at the root.
    #[must_use]
    pub fn of_resource(&self, resource: &Resource) -> &[String] {
        self.of_modules(std::slice::from_ref(&resource.module))
    }

    /// The features of a type in the module `types`. Empty: it is always there.
    #[must_use]
    pub fn of_type(&self, name: &RustIdent) -> &[String] {
        self.types.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The features of a module of inline types in the module `types`. Empty: it is always there.
    #[must_use]
    pub fn of_type_module(&self, name: &RustIdent) -> &[String] {
        let features = self.type_modules.get(name);
        features.map(Vec::as_slice).unwrap_or_default()
    }

    /// The features of an item in a module, whose path is from the root. Empty: it is always there.
    #[must_use]
    pub fn of_item(&self, modules: &[RustIdent], name: &RustIdent) -> &[String] {
        match modules {
            [types] if *types == types_module() => self.of_type(name),
            [types, inner, ..] if *types == types_module() => self.of_type_module(inner),
            _ => self.of_modules(modules),
        }
    }

    /// The feature of a resource, whose path of modules is from the root.
    #[must_use]
    pub fn of_modules(&self, modules: &[RustIdent]) -> &[String] {
        let feature = modules.first().and_then(|first| self.resources.get(first));
        feature.map(std::slice::from_ref).unwrap_or_default()
    }
}

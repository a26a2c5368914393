//! Everything that a crate has, deprecated, besides what the document has: a list, and walks.

use super::api::Api;
use super::method::{OldMethod, OldResource, Parameter, Resource};
use super::names::{RustIdent, types_module};
use super::text;

/// What has an old name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OldKind {
    /// A type.
    Type,
    /// The module of the inline types of a type.
    Module,
    /// A setter.
    Setter,
    /// A method at another place. The old name is the JSON path of where it was.
    Method,
    /// The setter of a parameter that is required now, and has no other name.
    Required,
}

/// An item under its old name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldItem<'a> {
    /// JSON path of the item.
    pub path: String,
    /// What it is.
    pub kind: OldKind,
    /// Its old name; empty if it has no other one.
    pub old: &'a str,
    /// The revision of the document that gave it up.
    pub since: &'a str,
    /// What its user wrote: `types::Old`, `projects().list().old`.
    pub rust: String,
    /// What to write now.
    pub now: String,
}

impl Parameter {
    /// Whether its argument or setter has this name, or had it.
    pub(crate) fn has_name(&self, name: &RustIdent) -> bool {
        self.name == *name || self.old_name.as_ref().is_some_and(|old| old.name == *name)
    }
}

impl OldResource {
    /// Every method of it and of the resources in it.
    pub(crate) fn methods_mut(&mut self) -> Vec<&mut OldMethod> {
        let inner = self.resources.iter_mut().flat_map(Self::methods_mut);
        self.methods.iter_mut().chain(inner).collect()
    }

    /// Visits every method of it and of the resources in it, with the functions that lead there.
    fn each_method<'a>(&'a self, outer: &str, visit: &mut dyn FnMut(&str, &'a OldMethod)) {
        let path = format!("{outer}{}().", self.function);
        for method in &self.methods {
            visit(&path, method);
        }
        for inner in &self.resources {
            inner.each_method(&path, visit);
        }
    }

    /// Whether it has nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.methods.is_empty() && self.resources.is_empty()
    }

    /// Drops the methods of which this is false, and the resources that are empty then.
    pub(crate) fn retain(all: &mut Vec<Self>, is_kept: &dyn Fn(&OldMethod) -> bool) {
        for resource in all.iter_mut() {
            resource.methods.retain(is_kept);
            Self::retain(&mut resource.resources, is_kept);
        }
        all.retain(|resource| !resource.is_empty());
    }
}

impl Resource {
    /// Every old method in it, and in what it has: old ones and resources that are still there.
    pub(crate) fn old_methods_mut(&mut self) -> Vec<&mut OldMethod> {
        let gone = self
            .old_resources
            .iter_mut()
            .flat_map(OldResource::methods_mut);
        let there = self.resources.iter_mut().flat_map(Self::old_methods_mut);
        self.old_methods
            .iter_mut()
            .chain(gone)
            .chain(there)
            .collect()
    }
}

impl OldMethod {
    fn item(&self, path: &str) -> OldItem<'_> {
        let receiver: String = self
            .receiver
            .iter()
            .map(|function| format!("{function}()."))
            .collect();
        OldItem {
            path: self.method.path_in_document.clone(),
            kind: OldKind::Method,
            old: &self.was,
            since: &self.since,
            rust: format!("{path}{}", self.function),
            now: format!("{receiver}{}", self.method.function),
        }
    }
}

impl Api {
    /// Everything that has an old name besides its own.
    #[must_use]
    pub fn old_items<'a>(&'a self) -> Vec<OldItem<'a>> {
        let mut all = Vec::new();
        let types = [types_module()];
        let named = |name: &RustIdent| text::path(&types, name);
        for item in &self.types.items {
            all.extend(item.old_name.as_ref().map(|old| OldItem {
                path: item.path.clone(),
                kind: OldKind::Type,
                old: old.name.as_str(),
                since: &old.since,
                rust: named(&old.name),
                now: named(&item.name),
            }));
        }
        for (name, module) in &self.types.modules {
            all.extend(module.old_name.as_ref().map(|old| OldItem {
                path: module.path.clone(),
                kind: OldKind::Module,
                old: old.name.as_str(),
                since: &old.since,
                rust: named(&old.name),
                now: named(name),
            }));
        }
        for (path, resource) in self.resources() {
            let path = path.function(&RustIdent::new(""));
            all.extend(resource.old_methods.iter().map(|method| method.item(&path)));
            for gone in &resource.old_resources {
                gone.each_method(&path, &mut |path, method| all.push(method.item(path)));
            }
        }
        for (path, method) in self.methods() {
            for setter in &method.setters {
                let item = |kind, old: &'a str, since: &'a str| {
                    let called =
                        |name: &str| format!("{}().{name}", path.function(&method.function));
                    OldItem {
                        path: format!("{}.parameters.{}", method.path_in_document, setter.wire.0),
                        kind,
                        old,
                        since,
                        rust: called(if old.is_empty() {
                            setter.name.as_str()
                        } else {
                            old
                        }),
                        now: called(setter.name.as_str()),
                    }
                };
                let old = setter.old_name.as_ref();
                all.extend(old.map(|old| item(OldKind::Setter, old.name.as_str(), &old.since)));
                let since = setter.required_since.as_ref();
                all.extend(since.map(|since| item(OldKind::Required, "", since)));
            }
        }
        all
    }
}

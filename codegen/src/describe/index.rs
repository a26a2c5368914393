//! An index of a model: methods and types by their paths.

use std::collections::BTreeMap;

use crate::docs::printable;
use crate::model::{Api, Item, ItemKind, Method, Resource, RustIdent, Type};

use super::page::{Content, FieldInfo, TypeInfo, Use, ValueInfo};
use super::{prose, rust};

/// A method and its place.
pub(super) struct MethodEntry<'m> {
    /// As `projects.timeSeries.list`.
    pub(super) path: String,
    /// As `client.projects().time_series()`.
    pub(super) receiver: String,
    /// The modules of its resource.
    pub(super) modules: Vec<RustIdent>,
    pub(super) method: &'m Method,
}

/// A resource and its place.
pub(super) struct ResourceEntry<'m> {
    /// As `projects.timeSeries`; empty for the root.
    pub(super) path: String,
    /// As `client.projects().time_series()`.
    pub(super) receiver: String,
    /// Its module and those around it.
    pub(super) modules: Vec<RustIdent>,
    pub(super) resource: &'m Resource,
}

/// A model, its resources and methods in order, and its types by path.
pub(super) struct Index<'m> {
    pub(super) api: &'m Api,
    /// The root and every resource, each before what is in it.
    pub(super) resources: Vec<ResourceEntry<'m>>,
    /// Every method, in the same order.
    pub(super) methods: Vec<MethodEntry<'m>>,
    /// Every type by its path, `types::Operation`, with the features that turn it on.
    types: BTreeMap<String, (&'m Item, &'m [String])>,
}

impl<'m> Index<'m> {
    pub(super) fn new(api: &'m Api) -> Self {
        let mut index = Self {
            api,
            resources: Vec::new(),
            methods: Vec::new(),
            types: BTreeMap::new(),
        };
        api.each_item(&mut |modules, item| {
            let features = api.features.as_ref();
            let features =
                features.map_or(&[][..], |features| features.of_item(modules, &item.name));
            let path = rust::path(modules, &item.name);
            index.types.insert(path, (item, features));
        });
        for (path, resource) in api.resources() {
            let receiver = path.receiver();
            let modules = path.modules();
            index
                .methods
                .extend(resource.methods.iter().map(|method| MethodEntry {
                    path: printable(&path.dotted(&method.wire.0)),
                    receiver: receiver.clone(),
                    modules: modules.clone(),
                    method,
                }));
            index.resources.push(ResourceEntry {
                path: printable(&path.keys()),
                receiver,
                modules,
                resource,
            });
        }
        index
    }

    /// The feature of the resource with these modules.
    pub(super) fn feature_of(&self, modules: &[RustIdent]) -> Option<String> {
        let features = self.api.features.as_ref()?;
        features.of_modules(modules).first().cloned()
    }

    /// The types at these paths and all types that they reach; and the JSON paths of all these types.
    pub(super) fn collect_types(
        &self,
        from: impl IntoIterator<Item = String>,
    ) -> (BTreeMap<String, TypeInfo>, Vec<&'m str>) {
        let mut reached = BTreeMap::new();
        let mut places = Vec::new();
        let mut open: Vec<String> = from.into_iter().collect();
        while let Some(path) = open.pop() {
            if reached.contains_key(&path) {
                continue;
            }
            let Some((item, features)) = self.types.get(&path) else {
                continue;
            };
            let info = describe_type(item, features);
            open.extend(info.content.uses().filter_map(|value| value.of.clone()));
            places.push(item.path.as_str());
            reached.insert(path, info);
        }
        (reached, places)
    }
}

pub(super) fn use_of(ty: &Type) -> Use {
    Use {
        rust: rust::ty(ty),
        of: rust::named(ty),
    }
}

fn describe_type(item: &Item, features: &[String]) -> TypeInfo {
    let content = match &item.kind {
        ItemKind::Message(fields) => Content::Struct {
            fields: fields
                .iter()
                .map(|field| FieldInfo {
                    name: field.name.to_string(),
                    key: printable(&field.wire.0),
                    value: Use {
                        rust: rust::field(&field.ty),
                        of: rust::named(&field.ty),
                    },
                    read_only: field.read_only,
                    deprecated: field.deprecated,
                    docs: prose::parse(&field.docs),
                })
                .collect(),
        },
        ItemKind::Enum(variants) => Content::Enum {
            values: variants
                .iter()
                .map(|variant| ValueInfo {
                    name: variant.name.to_string(),
                    key: printable(&variant.wire.0),
                    deprecated: variant.deprecated,
                    docs: prose::parse(&variant.docs),
                })
                .collect(),
        },
        ItemKind::Alias(ty) => Content::Alias { target: use_of(ty) },
    };
    TypeInfo {
        features: features.to_vec(),
        docs: prose::parse(&item.docs),
        deprecated: item.deprecated,
        content,
    }
}

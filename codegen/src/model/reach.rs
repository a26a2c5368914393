//! Which types reach which: by their fields, and as the target of an alias.

use std::collections::{BTreeMap, BTreeSet};

use super::api::Api;
use super::method::Method;
use super::names::types_module;
use super::types::{ItemKind, Type, TypePath};

/// The types in the module `types`, with the types that each of them holds.
pub(crate) struct Reach<'a>(BTreeMap<TypePath, Vec<&'a Type>>);

impl<'a> Reach<'a> {
    /// The types of an API.
    pub(crate) fn new(api: &'a Api) -> Self {
        let mut content = BTreeMap::new();
        api.types
            .each_item(&[types_module()], &mut |modules, item| {
                content.insert(TypePath::new(modules, &item.name), item.kind.types());
            });
        Self(content)
    }

    /// The types of the module `types` among these types, and all types that they reach.
    pub(crate) fn from(&self, types: impl IntoIterator<Item = &'a Type>) -> BTreeSet<TypePath> {
        let mut open: Vec<&Type> = types.into_iter().collect();
        let mut reached = BTreeSet::new();
        while let Some(ty) = open.pop() {
            match ty {
                Type::List(inner) | Type::Map(inner) => open.push(inner),
                Type::Named(path) | Type::Boxed(path) => {
                    if let Some(inner) = self.0.get(path)
                        && reached.insert(path.clone())
                    {
                        open.extend(inner);
                    }
                }
                _ => {}
            }
        }
        reached
    }

    /// Every type, with the types that it holds.
    pub(crate) fn types(&self) -> impl Iterator<Item = (&TypePath, &[&'a Type])> {
        self.0.iter().map(|(path, types)| (path, types.as_slice()))
    }
}

impl Method {
    /// The types of its parameters, its body and its response, and those in its inline types.
    pub(crate) fn used_types(&self) -> Vec<&Type> {
        let parameters = self.arguments.iter().chain(&self.setters);
        let mut types: Vec<&Type> = parameters.map(|parameter| &parameter.ty).collect();
        types.extend(self.body.iter().map(|body| &body.ty));
        types.extend(&self.response);
        types.extend(self.same_enums.iter().map(|(_, schema)| schema));
        self.types
            .each_item(&[], &mut |_, item| types.extend(item.kind.types()));
        types
    }
}

impl ItemKind {
    /// The types of the fields, or the target of the alias.
    pub(crate) fn types(&self) -> Vec<&Type> {
        match self {
            Self::Message(fields) => fields.iter().map(|field| &field.ty).collect(),
            Self::Alias(ty) => vec![ty],
            Self::Enum(_) => Vec::new(),
        }
    }
}

//! The types of an API by their paths.

use std::collections::BTreeMap;

use crate::model::{Api, Item, ItemKind, Type, TypePath};

/// The types of an API by their paths.
pub(super) struct Types<'a>(BTreeMap<TypePath, &'a Item>);

impl<'a> Types<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut types = BTreeMap::new();
        api.each_item(&mut |modules, item| {
            types.insert(TypePath::new(modules, &item.name), item);
        });
        Self(types)
    }

    /// Whether it is a message without fields.
    pub(super) fn is_empty(&self, ty: &Type) -> bool {
        let found = self.find(ty);
        found.is_some_and(
            |(_, item)| matches!(&item.kind, ItemKind::Message(fields) if fields.is_empty()),
        )
    }

    /// The item of a type of the API, with its path.
    pub(super) fn find<'t>(&self, ty: &'t Type) -> Option<(&'t TypePath, &'a Item)> {
        match ty {
            Type::Named(path) | Type::Boxed(path) => self.0.get(path).map(|item| (path, *item)),
            _ => None,
        }
    }
}

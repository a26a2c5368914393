//! The types of an API by their paths.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::model::{Api, Field, Item, ItemKind, Type, TypePath};

/// The types of an API by their paths.
pub(super) struct Types<'a> {
    items: BTreeMap<TypePath, &'a Item>,
    /// The fields that examples name of a message within a body, by how deep messages may be within that. Many messages have the same
    /// ones, and each is asked for what is in it.
    chosen: RefCell<BTreeMap<(usize, TypePath), Vec<&'a Field>>>,
}

impl<'a> Types<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut items = BTreeMap::new();
        api.each_item(&mut |modules, item| {
            items.insert(TypePath::new(modules, &item.name), item);
        });
        Self {
            items,
            chosen: RefCell::default(),
        }
    }

    /// The fields that examples name of a message within a body: those of an earlier answer, or what `choose` chooses.
    pub(super) fn chosen(
        &self,
        path: &TypePath,
        depth: usize,
        choose: impl FnOnce() -> Vec<&'a Field>,
    ) -> Vec<&'a Field> {
        let key = (depth, path.clone());
        if let Some(fields) = self.chosen.borrow().get(&key) {
            return fields.clone();
        }
        let fields = choose();
        self.chosen.borrow_mut().insert(key, fields.clone());
        fields
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
            Type::Named(path) | Type::Boxed(path) => self.items.get(path).map(|item| (path, *item)),
            _ => None,
        }
    }
}

//! The types of a model by their path, to look fields up.

use std::collections::BTreeMap;

use crate::model::{Api, Field, Item, ItemKind, RustIdent, Type, TypePath};

/// Every type of an API, inline ones included.
pub(super) struct Lookup<'a> {
    /// The path of a module → the types in it, by name.
    modules: BTreeMap<Vec<RustIdent>, BTreeMap<&'a str, &'a Item>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut modules: BTreeMap<Vec<RustIdent>, BTreeMap<&str, &Item>> = BTreeMap::new();
        api.each_item(&mut |path, item| {
            let module = match modules.get_mut(path) {
                Some(module) => module,
                None => modules.entry(path.to_vec()).or_default(),
            };
            module.insert(item.name.as_str(), item);
        });
        Self { modules }
    }

    /// What a type is.
    fn kind(&self, path: &TypePath) -> Option<&'a ItemKind> {
        let module = self.modules.get(path.modules.as_slice())?;
        Some(&module.get(path.name.as_str())?.kind)
    }

    /// The fields of a message, also through aliases.
    pub(super) fn fields(&self, ty: &Type) -> Option<&'a [Field]> {
        self.message(ty).map(|(_, fields)| fields)
    }

    /// A message with its fields, also through aliases.
    pub(super) fn message<'t>(&self, ty: &'t Type) -> Option<(&'t TypePath, &'a [Field])>
    where
        'a: 't,
    {
        let mut ty = ty;
        // It ends, since no alias leads back to itself.
        loop {
            let (Type::Named(path) | Type::Boxed(path)) = ty else {
                return None;
            };
            match self.kind(path)? {
                ItemKind::Message(fields) => return Some((path, fields)),
                ItemKind::Alias(target) => ty = target,
                ItemKind::Enum(_) => return None,
            }
        }
    }

    /// Whether a type is a message by value, and not an alias of one.
    pub(super) fn is_message(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(path) => matches!(self.kind(path), Some(ItemKind::Message(_))),
            _ => false,
        }
    }
}

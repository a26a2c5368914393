//! The types of an API by their place, to look fields up.

use std::collections::BTreeMap;

use crate::model::{Api, Field, Item, ItemKind, RustIdent, Type};

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

    /// The fields of a message, also through aliases.
    pub(super) fn fields(&self, ty: &Type) -> Option<&'a [Field]> {
        let mut ty = ty;
        // An alias of itself ends here too.
        for _ in 0..8 {
            let (Type::Named(path) | Type::Boxed(path)) = ty else {
                return None;
            };
            let module = self.modules.get(path.modules.as_slice())?;
            match &module.get(path.name.as_str())?.kind {
                ItemKind::Message(fields) => return Some(fields),
                ItemKind::Alias(target) => ty = target,
                ItemKind::Enum(_) => return None,
            }
        }
        None
    }
}

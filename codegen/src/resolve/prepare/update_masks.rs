//! Which messages a body with an update mask has in it. Only their tables say which fields a mask leaves out.

use std::collections::BTreeSet;

use super::lookup::Lookup;
use crate::model::{Api, Draft, Item, ItemKind, Type, TypePath};

/// Forgets which fields a mask leaves out, except in the messages that a mask leads into.
pub(super) fn keep_unmasked_fields(draft: &mut Draft) {
    let reached = find_masked_messages(draft.api());
    draft.each_item_mut(&mut |modules, item: &mut Item| {
        if let ItemKind::Message(fields) = &mut item.kind
            && !reached.contains(&TypePath::new(modules, &item.name))
        {
            for field in fields {
                field.unmasked = false;
            }
        }
    });
}

/// The bodies with an update mask, and the messages in their fields, at any depth. A mask does not lead into lists and maps.
fn find_masked_messages(api: &Api) -> BTreeSet<TypePath> {
    let lookup = Lookup::new(api);
    let masked = api
        .methods()
        .filter(|(_, method)| method.update_mask.is_some());
    let bodies = masked.filter_map(|(_, method)| Some(&method.body.as_ref()?.ty));
    let mut open: Vec<&Type> = bodies.collect();
    let mut reached = BTreeSet::new();
    while let Some(ty) = open.pop() {
        if let Some((path, fields)) = lookup.message(ty)
            && reached.insert(path.clone())
        {
            open.extend(fields.iter().map(|field| &field.ty));
        }
    }
    reached
}

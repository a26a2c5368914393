//! Which fields are boxed: every single-valued field that is a message. Lists and maps hold their messages by value.
//!
//! Without boxes, a message that contains itself would have no size, and others would have hundreds of kilobytes. A rule that boxes
//! only those would change the type of a field because a schema elsewhere grew. This rule looks at nothing but the field.

use std::collections::BTreeSet;

use super::lookup::Lookup;
use crate::model::{Draft, ItemKind, Type, TypePath};

/// Boxes the fields of a model.
pub(super) fn box_fields(draft: &mut Draft) {
    let messages = find_messages(draft);
    draft.each_item_mut(&mut |_, item| {
        let ItemKind::Message(fields) = &mut item.kind else {
            return;
        };
        for field in fields {
            match &field.ty {
                Type::Named(path) if messages.contains(path) => {
                    field.ty = Type::Boxed(path.clone());
                }
                _ => {}
            }
        }
    });
}

/// The messages, and the aliases of messages.
fn find_messages(draft: &Draft) -> BTreeSet<TypePath> {
    let types = Lookup::new(draft.api());
    let mut messages = BTreeSet::new();
    draft.api().each_item(&mut |modules, item| {
        let path = TypePath::new(modules, &item.name);
        if types.fields(&Type::Named(path.clone())).is_some() {
            messages.insert(path);
        }
    });
    messages
}

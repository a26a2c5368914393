//! `Clone`, `PartialEq` and `Debug` of every generated struct, over its field table. Derives would be most of the compile time
//! of a crate with thousands of structs.

use std::fmt;

use super::table::{Field, Message};

/// Copies a message into a default message of the same type.
pub fn copy(from: &dyn Message, to: &mut dyn Message) {
    for index in 0..from.keys().len() {
        if let (Some(from), Some(to)) = (from.field(index), to.field_mut(index)) {
            to.assign(from);
        }
    }
    to.unknown_mut().clone_from(from.unknown());
}

/// Whether two messages of one type have the same fields, including unknown ones.
pub fn same(one: &dyn Message, other: &dyn Message) -> bool {
    let field = |index| match (one.field(index), other.field(index)) {
        (Some(one), Some(other)) => one.same(other),
        _ => false,
    };
    (0..one.keys().len()).all(field) && one.unknown() == other.unknown()
}

/// Shows the fields that are set, by their wire names.
pub fn debug(message: &dyn Message, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_struct(message.table().name);
    for (key, field) in message.fields() {
        if field.view().is_some() {
            shown.field(key, &FieldDebug(field));
        }
    }
    for (key, value) in message.unknown() {
        shown.field(key, value);
    }
    for (path, value) in message.unknown().values_inside() {
        shown.field(&path, &value);
    }
    shown.finish()
}

struct FieldDebug<'a>(&'a dyn Field);

impl fmt::Debug for FieldDebug<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.debug(f)
    }
}

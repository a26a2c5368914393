//! Nulls of fields that are named in Rust, and not by their wire names.

use std::ptr;

use crate::message::{Field, FieldPath, Message};

/// Sends a null for a field, whatever it was.
pub fn put_null<M: Message>(message: &mut M, field: fn(&M) -> &dyn Field) {
    let Some((index, key)) = find(message, field) else {
        return;
    };
    if let Some(field) = message.field_mut(index) {
        field.clear();
    }
    message.unknown_mut().remove(key);
    // Nothing can be above the field of the message itself.
    let _ = message.unknown_mut().ask_null(FieldPath::from([key]));
}

/// Forgets the null of a field, and all else that was kept there: it has a new value.
pub fn take_null<M: Message>(message: &mut M, field: fn(&M) -> &dyn Field) {
    if let Some((_, key)) = find(message, field) {
        message.unknown_mut().remove(key);
    }
}

/// The number and the wire name of a field, which is found by its place in memory: the table has no Rust names.
fn find<M: Message>(message: &M, field: fn(&M) -> &dyn Field) -> Option<(usize, &'static str)> {
    let wanted = ptr::from_ref(field(message)).cast::<()>();
    let keys = message.table().keys.iter().copied().enumerate();
    let mut found = keys.filter(|(index, _)| {
        let place = message.field(*index).map(ptr::from_ref);
        place.is_some_and(|place| ptr::addr_eq(place, wanted))
    });
    found.next()
}

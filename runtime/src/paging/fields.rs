//! Reads fields of a page, whatever its type.

use crate::message::{Field, Message, View};

/// Whether a boolean field is there and false.
pub(super) fn field_is_false(message: &dyn Message, key: &str) -> bool {
    let field = field_by_key(message, key).and_then(|field| field.view());
    matches!(field, Some(View::Bool(false)))
}

/// The text of the field at this path.
pub(super) fn field_text(message: &dyn Message, path: &[&str]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    match (field_by_key(message, first)?.view()?, rest) {
        (View::Message(inner), [_, ..]) => field_text(inner, rest),
        (View::String(text), []) => Some(text.to_owned()),
        (View::Text(text), []) => Some(text.text().into_owned()),
        (View::I32(number), []) => Some(number.to_string()),
        (View::U32(number), []) => Some(number.to_string()),
        (View::I64(number), []) => Some(number.to_string()),
        (View::U64(number), []) => Some(number.to_string()),
        _ => None,
    }
}

fn field_by_key<'m>(message: &'m dyn Message, key: &str) -> Option<&'m dyn Field> {
    message.field(message.keys().binary_search(&key).ok()?)
}

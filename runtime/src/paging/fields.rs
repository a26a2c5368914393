//! Reads fields of a page, whatever its type.

use serde_json::Value;

use crate::message::{Element, View};

/// Whether a boolean field is there and false.
pub(super) fn field_is_false(page: &dyn Element, key: &str) -> bool {
    match page.view() {
        View::Message(_) => matches!(field(page.view(), key), Some(View::Bool(false))),
        View::Json(value) => value.get(key) == Some(&Value::Bool(false)),
        _ => false,
    }
}

/// The text of the field at this path.
pub(super) fn field_text<'k>(
    page: &dyn Element,
    path: impl IntoIterator<Item = &'k str>,
) -> Option<String> {
    let mut path = path.into_iter();
    match path.try_fold(page.view(), field)? {
        View::String(text) => Some(text.to_owned()),
        View::Text(text) => Some(text.text().into_owned()),
        View::I32(number) => Some(number.to_string()),
        View::U32(number) => Some(number.to_string()),
        View::I64(number) => Some(number.to_string()),
        View::U64(number) => Some(number.to_string()),
        View::Json(Value::String(text)) => Some(text.clone()),
        View::Json(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    }
}

fn field<'v>(view: View<'v>, key: &str) -> Option<View<'v>> {
    match view {
        View::Message(message) => {
            let index = message.keys().binary_search(&key).ok()?;
            message.field(index)?.view()
        }
        View::Json(value) => value.get(key).map(View::Json),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_page_whose_type_is_not_known() {
        let page =
            json!({"next": {"token": "t", "number": 7, "flag": true}, "done": false, "list": []});
        assert_eq!(field_text(&page, ["next", "token"]).as_deref(), Some("t"));
        assert_eq!(field_text(&page, ["next", "number"]).as_deref(), Some("7"));
        for path in [&["next"][..], &["next", "flag"], &["list", "token"], &["x"]] {
            assert_eq!(field_text(&page, path.iter().copied()), None, "{path:?}");
        }
        assert!(field_is_false(&page, "done"));
        assert!(!field_is_false(&page, "next") && !field_is_false(&page, "x"));
    }
}

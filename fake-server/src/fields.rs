//! Partial responses: the parameter `fields`, such as `nextPageToken,items(id,owner/name)`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::failure::Failure;

/// Which fields a response has. Without any, it has all of them.
#[derive(Debug, Default, PartialEq)]
struct Mask(BTreeMap<String, Mask>);

/// So deep may a mask be.
const MOST_LEVELS: usize = 50;

/// Removes from a response what a mask does not name.
///
/// # Errors
///
/// The text is not a mask.
pub(crate) fn keep_fields(value: &mut Value, text: &str) -> Result<(), Failure> {
    let mut reader = Reader { text, level: 0 };
    let mut mask = Mask::default();
    let read = reader.list(&mut mask).filter(|()| reader.text.is_empty());
    read.ok_or_else(|| Failure::invalid(format!("Invalid field selection {text:?}")))?;
    mask.apply(value);
    Ok(())
}

impl Mask {
    fn apply(&self, value: &mut Value) {
        if self.0.is_empty() {
            return;
        }
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::Object(object) => {
                object.retain(|key, _| self.0.contains_key(key) || self.0.contains_key("*"));
                for (key, value) in object {
                    if let Some(inner) = self.0.get(key).or_else(|| self.0.get("*")) {
                        inner.apply(value);
                    }
                }
            }
            _ => {}
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    level: usize,
}

impl Reader<'_> {
    /// `a,b/c,d(e,f)`
    fn list(&mut self, mask: &mut Mask) -> Option<()> {
        self.level += 1;
        if self.level > MOST_LEVELS {
            return None;
        }
        loop {
            self.path(mask)?;
            if !self.skip(',') {
                break;
            }
        }
        self.level -= 1;
        Some(())
    }

    fn path(&mut self, mask: &mut Mask) -> Option<()> {
        let mut mask = mask;
        for _ in 0..MOST_LEVELS {
            let end = self
                .text
                .find(['/', ',', '(', ')'])
                .unwrap_or(self.text.len());
            let (name, rest) = self.text.split_at_checked(end)?;
            let name = name.trim();
            if name.is_empty() {
                return None;
            }
            self.text = rest;
            mask = mask.0.entry(name.to_owned()).or_default();
            if self.skip('(') {
                self.list(mask)?;
                return self.skip(')').then_some(());
            }
            if !self.skip('/') {
                return Some(());
            }
        }
        None
    }

    fn skip(&mut self, mark: char) -> bool {
        match self.text.strip_prefix(mark) {
            Some(rest) => {
                self.text = rest;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::keep_fields;

    #[test]
    fn masks_keep_what_they_name() {
        let whole =
            json!({"next": 1, "items": [{"id": 1, "owner": {"name": 2, "age": 3}}, {"id": 4}]});
        for (mask, expected) in [
            ("next", json!({"next": 1})),
            ("items/id", json!({"items": [{"id": 1}, {"id": 4}]})),
            (
                "items(id,owner/name),next",
                json!({"next": 1, "items": [{"id": 1, "owner": {"name": 2}}, {"id": 4}]}),
            ),
            ("*", whole.clone()),
            (
                "items/*/age",
                json!({"items": [{"id": 1, "owner": {"age": 3}}, {"id": 4}]}),
            ),
            ("none", json!({})),
        ] {
            let mut value = whole.clone();
            keep_fields(&mut value, mask).expect("a mask");
            assert_eq!(value, expected, "{mask}");
        }
        for mask in [
            "",
            "a,",
            "a(",
            "a)",
            "a()",
            "/a",
            "a(b))",
            &"a(".repeat(500),
        ] {
            keep_fields(&mut json!({}), mask).expect_err(mask);
        }
    }
}

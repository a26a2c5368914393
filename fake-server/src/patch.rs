//! Changes an item as `patch` and `update` do.

use serde_json::{Map, Value};

use crate::failure::Failure;

/// So deep may a path of a mask lead.
const MOST_LEVELS: usize = 50;

/// Merges a change into a value: `null` removes a field, objects are merged, and anything else takes the place of what is there.
pub(crate) fn merge(value: &mut Value, change: Value) {
    match change {
        Value::Object(change) => {
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            let Value::Object(object) = value else { return };
            for (key, change) in change {
                match change {
                    Value::Null => {
                        object.remove(&key);
                    }
                    change => merge(object.entry(key).or_insert(Value::Null), change),
                }
            }
        }
        change => *value = change,
    }
}

/// Takes from a change the fields that a mask names. A field that the change does not have is removed.
///
/// # Errors
///
/// A path is empty.
pub(crate) fn merge_masked<'p>(
    value: &mut Value,
    change: &Value,
    paths: impl IntoIterator<Item = &'p str>,
) -> Result<(), Failure> {
    for path in paths {
        let keys: Vec<&str> = path.split('.').map(|key| key.trim_matches('`')).collect();
        if keys.iter().any(|key| key.is_empty()) {
            return Err(Failure::invalid(format!(
                "Invalid update mask: the path {path:?} has an empty part"
            )));
        }
        if keys.len() > MOST_LEVELS {
            return Err(Failure::invalid(format!(
                "Invalid update mask: a path has more than {MOST_LEVELS} parts"
            )));
        }
        let new = keys.iter().try_fold(change, |value, key| value.get(key));
        set(value, &keys, new.filter(|new| !new.is_null()));
    }
    Ok(())
}

/// Sets or removes the value that keys lead to.
pub(crate) fn set(value: &mut Value, keys: &[&str], new: Option<&Value>) {
    let Some((key, rest)) = keys.split_first() else {
        *value = new.cloned().unwrap_or(Value::Null);
        return;
    };
    if !value.is_object() {
        if new.is_none() {
            return;
        }
        *value = Value::Object(Map::new());
    }
    let Value::Object(object) = value else { return };
    match (rest, new) {
        ([], None) => {
            object.remove(*key);
        }
        (_, None) => {
            if let Some(inner) = object.get_mut(*key) {
                set(inner, rest, None);
            }
        }
        (rest, new) => set(object.entry(*key).or_insert(Value::Null), rest, new),
    }
}

/// `display_name` as `displayName`.
pub(crate) fn camel_case(path: &str) -> String {
    let mut camel = String::new();
    let mut upper = false;
    for c in path.chars() {
        match c {
            '_' => upper = true,
            c if upper => {
                camel.extend(c.to_uppercase());
                upper = false;
            }
            c => camel.push(c),
        }
    }
    camel
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_change_is_merged() {
        let mut value = json!({"a": 1, "b": {"c": 2, "d": 3}, "e": [1, 2]});
        merge(
            &mut value,
            json!({"a": null, "b": {"c": 4, "x": null}, "e": [3], "f": {"g": null, "h": 5}}),
        );
        assert_eq!(
            value,
            json!({"b": {"c": 4, "d": 3}, "e": [3], "f": {"h": 5}})
        );
    }

    #[test]
    fn a_mask_names_what_changes() {
        let mut value = json!({"a": 1, "b": {"c": 2, "d": 3}, "e": 4});
        let change = json!({"a": 9, "b": {"c": 8, "d": 7}, "new": {"x": 1}});
        merge_masked(&mut value, &change, ["b.c", "e", "new.x", "none.at.all"]).expect("a mask");
        assert_eq!(
            value,
            json!({"a": 1, "b": {"c": 8, "d": 3}, "new": {"x": 1}})
        );
        merge_masked(&mut value, &change, ["b..c"]).expect_err("an empty part");
        assert_eq!(camel_case("user_data.display_name"), "userData.displayName");
    }
}

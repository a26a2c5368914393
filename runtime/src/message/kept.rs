//! [`Kept`]: what a field holds besides its typed value, as a tree; [`Layer`]: one source of such values for the writer.

use std::collections::BTreeMap;

use serde_json::Value;

use super::path::push_key;

/// A place in a field: the field itself, an entry of its map, an element of its list, and so on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    /// A value that the typed field cannot hold at this place.
    pub(super) value: Option<Value>,
    /// The text of a number that the value at this place, or the typed value there, does not equal.
    pub(super) number: Option<Box<str>>,
    pub(super) entries: BTreeMap<String, Kept>,
    /// By their indices in the list as it was read.
    pub(super) elements: BTreeMap<usize, Kept>,
}

impl Kept {
    /// A value that the field cannot hold.
    pub(super) fn of_value(value: Value) -> Self {
        Kept {
            value: Some(value),
            ..Kept::default()
        }
    }

    /// A number that the value does not equal.
    pub(super) fn of_number(text: &str) -> Self {
        Kept {
            number: Some(text.into()),
            ..Kept::default()
        }
    }

    /// What is kept inside a list. `None` if nothing is.
    pub(super) fn of_elements(elements: BTreeMap<usize, Kept>) -> Option<Self> {
        (!elements.is_empty()).then(|| Kept {
            elements,
            ..Kept::default()
        })
    }

    /// What is kept inside a map. `None` if nothing is.
    pub(super) fn of_entries(entries: BTreeMap<String, Kept>) -> Option<Self> {
        (!entries.is_empty()).then(|| Kept {
            entries,
            ..Kept::default()
        })
    }

    /// Adds all values here and below, with their paths.
    pub(super) fn collect_values<'a>(
        &'a self,
        path: String,
        values: &mut Vec<(String, &'a Value)>,
    ) {
        for (key, kept) in &self.entries {
            let mut path = path.clone();
            push_key(&mut path, key);
            kept.collect_values(path, values);
        }
        for (index, kept) in &self.elements {
            kept.collect_values(format!("{path}[{index}]"), values);
        }
        if let Some(value) = &self.value {
            values.push((path, value));
        }
    }

    /// Whether there is anything to write without a typed value.
    pub(super) fn has_value(&self) -> bool {
        self.value.is_some()
            || self.entries.values().any(Kept::has_value)
            || self.elements.values().any(Kept::has_value)
    }
}

/// One source of values for a place: a JSON value, what is kept there, or both. A kept value comes first.
#[derive(Clone, Copy)]
pub(super) struct Layer<'a> {
    pub(super) value: Option<&'a Value>,
    pub(super) kept: Option<&'a Kept>,
}

impl<'a> Layer<'a> {
    /// `None` if there is neither.
    pub(super) fn new(value: Option<&'a Value>, kept: Option<&'a Kept>) -> Option<Self> {
        let value = kept.and_then(|kept| kept.value.as_ref()).or(value);
        (value.is_some() || kept.is_some()).then_some(Layer { value, kept })
    }

    /// The layer of the entry or the field with this key.
    pub(super) fn entry(self, key: &str) -> Option<Self> {
        Layer::new(
            self.value.and_then(|value| value.as_object()?.get(key)),
            self.kept.and_then(|kept| kept.entries.get(key)),
        )
    }

    /// Whether there is anything to write without a typed value.
    pub(super) fn has_value(self) -> bool {
        self.value.is_some() || self.kept.is_some_and(Kept::has_value)
    }

    /// The keys of the entries to write without a typed value. Some may come twice.
    pub(super) fn keys(self) -> impl Iterator<Item = &'a str> {
        let object = self.value.and_then(Value::as_object);
        let in_value = object.into_iter().flat_map(|object| object.keys());
        let kept = self.kept.into_iter().flat_map(|kept| &kept.entries);
        let in_kept = kept.filter(|(_, kept)| kept.has_value());
        in_value
            .chain(in_kept.map(|(key, _)| key))
            .map(String::as_str)
    }
}

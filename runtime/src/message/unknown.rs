//! [`Unknown`]: the properties of a message that are not fields; and [`JsonMap`], an object of any values.

use std::collections::{BTreeMap, btree_map};
use std::fmt;

use serde_json::Value;

use super::absent::Absent;
use super::field_path::FieldPath;
use super::kept::{Kept, Layer};

/// A JSON object with values of any type. A schema `object` without known properties has this type.
pub type JsonMap = serde_json::Map<String, serde_json::Value>;

/// The properties of a message that are not in its fields, by wire name: those that the schema does not have, an explicit
/// `null`, `[]` or `{}` for one that it has, and what a [lenient](crate::CallOptions::lenient) call could not read.
///
/// All of them are written back. So are the exact digits of a number that no `u64`, `i64` or `f64` equals, though the
/// [`Value`] here has only the nearest `f64`.
///
/// [`Message::set_null`](crate::Message::set_null) clears a field with a PATCH: it checks the name, and puts a `null` here. If a
/// caller inserts a property whose field is set too, the call fails and says which: nothing is chosen silently. Two objects are
/// merged, entry by entry. A property that was read gives way to the field.
///
/// It is one pointer wide, and null if it is empty.
///
/// ```
/// use discovery_runtime::Unknown;
///
/// let mut unknown = Unknown::default();
/// unknown.insert("newProperty", "a");
/// assert_eq!(unknown.get("newProperty"), Some(&"a".into()));
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Unknown(Option<Box<Parts>>);

impl Absent for Unknown {
    const ABSENT: Self = Self(None);
}

#[derive(Clone, Default)]
struct Parts {
    properties: JsonMap,
    /// What fields and properties hold besides their values.
    kept: BTreeMap<String, Kept>,
    /// The places where the caller, and not a response, put something.
    asked: Vec<FieldPath>,
}

/// Who put something there makes no difference.
impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        self.properties == other.properties && self.kept == other.kept
    }
}

impl Unknown {
    /// Nothing.
    pub const fn new() -> Self {
        Unknown(None)
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The number of entries that [`iter`](Self::iter) returns.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// The value under a wire name.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let parts = self.0.as_ref()?;
        let kept = || parts.kept.get(key)?.value.as_ref();
        parts.properties.get(key).or_else(kept)
    }

    /// Inserts `value` under a wire name, and returns the previous value.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let key = key.into();
        let previous = self.remove(&key);
        let parts = self.0.get_or_insert_default();
        parts.asked.push(FieldPath::from([key.as_str()]));
        parts.properties.insert(key, value.into());
        previous
    }

    /// Removes the value under a wire name, and returns it. With it goes all that is kept inside the field of this name.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let parts = self.0.as_mut()?;
        let kept = parts.kept.remove(key).and_then(|kept| kept.value);
        let value = parts.properties.remove(key);
        parts.asked.retain(|path| !path.is_in(key));
        if parts.properties.is_empty() && parts.kept.is_empty() {
            self.0 = None;
        }
        value.or(kept)
    }

    /// All wire names and values.
    ///
    /// What is kept inside a field, such as the `null` of an entry of its map, is not among them:
    /// [`unknowns`](super::unknowns) returns that too.
    pub fn iter(&self) -> UnknownIter<'_> {
        let parts = self.0.as_deref();
        UnknownIter {
            properties: parts.map(|parts| parts.properties.iter()),
            kept: parts.map(|parts| parts.kept.iter()),
        }
    }
}

/// For the reader and the writer.
impl Unknown {
    /// Keeps a property that was read.
    pub(super) fn keep(&mut self, key: String, value: Value) {
        let parts = self.0.get_or_insert_default();
        parts.kept.remove(&key);
        parts.properties.insert(key, value);
    }

    /// Keeps what was read inside a field or a property and has no place there.
    pub(super) fn keep_inside(&mut self, key: String, kept: Kept) {
        let parts = self.0.get_or_insert_default();
        parts.kept.insert(key, kept);
    }

    /// Puts the null of a caller, and forgets what was kept at its place and below it.
    ///
    /// # Errors
    ///
    /// The caller put something above it.
    pub(crate) fn ask_null(&mut self, path: FieldPath) -> Result<(), FieldPath> {
        let above = self.asked().iter().find(|asked| path.is_below(asked));
        if let Some(above) = above {
            return Err(above.clone());
        }
        let Some((first, rest)) = path.steps().split_first() else {
            return Ok(());
        };
        let parts = self.0.get_or_insert_default();
        parts.asked.retain(|asked| !asked.is_below(&path));
        // One that was read gives way.
        parts.properties.remove(first);
        if rest.is_empty() {
            parts.kept.remove(first);
            parts.properties.insert(first.clone(), Value::Null);
        } else {
            let mut place = parts.kept.entry(first.clone()).or_default();
            for step in rest {
                place.value = None;
                place = place.entries.entry(step.clone()).or_default();
            }
            *place = Kept {
                value: Some(Value::Null),
                ..Kept::default()
            };
        }
        if !parts.asked.contains(&path) {
            parts.asked.push(path);
        }
        Ok(())
    }

    /// The places where the caller put something.
    pub(super) fn asked(&self) -> &[FieldPath] {
        self.0.as_ref().map_or(&[], |parts| &parts.asked)
    }

    /// Whether there is nothing but properties that were read, which need not be merged with fields.
    pub(super) fn is_plain(&self) -> bool {
        let plain = |parts: &Parts| parts.kept.is_empty() && parts.asked.is_empty();
        self.0.as_deref().is_none_or(plain)
    }

    /// What there is for a field or a property.
    pub(super) fn layer(&self, key: &str) -> Option<Layer<'_>> {
        let parts = self.0.as_ref()?;
        Layer::new(parts.properties.get(key), parts.kept.get(key))
    }

    /// The names of all that has to be written even if no field is set.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let kept = self.inside().filter(|(_, kept)| kept.has_value());
        self.properties()
            .map(|(key, _)| key)
            .chain(kept.map(|(key, _)| key))
    }

    pub(super) fn properties(&self) -> impl Iterator<Item = (&str, &Value)> {
        let parts = self.0.iter();
        parts
            .flat_map(|parts| &parts.properties)
            .map(|(key, value)| (key.as_str(), value))
    }

    /// The values that are kept inside fields, with their paths, to show them.
    pub(super) fn values_inside(&self) -> Vec<(String, &Value)> {
        let mut values = Vec::new();
        for (key, kept) in self.inside() {
            kept.collect_values(key.to_owned(), &mut values);
        }
        // Those of whole fields are entries of their own.
        values.retain(|(path, _)| self.get(path).is_none());
        values
    }

    /// What is kept inside fields and properties.
    pub(super) fn inside(&self) -> impl Iterator<Item = (&str, &Kept)> {
        let parts = self.0.iter();
        parts
            .flat_map(|parts| &parts.kept)
            .map(|(key, kept)| (key.as_str(), kept))
    }
}

impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self)
            .entries(self.values_inside())
            .finish()
    }
}

/// The entries of an [`Unknown`].
#[derive(Clone, Debug)]
pub struct UnknownIter<'a> {
    properties: Option<serde_json::map::Iter<'a>>,
    kept: Option<btree_map::Iter<'a, String, Kept>>,
}

impl<'a> Iterator for UnknownIter<'a> {
    type Item = (&'a str, &'a Value);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((key, value)) = self.properties.as_mut()?.next() {
            return Some((key, value));
        }
        self.kept
            .as_mut()?
            .find_map(|(key, kept)| Some((key.as_str(), kept.value.as_ref()?)))
    }
}

impl<'a> IntoIterator for &'a Unknown {
    type Item = (&'a str, &'a Value);
    type IntoIter = UnknownIter<'a>;

    fn into_iter(self) -> UnknownIter<'a> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pointer_and_equal_when_emptied() {
        assert_eq!(size_of::<Unknown>(), size_of::<usize>());
        let mut unknown = Unknown::new();
        assert_eq!(unknown.insert("a", 1), None);
        assert_eq!(unknown.insert("a", 2), Some(Value::from(1)));
        assert_eq!(
            (unknown.len(), format!("{unknown:?}")),
            (1, r#"{"a": Number(2)}"#.to_owned())
        );
        assert_eq!(unknown.iter().collect::<Vec<_>>(), [("a", &Value::from(2))]);
        assert_eq!(unknown.remove("b"), None);
        assert_eq!(unknown.remove("a"), Some(Value::from(2)));
        assert!(unknown.is_empty() && unknown == Unknown::default());
        assert_eq!(unknown.remove("a"), None);
    }
}

//! [`Unknown`]: the properties of a message that are not fields; and [`JsonMap`], an object of any values.

use std::fmt;

use serde_json::Value;

/// A JSON object with values of any type. A schema `object` without known properties has this type.
pub type JsonMap = serde_json::Map<String, serde_json::Value>;

/// The properties of a message that are not in its fields, by wire name: those that the schema does not have, and an explicit
/// `null`, `[]` or `{}` for one that it has.
///
/// All of them are written back. To clear a field with a PATCH, insert a `null` here. A field of the struct that is set wins
/// over an entry with the same name. It is one pointer wide, and null if it is empty.
///
/// ```
/// use discovery_runtime::Unknown;
///
/// let mut unknown = Unknown::default();
/// unknown.insert("displayName", serde_json::Value::Null);
/// assert_eq!(unknown.get("displayName"), Some(&serde_json::Value::Null));
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Unknown(Option<Box<JsonMap>>);

impl Unknown {
    /// Nothing.
    pub const fn new() -> Self {
        Unknown(None)
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |map| map.len())
    }

    /// The value under a wire name.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.get(key)
    }

    /// Inserts `value` under a wire name, and returns the previous value.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0
            .get_or_insert_default()
            .insert(key.into(), value.into())
    }

    /// Removes the value under a wire name, and returns it.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let map = self.0.as_mut()?;
        let value = map.remove(key);
        if map.is_empty() {
            self.0 = None;
        }
        value
    }

    /// All wire names and values.
    pub fn iter(&self) -> UnknownIter<'_> {
        UnknownIter(self.0.as_ref().map(|map| map.iter()))
    }
}

impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// The entries of an [`Unknown`].
#[derive(Clone, Debug)]
pub struct UnknownIter<'a>(Option<serde_json::map::Iter<'a>>);

impl<'a> Iterator for UnknownIter<'a> {
    type Item = (&'a str, &'a Value);

    fn next(&mut self) -> Option<Self::Item> {
        self.0
            .as_mut()?
            .next()
            .map(|(key, value)| (key.as_str(), value))
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

//! What a message carries beside its fields, and objects of any value.

use std::fmt;

use serde_json::Value;

/// A JSON object whose values are of any type; what `object` without known properties is in a schema.
pub type JsonMap = serde_json::Map<String, serde_json::Value>;

/// What a message carries beside its fields, by wire name: properties that the schema does not know, and an explicit `null`,
/// `[]` or `{}` for one that it does.
///
/// All of it is written back. To clear a field with a PATCH, put a `null` here; a field of the struct that is set beats an
/// entry of the same name. One pointer wide, and null when nothing is kept.
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

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// How many entries are kept.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |map| map.len())
    }

    /// The value under a wire name.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.get(key)
    }

    /// Keeps `value` under a wire name; gives back what was there.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0
            .get_or_insert_default()
            .insert(key.into(), value.into())
    }

    /// Takes the value under a wire name out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let map = self.0.as_mut()?;
        let value = map.remove(key);
        if map.is_empty() {
            self.0 = None;
        }
        value
    }

    /// Every wire name and value.
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

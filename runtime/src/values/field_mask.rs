//! Field masks: `google-fieldmask`.

use std::borrow::Cow;
use std::fmt;

use super::text_element::text_element;
use crate::message::{Message, Text, View};
use crate::parameter::Parameter;

/// The fields that a read returns or an update changes: `displayName,labels.env`.
///
/// Format `google-fieldmask` of Discovery; AIP-161 and AIP-134. Paths are separated by commas, and their parts by `.`. They are
/// spelled as on the wire (lowerCamelCase); nothing is converted or checked. Masks compare as text, so the order of the paths
/// counts.
///
/// ```
/// use discovery_runtime::FieldMask;
///
/// let mask: FieldMask = ["displayName", "labels.env"].into();
/// assert_eq!(mask.to_string(), "displayName,labels.env");
/// assert_eq!(mask, FieldMask::from("displayName,labels.env"));
/// assert_eq!(mask.paths().count(), 2);
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldMask(String);

impl FieldMask {
    /// The text, as on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has no path.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.split(',').filter(|path| !path.is_empty())
    }

    /// Adds a path.
    pub fn push(&mut self, path: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0.push_str(path);
    }

    /// A mask of the outermost properties in the JSON of `message`: the fields that are set, then the entries of
    /// [`Message::unknown`], including explicit nulls and empties. As `updateMask` of a PATCH with the same message, it changes
    /// these properties and no others.
    ///
    /// A nested message is one path: the server replaces it as a whole. [`of_leaves`](FieldMask::of_leaves) has a path for each
    /// of its properties.
    pub fn of(message: &dyn Message) -> Self {
        let mut mask = FieldMask::default();
        each_property(message, &mut |key, _| mask.push(key));
        mask
    }

    /// The same, with a path for each property of a nested message, at any depth, such as `cluster.state`. A nested message
    /// without properties is one path, and so are lists and maps such as `labels`, since AIP-161 has no path into a list.
    pub fn of_leaves(message: &dyn Message) -> Self {
        let mut mask = FieldMask::default();
        mask.push_leaves("", message);
        mask
    }

    fn push_leaves(&mut self, prefix: &str, message: &dyn Message) {
        each_property(message, &mut |key, view| {
            let path = format!("{prefix}{key}");
            match view {
                Some(View::Message(inner)) if has_properties(inner) => {
                    self.push_leaves(&format!("{path}."), inner)
                }
                _ => self.push(&path),
            }
        });
    }
}

/// Calls `visit` for every property in the JSON of `message`. Entries of [`Message::unknown`] have no view.
fn each_property<'a>(message: &'a dyn Message, visit: &mut dyn FnMut(&'a str, Option<View<'a>>)) {
    let mut set = Vec::new();
    for (key, field) in message.fields() {
        if let Some(view) = field.view() {
            visit(key, Some(view));
            set.push(key);
        }
    }
    for (key, _) in message.unknown() {
        if !set.contains(&key) {
            visit(key, None);
        }
    }
}

fn has_properties(message: &dyn Message) -> bool {
    let mut any = false;
    each_property(message, &mut |_, _| any = true);
    any
}

impl Text for FieldMask {
    fn read(&mut self, text: &str) -> bool {
        self.0 = text.to_owned();
        true
    }

    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.0)
    }
}

text_element!(FieldMask, FieldMask::default());

impl Parameter for FieldMask {
    fn into_text(self) -> String {
        self.0
    }
}

impl From<&str> for FieldMask {
    fn from(text: &str) -> Self {
        FieldMask(text.to_owned())
    }
}

impl From<String> for FieldMask {
    fn from(text: String) -> Self {
        FieldMask(text)
    }
}

impl<S: AsRef<str>> FromIterator<S> for FieldMask {
    fn from_iter<I: IntoIterator<Item = S>>(paths: I) -> Self {
        let mut mask = FieldMask::default();
        mask.extend(paths);
        mask
    }
}

impl<S: AsRef<str>> Extend<S> for FieldMask {
    fn extend<I: IntoIterator<Item = S>>(&mut self, paths: I) {
        for path in paths {
            self.push(path.as_ref());
        }
    }
}

impl<S: AsRef<str>, const N: usize> From<[S; N]> for FieldMask {
    fn from(paths: [S; N]) -> Self {
        paths.into_iter().collect()
    }
}

impl<S: AsRef<str>> From<Vec<S>> for FieldMask {
    fn from(paths: Vec<S>) -> Self {
        paths.into_iter().collect()
    }
}

impl fmt::Display for FieldMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for FieldMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FieldMask").field(&self.0).finish()
    }
}

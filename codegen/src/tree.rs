//! The generated files of one API, in memory.

use std::collections::BTreeMap;

/// Path (relative, `/`-separated) → text of every generated file. `generate`, `check` and `diff` read this one value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Adds a file; a second one of the same path is a bug of the caller.
    pub fn insert(&mut self, path: impl Into<String>, text: String) {
        let path = path.into();
        let earlier = self.files.insert(path.clone(), text);
        debug_assert!(earlier.is_none(), "{path} was generated twice");
    }

    /// The files in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text of one file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}

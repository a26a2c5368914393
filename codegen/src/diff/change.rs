//! What a comparison finds: changes, each with its place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rules::{Cause, Kind, Verdict};
use crate::decisions::Kept;
use crate::model::{Docs, RustIdent, Type, TypePath};

/// What changed from one model to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// `name` of the document.
    pub api: String,
    /// `version` of the new document.
    pub version: String,
    /// `revision` of the old document.
    pub old_revision: String,
    /// `revision` of the new document.
    pub new_revision: String,
    /// Every change: the most breaking first, then by kind and place.
    pub changes: Vec<Change>,
    /// What the new document alone would have changed, and stays as it was published: see [`decisions`](crate::decisions).
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// How breaking it is: [`Kind::level`].
    pub level: Verdict,
    /// The method, type or resource that has changed, in Rust: `projects().operations().get`, `types::Operation`. Empty: the
    /// API as a whole.
    pub item: String,
    /// What has changed, as the user writes it: `types::Operation::name`. If it was removed or renamed, its old name.
    pub rust: String,
    /// Where it is in the new document, or was in the old one: a JSON path.
    pub path: String,
    /// The old value; empty if there is none.
    pub old: String,
    /// The new value; empty if there is none.
    pub new: String,
    /// Why it has its level: [`Kind::reason`].
    pub why: String,
    /// A warning: no Rust item changes, but the request or the response on the wire does.
    pub wire: bool,
    /// The code that was written, if there is an answer to what to write now: `client.shelves().list().page_size(page_size)`.
    /// Several lines if a resource went.
    #[serde(default)]
    pub before: String,
    /// The code to write now.
    #[serde(default)]
    pub after: String,
    /// The code before still compiles, with a warning that says what to write: until the next major version, the crate has what
    /// the document gave up.
    #[serde(default)]
    pub softened: bool,
    /// Who causes it, if it is breaking.
    #[serde(default)]
    pub cause: Option<Cause>,
}

impl Diff {
    /// The same, and what stays as it was published.
    #[must_use]
    pub fn keeping(mut self, kept: Vec<Kept>) -> Self {
        self.kept = kept;
        self
    }

    /// The level of the most breaking change.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let levels = self.changes.iter().map(|change| change.level);
        levels.max().unwrap_or_default()
    }
}

/// The changes found so far.
pub(super) struct ChangeList {
    /// Where each type of the old model is in the new one.
    new_paths: BTreeMap<TypePath, TypePath>,
    changes: Vec<Change>,
}

/// Where a change is.
#[derive(Clone, Debug, Default)]
pub(super) struct At {
    /// See [`Change::item`].
    pub(super) item: String,
    /// See [`Change::rust`].
    pub(super) rust: String,
    /// See [`Change::path`].
    pub(super) path: String,
}

impl At {
    /// The item itself.
    pub(super) fn item(item: &str, path: &str) -> Self {
        Self {
            item: item.to_owned(),
            rust: item.to_owned(),
            path: path.to_owned(),
        }
    }

    /// The same under its old name, at its place in the new document.
    pub(super) fn moved_to(self, path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            ..self
        }
    }

    /// A part of the item.
    pub(super) fn part(&self, rust: String, path: String) -> Self {
        Self {
            item: self.item.clone(),
            rust,
            path,
        }
    }
}

impl ChangeList {
    pub(super) fn new(new_paths: BTreeMap<TypePath, TypePath>) -> Self {
        Self {
            new_paths,
            changes: Vec::new(),
        }
    }

    /// All changes: the most breaking first, then by kind and place, each once, with their causes.
    pub(super) fn finish(mut self, cause: impl Fn(&Change) -> Cause) -> Vec<Change> {
        for change in &mut self.changes {
            if change.level == Verdict::Major {
                change.cause = Some(cause(change));
            }
        }
        self.changes.sort();
        self.changes.dedup();
        self.changes
    }

    pub(super) fn push(
        &mut self,
        kind: Kind,
        at: &At,
        old: impl Into<String>,
        new: impl Into<String>,
    ) {
        self.changes.push(Change {
            kind,
            level: kind.level(),
            item: at.item.clone(),
            rust: at.rust.clone(),
            path: at.path.clone(),
            old: old.into(),
            new: new.into(),
            why: kind.reason().to_owned(),
            wire: kind.is_on_the_wire(),
            before: String::new(),
            after: String::new(),
            softened: false,
            cause: kind.cause(),
        });
    }

    /// Adds a change if two texts differ.
    pub(super) fn compare_text(&mut self, kind: Kind, at: &At, old: &str, new: &str) {
        if old != new {
            self.push(kind, at, old, new);
        }
    }

    /// Adds a change if two names differ.
    pub(super) fn compare_names(&mut self, at: &At, old: &RustIdent, new: &RustIdent) {
        self.compare_text(Kind::NameChanged, at, old.as_str(), new.as_str());
    }

    pub(super) fn compare_docs(&mut self, at: &At, old: &Docs, new: &Docs) {
        if old != new {
            self.push(Kind::Docs, at, "", "");
        }
    }

    pub(super) fn compare_deprecated(&mut self, at: &At, old: bool, new: bool) {
        match (old, new) {
            (false, true) => self.push(Kind::Deprecated, at, "", ""),
            (true, false) => self.push(Kind::Undeprecated, at, "", ""),
            _ => {}
        }
    }

    /// Whether a type is the same, under another name if it was renamed.
    pub(super) fn is_same_type(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(old), Type::Named(new)) | (Type::Boxed(old), Type::Boxed(new)) => {
                self.new_paths.get(old).is_some_and(|now| now == new)
            }
            (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => {
                self.is_same_type(old, new)
            }
            (old, new) => old == new,
        }
    }
}

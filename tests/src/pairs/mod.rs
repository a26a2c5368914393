//! Pairs of revisions: one constructed for each rule of [`discovery_codegen::diff()`], and those that Google published.
//!
//! A constructed pair is one small document and what is edited in it. It is compared there and back.

mod cases;
mod features;

use std::path::{Path, PathBuf};
use std::{fs, io};

use discovery_codegen::diff::Kind;
use discovery_codegen::model::Api;
use serde_json::Value;

pub use cases::CASES;
pub use features::{FeaturePair, feature_pairs};

/// The document that is edited.
pub const LIBRARY: &str = include_str!("library.json");

/// A pair of documents.
#[derive(Debug)]
pub struct Case {
    /// What is done to the document.
    pub name: &'static str,
    /// The kind of change that it shows.
    pub there: Kind,
    /// The kind of change that taking it back is.
    pub back: Kind,
    edits: &'static [Edit],
}

/// An edit of a document, at a JSON pointer. One that begins with a word stands for a longer one: see [`pointer`].
#[derive(Debug)]
enum Edit {
    /// Puts a JSON value there.
    Set(&'static str, &'static str),
    /// Takes away what is there.
    Remove(&'static str),
    /// Gives what is there another key.
    Rename(&'static str, &'static str),
}

impl Case {
    /// The edited document.
    ///
    /// # Panics
    ///
    /// An edit does not fit the document.
    #[must_use]
    pub fn document(&self) -> String {
        let mut document: Value = serde_json::from_str(LIBRARY).expect("the document is JSON");
        for edit in self.edits {
            edit.apply(&mut document)
                .unwrap_or_else(|| panic!("{}: {edit:?} does not fit", self.name));
        }
        format!("{document:#}")
    }

    /// Its name as that of a package.
    #[must_use]
    pub fn package(&self) -> String {
        let words: Vec<&str> = self.name.split(|c: char| !c.is_alphanumeric()).collect();
        format!("pair-{}", words.join("-"))
    }
}

impl Edit {
    fn apply(&self, document: &mut Value) -> Option<()> {
        let (Self::Set(path, _) | Self::Remove(path) | Self::Rename(path, _)) = self;
        let pointer = pointer(path);
        let (parent, key) = pointer.rsplit_once('/')?;
        let key = key.replace("~1", "/").replace("~0", "~");
        let parent = document.pointer_mut(parent)?.as_object_mut()?;
        match self {
            Self::Set(_, value) => {
                parent.insert(key, serde_json::from_str(value).ok()?);
            }
            Self::Remove(_) => {
                parent.remove(&key)?;
            }
            Self::Rename(_, name) => {
                let value = parent.remove(&key)?;
                parent.insert((*name).to_owned(), value);
            }
        }
        Some(())
    }
}

/// `books/…` is a method of the inner resource, `shelves/…` one of the outer, `Book/…` a property of a schema.
fn pointer(path: &str) -> String {
    match path.split_once('/') {
        Some(("books", rest)) => format!("/resources/shelves/resources/books/methods/{rest}"),
        Some(("shelves", rest)) => format!("/resources/shelves/methods/{rest}"),
        Some((schema, rest)) if !schema.is_empty() => {
            format!("/schemas/{schema}/properties/{rest}")
        }
        _ => path.to_owned(),
    }
}

/// What a document becomes.
///
/// # Panics
///
/// Something is wrong with the document.
#[must_use]
pub fn model(document: &str) -> Api {
    discovery_codegen::resolve(document).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Two revisions of an API that followed each other in this repository's copies.
#[derive(Debug)]
pub struct Published {
    /// The older document.
    pub old: PathBuf,
    /// The newer one.
    pub new: PathBuf,
}

/// Every pair of revisions that follow each other, of every API with more than one.
///
/// # Errors
///
/// The copies cannot be read.
pub fn published() -> io::Result<Vec<Published>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = fs::read_dir(tests.join("corpus/history"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    let newest = [
        ("monitoring.v1", "../discovery/documents/monitoring.v1.json"),
        ("monitoring.v3", "../discovery/documents/monitoring.v3.json"),
        ("storage.v1", "corpus/documents/storage.v1.json"),
    ];
    let mut pairs = Vec::new();
    for (api, newest) in newest {
        let mut revisions: Vec<PathBuf> = files
            .iter()
            .filter(|file| {
                file.file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with(&format!("{api}@")))
            })
            .cloned()
            .collect();
        revisions.push(tests.join(newest));
        pairs.extend(revisions.windows(2).filter_map(|pair| match pair {
            [old, new] => Some(Published {
                old: old.clone(),
                new: new.clone(),
            }),
            _ => None,
        }));
    }
    Ok(pairs)
}

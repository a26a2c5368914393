//! A document as it came, and what has to be known of it before anything is decided.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::Problem;
use serde_json::Value;

use crate::disk::{explain, paths, utf8};

/// Which API a document is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id {
    /// `name`, such as `monitoring`.
    pub(crate) name: String,
    /// `version`, such as `v3`.
    pub(crate) version: String,
}

impl Id {
    /// The file of its document in a folder of documents.
    pub(crate) fn file_name(&self) -> PathBuf {
        format!("{}.{}.json", self.name, self.version).into()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

/// A document as it came.
#[derive(Clone, Debug)]
pub(crate) struct FetchedDocument {
    /// Every byte of it.
    pub(crate) text: String,
    /// Where it came from: an address, or a file.
    pub(crate) origin: String,
    /// Which API it is of.
    pub(crate) id: Id,
    /// `title`, for people.
    pub(crate) title: String,
    /// `revision`, usually a date such as `20260903`; empty where it says none.
    pub(crate) revision: String,
    /// `etag`, by which the server knows this copy again.
    pub(crate) etag: Option<String>,
}

impl FetchedDocument {
    /// The document in a file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or those of [`read`](Self::read).
    pub(crate) fn open(file: &Path) -> Result<Self, Problem> {
        let shown = paths::shown(file);
        match fs::read(file) {
            Ok(bytes) => Self::read(bytes, &shown),
            Err(error) => Err(Problem::new("", explain(&error)).in_file(shown)),
        }
    }

    /// Looks at the bytes of a document.
    ///
    /// # Errors
    ///
    /// It is no Discovery document, or does not say which.
    pub(crate) fn read(bytes: impl Into<Vec<u8>>, origin: &str) -> Result<Self, Problem> {
        let wrong = |message: String| Problem::new("", message).in_file(origin);
        let text = utf8(bytes.into()).map_err(wrong)?;
        let value: Value = serde_json::from_str(&text)
            .map_err(|error| wrong(format!("this is not JSON: {error}")))?;
        let member = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        if member("kind").as_deref() != Some("discovery#restDescription") {
            return Err(wrong(
                "this is not a Discovery document: its `kind` is not `discovery#restDescription`"
                    .to_owned(),
            ));
        }
        let (Some(name), Some(version)) = (member("name"), member("version")) else {
            return Err(wrong(
                "this document does not say its `name` and `version`".to_owned(),
            ));
        };
        Ok(Self {
            id: Id { name, version },
            title: member("title").unwrap_or_default(),
            revision: member("revision").unwrap_or_default(),
            etag: member("etag").filter(|etag| !etag.is_empty()),
            origin: origin.to_owned(),
            text,
        })
    }

    /// Where it came from, as it can stand in a file that others read: of a file its name alone.
    pub(crate) fn source(&self) -> String {
        match self.origin.contains("://") {
            true => self.origin.clone(),
            false => {
                let name = Path::new(&self.origin).file_name().unwrap_or_default();
                name.to_string_lossy().into_owned()
            }
        }
    }
}

/// Whether a revision is before another one. Revisions are dates, written so that they compare as text does.
pub(crate) fn is_older(revision: &str, than: &str) -> bool {
    let is_date = |text: &str| text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    is_date(revision) && is_date(than) && revision < than
}

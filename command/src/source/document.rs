//! A document as its source has it, byte for byte, and the few members that are read before the generator sees it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::{Problem, skip_byte_order_mark};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::disk::{explain, paths, utf8};
use crate::stdin;

/// The name and version of an API.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id {
    /// `name`, such as `monitoring`.
    pub(crate) name: String,
    /// `version`, such as `v3`.
    pub(crate) version: String,
}

impl Id {
    /// The name of its file in a folder of documents.
    pub(crate) fn file_name(&self) -> PathBuf {
        format!("{}.{}.json", self.name, self.version).into()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

/// Whether a text can be the name or the version of an API in the name of a file and in a URL.
pub(crate) fn is_word(text: &str) -> bool {
    let rest = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(rest)
}

/// A document as its source has it.
#[derive(Clone, Debug)]
pub(crate) struct FetchedDocument {
    /// The text, byte for byte.
    pub(crate) text: String,
    /// The URL or the file that it came from.
    pub(crate) origin: String,
    /// The API that it describes.
    pub(crate) id: Id,
    /// `title`, for people.
    pub(crate) title: String,
    /// `revision`, usually a date such as `20260903`; empty if the document has none.
    pub(crate) revision: String,
    /// `etag`, which identifies this copy to the server.
    pub(crate) etag: Option<String>,
}

impl FetchedDocument {
    /// Reads the document in a file, or in standard input if the path is `-`.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or [`read`](Self::read) fails.
    pub(crate) fn open(file: &Path) -> Result<Self, Problem> {
        let (shown, bytes) = match stdin::is_named_by(file) {
            true => (stdin::SHOWN.to_owned(), stdin::read()),
            false => (paths::shown(file), fs::read(file)),
        };
        match bytes {
            Ok(bytes) => Self::read(bytes, &shown),
            Err(error) => Err(Problem::new("", explain(&error)).in_file(shown)),
        }
    }

    /// Reads the bytes of a document.
    ///
    /// # Errors
    ///
    /// The bytes are not a Discovery document, or the document lacks its name or version.
    pub(crate) fn read(bytes: impl Into<Vec<u8>>, origin: &str) -> Result<Self, Problem> {
        let wrong = |message: String| Problem::new("", message).in_file(origin);
        let text = document_text(bytes.into()).map_err(wrong)?;
        let members = read_members(skip_byte_order_mark(&text))
            .map_err(|error| wrong(format!("this is not JSON: {error}")))?;
        let member = |key: &str| members.get(key).and_then(Value::as_str).map(str::to_owned);
        if member("kind").as_deref() != Some("discovery#restDescription") {
            return Err(wrong(
                "this is not a Discovery document: its `kind` is not `discovery#restDescription`"
                    .to_owned(),
            ));
        }
        let (Some(name), Some(version)) = (member("name"), member("version")) else {
            return Err(wrong(
                "this document lacks its `name` or `version`".to_owned(),
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

    /// The origin as the manifest records it: a URL, or the name of a file without its folders.
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

/// The members that are read, and nothing of the others, which are most of a document.
#[derive(Deserialize)]
struct Members {
    kind: Option<Value>,
    name: Option<Value>,
    version: Option<Value>,
    title: Option<Value>,
    revision: Option<Value>,
    etag: Option<Value>,
}

/// The members by their names.
fn read_members(text: &str) -> serde_json::Result<Value> {
    match serde_json::from_str::<Members>(text) {
        Ok(members) => Ok(json!({
            "kind": members.kind, "name": members.name, "version": members.version, "title": members.title,
            "revision": members.revision, "etag": members.etag,
        })),
        // This is JSON, but no object, or one with a member that stands in it twice.
        Err(error) if error.is_data() => serde_json::from_str(text),
        Err(error) => Err(error),
    }
}

/// The bytes of a document as text.
///
/// # Errors
///
/// They are not UTF-8, or there are none.
pub(crate) fn document_text(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.trim_ascii().is_empty() {
        return Err("this is empty: a Discovery document is a JSON object".to_owned());
    }
    utf8(bytes)
}

/// Whether `revision` is before `than`. Revisions are dates such as `20260903`, which compare as text.
pub(crate) fn is_older(revision: &str, than: &str) -> bool {
    let is_date = |text: &str| text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    is_date(revision) && is_date(than) && revision < than
}

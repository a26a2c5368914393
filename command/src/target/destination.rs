//! The destination of a fetched document.

use std::path::{Path, PathBuf};

use discovery_codegen::Problem;

use crate::disk::paths;
use crate::manifest::Manifest;
use crate::source::{FetchedDocument, Id};

/// The destination of a fetched document.
#[derive(Debug)]
pub(crate) enum Destination {
    /// Standard output.
    Stdout,
    /// A file, with the document that it holds now.
    File {
        path: PathBuf,
        copy: Option<Box<FetchedDocument>>,
        /// The manifest of the repository that contains the file.
        manifest: Option<Box<Manifest>>,
    },
}

impl Destination {
    /// The destination of the document of `id`: `out`, or NAME.VERSION.json in the current folder. Another file at that place is
    /// a problem, unless it is an earlier copy of the document.
    pub(crate) fn find(id: &Id, out: Option<&Path>) -> Result<Self, Problem> {
        let name = id.file_name();
        let path = match out {
            Some(out) if out == Path::new("-") => return Ok(Self::Stdout),
            Some(out) if out.is_dir() => out.join(name),
            Some(out) => out.to_owned(),
            None => name,
        };
        let manifest = Manifest::find_around(&path).map(Box::new);
        if path.symlink_metadata().is_err() {
            return Ok(Self::File {
                path,
                copy: None,
                manifest,
            });
        }
        match FetchedDocument::open(&path) {
            Ok(copy) if copy.id == *id => Ok(Self::File {
                path,
                copy: Some(Box::new(copy)),
                manifest,
            }),
            _ => {
                let message = format!(
                    "this file exists and is not the document of {id}: move it away, or choose another --out"
                );
                Err(Problem::new("", message).in_file(paths::shown(&path)))
            }
        }
    }

    /// Refuses to overwrite a pinned document with another revision: `update` changes more than that file.
    pub(crate) fn check(&self, document: &FetchedDocument) -> Result<(), Problem> {
        let Self::File {
            path,
            copy: Some(copy),
            manifest: Some(manifest),
        } = self
        else {
            return Ok(());
        };
        let relative = manifest.relative(path);
        match relative.and_then(|file| manifest.crate_of(&file).map(str::to_owned)) {
            Some(name) if copy.text != document.text => {
                let message = format!(
                    "this document is pinned for {name}, and the source has revision {}: run `discovery-codegen update {name}`, which \
                     also updates the manifest and the crate",
                    document.revision
                );
                Err(Problem::new("", message).in_file(paths::shown(path)))
            }
            _ => Ok(()),
        }
    }

    /// The file.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::Stdout => None,
            Self::File { path, .. } => Some(path),
        }
    }

    /// The document that the file holds now.
    pub(crate) fn copy(&self) -> Option<&FetchedDocument> {
        match self {
            Self::Stdout => None,
            Self::File { copy, .. } => copy.as_deref(),
        }
    }
}

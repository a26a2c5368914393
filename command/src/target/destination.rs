//! Where a fetched document goes.

use std::path::{Path, PathBuf};

use discovery_codegen::Problem;

use crate::disk::paths;
use crate::manifest::Manifest;
use crate::source::{FetchedDocument, Id};

/// Where a document goes.
#[derive(Debug)]
pub(crate) enum Destination {
    /// It is printed.
    Stdout,
    /// A file, and the document in it.
    File {
        path: PathBuf,
        copy: Option<Box<FetchedDocument>>,
        /// The repository whose documents it lies among.
        manifest: Option<Box<Manifest>>,
    },
}

impl Destination {
    /// The destination of the document of `id`: `out`, or a file of its name here. A file that is not an earlier copy of it is
    /// not written over.
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
                    "this file is there, is not the document of {id}, and would be overwritten: move it away, or choose another --out"
                );
                Err(Problem::new("", message).in_file(paths::shown(&path)))
            }
        }
    }

    /// A pinned document is not written over: what follows from another one is more than a file.
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
                    "this document is pinned for {name}, and revision {} is another: `discovery-codegen update {name}` takes it, with \
                     everything that follows",
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

    /// The document that is there already.
    pub(crate) fn copy(&self) -> Option<&FetchedDocument> {
        match self {
            Self::Stdout => None,
            Self::File { copy, .. } => copy.as_deref(),
        }
    }
}

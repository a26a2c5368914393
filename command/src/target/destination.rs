//! The destination of a fetched document.

use std::path::{Path, PathBuf};

use discovery_codegen::{Decisions, Problem, decisions};

use crate::disk::{FileChange, Writer, explain, not_a_file, paths, read_if_there};
use crate::manifest::Manifest;
use crate::notice;
use crate::source::{FetchedDocument, Id};

/// The destination of a fetched document.
#[derive(Debug)]
pub(crate) enum Destination {
    /// Standard output.
    Stdout,
    /// A file, with the document that it holds now.
    File {
        /// The file, as the caller named it.
        path: PathBuf,
        /// The same file, as the repository has it whose documents it lies among.
        file: PathBuf,
        copy: Option<Box<FetchedDocument>>,
        /// The manifest of the repository that contains the file.
        manifest: Option<Box<Manifest>>,
    },
}

/// Writes the file of decisions that the user named. Another file there stays.
pub(crate) fn save_decisions(path: &Path, decisions: &Decisions) -> Result<(), Vec<Problem>> {
    let problem = |message: String| vec![Problem::new("", message).in_file(paths::shown(path))];
    let before = read_if_there(path, path).map_err(|problem| vec![problem])?;
    if before.is_some_and(|text| decisions::read(&text).is_err()) {
        let message = "this file exists and has no decisions: move it away, or name another one";
        return Err(problem(message.to_owned()));
    }
    let Some(name) = path.file_name() else {
        return Err(problem("this is not the name of a file".to_owned()));
    };
    Writer::open(root(path, None), notice::tell)?.install(&[FileChange {
        path: PathBuf::from(name),
        text: Some(&decisions.to_toml()),
    }])
}

impl Destination {
    /// The destination of the document of `id`: `out`, or NAME.VERSION.json in the current folder. Another file at that place is
    /// a problem, unless it is an earlier copy of the document.
    pub(crate) fn find(id: &Id, out: Option<&Path>) -> Result<Self, Vec<Problem>> {
        let name = id.file_name();
        let path = match out {
            Some(out) if out == Path::new("-") => return Ok(Self::Stdout),
            Some(out) if out.is_dir() || ends_with_separator(out) => out.join(name),
            Some(out) => out.to_owned(),
            None => name,
        };
        if let Ok(data) = path.symlink_metadata()
            && let Some(error) = not_a_file(&data)
        {
            return Err(vec![
                Problem::new("", explain(&error)).in_file(paths::shown(&path)),
            ]);
        }
        let (mut file, mut manifest) = find_repository(&path);
        // A killed run may have left that document, or the manifest, half way.
        if Writer::heal(root(&path, manifest.as_deref()), notice::tell)? {
            (file, manifest) = find_repository(&path);
        }
        if path.symlink_metadata().is_err() {
            return Ok(Self::File {
                path,
                file,
                copy: None,
                manifest,
            });
        }
        match FetchedDocument::open(&path) {
            Ok(copy) if copy.id == *id => Ok(Self::File {
                path,
                file,
                copy: Some(Box::new(copy)),
                manifest,
            }),
            _ => {
                let message = format!(
                    "this file exists and is not the document of {id}: move it away, or choose another --out"
                );
                Err(vec![Problem::new("", message).in_file(paths::shown(&path))])
            }
        }
    }

    /// Refuses to overwrite a pinned document with another revision: `update` changes more than that file.
    pub(crate) fn check(&self, document: &FetchedDocument) -> Result<(), Problem> {
        let Self::File {
            path,
            file,
            copy: Some(copy),
            manifest: Some(manifest),
        } = self
        else {
            return Ok(());
        };
        let relative = manifest.relative(file);
        match relative.and_then(|file| manifest.crate_of(&file).map(str::to_owned)) {
            Some(name) if copy.text != document.text => {
                let message = format!(
                    "this document is pinned for {name}, and the source has revision {}: run `{} update {name}`, which also updates \
                     the manifest and the crate",
                    document.revision,
                    manifest.program()
                );
                Err(Problem::new("", message).in_file(paths::shown(path)))
            }
            _ => Ok(()),
        }
    }

    /// Writes the document into the file.
    pub(crate) fn save(&self, text: &str) -> Result<(), Vec<Problem>> {
        let Self::File {
            path,
            file,
            manifest,
            ..
        } = self
        else {
            return Ok(());
        };
        let root = root(path, manifest.as_deref());
        let path = match manifest {
            Some(_) => file.strip_prefix(root).unwrap_or(file).to_owned(),
            None => path.file_name().map(PathBuf::from).unwrap_or_default(),
        };
        let writer = Writer::open(root, notice::tell)?;
        writer.install(&[FileChange {
            path,
            text: Some(text),
        }])
    }

    /// The document that the file holds now.
    pub(crate) fn copy(&self) -> Option<&FetchedDocument> {
        match self {
            Self::Stdout => None,
            Self::File { copy, .. } => copy.as_deref(),
        }
    }
}

/// The folder that a file is written below: in a repository, no other run of the repository writes meanwhile.
fn root<'a>(path: &'a Path, manifest: Option<&'a Manifest>) -> &'a Path {
    match manifest {
        Some(manifest) => manifest.root(),
        None => path.parent().unwrap_or(Path::new("")),
    }
}

/// The repository whose documents a file lies among, if it does, and the file as that repository has it: the way to it may
/// go over a link.
fn find_repository(path: &Path) -> (PathBuf, Option<Box<Manifest>>) {
    let ways = [std::path::absolute(path).ok(), paths::resolve(path).ok()];
    let found = ways
        .into_iter()
        .flatten()
        .find_map(|file| Some((Manifest::find_around(&file)?, file)));
    match found {
        Some((manifest, file)) => (file, Some(Box::new(manifest))),
        None => (path.to_owned(), None),
    }
}

/// Whether a path is written as a folder.
fn ends_with_separator(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.ends_with(std::path::is_separator)
}

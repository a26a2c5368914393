//! The folder that the caller named, for a run that reads below it or writes there.

use std::io;
use std::mem;
use std::path::{Path, PathBuf};

use discovery_codegen::Problem;

use super::below::NOT_A_FOLDER;
use super::calls;
use super::install::{FileChange, install};
use super::lock::{Lock, Sharing};
use super::paths::{self, named};
use super::read::{cannot_write, explain};
use super::staging::{Leftovers, Staging};
use super::undo::{Healed, heal};

/// What is said while a folder is opened.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Notice<'a> {
    /// Another run writes to this folder, or reads there.
    Waiting(&'a Path),
    /// An earlier run was killed.
    Healed(&'a Healed),
}

/// A folder that nobody writes to while this lasts.
#[derive(Debug)]
pub(crate) struct Reader {
    _lock: Option<Lock>,
}

/// A folder that this run alone writes to.
#[derive(Debug)]
pub(crate) struct Writer {
    root: PathBuf,
    /// The folder and those above it, as far as they were created.
    created: Vec<PathBuf>,
    _lock: Option<Lock>,
}

impl Reader {
    /// Waits until nobody writes below `root`.
    ///
    /// # Errors
    ///
    /// A run was killed while it wrote there: what is there is neither old nor new, and a reader changes nothing.
    pub(crate) fn open(root: &Path, tell: impl Fn(Notice<'_>)) -> Result<Self, Problem> {
        let folder = named(root);
        let lock = Lock::take(folder, Sharing::Shared, || tell(Notice::Waiting(folder)))
            .map_err(|error| Problem::new("", explain(&error)).in_file(paths::shown(folder)))?;
        match Staging::new(root).leftovers()? {
            Leftovers::HalfWritten(_) => Err(half_written(root)),
            Leftovers::Nothing | Leftovers::Folder => Ok(Self { _lock: lock }),
        }
    }
}

fn half_written(root: &Path) -> Problem {
    let message = "a run was killed while it wrote here, and some files may be new and others old. `discovery-codegen generate` \
                   and `discovery-codegen update` put all of them back as they were, before they do anything else";
    Problem::new("", message).in_file(paths::shown(&Staging::new(root).folder()))
}

impl Writer {
    /// Creates the folder if it is missing, waits until nobody else reads or writes there, and undoes what a killed run left
    /// half way.
    pub(crate) fn open(root: &Path, tell: impl Fn(Notice<'_>)) -> Result<Self, Vec<Problem>> {
        let folder = named(root);
        let refused = |path: &Path, error: &io::Error| vec![cannot_write(path, error)];
        let mut created = Created::default();
        let lock = loop {
            created
                .create(folder)
                .map_err(|(path, error)| refused(&path, &error))?;
            match Lock::take(folder, Sharing::Exclusive, || tell(Notice::Waiting(folder))) {
                Ok(lock) => break lock,
                // The run before created the folder and failed, so that it removed it again.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(refused(folder, &error)),
            }
        };
        if let Some(healed) = heal(root)? {
            tell(Notice::Healed(&healed));
        }
        Ok(Self {
            root: root.to_owned(),
            created: mem::take(&mut created.folders),
            _lock: lock,
        })
    }

    /// Opens the folder if a killed run left something there; whether it did.
    pub(crate) fn heal(root: &Path, tell: impl Fn(Notice<'_>)) -> Result<bool, Vec<Problem>> {
        let left = Staging::new(root).folder().symlink_metadata().is_ok();
        if left {
            Self::open(root, tell)?;
        }
        Ok(left)
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Makes all changes, or none.
    pub(crate) fn install(&self, changes: &[FileChange<'_>]) -> Result<(), Vec<Problem>> {
        install(&self.root, changes)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        remove_empty(&self.created);
    }
}

/// The folders that are created on the way to a lock.
#[derive(Default)]
struct Created {
    folders: Vec<PathBuf>,
}

impl Created {
    fn create(&mut self, folder: &Path) -> Result<(), (PathBuf, io::Error)> {
        if folder.is_dir() {
            return Ok(());
        }
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|one| !one.as_os_str().is_empty() && one.symlink_metadata().is_err())
            .collect();
        for one in missing.into_iter().rev() {
            match calls::create_folder(one) {
                Ok(()) => self.folders.push(one.to_owned()),
                // Another run was faster.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err((one.to_owned(), error)),
            }
        }
        match folder.metadata() {
            Ok(data) if data.is_dir() => Ok(()),
            Ok(_) => Err((folder.to_owned(), io::Error::other(NOT_A_FOLDER))),
            Err(error) => Err((folder.to_owned(), error)),
        }
    }
}

impl Drop for Created {
    fn drop(&mut self) {
        remove_empty(&self.folders);
    }
}

/// Removes folders that this run created and put nothing into. Removing any other one fails.
fn remove_empty(folders: &[PathBuf]) {
    for folder in folders.iter().rev() {
        let _ = calls::remove_empty_folder(folder);
    }
}

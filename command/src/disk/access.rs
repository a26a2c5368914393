//! The folder that the caller named, for a run that reads below it or writes there.

use std::io;
use std::path::{Path, PathBuf};
use std::{fs, mem};

use discovery_codegen::Problem;

use super::below::NOT_A_FOLDER;
use super::install::{FileChange, install};
use super::lock::{Lock, Sharing};
use super::paths::{self, named};
use super::read::{cannot_write, explain};

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
    /// Waits until nobody writes below `root`, after a call of `waiting` with the folder.
    pub(crate) fn open(root: &Path, waiting: impl Fn(&Path)) -> Result<Self, Problem> {
        let folder = named(root);
        let lock = Lock::take(folder, Sharing::Shared, || waiting(folder))
            .map_err(|error| Problem::new("", explain(&error)).in_file(paths::shown(folder)))?;
        Ok(Self { _lock: lock })
    }
}

impl Writer {
    /// Creates the folder if it is missing, and waits until nobody else reads or writes there, after a call of `waiting` with
    /// the folder.
    pub(crate) fn open(root: &Path, waiting: impl Fn(&Path)) -> Result<Self, Problem> {
        let folder = named(root);
        let mut created = Created::default();
        let lock = loop {
            created
                .create(folder)
                .map_err(|(path, error)| cannot_write(&path, &error))?;
            match Lock::take(folder, Sharing::Exclusive, || waiting(folder)) {
                Ok(lock) => break lock,
                // The run before created the folder and failed, so that it removed it again.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(cannot_write(folder, &error)),
            }
        };
        Ok(Self {
            root: root.to_owned(),
            created: mem::take(&mut created.folders),
            _lock: lock,
        })
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Makes all changes, or none.
    pub(crate) fn install(&self, changes: &[FileChange]) -> Result<(), Vec<Problem>> {
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
            match fs::create_dir(one) {
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
        let _ = fs::remove_dir(folder);
    }
}

//! The hidden folder of a run that writes: what is about to be installed, what was there before, and the journal.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use discovery_codegen::Problem;

use super::below::{Obstacle, look_for_file, look_up};
use super::calls;
use super::journal::{Journal, Unusable};
use super::paths;
use super::read::explain;

/// The hidden folder, in the folder that the caller named.
pub(super) const FOLDER: &str = ".discovery-codegen";
/// In it: what is about to be installed.
const NEW: &str = "new";
/// In it: what was there before.
const OLD: &str = "old";
/// In it: the journal, and the journal before it is whole.
const JOURNAL: &str = "journal";
const JOURNAL_PART: &str = "journal.part";

/// More than the journal of any run has.
const MOST_BYTES: u64 = 64 << 20;

/// What an earlier run left.
#[derive(Debug)]
pub(super) enum Leftovers {
    /// Nothing.
    Nothing,
    /// Its hidden folder. It changed nothing yet, or everything.
    Folder,
    /// Files that it may have changed, and others that it may not.
    HalfWritten(Journal),
}

/// The hidden folder of a folder.
#[derive(Debug)]
pub(super) struct Staging<'a> {
    root: &'a Path,
}

impl<'a> Staging<'a> {
    pub(super) fn new(root: &'a Path) -> Self {
        Self { root }
    }

    /// The hidden folder.
    pub(super) fn folder(&self) -> PathBuf {
        self.root.join(FOLDER)
    }

    /// A new file, before it is installed.
    pub(super) fn new_file(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder().join(NEW).join(path)
    }

    /// A file as it was before.
    pub(super) fn old_file(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(self.old_file_below(path))
    }

    /// The same, relative to the folder that the caller named.
    pub(super) fn old_file_below(&self, path: impl AsRef<Path>) -> PathBuf {
        Path::new(FOLDER).join(OLD).join(path)
    }

    /// Writes the journal, so that it is there whole or not at all. When this returns, it is on the disk.
    pub(super) fn write_journal(&self, journal: &Journal) -> Result<(), Obstacle> {
        let part = self.folder().join(JOURNAL_PART);
        let here = |error| (part.clone(), error);
        let bytes = journal.to_bytes().map_err(|error| here(error.into()))?;
        calls::write(&part, &bytes).map_err(here)?;
        calls::sync(std::slice::from_ref(&part))?;
        calls::rename(&part, &self.folder().join(JOURNAL)).map_err(here)?;
        calls::sync(&[self.folder(), paths::named(self.root).to_owned()])
    }

    /// Removes the journal: from now on nothing is undone.
    pub(super) fn remove_journal(&self) -> Result<(), Obstacle> {
        let journal = self.folder().join(JOURNAL);
        calls::remove_file(&journal).map_err(|error| (journal, error))?;
        // Should the disk bring it back after a power failure, the next run undoes everything, which is whole as well.
        let _ = calls::sync(&[self.folder()]);
        Ok(())
    }

    /// What an earlier run left. No other run is there.
    pub(super) fn leftovers(&self) -> Result<Leftovers, Problem> {
        let here = |(path, error): Obstacle| {
            Problem::new("", explain(&error)).in_file(paths::shown(&path))
        };
        match look_up(self.root, Path::new(FOLDER)).map_err(here)? {
            None => return Ok(Leftovers::Nothing),
            Some(data) if data.is_dir() => {}
            Some(_) => {
                let message = "this is in the place of the hidden folder of a run: move it away";
                return Err(Problem::new("", message).in_file(paths::shown(&self.folder())));
            }
        }
        let below = Path::new(FOLDER).join(JOURNAL);
        let file = self.root.join(&below);
        let read = match look_for_file(self.root, &below).map_err(here)? {
            None => return Ok(Leftovers::Folder),
            Some(data) if data.len() > MOST_BYTES => Err(Unusable::Damaged("it is too long")),
            Some(_) => Journal::read(&fs::read(&file).map_err(|error| here((file, error)))?),
        };
        read.map(Leftovers::HalfWritten)
            .map_err(|why| self.unusable(&why))
    }

    fn unusable(&self, why: &Unusable) -> Problem {
        let folder = paths::shown(&self.folder());
        let message = match why {
            Unusable::Format(number) => format!(
                "a run of another version of this program was killed while it wrote here, and its journal has format {number}: \
                 run that version again, which puts the files back"
            ),
            Unusable::Damaged(why) => format!(
                "a run was killed while it wrote here, and its journal is damaged ({why}): restore the files from version control, \
                 or from {folder}/{OLD}, which has what the run replaced; then delete {folder}"
            ),
        };
        Problem::new("", message).in_file(paths::shown(&self.folder().join(JOURNAL)))
    }

    /// Removes the folder with everything that a run puts into it, the journal first: nothing is undone any more.
    pub(super) fn remove(&self) -> Result<(), Obstacle> {
        let folder = self.folder();
        for name in [JOURNAL, JOURNAL_PART, NEW, OLD] {
            let path = folder.join(name);
            calls::remove_all(&path).map_err(|error| (path, error))?;
        }
        let failed = |error| (folder.clone(), error);
        match calls::remove_empty_folder(&folder).map_err(failed)? {
            true => Ok(()),
            false => Err(failed(io::Error::other(
                "this has files that no run wrote: move them away",
            ))),
        }
    }
}

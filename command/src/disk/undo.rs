//! Puts files back as they were before a run: when a step of it fails, or when it was killed, by the next one.
//!
//! Each step can be made again, so that a run that is killed while it undoes is undone by the next one as well.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::Problem;

use super::below::{Obstacle, look_for_file, look_up};
use super::calls;
use super::journal::{Entry, Journal};
use super::paths;
use super::read::{explain, sha256};
use super::staging::{Leftovers, Staging};

/// What was done about a run that was killed.
#[derive(Debug)]
pub(crate) struct Healed {
    /// The folder that it wrote to.
    pub(crate) folder: PathBuf,
    /// The files that are as they were before it, relative to that folder; empty if it had changed none yet, or all.
    pub(crate) files: Vec<String>,
}

/// Undoes what a killed run left half way, and removes its hidden folder. No other run is there.
pub(super) fn heal(root: &Path) -> Result<Option<Healed>, Vec<Problem>> {
    let staging = Staging::new(root);
    let files = match staging.leftovers().map_err(|problem| vec![problem])? {
        Leftovers::Nothing => return Ok(None),
        Leftovers::Folder => Vec::new(),
        Leftovers::HalfWritten(journal) => undo(root, &journal)?,
    };
    staging
        .remove()
        .map_err(|obstacle| vec![failed(obstacle)])?;
    Ok(Some(Healed {
        folder: paths::named(root).to_owned(),
        files,
    }))
}

/// Puts every file of a journal back, and removes the journal; the files that had to be put back.
///
/// # Errors
///
/// Everything that is in the way; then nothing was done. Or the first step that failed.
pub(super) fn undo(root: &Path, journal: &Journal) -> Result<Vec<String>, Vec<Problem>> {
    let (mut steps, mut problems) = (Vec::new(), Vec::new());
    for entry in &journal.files {
        match is_undone(root, entry) {
            Ok(true) => {}
            Ok(false) => steps.push(entry),
            Err(problem) => problems.push(problem),
        }
    }
    for folder in &journal.folders {
        problems.extend(look_up(root, Path::new(folder)).map_err(failed).err());
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    put_back(root, &steps, journal).map_err(|obstacle| vec![failed(obstacle)])?;
    Ok(steps.into_iter().map(|entry| entry.path.clone()).collect())
}

/// Whether a file is as it was before the run.
///
/// # Errors
///
/// It is neither that nor what the run made of it; or what it was is lost.
fn is_undone(root: &Path, entry: &Entry) -> Result<bool, Problem> {
    let path = Path::new(&entry.path);
    let now = content(root, path).map_err(failed)?;
    if now == entry.before {
        return Ok(true);
    }
    let staging = Staging::new(root);
    let folder = paths::shown(&staging.folder());
    let here = |message: String| Problem::new("", message).in_file(paths::shown(&root.join(path)));
    if now.is_some() && now != entry.after {
        return Err(here(format!(
            "a run was killed while it wrote here, and this file was changed since. To go back to what was before that run, move \
             this file away, and run again; to keep all files as they are now, delete {folder}"
        )));
    }
    if entry.before.is_none() {
        return Ok(false);
    }
    let old = content(root, &staging.old_file_below(path)).map_err(failed)?;
    match old == entry.before {
        true => Ok(false),
        false => Err(here(format!(
            "a run was killed while it wrote here, and what this file was before is lost: restore it from version control, and \
             run again; or keep all files as they are now, and delete {folder}"
        ))),
    }
}

/// The SHA-256 of a file, if there is one.
fn content(root: &Path, path: &Path) -> Result<Option<String>, Obstacle> {
    if look_for_file(root, path)?.is_none() {
        return Ok(None);
    }
    let file = root.join(path);
    match fs::read(&file) {
        Ok(bytes) => Ok(Some(sha256(&bytes))),
        Err(error) => Err((file, error)),
    }
}

fn put_back(root: &Path, steps: &[&Entry], journal: &Journal) -> Result<(), Obstacle> {
    let staging = Staging::new(root);
    for entry in steps.iter().rev() {
        let target = root.join(&entry.path);
        let done = match entry.before {
            None => calls::remove_file(&target),
            Some(_) => target
                .parent()
                .map_or(Ok(()), |folder| calls::create_folders(paths::named(folder)))
                .and_then(|()| calls::rename(&staging.old_file(&entry.path), &target)),
        };
        done.map_err(|error| (target, error))?;
    }
    for folder in journal.folders.iter().rev() {
        let folder = root.join(folder);
        // One that somebody put something into stays.
        calls::remove_empty_folder(&folder).map_err(|error| (folder, error))?;
    }
    sync_names(root, steps.iter().map(|entry| Path::new(&entry.path)))?;
    staging.remove_journal()
}

/// Makes sure that the names of files are on the disk, in every folder from theirs upwards to `root`.
pub(super) fn sync_names<'a>(
    root: &Path,
    files: impl Iterator<Item = &'a Path>,
) -> Result<(), Obstacle> {
    let folders: BTreeSet<&Path> = files.flat_map(|file| file.ancestors().skip(1)).collect();
    let folders: Vec<PathBuf> = folders
        .into_iter()
        .map(|folder| paths::named(&root.join(folder)).to_owned())
        // A folder goes with its last file.
        .filter(|folder| folder.is_dir())
        .collect();
    calls::sync(&folders)
}

fn failed((path, error): Obstacle) -> Problem {
    let message = format!(
        "a run was killed while it wrote here, and this cannot be put back as it was: {}",
        explain(&error)
    );
    Problem::new("", message).in_file(paths::shown(&path))
}

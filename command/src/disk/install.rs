//! Writing several files whole or not at all.
//!
//! Everything is written into a hidden folder first, the files that are about to be replaced get a second name there, and a
//! journal says what is what. Then each new file is renamed into its place, and each new folder as a whole. When the journal
//! is removed, the run is done; until then all of it can be undone, by this run or by a later one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use discovery_codegen::Problem;

use super::below::{Obstacle, look_for_writable, look_up, plain};
use super::calls;
use super::journal::{Entry, Journal};
use super::paths::{self, named};
use super::read::{cannot_write, explain, sha256};
use super::staging::Staging;
use super::undo::{sync_names, undo};

/// One file to write or to remove.
#[derive(Clone, Debug)]
pub(crate) struct FileChange<'a> {
    /// The file, relative to the folder that is installed into.
    pub(crate) path: PathBuf,
    /// Its content; `None`: it is removed.
    pub(crate) text: Option<&'a str>,
}

/// Makes all changes below a folder, or none. No other run writes there, and none has left anything.
pub(super) fn install(root: &Path, changes: &[FileChange<'_>]) -> Result<(), Vec<Problem>> {
    let changes = check(root, changes)?;
    let staging = Staging::new(root);
    match &changes[..] {
        [] => Ok(()),
        // One rename needs no journal.
        [change] if needs_one_rename(root, change) => {
            let done = stage(root, &changes).and_then(|()| rename(root, change));
            // If one of these fails, the file is whole all the same, and the next run removes the hidden folder.
            let _ = sync_names(root, [change.path.as_path()].into_iter());
            let _ = staging.remove();
            done.map_err(refused)
        }
        _ => {
            let prepared = stage(root, &changes).and_then(|()| write_journal(root, &changes));
            let journal = prepared.map_err(|obstacle| {
                let _ = staging.remove();
                refused(obstacle)
            })?;
            match make(root, &changes, &journal) {
                Ok(()) => {
                    // All is done.
                    let _ = staging.remove();
                    Ok(())
                }
                Err(obstacle) => Err(put_back(root, &journal, obstacle)),
            }
        }
    }
}

/// The changes with plain paths, if nothing is in the way of any.
fn check<'a>(root: &Path, changes: &[FileChange<'a>]) -> Result<Vec<FileChange<'a>>, Vec<Problem>> {
    let (mut checked, mut problems) = (Vec::new(), Vec::new());
    for FileChange { path, text } in changes {
        let Some(path) = plain(path) else {
            let message = format!(
                "this is outside {}, and nothing is written there: name a file inside",
                paths::shown(named(root))
            );
            problems.push(Problem::new("", message).in_file(paths::shown(path)));
            continue;
        };
        match look_for_writable(root, &path) {
            Ok(_) => checked.push(FileChange { path, text: *text }),
            Err((path, error)) => problems.push(cannot_write(&path, &error)),
        }
    }
    problems.dedup();
    match problems.is_empty() {
        true => Ok(checked),
        false => Err(problems),
    }
}

fn needs_one_rename(root: &Path, change: &FileChange<'_>) -> bool {
    let folder = change.path.parent().unwrap_or(Path::new(""));
    change.text.is_some() && named(&root.join(folder)).is_dir()
}

fn refused((path, error): Obstacle) -> Vec<Problem> {
    vec![cannot_write(&path, &error)]
}

/// Writes the new files into the hidden folder, and keeps there those that they replace.
fn stage(root: &Path, changes: &[FileChange<'_>]) -> Result<(), Obstacle> {
    let staging = Staging::new(root);
    calls::create_folder(&staging.folder()).map_err(|error| (named(root).to_owned(), error))?;
    for change in changes {
        let target = root.join(&change.path);
        stage_file(&staging, change, &target).map_err(|error| (target, error))?;
    }
    let new = changes.iter().filter(|change| change.text.is_some());
    let new: Vec<PathBuf> = new.map(|change| staging.new_file(&change.path)).collect();
    calls::sync(&new)
}

fn stage_file(staging: &Staging<'_>, change: &FileChange<'_>, target: &Path) -> io::Result<()> {
    let exists = target.symlink_metadata().is_ok();
    if let Some(text) = &change.text {
        let new = staging.new_file(&change.path);
        create_folder_of(&new)?;
        calls::write(&new, text.as_bytes())?;
        if exists {
            calls::copy_permissions(target, &new)?;
        }
    }
    if exists {
        let old = staging.old_file(&change.path);
        create_folder_of(&old)?;
        calls::keep(target, &old)?;
    }
    Ok(())
}

fn create_folder_of(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), calls::create_folders)
}

/// Writes what is about to change into the journal, which is on the disk when this returns, as is all that it names.
fn write_journal(root: &Path, changes: &[FileChange<'_>]) -> Result<Journal, Obstacle> {
    let staging = Staging::new(root);
    let (mut files, mut kept, mut folders) = (Vec::new(), Vec::new(), BTreeSet::new());
    for FileChange { path, text } in changes {
        let old = staging.old_file(path);
        let before = match fs::read(&old) {
            Ok(bytes) => {
                kept.push(old);
                Some(sha256(&bytes))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err((old, error)),
        };
        let after = text.as_ref().map(|text| sha256(text.as_bytes()));
        if before != after {
            files.push(Entry {
                path: text_of(root, path)?,
                before,
                after,
            });
        }
        for folder in path.ancestors().skip(1) {
            if !folder.as_os_str().is_empty() && look_up(root, folder)?.is_none() {
                folders.insert(text_of(root, folder)?);
            }
        }
    }
    let journal = Journal {
        files,
        folders: folders.into_iter().collect(),
    };
    journal.check().map_err(|why| {
        let why = io::Error::other(format!("{why}, which no run could undo"));
        (staging.folder(), why)
    })?;
    calls::sync(&kept)?;
    sync_names(
        root,
        kept.iter().filter_map(|old| old.strip_prefix(root).ok()),
    )?;
    staging.write_journal(&journal)?;
    Ok(journal)
}

fn text_of(root: &Path, path: &Path) -> Result<String, Obstacle> {
    match path.to_str() {
        Some(_) => Ok(paths::slashes(path)),
        None => Err((
            root.join(path),
            io::Error::other("this name is not UTF-8 text"),
        )),
    }
}

/// Makes the changes, and removes the journal.
fn make(root: &Path, changes: &[FileChange<'_>], journal: &Journal) -> Result<(), Obstacle> {
    for change in changes.iter().filter(|change| change.text.is_none()) {
        remove(root, &change.path)?;
    }
    for change in changes.iter().filter(|change| change.text.is_some()) {
        rename(root, change)?;
    }
    let files = journal.files.iter().map(|entry| Path::new(&entry.path));
    sync_names(root, files)?;
    Staging::new(root).remove_journal()
}

/// Removes a file, and the folders above it that are empty then.
fn remove(root: &Path, path: &Path) -> Result<(), Obstacle> {
    let target = root.join(path);
    calls::remove_file(&target).map_err(|error| (target, error))?;
    for folder in path.ancestors().skip(1) {
        if folder.as_os_str().is_empty() {
            break;
        }
        let folder = root.join(folder);
        if !calls::remove_empty_folder(&folder).map_err(|error| (folder, error))? {
            break;
        }
    }
    Ok(())
}

/// Renames a new file into its place; where there is no folder for it yet, the whole new folder.
fn rename(root: &Path, change: &FileChange<'_>) -> Result<(), Obstacle> {
    let staging = Staging::new(root);
    if !staging.new_file(&change.path).exists() {
        // It came with the folder of another one.
        return Ok(());
    }
    let mut path = change.path.as_path();
    while let Some(folder) = path.parent()
        && !folder.as_os_str().is_empty()
        && look_up(root, folder)?.is_none()
    {
        path = folder;
    }
    let target = root.join(path);
    calls::rename(&staging.new_file(path), &target).map_err(|error| (target, error))
}

/// Undoes what was done before a step failed; the problem.
fn put_back(root: &Path, journal: &Journal, (path, error): Obstacle) -> Vec<Problem> {
    match undo(root, journal) {
        Ok(_) => {
            let _ = Staging::new(root).remove();
            refused((path, error))
        }
        Err(mut problems) => {
            let message = format!(
                "cannot be written: {}. Not all files could be put back as they were before; the next run tries it again",
                explain(&error)
            );
            problems.insert(0, Problem::new("", message).in_file(paths::shown(&path)));
            problems
        }
    }
}

#[cfg(test)]
mod tests;

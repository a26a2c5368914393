//! Writing several files whole or not at all.
//!
//! Everything is written into a hidden folder beside the crates first. Then each new crate is renamed into its place as
//! one folder, and in a crate that exists each file by itself; the files that were there are kept in the hidden folder
//! until all is done, and come back when a step fails.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use discovery_codegen::Problem;
use tempfile::TempDir;

use super::below::{look_for_writable, plain};
use super::paths;
use super::paths::named;
use super::read::{cannot_write, explain};

/// One file to write or to remove.
#[derive(Debug)]
pub(crate) struct FileChange {
    /// The file, relative to the folder that is installed into.
    pub(crate) path: PathBuf,
    /// Its content; `None`: it is removed.
    pub(crate) text: Option<String>,
}

/// Why nothing was changed.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The file or folder that could not be written.
    path: PathBuf,
    error: io::Error,
    /// Where the earlier files are, should they not have come back.
    kept: Option<PathBuf>,
}

impl Failure {
    fn new(path: &Path, error: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            error,
            kept: None,
        }
    }

    /// For people.
    pub(crate) fn problem(&self) -> Problem {
        let why = explain(&self.error);
        let message = match &self.kept {
            None => format!("cannot be written: {why}. Nothing was changed"),
            Some(kept) => format!(
                "cannot be written: {why}. Some files could not be put back; what they were is in {}",
                paths::shown(kept)
            ),
        };
        Problem::new("", message).in_file(paths::shown(&self.path))
    }
}

/// Makes all changes below a folder, or none.
pub(super) fn install(folder: &Path, changes: &[FileChange]) -> Result<(), Vec<Problem>> {
    let changes = check(folder, changes)?;
    if changes.is_empty() {
        return Ok(());
    }
    let changes = &changes[..];
    let mut steps = Steps::default();
    stage(folder, changes)
        .and_then(|staged| match steps.make(folder, &staged, changes) {
            Ok(()) => Ok(()),
            Err(mut failure) => {
                if !steps.undo() {
                    failure.kept = Some(staged.keep().join(OLD));
                }
                Err(failure)
            }
        })
        .map_err(|failure| vec![failure.problem()])
}

/// The changes with plain paths, if nothing is in the way of any.
fn check(folder: &Path, changes: &[FileChange]) -> Result<Vec<FileChange>, Vec<Problem>> {
    let (mut checked, mut problems) = (Vec::new(), Vec::new());
    for FileChange { path, text } in changes {
        let Some(path) = plain(path) else {
            let message = format!(
                "this is outside {}, and nothing is written there: name a file inside",
                paths::shown(named(folder))
            );
            problems.push(Problem::new("", message).in_file(paths::shown(path)));
            continue;
        };
        match look_for_writable(folder, &path) {
            Ok(_) => checked.push(FileChange {
                path,
                text: text.clone(),
            }),
            Err((path, error)) => problems.push(cannot_write(&path, &error)),
        }
    }
    problems.dedup();
    match problems.is_empty() {
        true => Ok(checked),
        false => Err(problems),
    }
}

/// In the hidden folder: what is about to be installed.
const NEW: &str = "new";
/// In the hidden folder: what was there before.
const OLD: &str = "old";

/// Writes the new files into a hidden folder, which goes away by itself.
fn stage(folder: &Path, changes: &[FileChange]) -> Result<TempDir, Failure> {
    let staged = tempfile::Builder::new()
        .prefix(".discovery-codegen-")
        .tempdir_in(folder)
        .map_err(|error| Failure::new(folder, error))?;
    for FileChange { path, text } in changes {
        let Some(text) = text else { continue };
        let file = staged.path().join(NEW).join(path);
        write_with_folders(&file, text)
            .and_then(|()| keep_permissions(&folder.join(path), &file))
            .map_err(|error| Failure::new(&folder.join(path), error))?;
    }
    Ok(staged)
}

fn write_with_folders(file: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(file, text)
}

/// A file that is replaced can be read and run by those who could before.
fn keep_permissions(old: &Path, new: &Path) -> io::Result<()> {
    match old.metadata() {
        Ok(data) => fs::set_permissions(new, data.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// What has been done, to be undone when a later step fails.
#[derive(Default)]
struct Steps {
    /// In their order.
    done: Vec<Step>,
}

enum Step {
    /// A file or a whole folder was put where nothing was.
    Added(PathBuf),
    /// A file was replaced or removed; it is kept at `old`.
    Replaced { target: PathBuf, old: PathBuf },
}

impl Steps {
    fn make(
        &mut self,
        folder: &Path,
        staged: &TempDir,
        changes: &[FileChange],
    ) -> Result<(), Failure> {
        let old = staged.path().join(OLD);
        for FileChange { path, text } in changes {
            if text.is_none() {
                let target = folder.join(path);
                self.set_aside(&target, &old.join(path), |target, old| {
                    fs::rename(target, old)
                })
                .map_err(|error| Failure::new(&target, error))?;
            }
        }
        let new = staged.path().join(NEW);
        if new.exists() {
            self.put(&new, folder, &old)?;
        }
        for FileChange { path, .. } in changes.iter().filter(|change| change.text.is_none()) {
            // Folders that are empty now go as well; removing any other one fails.
            let target = folder.join(path);
            let mut above = target
                .ancestors()
                .skip(1)
                .take_while(|above| *above != folder);
            while above
                .next()
                .is_some_and(|above| fs::remove_dir(above).is_ok())
            {}
        }
        Ok(())
    }

    /// Moves what is in one folder into another. What does not exist there is moved as a whole.
    fn put(&mut self, from: &Path, to: &Path, old: &Path) -> Result<(), Failure> {
        let failed = |error| Failure::new(to, error);
        let mut names: Vec<_> = from
            .read_dir()
            .map_err(failed)?
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<_>>()
            .map_err(failed)?;
        names.sort();
        for name in names {
            let (source, target, old) = (from.join(&name), to.join(&name), old.join(&name));
            let failed = |error| Failure::new(&target, error);
            if source.is_dir() && target.is_dir() {
                self.put(&source, &target, &old)?;
            } else if target.symlink_metadata().is_err() {
                fs::rename(&source, &target).map_err(failed)?;
                self.done.push(Step::Added(target));
            } else if source.is_dir() {
                return Err(failed(io::ErrorKind::NotADirectory.into()));
            } else if target.is_dir() {
                return Err(failed(io::ErrorKind::IsADirectory.into()));
            } else {
                // A second name for the old file, so that the place is never empty.
                let keep = |target: &Path, old: &Path| {
                    fs::hard_link(target, old).or_else(|_| fs::copy(target, old).map(|_| ()))
                };
                self.set_aside(&target, &old, keep).map_err(failed)?;
                fs::rename(&source, &target).map_err(failed)?;
            }
        }
        Ok(())
    }

    fn set_aside(
        &mut self,
        target: &Path,
        old: &Path,
        keep: impl Fn(&Path, &Path) -> io::Result<()>,
    ) -> io::Result<()> {
        if let Some(parent) = old.parent() {
            fs::create_dir_all(parent)?;
        }
        keep(target, old)?;
        self.done.push(Step::Replaced {
            target: target.to_owned(),
            old: old.to_owned(),
        });
        Ok(())
    }

    /// Puts everything back; whether that worked.
    fn undo(&mut self) -> bool {
        let mut all = true;
        for step in self.done.drain(..).rev() {
            let undone = match &step {
                Step::Added(target) if target.is_dir() => fs::remove_dir_all(target),
                Step::Added(target) => fs::remove_file(target),
                Step::Replaced { target, old } => fs::rename(old, target),
            };
            all &= undone.is_ok();
        }
        all
    }
}

#[cfg(test)]
mod tests;

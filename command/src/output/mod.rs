//! From crates in memory to the disk: what differs, and how it is written whole or not at all.

mod compare;
mod install;
pub(crate) mod paths;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use discovery_codegen::{Layout, Problem};

use crate::make::Crate;
pub(crate) use compare::{Difference, State};
use compare::{differences, is_generated, outdated};
use install::{Change, install};

/// What may be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overwrite {
    /// Everything: nothing there is written by hand.
    Everything,
    /// A crate or module that an earlier run generated, but not one that somebody wrote.
    OnlyGenerated,
}

/// What a run did in the folder of one crate.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Files that are new or have another content now, relative to the crate.
    pub(crate) written: Vec<String>,
    /// Files of an earlier run that are no longer part of the crate.
    pub(crate) removed: Vec<String>,
}

/// A file, relative to the folder that is written to, and its content.
pub(crate) type File = (PathBuf, String);

/// Writes every crate into a folder of its name in `out`, and every module into a file there, all or none. A file that
/// already is as it should be is not touched, so that nothing is compiled again for it.
pub(crate) fn write(
    out: &Path,
    crates: &[Crate],
    overwrite: Overwrite,
) -> Result<Vec<Changes>, Vec<Problem>> {
    let crates: Vec<&Crate> = crates.iter().collect();
    let (plan, done) = plan(out, &crates, overwrite)?;
    install(out, &plan).map_err(|failure| vec![failure.problem()])?;
    Ok(done)
}

/// Writes every crate into a folder of its name in `root/generated`, and files beside, all or none of all of it.
pub(crate) fn write_with(
    root: &Path,
    files: &[File],
    generated: &Path,
    crates: &[&Crate],
) -> Result<Vec<Changes>, Vec<Problem>> {
    let (crates, done) = plan(&root.join(generated), crates, Overwrite::Everything)?;
    let mut plan: Vec<Change> = files
        .iter()
        .map(|(path, text)| Change {
            path: path.clone(),
            text: Some(text.clone()),
        })
        .collect();
    plan.extend(crates.into_iter().map(|change| Change {
        path: generated.join(change.path),
        ..change
    }));
    install(root, &plan).map_err(|failure| vec![failure.problem()])?;
    Ok(done)
}

/// What has to be written and removed, and what of it is in the folder of each crate.
fn plan(
    out: &Path,
    crates: &[&Crate],
    overwrite: Overwrite,
) -> Result<(Vec<Change>, Vec<Changes>), Vec<Problem>> {
    let mut plan = Vec::new();
    let mut done = Vec::new();
    let mut problems = Vec::new();
    for made in crates {
        let folder = out.join(made.folder());
        if overwrite == Overwrite::OnlyGenerated
            && let Some(file) = hand_written(&folder, made)
        {
            let message = "this was not generated and would be overwritten: move it away, or choose another --crate-name or --out";
            problems.push(Problem::new("", message).in_file(paths::shown(&file)));
            continue;
        }
        let found = match made.options.layout {
            Layout::Crate => differences(&folder, &made.generated.tree),
            Layout::Module => outdated(&folder, &made.generated.tree),
        };
        let found = match found {
            Ok(found) => found,
            Err((file, error)) => {
                problems.push(Problem::new("", why(&error)).in_file(paths::shown(&file)));
                continue;
            }
        };
        let mut changes = Changes::default();
        for Difference { path, state } in found {
            let place = made.folder().join(&path);
            match state {
                State::Missing { text } | State::Differs { text, .. } => {
                    plan.push(Change {
                        path: place,
                        text: Some(text),
                    });
                    changes.written.push(path);
                }
                State::Stray { generated: true } => {
                    plan.push(Change {
                        path: place,
                        text: None,
                    });
                    changes.removed.push(path);
                }
                State::Stray { generated: false } => {}
            }
        }
        done.push(changes);
    }
    if problems.is_empty() {
        Ok((plan, done))
    } else {
        Err(problems)
    }
}

/// Writes one file, whole or not at all.
pub(crate) fn save(file: &Path, text: &str) -> Result<(), Problem> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let change = Change {
        path: file.file_name().unwrap_or_default().into(),
        text: Some(text.to_owned()),
    };
    install(folder, &[change]).map_err(|failure| failure.problem())
}

/// The differences of every crate, in their order.
pub(crate) fn compare(out: &Path, crates: &[Crate]) -> Result<Vec<Vec<Difference>>, Vec<Problem>> {
    crates
        .iter()
        .map(|Crate { generated, .. }| {
            differences(&out.join(&generated.crate_name), &generated.tree).map_err(
                |(file, error)| vec![Problem::new("", why(&error)).in_file(paths::shown(&file))],
            )
        })
        .collect()
}

/// What is in a folder beside the expected names; a folder ends in `/`.
pub(crate) fn strays(folder: &Path, expected: &BTreeSet<&str>) -> Result<Vec<String>, Problem> {
    let failed = |error: io::Error| Problem::new("", why(&error)).in_file(paths::shown(folder));
    let entries = match folder.read_dir() {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut strays = BTreeSet::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !expected.contains(name.as_str()) {
            let is_folder = entry.file_type().map_err(failed)?.is_dir();
            strays.insert(if is_folder { format!("{name}/") } else { name });
        }
    }
    Ok(strays.into_iter().collect())
}

/// A file that makes a folder a crate which somebody wrote; or a file in the place of a module.
fn hand_written(folder: &Path, made: &Crate) -> Option<PathBuf> {
    let files = match made.module_file() {
        Some(file) => vec![file],
        None => vec!["Cargo.toml", "src/lib.rs"],
    };
    files
        .into_iter()
        .map(|file| folder.join(file))
        .find(|file| file.is_file() && !is_generated(file))
}

/// The text of a file that need not be there.
///
/// # Errors
///
/// It is there, and cannot be read as text.
pub(crate) fn read_if_there(path: &Path, shown: &Path) -> Result<Option<String>, Problem> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Problem::new("", why(&error)).in_file(shown.to_string_lossy())),
    }
}

/// Why a file could not be read or written, in words.
pub(crate) fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::IsADirectory => "this is a folder, not a file".to_owned(),
        io::ErrorKind::NotADirectory => "a folder on the way to it is a file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The last of several files cannot be written, when those before it are: they come back.
    #[test]
    fn files_beside_crates_are_written_with_them_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let old = [("Cargo.lock", "1"), ("discovery/apis.toml", "2")];
        fs::create_dir_all(root.join("discovery")).expect("a folder");
        for (path, text) in old {
            fs::write(root.join(path), text).expect("a file");
        }
        let file = |path: &str| (PathBuf::from(path), "new".to_owned());
        let mut files: Vec<File> = old.iter().map(|(path, _)| file(path)).collect();
        files.push(file("discovery/changelogs/x.md"));
        let generated = Path::new("generated");
        fs::create_dir(root.join("last")).expect("a folder");
        let with_last = [&files[..], &[file("last")]].concat();
        let problems = write_with(root, &with_last, generated, &[]).expect_err("a folder");
        assert!(problems[0].file.ends_with("last"), "{problems:?}");
        for (path, text) in old {
            let now = fs::read_to_string(root.join(path)).expect("a file");
            assert_eq!(now, text, "{path}");
        }
        assert!(!root.join("discovery/changelogs").exists());

        write_with(root, &files, generated, &[]).expect("all is free");
        for (path, _) in &files {
            let now = fs::read_to_string(root.join(path)).expect("a file");
            assert_eq!(now, "new", "{}", path.display());
        }
    }
}

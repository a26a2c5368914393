//! From crates in memory to the disk: what differs, and how it is written whole or not at all.

use std::path::{Path, PathBuf};

use discovery_codegen::{Layout, Problem};

use crate::disk::{
    self, Difference, FileChange, Obstacle, State, Writer, differences, is_generated, outdated,
    paths,
};
use crate::make::Crate;

/// What a run did in the folder of one crate.
#[derive(Debug, Default)]
pub(crate) struct CrateChanges {
    /// Files that are new or have another content now, relative to the crate.
    pub(crate) written: Vec<String>,
    /// Files of an earlier run that are no longer part of the crate.
    pub(crate) removed: Vec<String>,
}

/// A file, relative to the folder that is written to, and its content; `None`: it is removed.
pub(crate) type FileText = (PathBuf, Option<String>);

/// Writes every crate into a folder of its name in `folder`, which is relative to the writer's, and every module into a file
/// there, all or none. A file that already is as it should be is not touched, so that nothing is compiled again for it.
pub(crate) fn write(
    writer: &Writer,
    folder: &Path,
    crates: &[Crate],
) -> Result<Vec<CrateChanges>, Vec<Problem>> {
    let crates: Vec<&Crate> = crates.iter().collect();
    write_with(writer, &[], folder, &crates)
}

/// The same, and writes files beside, all or none of all of it.
pub(crate) fn write_with(
    writer: &Writer,
    files: &[FileText],
    folder: &Path,
    crates: &[&Crate],
) -> Result<Vec<CrateChanges>, Vec<Problem>> {
    let (crates, done) = plan(writer.root(), folder, crates)?;
    let mut plan: Vec<FileChange<'_>> = files
        .iter()
        .map(|(path, text)| FileChange {
            path: path.clone(),
            text: text.as_deref(),
        })
        .collect();
    plan.extend(crates);
    writer.install(&plan)?;
    Ok(done)
}

/// What has to be written and removed, relative to `root`, and what of it is in the folder of each crate.
fn plan<'a>(
    root: &Path,
    folder: &Path,
    crates: &[&'a Crate],
) -> Result<(Vec<FileChange<'a>>, Vec<CrateChanges>), Vec<Problem>> {
    let mut plan = Vec::new();
    let mut done = Vec::new();
    let mut problems = Vec::new();
    for made in crates {
        let folder = folder.join(made.folder());
        let found = match find_differences(root, &folder, made) {
            Ok(found) => found,
            Err(obstacles) => {
                problems.extend(obstacles.into_iter().map(problem));
                continue;
            }
        };
        problems.extend(hand_written(root, &folder, &found));
        let mut changes = CrateChanges::default();
        for Difference { path, state } in found {
            let below = folder.join(&path);
            match state {
                State::Missing | State::Differs { .. } => {
                    plan.push(FileChange {
                        path: below,
                        text: made.generated.tree.get(&path),
                    });
                    changes.written.push(path);
                }
                State::Stray { generated: true } => {
                    plan.push(FileChange {
                        path: below,
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

/// The differences of every crate, in their order. `folder` has a folder for each of them, and is relative to `root`. With
/// `only_generated`, a stray file that no run generated is not a difference.
pub(crate) fn compare(
    root: &Path,
    folder: &Path,
    crates: &[Crate],
    only_generated: bool,
) -> Result<Vec<Vec<Difference>>, Vec<Problem>> {
    crates
        .iter()
        .map(|krate| {
            let mut found = find_differences(root, &folder.join(krate.folder()), krate).map_err(
                |obstacles| -> Vec<Problem> { obstacles.into_iter().map(problem).collect() },
            )?;
            if only_generated {
                found.retain(|one| !matches!(one.state, State::Stray { generated: false }));
            }
            Ok(found)
        })
        .collect()
}

/// The differences of a crate or module, whose files lie in `folder`.
fn find_differences(
    root: &Path,
    folder: &Path,
    krate: &Crate,
) -> Result<Vec<Difference>, Vec<Obstacle>> {
    match krate.options.layout {
        Layout::Crate => differences(root, folder, &krate.generated.tree),
        // What else lies beside a module is the caller's.
        Layout::Module => outdated(root, folder, &krate.generated.tree),
    }
}

/// A problem for each file that a generated one would be written over, and that has no header of generated files itself.
fn hand_written(root: &Path, folder: &Path, found: &[Difference]) -> Vec<Problem> {
    let message = "this was not generated and would be overwritten: move it away, or generate into another folder or under another name";
    found
        .iter()
        .filter(|difference| match &difference.state {
            // A copy of a changelog has no header.
            State::Differs { found, text } => is_generated(text) && !is_generated(found),
            State::Missing | State::Stray { .. } => false,
        })
        .map(|difference| {
            let file = root.join(folder).join(&difference.path);
            Problem::new("", message).in_file(paths::shown(&file))
        })
        .collect()
}

fn problem((path, error): Obstacle) -> Problem {
    Problem::new("", disk::explain(&error)).in_file(paths::shown(&path))
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
        let file = |path: &str| (PathBuf::from(path), Some("new".to_owned()));
        let mut files: Vec<FileText> = old.iter().map(|(path, _)| file(path)).collect();
        files.push(file("discovery/changelogs/x.md"));
        let generated = Path::new("generated");
        fs::create_dir(root.join("last")).expect("a folder");
        let with_last = [&files[..], &[file("last")]].concat();
        let writer = Writer::open(root, |_| ()).expect("a folder");
        let problems = write_with(&writer, &with_last, generated, &[]).expect_err("a folder");
        assert!(problems[0].file.ends_with("last"), "{problems:?}");
        for (path, text) in old {
            let now = fs::read_to_string(root.join(path)).expect("a file");
            assert_eq!(now, text, "{path}");
        }
        assert!(!root.join("discovery/changelogs").exists());

        write_with(&writer, &files, generated, &[]).expect("all is free");
        for (path, _) in &files {
            let now = fs::read_to_string(root.join(path)).expect("a file");
            assert_eq!(now, "new", "{}", path.display());
        }
    }
}

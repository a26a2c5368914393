//! From crates in memory to the disk: what differs, and how it is written whole or not at all.

use std::path::{Path, PathBuf};

use discovery_codegen::{Layout, Problem};

use crate::disk::{
    self, Difference, FileChange, State, differences, install, is_generated, outdated, paths,
};
use crate::make::Crate;

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
pub(crate) struct CrateChanges {
    /// Files that are new or have another content now, relative to the crate.
    pub(crate) written: Vec<String>,
    /// Files of an earlier run that are no longer part of the crate.
    pub(crate) removed: Vec<String>,
}

/// A file, relative to the folder that is written to, and its content.
pub(crate) type FileText = (PathBuf, String);

/// Writes every crate into a folder of its name in `out`, and every module into a file there, all or none. A file that
/// already is as it should be is not touched, so that nothing is compiled again for it.
pub(crate) fn write(
    out: &Path,
    crates: &[Crate],
    overwrite: Overwrite,
) -> Result<Vec<CrateChanges>, Vec<Problem>> {
    let crates: Vec<&Crate> = crates.iter().collect();
    let (plan, done) = plan(out, &crates, overwrite)?;
    install(out, &plan).map_err(|failure| vec![failure.problem()])?;
    Ok(done)
}

/// Writes every crate into a folder of its name in `root/generated`, and files beside, all or none of all of it.
pub(crate) fn write_with(
    root: &Path,
    files: &[FileText],
    generated: &Path,
    crates: &[&Crate],
) -> Result<Vec<CrateChanges>, Vec<Problem>> {
    let (crates, done) = plan(&root.join(generated), crates, Overwrite::Everything)?;
    let mut plan: Vec<FileChange> = files
        .iter()
        .map(|(path, text)| FileChange {
            path: path.clone(),
            text: Some(text.clone()),
        })
        .collect();
    plan.extend(crates.into_iter().map(|change| FileChange {
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
) -> Result<(Vec<FileChange>, Vec<CrateChanges>), Vec<Problem>> {
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
                problems.push(Problem::new("", disk::explain(&error)).in_file(paths::shown(&file)));
                continue;
            }
        };
        let mut changes = CrateChanges::default();
        for Difference { path, state } in found {
            let path_in_out = made.folder().join(&path);
            match state {
                State::Missing { text } | State::Differs { text, .. } => {
                    plan.push(FileChange {
                        path: path_in_out,
                        text: Some(text),
                    });
                    changes.written.push(path);
                }
                State::Stray { generated: true } => {
                    plan.push(FileChange {
                        path: path_in_out,
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

/// The differences of every crate, in their order.
pub(crate) fn compare(out: &Path, crates: &[Crate]) -> Result<Vec<Vec<Difference>>, Vec<Problem>> {
    crates
        .iter()
        .map(|Crate { generated, .. }| {
            differences(&out.join(&generated.crate_name), &generated.tree).map_err(
                |(file, error)| {
                    vec![Problem::new("", disk::explain(&error)).in_file(paths::shown(&file))]
                },
            )
        })
        .collect()
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
        let mut files: Vec<FileText> = old.iter().map(|(path, _)| file(path)).collect();
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

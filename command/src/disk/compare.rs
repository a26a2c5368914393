//! What is on the disk, against what it should be.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use discovery_codegen::{MARK, Problem, Tree};

use super::paths;
use super::read::explain;

/// One file that is not as it should be.
#[derive(Debug)]
pub(crate) struct Difference {
    /// The file, relative to the crate.
    pub(crate) path: String,
    /// What is the matter with it.
    pub(crate) state: State,
}

/// What is the matter with a file.
#[derive(Debug)]
pub(crate) enum State {
    /// There is no such file.
    Missing {
        /// What should be in it.
        text: String,
    },
    /// It has another content.
    Differs {
        /// What is in it; bytes that are no text are replaced.
        found: String,
        /// What should be in it.
        text: String,
    },
    /// It should not be there.
    Stray {
        /// An earlier run generated it, and it stands where generated files stand: Rust code under `src/`.
        generated: bool,
    },
}

/// Every difference between the folder of a crate and its tree, in the order of the paths.
pub(crate) fn differences(
    folder: &Path,
    tree: &Tree,
) -> Result<Vec<Difference>, (PathBuf, io::Error)> {
    let mut found = outdated(folder, tree)?;
    for path in files(folder).map_err(|error| (folder.to_owned(), error))? {
        if tree.get(&path).is_none() {
            let generated = path.starts_with("src/")
                && path.ends_with(".rs")
                && is_generated(&folder.join(&path));
            found.push(Difference {
                path,
                state: State::Stray { generated },
            });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// The files of a tree that are missing or different in a folder, whatever else lies in it.
pub(crate) fn outdated(
    folder: &Path,
    tree: &Tree,
) -> Result<Vec<Difference>, (PathBuf, io::Error)> {
    let mut found = Vec::new();
    for (path, text) in tree.files() {
        let file = folder.join(path);
        let state = match fs::read(&file) {
            Ok(bytes) if bytes == text.as_bytes() => continue,
            Ok(bytes) => State::Differs {
                found: String::from_utf8_lossy(&bytes).into_owned(),
                text: text.to_owned(),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => State::Missing {
                text: text.to_owned(),
            },
            Err(error) => return Err((file, error)),
        };
        found.push(Difference {
            path: path.to_owned(),
            state,
        });
    }
    Ok(found)
}

/// What is in a folder beside the expected names; a folder ends in `/`.
pub(crate) fn strays(folder: &Path, expected: &BTreeSet<&str>) -> Result<Vec<String>, Problem> {
    let failed = |error: io::Error| Problem::new("", explain(&error)).in_file(paths::shown(folder));
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

/// Whether a file begins with the header of generated files; in `Cargo.toml` it is a comment of TOML.
pub(crate) fn is_generated(file: &Path) -> bool {
    let uncommented = |line: &str| line.trim_start_matches(['/', '#', ' ']).to_owned();
    fs::read(file).is_ok_and(|bytes| {
        uncommented(&String::from_utf8_lossy(&bytes)).starts_with(&uncommented(MARK))
    })
}

/// Every file in a folder and below, relative to it and with `/`; none where there is no such folder. What Cargo builds
/// is left out.
fn files(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries = match folder.read_dir() {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound && prefix.is_empty() => {
                return Ok(files);
            }
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match entry.file_type()?.is_dir() {
                true if name == "target" => {}
                true => folders.push((entry.path(), format!("{name}/"))),
                false => files.push(name),
            }
        }
    }
    files.sort();
    Ok(files)
}

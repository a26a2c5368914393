//! What is on the disk, against what it should be.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use discovery_codegen::{MARK, Problem, Tree};

use super::below::{Obstacle, look_for_file, look_up};
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
    Missing,
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

/// Every difference between the folder of a crate, which is relative to `root`, and its tree, in the order of the paths. The texts of
/// licences are the owner's.
pub(crate) fn differences(
    root: &Path,
    folder: &Path,
    tree: &Tree,
) -> Result<Vec<Difference>, Vec<Obstacle>> {
    let mut found = outdated(root, folder, tree)?;
    let whole = root.join(folder);
    for path in files(&whole).map_err(|error| vec![(whole.clone(), error)])? {
        if tree.get(&path).is_none() && !is_licence(&path) {
            let generated = path.starts_with("src/")
                && path.ends_with(".rs")
                && is_generated_file(root, &folder.join(&path));
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
    root: &Path,
    folder: &Path,
    tree: &Tree,
) -> Result<Vec<Difference>, Vec<Obstacle>> {
    let (mut found, mut obstacles) = (Vec::new(), Vec::new());
    for (path, text) in tree.files() {
        match compare_file(root, &folder.join(path), text) {
            Ok(None) => {}
            Ok(Some(state)) => found.push(Difference {
                path: path.to_owned(),
                state,
            }),
            // A folder that is in the way is in the way of each file.
            Err(obstacle) if obstacles.iter().any(|(path, _)| *path == obstacle.0) => {}
            Err(obstacle) => obstacles.push(obstacle),
        }
    }
    match obstacles.is_empty() {
        true => Ok(found),
        false => Err(obstacles),
    }
}

/// Whether a file of a crate is the text of a licence: it is packed with the crate, and nothing generates it.
fn is_licence(path: &str) -> bool {
    !path.contains('/')
        && ["LICENSE", "LICENCE", "NOTICE"]
            .iter()
            .any(|begin| path.starts_with(begin))
}

fn compare_file(root: &Path, path: &Path, text: &str) -> Result<Option<State>, Obstacle> {
    if look_for_file(root, path)?.is_none() {
        return Ok(Some(State::Missing));
    }
    let file = root.join(path);
    let bytes = fs::read(&file).map_err(|error| (file, error))?;
    Ok((bytes != text.as_bytes()).then(|| State::Differs {
        found: String::from_utf8_lossy(&bytes).into_owned(),
        text: text.to_owned(),
    }))
}

/// The files and the packages in a folder beside the expected names; a package is a folder with `Cargo.toml`, and ends in `/`.
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
            let is_package = is_folder && entry.path().join("Cargo.toml").is_file();
            match (is_folder, is_package) {
                (false, _) => strays.insert(name),
                (true, true) => strays.insert(format!("{name}/")),
                // Examples, and what cargo builds.
                (true, false) => continue,
            };
        }
    }
    Ok(strays.into_iter().collect())
}

/// Whether a text begins with the header of generated files; in `Cargo.toml` and `README.md` it is a comment. The line that Git puts
/// before the two sides of a conflict may come first.
pub(crate) fn is_generated(text: &str) -> bool {
    let uncommented = |line: &str| {
        line.trim_start_matches(['/', '#', '<', '!', '-', ' '])
            .to_owned()
    };
    let mut lines = text.lines();
    let first = lines.find(|line| !line.starts_with("<<<<<<< "));
    first.is_some_and(|line| uncommented(line).starts_with(&uncommented(MARK)))
}

fn is_generated_file(root: &Path, path: &Path) -> bool {
    matches!(look_up(root, path), Ok(Some(data)) if data.is_file())
        && fs::read(root.join(path))
            .is_ok_and(|bytes| is_generated(&String::from_utf8_lossy(&bytes)))
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

//! What stands below the folder that the caller named. No symbolic link is followed there: what it points to may be
//! anybody's.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Component, Path, PathBuf};

/// A file or folder that is not what it should be, and why.
pub(crate) type Obstacle = (PathBuf, io::Error);

/// What stands at `path`, which is relative to `root`, if anything does.
///
/// # Errors
///
/// A symbolic link, on the way there or at its end; a file on the way.
pub(super) fn look_up(root: &Path, path: &Path) -> Result<Option<Metadata>, Obstacle> {
    let mut place = root.to_owned();
    let mut steps = path.components().peekable();
    while let Some(step) = steps.next() {
        place.push(step);
        let data = match fs::symlink_metadata(&place) {
            Ok(data) => data,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err((place, error)),
        };
        if data.is_symlink() {
            return Err((place, io::Error::other(LINK)));
        }
        if steps.peek().is_none() {
            return Ok(Some(data));
        }
        if !data.is_dir() {
            return Err((place, io::Error::other(NOT_A_FOLDER)));
        }
    }
    Ok(None)
}

/// The file at `path`, if anything is there.
///
/// # Errors
///
/// As [`look`]; and it is not a file.
pub(super) fn look_for_file(root: &Path, path: &Path) -> Result<Option<Metadata>, Obstacle> {
    let found = look_up(root, path)?;
    match found.as_ref().and_then(not_a_file) {
        Some(error) => Err((root.join(path), error)),
        None => Ok(found),
    }
}

/// The file at `path`, if anything is there. It may be replaced, and a new file may be put there.
///
/// # Errors
///
/// As [`look_for_file`]; and the file or the folder that it lies in is read-only.
pub(super) fn look_for_writable(root: &Path, path: &Path) -> Result<Option<Metadata>, Obstacle> {
    let found = look_for_file(root, path)?;
    if found
        .as_ref()
        .is_some_and(|file| file.permissions().readonly())
    {
        return Err((root.join(path), io::Error::other(READ_ONLY_FILE)));
    }
    // On Windows this attribute of a folder means something else.
    if cfg!(unix) {
        let exists = |folder: &&Path| !matches!(look_up(root, folder), Ok(None));
        if let Some(folder) = path.ancestors().skip(1).find(exists)
            && let Some(data) = look_up(root, folder)?
            && data.permissions().readonly()
        {
            return Err((root.join(folder), io::Error::other(READ_ONLY_FOLDER)));
        }
    }
    Ok(found)
}

/// Why this is not a file, if it is not.
pub(crate) fn not_a_file(data: &Metadata) -> Option<io::Error> {
    if data.is_symlink() {
        Some(io::Error::other(LINK))
    } else if data.is_dir() {
        Some(io::ErrorKind::IsADirectory.into())
    } else if !data.is_file() {
        Some(io::Error::other(SPECIAL))
    } else {
        None
    }
}

/// A path in its shortest form, if it is below the folder that it is relative to: it has plain names alone.
pub(super) fn plain(path: &Path) -> Option<PathBuf> {
    let mut steps = Vec::new();
    for step in path.components() {
        match step {
            Component::Normal(name) => steps.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                steps.pop()?;
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!steps.is_empty()).then(|| steps.iter().collect())
}

const LINK: &str =
    "this is a symbolic link, and nothing is written through one: put a file or folder here";
pub(super) const NOT_A_FOLDER: &str = "this is a file, and a folder has to be here";
const SPECIAL: &str = "this is a device, a pipe or a socket, and not a file";
const READ_ONLY_FILE: &str = "this file is read-only: make it writable, or move it away";
const READ_ONLY_FOLDER: &str = "this folder is read-only: make it writable";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_path_stays_below() {
        for (path, expected) in [
            ("a/b.json", Some("a/b.json")),
            ("./a/../b", Some("b")),
            ("discovery/../../b", None),
            ("..", None),
            ("a/..", None),
            ("/a", None),
            ("", None),
        ] {
            assert_eq!(
                plain(Path::new(path)).as_deref(),
                expected.map(Path::new),
                "{path}"
            );
        }
    }
}

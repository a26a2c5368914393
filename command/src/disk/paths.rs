//! Paths as they are printed and as they stand in a `Cargo.toml`.

use std::io;
use std::path::{Component, Path, PathBuf};

/// A path as it is printed: as it was given, with `/`.
pub(crate) fn shown(path: &Path) -> String {
    slashes(path)
}

/// A path as it stands in a `Cargo.toml`, on every platform.
pub(crate) fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.into_owned()
    }
}

/// A folder as it can be opened: the current folder has a name too.
pub(super) fn named(root: &Path) -> &Path {
    match root.as_os_str().is_empty() {
        true => Path::new("."),
        false => root,
    }
}

/// The way from one folder, which need not exist yet, to another. Links are followed first, as the system does for `..`.
pub(crate) fn relative(to: &Path, from: &Path) -> io::Result<PathBuf> {
    let to = to.canonicalize()?;
    let from = resolve(from)?;
    Ok(between(&to, &from))
}

/// The absolute path of a folder without links. Its last steps need not exist yet.
pub(crate) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut steps = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match existing.canonicalize() {
            Ok(found) => return Ok(steps.iter().rev().fold(found, |path, step| path.join(step))),
            Err(error) => match (existing.parent(), existing.file_name()) {
                (Some(parent), Some(name)) => {
                    steps.push(name.to_owned());
                    existing = parent;
                }
                _ => return Err(error),
            },
        }
    }
}

/// The way between two absolute paths without `.` and `..`; the absolute path where there is none (another drive).
fn between(to: &Path, from: &Path) -> PathBuf {
    let mut to_steps = to.components().peekable();
    let mut from_steps = from.components().peekable();
    let mut shared = 0;
    while let (Some(a), Some(b)) = (to_steps.peek(), from_steps.peek()) {
        if a != b {
            break;
        }
        to_steps.next();
        from_steps.next();
        shared += 1;
    }
    if shared == 0 {
        return to.to_owned();
    }
    let way: PathBuf = from_steps
        .map(|_| Component::ParentDir)
        .chain(to_steps)
        .collect();
    if way.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        way
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_two_folders() {
        let table = [
            ("/a/runtime", "/a/out/crate", "../../runtime"),
            ("/a/out/runtime", "/a/out/crate", "../runtime"),
            ("/a/out/crate/runtime", "/a/out/crate", "runtime"),
            ("/b", "/a/out/crate", "../../../b"),
            ("/a", "/a", "."),
        ];
        for (to, from, way) in table {
            assert_eq!(
                between(Path::new(to), Path::new(from)),
                Path::new(way),
                "{from} → {to}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_before_the_way_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        std::fs::create_dir_all(root.join("deep/er")).expect("a folder");
        std::fs::create_dir(root.join("runtime")).expect("a folder");
        std::os::unix::fs::symlink(root.join("deep/er"), root.join("link")).expect("a link");
        let way = relative(&root.join("runtime"), &root.join("link/new/crate")).expect("a way");
        assert_eq!(way, Path::new("../../../../runtime"));
    }
}

use std::collections::BTreeMap;

use super::*;
use crate::disk::Writer;

/// Every file under a folder with its content, and every empty folder.
fn snapshot(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(one) = folders.pop() {
        for entry in one.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = paths::slashes(path.strip_prefix(folder).expect("below it"));
            if path.is_dir() {
                found.insert(format!("{name}/"), String::new());
                folders.push(path);
            } else {
                found.insert(name, fs::read_to_string(&path).expect("text"));
            }
        }
    }
    found
}

fn write<'a>(path: &str, text: &'a str) -> FileChange<'a> {
    FileChange {
        path: path.into(),
        text: Some(text),
    }
}

fn remove(path: &str) -> FileChange<'static> {
    FileChange {
        path: path.into(),
        text: None,
    }
}

#[test]
fn new_and_changed_and_removed_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("a/b");
    let _writer = Writer::open(&out, |_| ()).expect("a folder");
    install(
        &out,
        &[
            write("one/Cargo.toml", "1"),
            write("one/src/lib.rs", "2"),
            write("one/src/old/x.rs", "3"),
        ],
    )
    .expect("installs");
    fs::write(out.join("one/notes.txt"), "mine").expect("a file");
    install(
        &out,
        &[
            write("one/src/lib.rs", "4"),
            remove("one/src/old/x.rs"),
            write("two/Cargo.toml", "5"),
        ],
    )
    .expect("installs");

    let found = snapshot(&out);
    let expected = [
        ("one/", ""),
        ("one/Cargo.toml", "1"),
        ("one/notes.txt", "mine"),
        ("one/src/", ""),
        ("one/src/lib.rs", "4"),
        ("two/", ""),
        ("two/Cargo.toml", "5"),
    ];
    assert_eq!(
        found,
        expected
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .into()
    );
}

/// The last file cannot be written, as a folder is in its place: everything before it comes back.
#[test]
fn a_failure_undoes_what_was_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    install(
        out,
        &[
            write("one/src/lib.rs", "old"),
            write("one/src/gone.rs", "old"),
        ],
    )
    .expect("installs");
    fs::create_dir_all(out.join("three/Cargo.toml")).expect("a folder");
    let before = snapshot(out);

    let changes = [
        write("one/src/lib.rs", "new"),
        write("one/src/more.rs", "new"),
        remove("one/src/gone.rs"),
        write("three/Cargo.toml", "new"),
        write("two/Cargo.toml", "new"),
    ];
    let problems = install(out, &changes).expect_err("a folder is in the way");
    assert_eq!(
        problems[0].file,
        paths::shown(&out.join("three/Cargo.toml"))
    );
    assert_eq!(snapshot(out), before);
}

/// Folders that were made for the crates go away again.
#[test]
fn a_failure_leaves_no_folder_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("file"), "").expect("a file");
    let problems =
        Writer::open(&folder.path().join("file/sub"), |_| ()).expect_err("a file is in the way");
    assert_eq!(
        problems[0].message,
        "cannot be written: a folder on the way to it is a file. Nothing was changed"
    );
    assert_eq!(snapshot(folder.path()).len(), 1);
}

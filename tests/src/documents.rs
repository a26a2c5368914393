//! Discovery documents that tests read: those of the corpus, and every one that Google publishes; and the tables that tests make of
//! them.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::model::Api;

use crate::wire::corpus;

/// The documents in a folder, by name.
///
/// # Panics
///
/// If the folder cannot be read.
#[must_use]
pub fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let files =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = files
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|file| {
            file.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    files
}

/// The documents of the corpus, the large ones after the others.
///
/// # Panics
///
/// If it is not there as a whole.
#[must_use]
pub fn of_corpus() -> Vec<PathBuf> {
    let files: Vec<PathBuf> = ["documents", "large"]
        .iter()
        .flat_map(|folder| in_folder(&corpus().join(folder)))
        .collect();
    assert!(files.len() > 60, "{}", files.len());
    files
}

/// The variable that names the folder with every document.
const EVERY: &str = "DISCOVERY_DOCUMENTS";

/// Every document that Google publishes: the documents in the folder that the variable `DISCOVERY_DOCUMENTS` names. They are too
/// many for this repository.
///
/// # Panics
///
/// Without the variable, if the folder cannot be read, and if it has no document.
#[must_use]
pub fn every() -> Vec<PathBuf> {
    let folder = env::var_os(EVERY).unwrap_or_else(|| {
        panic!("{EVERY} does not name a folder of documents: run `cargo xtask tables --documents FOLDER`")
    });
    let files = in_folder(Path::new(&folder));
    assert!(
        !files.is_empty(),
        "{EVERY}: {} has no file NAME.VERSION.json",
        folder.display()
    );
    files
}

/// The name of a document, as `storage.v1`, and what the generator makes of it.
///
/// # Panics
///
/// If it makes nothing of it.
#[must_use]
pub fn resolved(file: &Path) -> (String, Api) {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let api = discovery_codegen::resolve(&text)
        .unwrap_or_else(|problems| panic!("{}: {problems:?}", file.display()));
    (name(file), api)
}

/// The name of a document, as `storage.v1`.
fn name(file: &Path) -> String {
    let name = file.file_stem().expect("a file has a name");
    name.to_string_lossy().into_owned()
}

/// The text of a snapshot, as `names/stutter.snap`, without the lines that insta writes above it.
///
/// # Panics
///
/// If the file cannot be read, or is not a snapshot.
#[must_use]
pub fn snapshot(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(path);
    let text =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let (_, text) = text
        .split_once("\n---\n")
        .unwrap_or_else(|| panic!("{} is not a snapshot", file.display()));
    text.to_owned()
}

/// Fails unless two tables, as `paging/table.snap`, have the same lines about each document of the corpus.
///
/// # Panics
///
/// If one has a line about such a document that the other one does not have; with those lines.
pub fn assert_same_lines(every: &str, corpus: &str) {
    let (every_text, corpus_text) = (snapshot(every), snapshot(corpus));
    let every_line: BTreeSet<&str> = every_text.lines().collect();
    let corpus_line: BTreeSet<&str> = corpus_text.lines().collect();
    let mut differences = String::new();
    for file in of_corpus() {
        let prefix = format!("{} ", name(&file));
        let is_about = |line: &&&str| line.starts_with(&prefix);
        for line in corpus_line.difference(&every_line).filter(is_about) {
            let _ = writeln!(differences, "+ {line}");
        }
        for line in every_line.difference(&corpus_line).filter(is_about) {
            let _ = writeln!(differences, "- {line}");
        }
    }
    assert!(
        differences.is_empty(),
        "{every} (-) is older than {corpus} (+); `cargo xtask tables --documents FOLDER` makes it again:\n{differences}"
    );
}

/// Adds up counts of methods over documents: a line for each word.
#[must_use]
pub fn totals<'r>(counts: impl IntoIterator<Item = &'r BTreeMap<String, usize>>) -> String {
    let mut totals: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (word, count) in counts.into_iter().flatten() {
        let (methods, documents) = totals.entry(word).or_default();
        *methods += count;
        *documents += 1;
    }
    let mut text = String::new();
    for (word, (methods, documents)) in totals {
        let _ = writeln!(text, "{word}: {methods} methods in {documents} documents");
    }
    text
}

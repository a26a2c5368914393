//! Discovery documents that tests read: those of the corpus, and every one that there is; and tables of what the generator makes
//! of them, which are committed.

use std::collections::BTreeMap;
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

/// Every document that Google publishes: those of the folder that the variable `DISCOVERY_DOCUMENTS` names, as they are too many
/// for this repository.
///
/// # Panics
///
/// Without the variable, or if the folder cannot be read.
#[must_use]
pub fn every() -> Vec<PathBuf> {
    let folder = env::var_os("DISCOVERY_DOCUMENTS").expect("DISCOVERY_DOCUMENTS names a folder");
    in_folder(Path::new(&folder))
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
    let name = file.file_stem().expect("a file has a name");
    (name.to_string_lossy().into_owned(), api)
}

/// A table that is committed, as `paging/table.txt`.
#[must_use]
pub fn table(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(path)
}

/// Fails unless a committed table has, of these documents, just the lines that the generator says of them now.
///
/// # Panics
///
/// If it has others; with those.
pub fn agrees(table: &Path, said: &BTreeMap<String, Vec<String>>) {
    let text =
        fs::read_to_string(table).unwrap_or_else(|error| panic!("{}: {error}", table.display()));
    let lines: Vec<&str> = text.lines().collect();
    let mut differences = String::new();
    for (document, said) in said {
        for line in said.iter().filter(|line| !lines.contains(&line.as_str())) {
            let _ = writeln!(differences, "+ {line}");
        }
        let prefix = format!("{document} ");
        for line in lines.iter().filter(|line| line.starts_with(&prefix)) {
            if !said.iter().any(|said| said == line) {
                let _ = writeln!(differences, "- {line}");
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{} is not what the generator says now (-: listed, +: said); make it again if that is meant:\n{differences}",
        table.display()
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

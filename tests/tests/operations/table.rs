//! How many methods start operations, of which shape, and which methods read these operations: `table.snap` for each document that
//! Google publishes, `corpus.snap` for the documents of the corpus. `table.md` compares the first with a count that was made without
//! this generator.
//!
//! `cargo xtask tables --documents FOLDER` makes both again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use discovery_codegen::model::{Api, Getter, OperationShape, Started};
use discovery_tests::documents::{self, totals};
use rayon::prelude::*;

/// What the table says of one document.
struct Row {
    /// As `storage.v1`.
    document: String,
    revision: String,
    /// Methods that start operations, by what can be done about those.
    counts: BTreeMap<String, usize>,
    /// The methods that tell of an operation, in the order in which they are tried.
    getters: Vec<String>,
    /// Methods whose operation is not followed.
    unread: Vec<String>,
}

impl Row {
    fn of(file: &Path) -> Self {
        let (document, api) = documents::resolved(file);
        let mut row = Self {
            document,
            revision: api.revision.clone(),
            counts: BTreeMap::new(),
            getters: Vec::new(),
            unread: Vec::new(),
        };
        row.count(&api);
        row
    }

    fn count(&mut self, api: &Api) {
        let shape = api.operations.as_ref().map(|operations| operations.shape);
        let shape = match shape {
            Some(OperationShape::Done) => "followed until done",
            Some(OperationShape::Status) => "followed until status DONE",
            Some(OperationShape::Job) => "followed until status.state DONE",
            None => "nothing",
        };
        for (_, method) in api.methods() {
            let word = match method.started {
                None => continue,
                Some(Started::Followed) if method.verb == "GET" => {
                    *self.counts.entry("started by GET".to_owned()).or_default() += 1;
                    shape
                }
                Some(Started::Followed) => shape,
                Some(Started::Unread) => {
                    let path = method.path_in_document.replace("resources.", "");
                    let path = path.replace("methods.", "");
                    self.unread.push(format!("{} {path}", self.document));
                    "not followed"
                }
            };
            *self.counts.entry(word.to_owned()).or_default() += 1;
        }
        if let Some(operations) = &api.operations {
            self.getters = operations.getters.iter().map(read_by).collect();
        }
    }

    /// Nothing for a document that has no operations.
    fn line(&self) -> Option<String> {
        if self.counts.is_empty() && self.getters.is_empty() {
            return None;
        }
        let counts: Vec<String> = self
            .counts
            .iter()
            .map(|(word, count)| format!("{word} {count}"))
            .chain(self.getters.iter().cloned())
            .collect();
        Some(format!(
            "{} {}: {}",
            self.document,
            self.revision,
            counts.join(", ")
        ))
    }
}

/// `v1/{+name} (wait, cancel)`.
fn read_by(getter: &Getter) -> String {
    let also = [
        getter.wait.as_ref().map(|_| "wait"),
        getter.cancel.as_ref().map(|_| "cancel"),
    ];
    let also: Vec<&str> = also.into_iter().flatten().collect();
    match also.is_empty() {
        true => format!("read by {}", getter.get.path),
        false => format!("read by {} ({})", getter.get.path, also.join(", ")),
    }
}

fn table(rows: &[Row]) -> String {
    let mut text = format!("All {} documents\n\n", rows.len());
    let mut documents: BTreeMap<&str, usize> = BTreeMap::new();
    let mut add = |word| *documents.entry(word).or_default() += 1;
    for row in rows {
        match (row.getters.is_empty(), row.counts.is_empty()) {
            (true, false) => add("documents that start some and read none"),
            (false, true) => add("documents that read some and start none"),
            _ => {}
        }
        let usual = |getter: &String| {
            let path = getter.trim_start_matches("read by ").split(' ').next();
            path.and_then(|path| path.split_once('/'))
                .is_some_and(|(_, rest)| rest == "{+name}")
        };
        match row.getters.as_slice() {
            [] => {}
            [only] if usual(only) => add("documents with one getter, `{version}/{+name}`"),
            _ => add("documents with other getters, or several"),
        }
        for (what, documents) in [
            ("wait", "documents with a server wait"),
            ("cancel", "documents with a cancel"),
        ] {
            if row.getters.iter().any(|getter| getter.contains(what)) {
                add(documents);
            }
        }
    }
    for (word, documents) in documents {
        let _ = writeln!(text, "{word}: {documents}");
    }
    text += &totals(rows.iter().map(|row| &row.counts));
    text += "\nEach document that has operations\n\n";
    for line in rows.iter().filter_map(Row::line) {
        let _ = writeln!(text, "{line}");
    }
    text +=
        "\nMethods whose operation is not followed, since no method of their document reads it\n\n";
    for line in rows.iter().flat_map(|row| &row.unread) {
        let _ = writeln!(text, "{line}");
    }
    text
}

/// A row for each document, by name.
fn rows(mut files: Vec<PathBuf>) -> Vec<Row> {
    files.sort_by_key(|file| file.file_name().map(ToOwned::to_owned));
    files.par_iter().map(|file| Row::of(file)).collect()
}

/// Compares a table with `NAME.snap` in this folder.
fn compare(name: &str, rows: &[Row]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(".");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, table(rows)));
}

#[test]
fn the_table_of_the_corpus() {
    compare("corpus", &rows(documents::of_corpus()));
}

#[test]
fn the_table_of_every_document_is_as_new_as_that_of_the_corpus() {
    documents::assert_same_lines("operations/table.snap", "operations/corpus.snap");
}

/// `cargo xtask tables --documents FOLDER`
#[ignore = "needs a folder with every document"]
#[test]
fn the_table_of_every_document() {
    compare("table", &rows(documents::every()));
}

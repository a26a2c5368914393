//! How many methods page, and by which rules: `table.snap` for each document that Google publishes, `corpus.snap` for the documents
//! of the corpus. `table.md` compares the first with a count that was made without this generator.
//!
//! `cargo xtask tables --documents FOLDER` makes both again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use discovery_codegen::model::{Api, Method, PageItems, PageToken, Pages, Paging};
use discovery_tests::documents::{self, totals};
use rayon::prelude::*;

/// What the table says of one document.
struct Row {
    /// As `storage.v1`.
    document: String,
    revision: String,
    methods: usize,
    /// Methods by where the token is, then by which rule the items are found.
    counts: BTreeMap<String, usize>,
    /// The items of those whose token is `pageToken` and comes from `nextPageToken`.
    usual: BTreeMap<String, usize>,
    /// Methods that have no `.pages()` or no `.items()`, and why.
    without: Vec<String>,
}

impl Row {
    fn of(file: &Path) -> Self {
        let (document, api) = documents::resolved(file);
        let mut row = Self {
            document,
            revision: api.revision.clone(),
            methods: api.method_count(),
            counts: BTreeMap::new(),
            usual: BTreeMap::new(),
            without: Vec::new(),
        };
        row.count(&api);
        row
    }

    fn count(&mut self, api: &Api) {
        for (_, method) in api.methods() {
            let words = match &method.paging {
                None => continue,
                Some(Paging::Unclear(reason)) => {
                    self.list(method, "no pages", reason);
                    vec!["no pages".to_owned()]
                }
                Some(Paging::Pages(pages)) => {
                    if let PageItems::Unclear(reason) = &pages.items {
                        self.list(method, "no items", reason);
                    }
                    let (token, items) = (token(pages), items(pages));
                    if token.ends_with(" pageToken → nextPageToken") {
                        *self.usual.entry(items.clone()).or_default() += 1;
                    }
                    vec!["paged".to_owned(), token, items]
                }
            };
            for word in words {
                *self.counts.entry(word).or_default() += 1;
            }
        }
    }

    fn list(&mut self, method: &Method, what: &str, reason: &str) {
        let path = method.path_in_document.replace("resources.", "");
        let path = path.replace("methods.", "");
        let document = &self.document;
        let line = format!("{document} {path}: {what}: {reason}");
        self.without.push(line);
    }

    fn line(&self) -> String {
        let counts: Vec<String> = self
            .counts
            .iter()
            .map(|(word, count)| format!("{word} {count}"))
            .collect();
        format!(
            "{} {}: {} methods; {}",
            self.document,
            self.revision,
            self.methods,
            counts.join(", ")
        )
        .trim_end_matches("; ")
        .to_owned()
    }
}

fn token(pages: &Pages) -> String {
    let place = match &pages.token {
        PageToken::Query(_) => "query",
        PageToken::Body(_) => "body",
        PageToken::Link(_) => "link",
    };
    let next: Vec<&str> = pages.next.iter().map(|key| key.0.as_str()).collect();
    let asked = match &pages.token {
        PageToken::Query(name) | PageToken::Link(name) => name.0.clone(),
        PageToken::Body(path) => {
            let path: Vec<&str> = path.iter().map(|key| key.0.as_str()).collect();
            path.join(".")
        }
    };
    format!("{place} {asked} → {}", next.join("."))
}

fn items(pages: &Pages) -> String {
    match &pages.items {
        PageItems::In(items) => format!("items {:?}", items.rule),
        PageItems::Unclear(_) => "no items".to_owned(),
    }
}

fn table(rows: &[Row]) -> String {
    let mut text = "All documents\n\n".to_owned();
    let methods: usize = rows.iter().map(|row| row.methods).sum();
    let _ = writeln!(text, "{methods} methods in {} documents", rows.len());
    text += &totals(rows.iter().map(|row| &row.counts));
    text += "\nAll documents, of the methods with `pageToken` and `nextPageToken`\n\n";
    text += &totals(rows.iter().map(|row| &row.usual));
    text += "\nEach document\n\n";
    for row in rows {
        let _ = writeln!(text, "{}", row.line());
    }
    text += "\nMethods that look paged and have no `.pages()`, or have no `.items()`\n\n";
    for line in rows.iter().flat_map(|row| &row.without) {
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
    documents::assert_same_lines("paging/table.snap", "paging/corpus.snap");
}

/// `cargo xtask tables --documents FOLDER`
#[ignore = "needs a folder with every document"]
#[test]
fn the_table_of_every_document() {
    compare("table", &rows(documents::every()));
}

//! How many methods page, by which rules, in each document that Google publishes: `table.txt`, which the generator has to agree
//! with. `table.md` says how it was made, and compares it with a count that was made without this generator.
//!
//! A folder of documents makes it again:
//! `DISCOVERY_DOCUMENTS=FOLDER cargo test -p discovery-tests --test paging -- --ignored the_table_of_every_document`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::model::{Api, Method, PageItems, PageToken, Pages, Paging};
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
        let text = fs::read_to_string(file).unwrap();
        let api = discovery_codegen::resolve(&text)
            .unwrap_or_else(|problems| panic!("{}: {problems:?}", file.display()));
        let mut row = Self {
            document: file.file_stem().unwrap().to_string_lossy().into_owned(),
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
        api.root.each_method(&[], &mut |_, method| {
            let words = match &method.paging {
                None => return,
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
        });
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
    totals(&mut text, rows.iter().map(|row| &row.counts));
    text += "\nAll documents, of the methods with `pageToken` and `nextPageToken`\n\n";
    totals(&mut text, rows.iter().map(|row| &row.usual));
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

fn totals<'r>(text: &mut String, counts: impl Iterator<Item = &'r BTreeMap<String, usize>>) {
    let mut totals: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (word, count) in counts.flatten() {
        let (methods, documents) = totals.entry(word).or_default();
        *methods += count;
        *documents += 1;
    }
    for (word, (methods, documents)) in totals {
        let _ = writeln!(text, "{word}: {methods} methods in {documents} documents");
    }
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let files =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = files
        .map(|entry| entry.unwrap().path())
        .filter(|file| {
            file.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    files
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paging/table.txt")
}

#[test]
fn the_table_says_what_the_generator_does() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files: Vec<PathBuf> = ["documents", "large"]
        .iter()
        .flat_map(|folder| documents(&corpus.join(folder)))
        .collect();
    assert!(files.len() > 60, "{}", files.len());
    let rows: Vec<Row> = files.par_iter().map(|file| Row::of(file)).collect();
    let table = fs::read_to_string(here()).unwrap();
    let lines: Vec<&str> = table.lines().collect();
    let missing: Vec<String> = rows
        .iter()
        .flat_map(|row| [row.line()].into_iter().chain(row.without.clone()))
        .filter(|line| !lines.contains(&line.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "the table of pages lacks what the generator says now; make it again if that is meant:\n{}",
        missing.join("\n")
    );
}

#[ignore = "needs a folder with every document"]
#[test]
fn the_table_of_every_document() {
    let folder = std::env::var_os("DISCOVERY_DOCUMENTS").expect("DISCOVERY_DOCUMENTS, a folder");
    let files = documents(Path::new(&folder));
    let rows: Vec<Row> = files.par_iter().map(|file| Row::of(file)).collect();
    fs::write(here(), table(&rows)).unwrap();
}

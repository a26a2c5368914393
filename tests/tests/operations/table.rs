//! How many methods start operations, of which shape, and which methods tell of those, in each document that Google publishes:
//! `table.txt`, which the generator has to agree with. `table.md` compares it with a count that was made without this generator.
//!
//! A folder of documents makes it again:
//! `DISCOVERY_DOCUMENTS=FOLDER cargo test -p discovery-tests --test operations -- --ignored the_table_of_every_document`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::model::{Api, Getter, OperationShape, Started};
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
        let text = fs::read_to_string(file).unwrap();
        let api = discovery_codegen::resolve(&text)
            .unwrap_or_else(|problems| panic!("{}: {problems:?}", file.display()));
        let mut row = Self {
            document: file.file_stem().unwrap().to_string_lossy().into_owned(),
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
            None => "nothing",
        };
        api.root.each_method(&[], &mut |_, method| {
            let word = match method.started {
                None => return,
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
        });
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

    fn lines(&self) -> impl Iterator<Item = String> {
        self.line().into_iter().chain(self.unread.clone())
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
    let mut totals: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut add = |word: &str, count: usize| {
        let (methods, documents) = totals.entry(word.to_owned()).or_default();
        *methods += count;
        *documents += 1;
    };
    for row in rows {
        for (word, count) in &row.counts {
            add(word, *count);
        }
        match (row.getters.is_empty(), row.counts.is_empty()) {
            (true, false) => add("documents that start some and read none", 1),
            (false, true) => add("documents that read some and start none", 1),
            _ => {}
        }
        let usual = |getter: &String| {
            let path = getter.trim_start_matches("read by ").split(' ').next();
            path.and_then(|path| path.split_once('/'))
                .is_some_and(|(_, rest)| rest == "{+name}")
        };
        match row.getters.as_slice() {
            [] => {}
            [only] if usual(only) => add("documents with one getter, `{version}/{+name}`", 1),
            _ => add("documents with other getters, or several", 1),
        }
        for (what, documents) in [
            ("wait", "documents with a server wait"),
            ("cancel", "documents with a cancel"),
        ] {
            if row.getters.iter().any(|getter| getter.contains(what)) {
                add(documents, 1);
            }
        }
    }
    for (word, (count, documents)) in totals {
        let _ = match word.starts_with("documents") {
            true => writeln!(text, "{word}: {documents}"),
            false => writeln!(text, "{word}: {count} methods in {documents} documents"),
        };
    }
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
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/operations/table.txt")
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
        .flat_map(Row::lines)
        .filter(|line| !lines.contains(&line.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "the table of operations lacks what the generator says now; make it again if that is meant:\n{}",
        missing.join("\n")
    );
    // Nor does it have lines of them that the generator does not say.
    for row in &rows {
        let said: Vec<String> = row.lines().collect();
        let prefix = format!("{} ", row.document);
        let listed = lines.iter().filter(|line| line.starts_with(&prefix));
        let stale: Vec<_> = listed
            .filter(|line| !said.contains(&(**line).to_owned()))
            .collect();
        assert!(stale.is_empty(), "{stale:?}");
    }
}

#[ignore = "needs a folder with every document"]
#[test]
fn the_table_of_every_document() {
    let folder = std::env::var_os("DISCOVERY_DOCUMENTS").expect("DISCOVERY_DOCUMENTS, a folder");
    let files = documents(Path::new(&folder));
    let rows: Vec<Row> = files.par_iter().map(|file| Row::of(file)).collect();
    fs::write(here(), table(&rows)).unwrap();
}

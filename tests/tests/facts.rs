//! Each fact that the generator has of an API still finds its place in the documents of that API.

use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::{Facts, resolve_with};
use toml::{Table, Value};

/// A file of facts.
struct File {
    api: String,
    /// `version` of the documents that it is about.
    versions: Vec<String>,
}

fn files() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/facts");
    let entries = fs::read_dir(folder).expect("the facts");
    let read = |path: PathBuf| -> Table { fs::read_to_string(path).unwrap().parse().unwrap() };
    let tables = entries.map(|entry| read(entry.unwrap().path()));
    tables
        .map(|table| {
            let facts = table.values().filter_map(Value::as_array).flatten();
            let versions = facts.filter_map(|fact| fact.get("versions"));
            let versions = versions.filter_map(Value::as_array).flatten();
            File {
                api: table["api"].as_str().unwrap().to_owned(),
                versions: versions.map(|it| it.as_str().unwrap().to_owned()).collect(),
            }
        })
        .collect()
}

/// The document of an API, from the corpus.
fn document(api: &str, version: &str) -> Option<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let name = format!("{api}.{version}.json");
    ["documents", "facts", "large"]
        .iter()
        .find_map(|folder| fs::read_to_string(corpus.join(folder).join(&name)).ok())
}

#[test]
fn each_fact_finds_its_place() {
    let mut number = 0;
    for File { api, mut versions } in files() {
        versions.sort();
        versions.dedup();
        for version in versions {
            let document = document(&api, &version).unwrap_or_else(|| {
                panic!(
                    "a fact is about {api} {version}: add the document to tests/corpus/facts, so that a fact which is out of date \
                     is seen"
                )
            });
            let resolved = resolve_with(&document, Facts::Shipped).expect("a document");
            for fact in resolved.facts {
                assert_eq!(fact.missed, None, "{}: {}", fact.name, fact.says);
                number += 1;
            }
        }
    }
    assert!(number > 5, "{number} facts");
}

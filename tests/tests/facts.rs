//! Each fact that the generator has of an API still finds its place in the documents of that API.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::{Facts, resolve_with};
use discovery_tests::documents::every;
use toml::{Table, Value};

/// A file of facts.
struct File {
    api: String,
    /// `version` of the documents that it is about.
    versions: BTreeSet<String>,
    /// Those of which it says nothing but which methods stream. They are too many for this repository.
    of_streams_alone: BTreeSet<String>,
}

fn files() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/facts");
    let entries = fs::read_dir(folder).expect("the facts");
    let read = |path: PathBuf| -> Table { fs::read_to_string(path).unwrap().parse().unwrap() };
    let tables = entries.map(|entry| read(entry.unwrap().path()));
    tables
        .map(|table| {
            let versions = |of_streams: bool| -> BTreeSet<String> {
                let entries = table
                    .iter()
                    .filter(|(key, _)| (*key == "stream") == of_streams);
                let facts = entries.filter_map(|(_, value)| value.as_array()).flatten();
                let versions = facts.filter_map(|fact| fact.get("versions"));
                let versions = versions.filter_map(Value::as_array).flatten();
                versions.map(|it| it.as_str().unwrap().to_owned()).collect()
            };
            File {
                api: table["api"].as_str().unwrap().to_owned(),
                versions: versions(false),
                of_streams_alone: &versions(true) - &versions(false),
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

/// The number of facts that find their place in a document.
fn places(document: &str) -> usize {
    let resolved = resolve_with(document, Facts::Shipped).expect("a document");
    for fact in &resolved.facts {
        assert_eq!(fact.missed, None, "{}: {}", fact.name, fact.says);
    }
    resolved.facts.len()
}

#[test]
fn each_fact_finds_its_place() {
    let mut number = 0;
    let mut of_streams = 0;
    for file in files() {
        let api = &file.api;
        for version in &file.versions {
            let document = document(api, version).unwrap_or_else(|| {
                panic!(
                    "a fact is about {api} {version}: add the document to tests/corpus/facts, so that a fact which is out of date \
                     is seen"
                )
            });
            number += places(&document);
        }
        let documents = file.of_streams_alone.iter();
        let documents = documents.filter_map(|version| document(api, version));
        of_streams += documents.map(|document| places(&document)).sum::<usize>();
    }
    assert!(number > 5, "{number} facts");
    assert!(of_streams > 80, "{of_streams} facts about streams");
}

/// `cargo xtask tables --documents FOLDER` runs it.
#[test]
#[ignore = "needs every document that Google publishes"]
fn each_fact_finds_its_place_in_every_document() {
    let mut documents = BTreeMap::new();
    for file in every() {
        let text = fs::read_to_string(file).expect("a document");
        let parsed: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let name = |key: &str| parsed[key].as_str().unwrap_or_default().to_owned();
        documents.insert((name("name"), name("version")), text);
    }
    let mut number = 0;
    for file in files() {
        for version in file.versions.iter().chain(&file.of_streams_alone) {
            let document = documents.get(&(file.api.clone(), version.clone()));
            let document = document.unwrap_or_else(|| panic!("{} {version}", file.api));
            number += places(document);
        }
    }
    assert!(number > 159, "{number} facts");
}

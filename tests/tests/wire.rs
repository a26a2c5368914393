//! Generated crates against the requests that the Python client sends, and the responses that it reads: a sample of the documents.
//! `cargo xtask wire` takes all of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use discovery_tests::wire::{SAMPLE, conform, corpus};
use sha2::{Digest as _, Sha256};

#[test]
fn the_sample_talks_as_recorded() {
    conform(&SAMPLE, None);
}

#[test]
fn the_corpus_is_what_was_taken_from_its_source() {
    let sums = fs::read_to_string(corpus().join("SHA256SUMS")).expect("checksums");
    let mut pinned = BTreeSet::new();
    for line in sums.lines() {
        let (sum, path) = line.split_once("  ").expect("a checksum and a path");
        let bytes = fs::read(corpus().join(path)).expect("a pinned file");
        let found: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(found, sum, "{path} was changed");
        pinned.insert(path.to_owned());
    }
    for folder in ["documents", "facts", "history", "large", "wire"] {
        for name in files(&corpus().join(folder)) {
            assert!(
                pinned.contains(&format!("{folder}/{name}")),
                "{folder}/{name} is not pinned"
            );
        }
    }
}

#[test]
fn every_document_but_one_has_vectors() {
    let stems = |folder: &str, end: &str| -> BTreeSet<String> {
        files(&corpus().join(folder))
            .iter()
            .map(|name| name.trim_end_matches(end).to_owned())
            .collect()
    };
    let documents: BTreeSet<String> = stems("documents", ".json")
        .union(&stems("large", ".json"))
        .cloned()
        .collect();
    let vectors = stems("wire", ".jsonl");
    let without: Vec<&String> = documents.difference(&vectors).collect();
    assert_eq!(without, ["aiplatform.v1beta1"]);
    assert_eq!((documents.len(), vectors.len()), (62, 61));
}

fn files(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder of the corpus");
    entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect()
}

//! Generated crates against the requests and replies that the Python client was seen to make.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_tests::wire::{Subject, Workspace, build};
use sha2::{Digest as _, Sha256};

/// Both Monitoring documents, and eight small ones that together show many features: `dataWrapper`, no methods, schemas
/// that refer to themselves, bytes, repeated enums, 64-bit path parameters, `PATCH`, methods without a reply.
const SAMPLE: [&str; 10] = [
    "monitoring.v1",
    "monitoring.v3",
    "blogger.v3",
    "discovery.v1",
    "dns.v1",
    "fitness.v1",
    "oauth2.v2",
    "safebrowsing.v5",
    "translate.v2",
    "youtubeAnalytics.v1",
];

#[test]
fn the_sample_talks_as_recorded() {
    conforms(SAMPLE.map(str::to_owned).to_vec());
}

/// `cargo test -p discovery-tests --test wire -- --ignored`
#[test]
#[ignore = "compiles 61 crates: about five minutes on two cores"]
fn every_document_talks_as_recorded() {
    let vectors = files(&corpus().join("wire"));
    conforms(
        vectors
            .iter()
            .map(|name| name.trim_end_matches(".jsonl").to_owned())
            .collect(),
    );
}

fn conforms(names: Vec<String>) {
    let subjects: Vec<Subject> = names.into_iter().map(subject).collect();
    let workspace = Workspace::open().expect("a folder to compile in");
    let built =
        build(&workspace, &subjects, &|progress| println!("{progress}")).expect("cargo runs");
    let mut differ = Vec::new();
    for (built, subject) in built.iter().zip(&subjects) {
        let report = built.check(&subject.vectors);
        println!("{report}");
        if !report.is_good() {
            differ.push(report.to_string());
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

fn subject(name: String) -> Subject {
    let folders = [corpus().join("documents"), corpus().join("large")];
    let document = folders
        .iter()
        .find_map(|folder| fs::read_to_string(folder.join(format!("{name}.json"))).ok());
    Subject {
        document: document.expect("a document"),
        vectors: fs::read_to_string(corpus().join("wire").join(format!("{name}.jsonl")))
            .expect("vectors"),
        name,
        package: None,
        change: None,
    }
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
    for folder in ["documents", "large", "wire"] {
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

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
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

//! The corpus as crates and as modules: neither has a warning from rustc, clippy or rustdoc.

use std::path::PathBuf;
use std::process::Output;

use discovery_tests::documents::of_corpus;
use discovery_tests::scratch::Scratch;
use discovery_tests::wire::corpus;
use sha2::{Digest as _, Sha256};

/// Small documents that between them have a method at the root, a top-level array, maps, enums of every kind and every
/// depth of resources.
const SAMPLE: &[&str] = &[
    "monitoring.v1",
    "oauth2.v2",
    "translate.v2",
    "fitness.v1",
    "blogger.v3",
    "sts.v1",
];

fn document(name: &str) -> PathBuf {
    corpus().join("documents").join(format!("{name}.json"))
}

fn assert_clean(what: &str, output: &Output) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{what}:\n{text}");
    assert!(!text.contains("\nwarning"), "{what}:\n{text}");
}

#[test]
fn modules_compile_in_both_editions_under_deny_warnings() {
    let mut scratch = Scratch::new("modules").unwrap();
    for name in SAMPLE {
        for edition in ["2021", "2024"] {
            scratch.add_module(&document(name), edition).unwrap();
        }
    }
    assert_clean(
        "modules",
        &scratch
            .cargo(&["clippy", "--workspace", "--", "-D", "warnings"], &[])
            .unwrap(),
    );
}

/// Takes about a quarter of an hour on two cores.
#[test]
#[ignore = "compiles every document of the corpus, as a crate and as a module"]
fn every_document_is_clean_as_crate_and_as_module() {
    let mut crates = Scratch::new("crates").unwrap();
    let mut modules = Scratch::new("all-modules").unwrap();
    for document in of_corpus() {
        crates.add_crate(&document).unwrap();
        modules.add_module(&document, "2024").unwrap();
    }
    let deny: &[&str] = &[
        "clippy",
        "--workspace",
        "--no-default-features",
        "--",
        "-D",
        "warnings",
    ];
    assert_clean("crates", &crates.cargo(deny, &[]).unwrap());
    let doc = crates.cargo(
        &["doc", "--no-deps", "--workspace", "--no-default-features"],
        &[("RUSTDOCFLAGS", "-D warnings")],
    );
    assert_clean("documentation", &doc.unwrap());
    assert_clean(
        "modules",
        &modules.cargo(&["check", "--workspace"], &[]).unwrap(),
    );
}

/// Documents with many methods, and with uploads, downloads, pages and operations.
const WIDE: [&str; 6] = [
    "calendar.v3",
    "compute.v1",
    "drive.v3",
    "firestore.v1beta2",
    "storage.v1",
    "youtube.v3",
];

/// How many others there are, whose names nobody chose.
const OTHERS: usize = 10;

/// The wide documents, and those of the others whose names have the least hashes.
fn wide_and_others() -> Vec<PathBuf> {
    let is_wide = |document: &PathBuf| {
        let name = document.file_stem().and_then(|name| name.to_str());
        name.is_some_and(|name| WIDE.contains(&name))
    };
    let hash = |document: &PathBuf| {
        let name = document.file_stem().map(|name| name.as_encoded_bytes());
        Sha256::digest(name.unwrap_or_default()).to_vec()
    };
    let (mut chosen, mut others): (Vec<PathBuf>, Vec<PathBuf>) =
        of_corpus().into_iter().partition(is_wide);
    assert_eq!(chosen.len(), WIDE.len());
    others.sort_by_key(hash);
    chosen.extend(others.into_iter().take(OTHERS));
    chosen
}

/// Every example of their documentation is compiled, without the features of the runtime, since an example needs none.
#[test]
#[ignore = "compiles the crates of sixteen documents, and the examples of each"]
fn the_examples_of_wide_documents_and_of_others_compile() {
    let mut scratch = Scratch::new("examples").unwrap();
    let documents = wide_and_others();
    for document in &documents {
        scratch.add_crate(document).unwrap();
    }
    let test = scratch.cargo(
        &["test", "--doc", "--workspace", "--no-default-features"],
        &[("RUSTDOCFLAGS", "-D warnings")],
    );
    let test = test.unwrap();
    assert_clean("examples", &test);
    let text = String::from_utf8_lossy(&test.stdout);
    let results = text
        .lines()
        .filter(|line| line.starts_with("test result: "));
    let results: Vec<&str> = results.collect();
    println!("{}", results.join("\n"));
    assert_eq!(results.len(), documents.len(), "{text}");
    let is_whole =
        |line: &&str| line.starts_with("test result: ok. ") && line.contains(" 0 ignored;");
    assert!(results.iter().all(is_whole), "{text}");
}

//! Mutated documents: the generator makes code of them, which compiles, or says what is wrong.
//!
//! The same inputs on each run. `FUZZ_SEED` and `FUZZ_INPUTS` choose others: see CONTRIBUTING.md.

use std::fs;
use std::path::Path;

use discovery_codegen::model::Api;
use discovery_codegen::{Facts, resolve_after};
use discovery_fuzzing::document::check;
use discovery_fuzzing::mutate::{Language, mutate, slice};
use discovery_fuzzing::seeded;
use discovery_tests::documents::{in_folder, of_corpus};
use discovery_tests::scratch::Scratch;
use fastrand::Rng;
use serde_json::Value;

/// Larger documents take long to read.
const LARGEST: u64 = 150_000;

/// A mutated document, and the one that it was.
struct Mutated {
    original: String,
    text: String,
}

impl AsRef<str> for Mutated {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// Documents of the corpus and the fixtures.
fn documents() -> Vec<Value> {
    let fixtures = in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"));
    let mut files = of_corpus();
    files.retain(|file| fs::metadata(file).is_ok_and(|file| file.len() < LARGEST));
    files.extend(fixtures);
    let documents = files.iter().map(|file| serde_json::from_str(&read(file)));
    documents.collect::<Result<_, _>>().expect("JSON")
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Some methods of a document with their schemas, mutated.
fn mutated(documents: &[Value], rng: &mut Rng) -> Mutated {
    let document = rng.choice(documents).expect("there are documents");
    let original = slice(document, 3, 8, rng).to_string();
    let mut text = original.clone();
    for _ in 0..rng.usize(1..4) {
        text = mutate(&text, Language::Document, 60_000, rng);
    }
    Mutated { original, text }
}

/// What was found before, checked.
fn findings() -> Vec<(String, Api)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzzing/findings/document");
    let files = in_folder(&folder);
    assert!(!files.is_empty(), "{}", folder.display());
    let checked = files.iter().map(|file| {
        let name = file.file_stem().expect("a file has a name").display();
        println!("{name}");
        Some((name.to_string(), check(&read(file), None).ok()?))
    });
    checked.flatten().collect()
}

#[test]
fn mutated_documents_are_code_that_compiles_or_problems() {
    let documents = documents();
    let mut models = findings();
    let (mut made, mut all) = (0, 0);
    seeded::run(
        "document",
        150,
        |rng| mutated(&documents, rng),
        |input, seed| {
            let original = discovery_codegen::resolve(&input.original).ok();
            all += 1;
            if let Ok(api) = check(&input.text, original.as_ref()) {
                made += 1;
                // What keeps the names of another document compiles too.
                let kept = original.and_then(|original| {
                    resolve_after(&original, &input.text, Facts::Shipped).ok()
                });
                let api = kept.map_or(api, |(kept, _)| kept);
                models.push((format!("seed_{seed}"), api));
            }
        },
    );
    println!("{made} of {all} documents are code");
    assert!(
        made * 2 > all || all == 1,
        "only {made} of {all} documents are code"
    );
    let mut scratch = Scratch::new("mutations").expect("a folder");
    scratch.add_modules("mutations", models).expect("files");
    // rustdoc goes deeper into types than the compiler.
    for call in [
        &["clippy", "--package", "mutations"][..],
        &["doc", "--package", "mutations", "--no-deps"],
    ] {
        let output = scratch
            .cargo(call, &[("RUSTDOCFLAGS", "-D warnings")])
            .expect("cargo runs");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{call:?}: {text}");
    }
}

//! The modules of real documents that the tests call: some methods of each. They are what the generator makes.

use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::{Layout, Options, RuntimeSource, generate};

/// A document, and the methods that are tested.
const APIS: &[(&str, &[&str])] = &[
    (
        "tests/corpus/documents/storage.v1.json",
        &[
            "objects.delete",
            "objects.get",
            "objects.insert",
            "objects.list",
        ],
    ),
    (
        "tests/corpus/documents/drive.v3.json",
        &["files.create", "files.export", "files.get", "files.update"],
    ),
    (
        "tests/corpus/documents/youtube.v3.json",
        &["captions.download", "thumbnails.set", "videos.insert"],
    ),
    (
        "tests/corpus/documents/healthcare.v1.json",
        &[
            "projects.locations.datasets.dicomStores.studies.retrieveStudy",
            "projects.locations.datasets.fhirStores.fhir.create",
        ],
    ),
    // Of gmail.v1 in its revision of 2026, cut down to a few methods and what they reach.
    ("tests/tests/media/gmail.v1.json", &["users.messages.send"]),
];

/// If this fails, `INSTA_UPDATE=always cargo test -p discovery-tests --test media modules` writes the modules again.
#[test]
fn are_what_the_generator_makes() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = repository.join("tests/tests/media/apis");
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    let mut stale: Vec<PathBuf> = Vec::new();
    for (document, methods) in APIS {
        let options = Options {
            runtime: RuntimeSource::Workspace,
            layout: Layout::Module,
            select: methods.iter().map(|&method| method.to_owned()).collect(),
            ..Options::default()
        };
        let text = fs::read_to_string(repository.join(document)).unwrap();
        let made =
            generate(&text, &options).unwrap_or_else(|problems| panic!("{document}: {problems:?}"));
        for (path, text) in made.tree.files() {
            let place = folder.join(path);
            if fs::read_to_string(&place).is_ok_and(|old| old == text) {
                continue;
            }
            if update {
                fs::write(&place, text).unwrap();
            }
            stale.push(place);
        }
    }
    assert!(
        stale.is_empty() || update,
        "not what the generator makes: {stale:#?}"
    );
}

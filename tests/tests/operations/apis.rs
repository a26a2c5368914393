//! Operations of APIs that have other ones than Monitoring: the modules of some of their methods, and tests of those that are
//! compiled and run as a crate of their own, `operations/corpus/`.

use std::path::{Path, PathBuf};

use discovery_tests::scratch::Scratch;

/// A document of the corpus, and the methods that are tested.
const APIS: &[(&str, &[&str])] = &[
    ("documents/appengine.v1", &["apps.create"]),
    ("documents/drive.v3", &["files.download"]),
    ("documents/run.v2", &["projects.locations.services.delete"]),
    ("documents/sqladmin.v1", &["instances.restart"]),
    ("documents/storage.v1", &["folders.rename"]),
    ("large/compute.v1", &["instances.delete", "networks.delete"]),
];

const FILES: &[(&str, &str)] = &[
    ("src/lib.rs", include_str!("corpus/lib.rs")),
    ("src/by_name.rs", include_str!("corpus/by_name.rs")),
    ("src/by_status.rs", include_str!("corpus/by_status.rs")),
    ("src/server_wait.rs", include_str!("corpus/server_wait.rs")),
    ("src/server.rs", include_str!("server.rs")),
];

#[test]
fn apis_of_the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let modules: Vec<(PathBuf, &[&str])> = APIS
        .iter()
        .map(|(document, methods)| (corpus.join(format!("{document}.json")), *methods))
        .collect();
    let mut scratch = Scratch::new("operations").unwrap();
    scratch
        .add_tests("operations-corpus", FILES, &modules)
        .unwrap();
    let run = scratch.cargo(&["test", "--quiet"], &[]).unwrap();
    let text = String::from_utf8_lossy(&run.stdout);
    assert!(
        run.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&run.stderr)
    );
    // A test that is not run would not be missed.
    assert!(
        text.contains("test result: ok. 13 passed; 0 failed; 0 ignored"),
        "{text}"
    );
}

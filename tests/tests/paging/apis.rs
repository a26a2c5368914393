//! APIs that page in other ways than Monitoring does: the modules of some of their methods, and tests of those that are compiled
//! and run as a crate of their own, `paging/corpus/`.

use std::path::{Path, PathBuf};

use discovery_tests::scratch::Scratch;

/// A document of the corpus, and the methods that are tested.
const APIS: &[(&str, &[&str])] = &[
    (
        "documents/analytics.v3",
        &["data.ga.get", "management.accounts.list"],
    ),
    ("documents/androidpublisher.v3", &["reviews.list"]),
    ("documents/appengine.v1", &["apps.services.list"]),
    (
        "documents/bigquery.v2",
        &["datasets.list", "tabledata.list"],
    ),
    (
        "documents/businessprofileperformance.v1",
        &["*.monthly.list"],
    ),
    ("documents/drive.v3", &["changes.list", "files.list"]),
    (
        "documents/identitytoolkit.v1",
        &["projects.accounts.batchGet"],
    ),
    ("documents/retail.v2", &["*.placements.search"]),
    ("documents/storage.v1", &["buckets.list", "objects.list"]),
    ("documents/vmmigration.v1", &["*.sources.fetchInventory"]),
    (
        "large/compute.v1",
        &["instances.aggregatedList", "instances.list"],
    ),
];

const FILES: &[(&str, &str)] = &[
    ("src/lib.rs", include_str!("corpus/lib.rs")),
    ("src/lists.rs", include_str!("corpus/lists.rs")),
    ("src/maps.rs", include_str!("corpus/maps.rs")),
    ("src/tokens.rs", include_str!("corpus/tokens.rs")),
    ("src/server.rs", include_str!("server.rs")),
];

#[test]
fn apis_of_the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let modules: Vec<(PathBuf, &[&str])> = APIS
        .iter()
        .map(|(document, methods)| (corpus.join(format!("{document}.json")), *methods))
        .collect();
    let mut scratch = Scratch::new("paging").unwrap();
    scratch.add_tests("paging-corpus", FILES, &modules).unwrap();
    let run = scratch.cargo(&["test", "--quiet"], &[]).unwrap();
    let text = String::from_utf8_lossy(&run.stdout);
    assert!(
        run.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&run.stderr)
    );
    // A test that is not run would not be missed.
    assert!(
        text.contains("test result: ok. 12 passed; 0 failed; 0 ignored"),
        "{text}"
    );
}

//! Generated methods that stream: the modules of some methods, and tests of those that are compiled and run as a crate of their
//! own, `streams/corpus/`.

use discovery_tests::scratch::{Selected, test_apis};

/// A document of the corpus, and the methods that are tested.
const APIS: &[Selected<'_>] = &[
    (
        "facts/firestore.v1",
        &["*.documents.batchGet", "*.documents.runQuery"],
    ),
    ("facts/spanner.v1", &["*.sessions.executeStreamingSql"]),
    (
        "facts/aiplatform.v1",
        &[
            "projects.locations.publishers.models.streamGenerateContent",
            "projects.locations.endpoints.chat.completions",
        ],
    ),
];

#[test]
fn apis_of_the_corpus() {
    let files = [("src/lib.rs", include_str!("corpus/lib.rs"))];
    test_apis("streams", &files, APIS, 5);
}

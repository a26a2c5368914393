//! Generated methods that stream: the modules of some methods, and tests of those that are compiled and run as a crate of their
//! own, `streams/corpus/`. The code of `docs/streams.md` is compiled with them.

use std::fmt::Write as _;

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

const GUIDE: &str = include_str!("../../../docs/streams.md");

/// Each piece of code of the guide as a function.
fn guide() -> String {
    let mut code = "//! The code of the guide.\n\nuse crate::firestore_v1::types::{RunQueryRequest, RunQueryResponse};\n\n".to_owned();
    let pieces = GUIDE.split("```rust\n").skip(1);
    for (number, piece) in pieces.enumerate() {
        let (piece, _) = piece.split_once("```").expect("the end of the code");
        let _ = write!(
            code,
            "pub async fn piece_{number}(client: crate::firestore_v1::Client, parent: &str, query: RunQueryRequest) \
             -> crate::firestore_v1::Result<()> {{\n{piece}\nOk(())\n}}\n\n"
        );
    }
    assert!(code.contains("fn piece_5("), "{code}");
    code
}

#[test]
fn apis_of_the_corpus() {
    let guide = guide();
    let files = [
        ("src/lib.rs", include_str!("corpus/lib.rs")),
        ("src/guide.rs", guide.as_str()),
    ];
    test_apis("streams", &files, APIS, 5);
}

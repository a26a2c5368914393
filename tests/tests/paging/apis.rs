//! APIs that page in other ways than Monitoring does: the modules of some of their methods, and tests of those that are compiled
//! and run as a crate of their own, `paging/corpus/`.

use discovery_tests::scratch::{Selected, test_apis};

/// A document of the corpus, and the methods that are tested.
const APIS: &[Selected<'_>] = &[
    (
        "documents/analytics.v3",
        &["data.ga.get", "management.accounts.list"],
    ),
    ("documents/androidpublisher.v3", &["reviews.list"]),
    ("documents/appengine.v1", &["apps.services.list"]),
    (
        "documents/bigquery.v2",
        &[
            "datasets.list",
            "jobs.query",
            "jobs.getQueryResults",
            "tabledata.list",
        ],
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

const ROWS: &str = include_str!("corpus/rows.rs");

const FILES: &[(&str, &str)] = &[
    ("src/lib.rs", include_str!("corpus/lib.rs")),
    ("src/continued.rs", include_str!("corpus/continued.rs")),
    ("src/lists.rs", include_str!("corpus/lists.rs")),
    ("src/maps.rs", include_str!("corpus/maps.rs")),
    ("src/rows.rs", ROWS),
    ("src/tokens.rs", include_str!("corpus/tokens.rs")),
];

#[test]
fn apis_of_the_corpus() {
    test_apis("paging", FILES, APIS, 16);
}

/// The code of the page is the code that is tested.
#[test]
fn rows_of_the_page() {
    let page = include_str!("../../../docs/guide/src/bigquery.md");
    let code = ROWS.split("// begin\n").nth(1).expect("a begin");
    let code = code.split("// end\n").next().expect("an end");
    let code = code.replace("crate::bigquery_v2", "google_bigquery_v2");
    assert!(
        page.contains(code.trim_end()),
        "docs/guide/src/bigquery.md has other code"
    );
}

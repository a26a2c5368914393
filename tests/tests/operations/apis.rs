//! Operations of APIs that have other ones than Monitoring: the modules of some of their methods, and tests of those that are
//! compiled and run as a crate of their own, `operations/corpus/`.

use discovery_tests::scratch::{Selected, test_apis};

/// A document of the corpus, and the methods that are tested.
const APIS: &[Selected<'_>] = &[
    ("documents/appengine.v1", &["apps.create"]),
    ("documents/bigquery.v2", &["jobs.insert"]),
    ("documents/drive.v3", &["files.download"]),
    ("documents/run.v2", &["projects.locations.services.delete"]),
    ("documents/sqladmin.v1", &["instances.restart"]),
    ("documents/storage.v1", &["folders.rename"]),
    ("large/compute.v1", &["instances.delete", "networks.delete"]),
];

const FILES: &[(&str, &str)] = &[
    ("src/lib.rs", include_str!("corpus/lib.rs")),
    ("src/by_job.rs", include_str!("corpus/by_job.rs")),
    ("src/by_name.rs", include_str!("corpus/by_name.rs")),
    ("src/by_status.rs", include_str!("corpus/by_status.rs")),
    ("src/server_wait.rs", include_str!("corpus/server_wait.rs")),
];

#[test]
fn apis_of_the_corpus() {
    test_apis("operations", FILES, APIS, 17);
}

//! Generates the methods that the samples call. Each module has the name of the crate of its API.

use discovery_codegen::build_script::Module;

/// A document, the name of its module, and the methods.
const APIS: &[(&str, &str, &[&str])] = &[
    (
        "corpus/documents/bigquery.v2.json",
        "google_bigquery_v2",
        &[
            "jobs.cancel",
            "jobs.get",
            "jobs.getQueryResults",
            "jobs.insert",
            "jobs.query",
        ],
    ),
    (
        "corpus/documents/calendar.v3.json",
        "google_calendar_v3",
        &["events.list"],
    ),
    (
        "corpus/documents/drive.v3.json",
        "google_drive_v3",
        &[
            "files.create",
            "files.download",
            "files.get",
            "files.list",
            "files.update",
            "operations.get",
        ],
    ),
    (
        "corpus/documents/monitoring.v1.json",
        "monitoring_v1",
        &["operations.get"],
    ),
    (
        "corpus/documents/storage.v1.json",
        "google_storage_v1",
        &[
            "buckets.insert",
            "buckets.list",
            "objects.delete",
            "objects.get",
            "objects.insert",
            "objects.list",
        ],
    ),
    (
        "corpus/facts/firestore.v1.json",
        "google_firestore_v1",
        &["*.documents.batchGet", "*.documents.runQuery"],
    ),
    (
        "corpus/large/compute.v1.json",
        "google_compute_v1",
        &[
            "instances.aggregatedList",
            "instances.insert",
            "zoneOperations",
        ],
    ),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for (document, name, methods) in APIS {
        Module::new(format!("../../tests/{document}"))
            .name(*name)
            .select(methods.iter().copied())
            .generate()?;
    }
    Module::new("../user-login/gmail.v1.json")
        .name("google_gmail_v1")
        .select(["users.messages.list"])
        .generate()?;
    Ok(())
}

//! The pinned documents under `tests/corpus`, and their vectors.

use std::io;
use std::path::{Path, PathBuf};

use super::Subject;

/// Both Monitoring documents, and eight small ones that together show many features: `dataWrapper`, no methods, schemas
/// that refer to themselves, bytes, repeated enums, 64-bit path parameters, `PATCH`, methods without a response.
pub const SAMPLE: [&str; 10] = [
    "monitoring.v1",
    "monitoring.v3",
    "blogger.v3",
    "discovery.v1",
    "dns.v1",
    "fitness.v1",
    "oauth2.v2",
    "safebrowsing.v5",
    "translate.v2",
    "youtubeAnalytics.v1",
];

/// The folder of all that is pinned.
#[must_use]
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// A pinned document by its name, with its vectors.
///
/// # Errors
///
/// There is no such document, or it has no vectors.
pub fn pinned(name: &str) -> io::Result<Subject> {
    let folders = ["documents", "large"].map(|folder| corpus().join(folder));
    let mut paths = folders
        .iter()
        .map(|folder| folder.join(format!("{name}.json")));
    let path = paths.find(|path| path.is_file());
    let path = path.ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, name))?;
    Ok(Subject {
        name: name.to_owned(),
        document: std::fs::read_to_string(path)?,
        vectors: std::fs::read_to_string(corpus().join("wire").join(format!("{name}.jsonl")))?,
        package: None,
        change: None,
    })
}

/// The names of all documents that have vectors.
///
/// # Errors
///
/// The folder of the vectors cannot be read.
pub fn with_vectors() -> io::Result<Vec<String>> {
    let entries = std::fs::read_dir(corpus().join("wire"))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter_map(|name| name.strip_suffix(".jsonl").map(str::to_owned))
        .collect();
    names.sort();
    Ok(names)
}

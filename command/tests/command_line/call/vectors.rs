//! The requests of Google's Python client for the methods of 21 documents, which `call` has to make too.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::vector::differences;
use crate::sandbox::Sandbox;

const DOCUMENTS: [&str; 21] = [
    "blogger.v3",
    "books.v1",
    "calendar.v3",
    "civicinfo.v2",
    "discovery.v1",
    "dns.v1",
    "drive.v3",
    "fitness.v1",
    "groupssettings.v1",
    "identitytoolkit.v3",
    "kgsearch.v1",
    "monitoring.v1",
    "monitoring.v3",
    "oauth2.v2",
    "safebrowsing.v5",
    "servicecontrol.v1",
    "storage.v1",
    "sts.v1",
    "translate.v2",
    "webmasters.v3",
    "youtubeAnalytics.v1",
];

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus")
}

/// The line of a batch that a vector is.
fn line(vector: &Value) -> String {
    let resources = vector["resource"].as_array().expect("resources").iter();
    let keys = resources.chain([&vector["name"]]).filter_map(Value::as_str);
    let method = keys.collect::<Vec<_>>().join(".");
    let mut line = json!({"method": method, "parameters": vector["params"]});
    if !vector["body"].is_null() {
        line["body"] = vector["body"].clone();
    }
    line.to_string()
}

#[test]
fn every_vector_of_21_documents() {
    let sandbox = Sandbox::empty();
    let mut found = Vec::new();
    let mut count = 0;
    for name in DOCUMENTS {
        let vectors = fs::read_to_string(corpus().join(format!("wire/{name}.jsonl")));
        let vectors: Vec<Value> = vectors
            .expect("vectors")
            .lines()
            .map(|line| serde_json::from_str(line).expect("a vector"))
            .collect();
        let lines: Vec<String> = vectors.iter().map(line).collect();
        sandbox.write("calls", lines.join("\n"));
        let document = corpus().join(format!("documents/{name}.json"));
        let document = document.to_str().expect("a path");
        let run = sandbox.run(&[
            "call",
            document,
            "--batch",
            "calls",
            "--dry-run",
            "--format",
            "ndjson",
            "--anonymous",
            // The Python client checks no required fields.
            "--allow-unknown",
        ]);
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
        let requests = run.stdout.lines();
        let requests: Vec<Value> = requests
            .map(|line| serde_json::from_str(line).expect("a request"))
            .collect();
        assert_eq!(requests.len(), vectors.len(), "{name}");
        for (request, vector) in requests.iter().zip(&vectors) {
            count += 1;
            let differences = differences(request, &vector["expect"]).into_iter();
            found.extend(
                differences.map(|it| format!("{name} {} {}: {it}", vector["id"], vector["case"])),
            );
        }
    }
    assert!(
        found.is_empty(),
        "{} of {count}:\n{}",
        found.len(),
        found.join("\n")
    );
    assert!(count > 700, "{count}");
}

//! The requests of Google's Python client for the methods of 21 documents, which `call` has to make too.

use std::fs;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

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

fn decoded(query: &str) -> Vec<[String; 2]> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<[String; 2]> = pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            [decode(name), decode(value)]
        })
        .collect();
    pairs.sort();
    pairs
}

/// What is different between a request and that of a vector.
fn differences(request: &Value, expected: &Value) -> Vec<String> {
    let url = request["url"].as_str().expect("a URL");
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let path = address.splitn(4, '/').nth(3).unwrap_or_default();
    let mut pairs: Vec<[String; 2]> =
        serde_json::from_value(expected["query"].clone()).expect("pairs");
    pairs.sort();
    let mut compared = vec![
        (
            "method".to_owned(),
            expected["method"].clone(),
            request["method"].clone(),
        ),
        (
            "path".to_owned(),
            expected["path"].clone(),
            format!("/{path}").into(),
        ),
        ("query".to_owned(), json!(pairs), json!(decoded(query))),
        (
            "body".to_owned(),
            expected["body"].clone(),
            request["body"].clone(),
        ),
    ];
    for (name, value) in expected["headers"].as_object().into_iter().flatten() {
        let name = name.to_ascii_lowercase();
        let found = request["headers"][&name].clone();
        compared.push((name, value.clone(), found));
    }
    let different = compared
        .into_iter()
        .filter(|(_, expected, found)| expected != found);
    different
        .map(|(what, expected, found)| format!("{what}: expected {expected}, found {found}"))
        .collect()
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

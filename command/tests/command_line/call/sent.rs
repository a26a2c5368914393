//! What is sent, and what is not: requests without sending, mistakes, the reference page.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;

use super::{call, sandbox};
use crate::sandbox::Run;

const NOWHERE: &str = "http://127.0.0.1:1";

fn wrong(arguments: &[&str]) -> Run {
    let run = call(&sandbox(), NOWHERE, arguments);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
    run
}

#[test]
fn the_request_is_printed_and_not_sent() {
    let arguments = [
        "shelf.json",
        "books.list",
        "author=a b",
        "author=ö/",
        "lent=true",
        "--dry-run",
    ];
    let run = call(&sandbox(), NOWHERE, &arguments);
    let request: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(
        (request["method"].as_str(), request["url"].as_str()),
        (
            Some("GET"),
            Some(
                "http://127.0.0.1:1/shelf/v1/books?alt=json&author=a%20b&author=%C3%B6%2F&lent=true"
            )
        ),
        "{run}"
    );
    assert!(request["headers"]["user-agent"].is_string(), "{run}");
    let arguments = [
        "shelf.json",
        "books.insert",
        ".title=it's",
        "--dry-run=curl",
        "fields=id",
    ];
    let run = call(&sandbox(), NOWHERE, &arguments);
    // The versions of this program and of Rust stand in two of the headers.
    let lines = run.stdout.lines();
    let lines: Vec<&str> = lines
        .filter(|line| {
            !line.contains("-H 'user-agent: ") && !line.contains("-H 'x-goog-api-client: ")
        })
        .collect();
    assert_snapshot!("curl", lines.join("\n"));
}

/// curl takes the credentials that the call would have, from the variables that have them.
#[test]
fn credentials_of_curl_are_those_of_the_call() {
    let sandbox = sandbox();
    let header = |endpoint: &str, variables: &[(&str, &str)]| {
        let arguments = [
            "call",
            "shelf.json",
            "books.list",
            "--dry-run=curl",
            "--endpoint",
            endpoint,
        ];
        let run = sandbox.run_with("", &arguments, variables, b"");
        assert_eq!(run.code, 0, "{run}");
        assert!(!run.stdout.contains("a-secret"), "{run}");
        let mut lines = run
            .stdout
            .lines()
            .map(|line| line.trim().trim_end_matches(" \\"));
        lines.find(|line| line.contains('$')).map(str::to_owned)
    };
    let token = ("GOOGLE_OAUTH_ACCESS_TOKEN", "a-secret");
    let key = ("GOOGLE_API_KEY", "a-secret");
    let bearer = Some("-H \"authorization: Bearer $GOOGLE_OAUTH_ACCESS_TOKEN\"".to_owned());
    assert_eq!(header(NOWHERE, &[]), None);
    assert_eq!(header("https://shelf.example", &[]), bearer);
    assert_eq!(header(NOWHERE, &[token, key]), bearer);
    assert_eq!(
        header("https://shelf.example", &[key]),
        Some("-H \"x-goog-api-key: $GOOGLE_API_KEY\"".to_owned())
    );
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let run = wrong(&[
        "shelf.json",
        "books.insert",
        ".titel=x",
        ".pages=many",
        ".sold=1.5",
        ".lent=yes",
        ".binding=HARDCOVR",
        ".printed=yesterday",
        ".labels.a:=1",
        ".authors[0].nme=x",
        ".authors[2].name=y",
        ".authors.x=1",
        "fieldz=id",
        "stray",
    ]);
    assert_snapshot!("mistakes_in_a_body", run);
    let run = wrong(&[
        "shelf.json",
        "books.list",
        "maxResults=x",
        "orderBy=price",
        "pageTokn=1",
        "lent=true",
        "lent=false",
        "key=secret",
        ".title=x",
    ]);
    assert!(!run.stderr.contains("secret"), "{run}");
    assert_snapshot!("mistakes_in_parameters", run);
    assert_snapshot!("nothing_given", wrong(&["shelf.json", "books.get"]));
    assert_snapshot!("no_body", wrong(&["shelf.json", "books.insert"]));
    let body = ["shelf.json", "books.insert", "--body", "{\"title\": "];
    assert_snapshot!("body_not_json", wrong(&body));
    let body = ["shelf.json", "books.insert", "--body", "nofile.json"];
    assert_snapshot!("body_not_there", wrong(&body));
}

#[test]
fn what_the_document_does_not_have_is_sent_on_demand() {
    let arguments = [
        "shelf.json",
        "books.insert",
        ".title=x",
        ".new.field=1",
        ".binding=SPIRAL",
        "newParameter=2",
        "--dry-run",
        "--allow-unknown",
    ];
    let run = call(&sandbox(), NOWHERE, &arguments);
    let request: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run}"));
    assert_eq!(
        request["body"],
        serde_json::json!({"title": "x", "new": {"field": "1"}, "binding": "SPIRAL"})
    );
    let url = request["url"].as_str().expect("a URL");
    assert!(url.ends_with("?alt=json&newParameter=2"), "{url}");
}

#[test]
fn methods_that_are_not_there() {
    assert_snapshot!("no_such_method", wrong(&["shelf.json", "books.lst"]));
    assert_snapshot!("a_resource", wrong(&["shelf.json", "books"]));
    assert_snapshot!(
        "a_name_in_a_path",
        wrong(&["shelf.json", "operations.get", "name=x"])
    );
}

#[test]
fn help_of_a_method_is_its_reference_page() {
    let sandbox = sandbox();
    let page = sandbox.run(&["call", "shelf.json", "books.list", "--help"]);
    let described = sandbox.run(&["describe", "shelf.json", "books.list"]);
    assert_eq!((page.code, page.stderr.as_str()), (0, ""), "{page}");
    assert_eq!(page.stdout, described.stdout);
    let shell = "shell     discovery-codegen call shelf.json books.list\n";
    assert!(page.stdout.contains(shell), "{page}");
    let run = sandbox.run(&["call", "shelf.json", "books.lst", "--help"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("did you mean `books.list`?"), "{run}");
}

/// Each program is compiled in `tests/tests/described_at_run_time.rs`, with the crate of its API.
#[test]
fn the_rust_that_does_the_same() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/tests/described_at_run_time");
    let document =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../discovery/documents/monitoring.v3.json");
    let policy = r#"{"displayName": "High \"load\"", "combiner": "OR", "enabled": true, "userLabels": {"a.b": "c"}, "conditions": [
        {"displayName": "c", "conditionThreshold": {"filter": "x", "comparison": "COMPARISON_GT", "thresholdValue": 5,
        "duration": "60s", "aggregations": [{"alignmentPeriod": "60s", "groupByFields": ["a"]}]}}], "validity": null}"#;
    let programs: [(&str, &[&str]); 4] = [
        (
            "list.rs",
            &[
                "projects.timeSeries.list",
                "name=projects/p",
                "filter=metric.type = \"a\"",
                "interval.endTime=2026-01-31T12:00:00Z",
                "aggregation.groupByFields=a",
                "aggregation.groupByFields=b",
                "view=FULL",
                "pageSize=5",
                "fields=timeSeries(metric)",
                "quotaUser=me",
                "--all",
            ],
        ),
        (
            "create.rs",
            &[
                "projects.alertPolicies.create",
                "name=projects/p",
                "--body",
                policy,
                "--anonymous",
                "--endpoint",
                "http://127.0.0.1:1",
            ],
        ),
        (
            "create_from_json.rs",
            &[
                "projects.alertPolicies.create",
                "name=projects/p",
                ".displayName=x",
                ".newField=$::y",
                "--allow-unknown",
            ],
        ),
        (
            "delete.rs",
            &[
                "projects.alertPolicies.delete",
                "name=projects/p/alertPolicies/x",
            ],
        ),
    ];
    let sandbox = sandbox();
    for (file, arguments) in programs {
        let document = document.to_str().expect("a path");
        let all = [&["call", document][..], arguments, &["--dry-run=rust"]].concat();
        let run = sandbox.run(&all);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
        let place = tests.join(file);
        if std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always") {
            fs::write(&place, &run.stdout).expect("a file");
        }
        let expected = fs::read_to_string(&place).expect("a file");
        assert_eq!(run.stdout, expected, "{file}");
    }
}

#[test]
fn a_document_of_the_cache_is_enough_without_a_network() {
    let sandbox = sandbox();
    sandbox.write("cache/documents/shelf.v1.json", super::SHELF);
    let list = ["shelf:v1", "books.list", "--offline", "--dry-run"];
    let run = call(&sandbox, NOWHERE, &list);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    let missing = ["other:v1", "books.list", "--offline", "--dry-run"];
    let run = call(&sandbox, NOWHERE, &missing);
    assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{run}");
    assert!(run.stderr.contains("--offline"), "{run}");
}

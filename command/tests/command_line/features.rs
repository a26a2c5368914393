//! `--features-per-resource`, and `features-per-resource` in the manifest.

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::{LIBRARY, Sandbox};

/// A folder with `library.json`, which has two resources.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("library.json", LIBRARY);
    sandbox
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_crate_has_a_feature_for_each_resource() {
    let sandbox = sandbox();
    let arguments = [
        "generate",
        "library.json",
        "--out",
        "out",
        "--features-per-resource",
    ];
    let run = sandbox.run(&arguments);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("features", run);
    let manifest = sandbox.read("out/google-library-v1/Cargo.toml");
    assert!(manifest.contains("\nshelves = []\n"), "{manifest}");
    let run = sandbox.run(&[&arguments[..], &["--format", "json"]].concat());
    let features = &json(&run.stdout)["crates"][0]["features"];
    assert!(
        features
            .as_array()
            .is_some_and(|list| list.contains(&"shelves".into())),
        "{run}"
    );
}

#[test]
fn a_module_has_no_features() {
    let sandbox = sandbox();
    let run = sandbox.run(&[
        "generate",
        "library.json",
        "--out",
        "out",
        "--module",
        "--features-per-resource",
    ]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
    assert!(run.stderr.contains("--select"), "{run}");
    assert!(
        !sandbox.files("").keys().any(|path| path.starts_with("out")),
        "{run}"
    );
}

#[test]
fn pages_and_comparisons_know_the_features() {
    let sandbox = sandbox();
    let run = sandbox.run(&["describe", "library.json", "--features-per-resource"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("features  "), "{run}");
    let run = sandbox.run(&[
        "describe",
        "library.json",
        "shelves.books.get",
        "--features-per-resource",
        "--format",
        "json",
    ]);
    let page = json(&run.stdout);
    assert_eq!(page["feature"], "shelves", "{run}");
    assert_eq!(
        page["types"]["types::Book"]["features"],
        serde_json::json!(["shelves"]),
        "{run}"
    );
    let run = sandbox.run(&[
        "diff",
        "library.json",
        "./library.json",
        "--features-per-resource",
    ]);
    assert_eq!(run.code, 0, "{run}");
}

#[test]
fn the_manifest_says_whether_a_crate_has_features() {
    let sandbox = Sandbox::repository();
    let run = sandbox.run(&["describe", "google-notes-v1", "--features-per-resource"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
    assert!(run.stderr.contains("features-per-resource = true"), "{run}");

    sandbox.edit(
        "discovery/apis.toml",
        "crate = \"google-notes-v1\"",
        "features-per-resource = true\ncrate = \"google-notes-v1\"",
    );
    let run = sandbox.run(&["generate", "google-notes-v1"]);
    assert_eq!(run.code, 0, "{run}");
    let manifest = sandbox.read("generated/google-notes-v1/Cargo.toml");
    assert!(manifest.contains("\nall-resources = [\n"), "{manifest}");
    assert_eq!(sandbox.run(&["check"]).code, 0);
    let run = sandbox.run(&["describe", "google-notes-v1"]);
    assert!(run.stdout.contains("features  "), "{run}");
    let run = sandbox.run(&["diff", "google-notes-v1", "google-notes-v1"]);
    assert!(run.stdout.contains("none"), "{run}");
}

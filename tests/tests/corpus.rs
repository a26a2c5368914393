//! The corpus as crates and as modules: neither has a warning from rustc, clippy or rustdoc.

use std::path::PathBuf;
use std::process::Output;

use discovery_tests::documents::of_corpus;
use discovery_tests::scratch::Scratch;
use discovery_tests::wire::corpus;

/// Small documents that between them have a method at the root, a top-level array, maps, enums of every kind and every
/// depth of resources.
const SAMPLE: &[&str] = &[
    "monitoring.v1",
    "oauth2.v2",
    "translate.v2",
    "fitness.v1",
    "blogger.v3",
    "sts.v1",
];

fn document(name: &str) -> PathBuf {
    corpus().join("documents").join(format!("{name}.json"))
}

fn assert_clean(what: &str, output: &Output) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{what}:\n{text}");
    assert!(!text.contains("\nwarning"), "{what}:\n{text}");
}

#[test]
fn modules_compile_in_both_editions_under_deny_warnings() {
    let mut scratch = Scratch::new("modules").unwrap();
    for (index, name) in SAMPLE.iter().enumerate() {
        scratch
            .add_module(
                &document(name),
                if index % 2 == 0 { "2021" } else { "2024" },
            )
            .unwrap();
    }
    scratch
        .add_module(&document("monitoring.v1"), "2024")
        .unwrap();
    assert_clean(
        "modules",
        &scratch
            .cargo(&["clippy", "--workspace", "--", "-D", "warnings"], &[])
            .unwrap(),
    );
}

/// Takes about a quarter of an hour on two cores.
#[test]
#[ignore = "compiles every document of the corpus, as a crate and as a module"]
fn every_document_is_clean_as_crate_and_as_module() {
    let mut crates = Scratch::new("crates").unwrap();
    let mut modules = Scratch::new("all-modules").unwrap();
    for document in of_corpus() {
        crates.add_crate(&document).unwrap();
        modules.add_module(&document, "2024").unwrap();
    }
    let deny: &[&str] = &[
        "clippy",
        "--workspace",
        "--no-default-features",
        "--",
        "-D",
        "warnings",
    ];
    assert_clean("crates", &crates.cargo(deny, &[]).unwrap());
    let doc = crates.cargo(
        &["doc", "--no-deps", "--workspace", "--no-default-features"],
        &[("RUSTDOCFLAGS", "-D warnings")],
    );
    assert_clean("documentation", &doc.unwrap());
    assert_clean(
        "modules",
        &modules.cargo(&["check", "--workspace"], &[]).unwrap(),
    );
}

//! `cargo xtask benchmarks`, with a cargo that writes rows at once.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Writes down how it is called, and the rows of the file `rows`.
const CARGO: &str = r#"#!/bin/sh
echo "cargo $*" >> "$STORE/calls"
cat "$STORE/rows" >> "$BENCHMARK_ROWS"
exit "${EXIT:-0}"
"#;

const ROWS: &str = r#"{"table":"Calls a second","what":"16 at a time","unit":"/s","ours":24000,"peer":"reqwest","theirs":20000,"ratio":1.19,"better":"more","headline":true}
{"table":"CPU time of a call","what":"16 at a time","unit":"µs","ours":15.5,"peer":"reqwest","theirs":15.0,"better":"less","headline":false}
{"table":"Calls a second","what":"alone","unit":"/s","ours":9000,"peer":"reqwest","theirs":9000,"better":"more","headline":false}
{"table":"CPU time of a call","what":"alone","unit":"µs","ours":0.05,"better":"less","headline":false}
{"left_out":"a peer: it cannot be built"}
"#;

/// An empty folder for the results of one test, with its cargo.
fn store(test: &str) -> PathBuf {
    let store = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("benchmarks-{test}"));
    if store.exists() {
        fs::remove_dir_all(&store).unwrap();
    }
    fs::create_dir_all(&store).unwrap();
    fs::write(store.join("rows"), ROWS).unwrap();
    fs::write(store.join("cargo"), CARGO).unwrap();
    fs::set_permissions(store.join("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
    store
}

fn benchmarks(store: &Path, arguments: &[&str], exit: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("benchmarks")
        .args(arguments)
        .env("CARGO", store.join("cargo"))
        .env("CARGO_TARGET_DIR", store)
        .env("STORE", store)
        .env("EXIT", exit)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .unwrap()
}

fn calls(store: &Path) -> Vec<String> {
    let text = fs::read_to_string(store.join("calls")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// The page of a run that passes.
fn page(store: &Path, arguments: &[&str]) -> String {
    let output = benchmarks(store, arguments, "0");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn ratios_come_first_and_say_in_whose_favour_they_are() {
    let store = store("ratios");
    let page = page(&store, &["--only", "calls"]);
    for line in [
        "| **1.19** | high | Calls a second: 16 at a time | reqwest |",
        "**Calls a second** (high ratios are better)",
        "| **1.19** | 16 at a time | reqwest | 24,000 /s | 20,000 /s |",
        "**CPU time of a call** (low ratios are better)",
        "| 1.03 | 16 at a time | reqwest | 15.5 µs | 15.0 µs |",
        "| – | alone | nobody | 0.050 µs |  |",
        "Left out: a peer: it cannot be built",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
    // The rows of one table stand together, however they come.
    let one = "| **1.19** | 16 at a time | reqwest | 24,000 /s | 20,000 /s |\n| 1.00 | alone | reqwest | 9,000 /s | 9,000 /s |\n";
    assert!(page.contains(one), "{page}");
    let command = "cargo bench --package discovery-tests --bench calls -- calls";
    assert_eq!(calls(&store), [command]);
    assert!(page.contains(&format!("; `{command}`</sub>")), "{page}");
    assert!(page.contains("; load "), "{page}");
    // What is not there is said.
    let missing = "**Not measured yet**: `cargo xtask benchmarks --only media --write` does.";
    assert!(page.contains(missing), "{page}");
}

#[test]
fn what_has_a_result_is_measured_again_only_if_it_is_named() {
    let store = store("kept");
    page(&store, &["--only", "generator", "--documents", "docs"]);
    let [call] = &calls(&store)[..] else {
        panic!("one call");
    };
    assert!(call.ends_with("/docs"), "{call}");
    let kept = page(&store, &["--print"]);
    assert!(kept.contains("| **1.19** |"), "{kept}");
    assert_eq!(calls(&store).len(), 1);
    // All others.
    let all = page(&store, &[]);
    assert!(!all.contains("Not measured yet"), "{all}");
    assert_eq!(calls(&store).len(), 6);
    page(&store, &["--only", "generator"]);
    assert_eq!(calls(&store).len(), 7);
}

#[test]
fn a_section_that_fails_keeps_its_earlier_result_and_fails_the_run() {
    let store = store("fails");
    page(&store, &["--only", "media"]);
    let output = benchmarks(&store, &["--only", "media", "--only", "calls"], "101");
    assert_eq!(output.status.code(), Some(1));
    let errors = String::from_utf8(output.stderr).unwrap();
    let last = "error: could not be measured: calls, media\n";
    assert!(errors.ends_with(last), "{errors}");
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("| **1.19** |"), "{page}");
    // Rows of a run that failed are no result.
    assert!(page.contains("--only calls --write` does."), "{page}");

    fs::write(store.join("rows"), "").unwrap();
    let output = benchmarks(&store, &["--only", "media"], "0");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("media: it has no rows"), "{errors}");
}

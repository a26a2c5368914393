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

const ROWS: &str = r#"{"table":"Calls a second","what":"16 at a time","unit":"/s","ours":24000,"peer":"reqwest, by hand","theirs":20000,"ratio":1.19,"better":"more","headline":true}
{"table":"Calls a second","what":"16 at a time","unit":"/s","ours":24000,"peer":"google-cloud-monitoring-v3 1.14","theirs":24000,"better":"more","headline":true}
{"table":"CPU time of a call","what":"16 at a time","unit":"µs","ours":15.5,"peer":"reqwest, by hand","theirs":15.0,"better":"less","headline":false}
{"table":"Calls a second","what":"alone","unit":"/s","ours":9000,"peer":"reqwest, by hand","theirs":9000,"better":"more","headline":false}
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
        .args(["benchmarks", "--root"])
        .arg(store)
        .args(arguments)
        .env("CARGO", store.join("cargo"))
        .env("CARGO_TARGET_DIR", store.join("target"))
        .env("STORE", store)
        .env("EXIT", exit)
        .current_dir(repository())
        .output()
        .unwrap()
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn calls(store: &Path) -> Vec<String> {
    let text = fs::read_to_string(store.join("calls")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// What a run that passes prints.
fn printed(store: &Path, arguments: &[&str]) -> String {
    let output = benchmarks(store, arguments, "0");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The page that a run writes.
fn written(store: &Path, arguments: &[&str]) -> String {
    let printed = printed(store, &[arguments, &["--write"]].concat());
    assert_eq!(printed, "");
    fs::read_to_string(store.join("BENCHMARKS.md")).unwrap()
}

#[test]
fn ratios_come_first_and_say_in_whose_favour_they_are() {
    let store = store("ratios");
    let page = printed(&store, &["--only", "calls"]);
    for line in [
        "**Calls a second** (high ratios are better)",
        "| **1.19** | 16 at a time | reqwest, by hand | 24,000 /s | 20,000 /s |",
        "**CPU time of a call** (low ratios are better)",
        "| 1.03 | 16 at a time | reqwest, by hand | 15.5 µs | 15.0 µs |",
        "| – | alone | nobody | 0.050 µs |  |",
        "Left out: a peer: it cannot be built",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
    // The rows of one table stand together, however they come.
    let last = "| 1.00 | 16 at a time | google-cloud-monitoring-v3 1.14 | 24,000 /s | 24,000 /s |\n\
                | 1.00 | alone | reqwest, by hand | 9,000 /s | 9,000 /s |\n";
    assert!(page.contains(last), "{page}");
    let command = "cargo bench --package discovery-tests --bench calls -- calls";
    assert_eq!(calls(&store), [command]);
    assert!(page.contains(&format!("; `{command}`</sub>")), "{page}");
    assert!(page.contains("; load "), "{page}");
    // What is not there is said.
    let missing = "**Not measured yet**: `cargo xtask benchmarks --only media --write` does.";
    assert!(page.contains(missing), "{page}");
}

#[test]
fn the_summary_has_a_line_for_each_thing_and_a_column_for_each_peer() {
    let store = store("summary");
    let page = printed(&store, &["--only", "calls"]);
    let summary = "\
| | what | better if | google-cloud-rust | google-apis-rs | by hand, with reqwest and serde's derive | Google's Python client |
|---|---|---|---:|---:|---:|---:|
| [To call](#to-call) | Calls a second: 16 at a time | high | 1.00 | – | **1.19** | – |

## To compile a crate
";
    assert!(page.contains(summary), "{page}");
    assert!(page.contains("\n## To call\n"), "{page}");
}

#[test]
fn what_is_not_measured_keeps_the_figures_that_it_has() {
    let store = store("kept");
    // Without `--write`, nothing beside the target folder changes.
    printed(&store, &["--only", "calls"]);
    assert!(!store.join("docs").exists() && !store.join("BENCHMARKS.md").exists());

    let first = written(&store, &["--only", "generator", "--documents", "docs"]);
    assert!(first.contains("| **1.19** |"), "{first}");
    let [_, call] = &calls(&store)[..] else {
        panic!("two calls");
    };
    assert!(call.ends_with("/docs"), "{call}");
    // The folder is one of this machine.
    assert!(first.contains("--bench generator -- DIR`"), "{first}");
    assert_eq!(printed(&store, &["--print"]), first);

    let more = ROWS.replace("24000", "48000");
    fs::write(store.join("rows"), more).unwrap();
    let second = written(&store, &["--only", "media"]);
    assert!(second.contains("| 24,000 /s | 20,000 /s |"), "{second}");
    assert!(second.contains("| 48,000 /s | 20,000 /s |"), "{second}");
    assert_eq!(calls(&store).len(), 3);
    fs::remove_file(store.join("BENCHMARKS.md")).unwrap();
    assert_eq!(written(&store, &["--print"]), second);
    assert_eq!(calls(&store).len(), 3);

    let all = written(&store, &[]);
    assert!(!all.contains("Not measured yet"), "{all}");
    assert_eq!(calls(&store).len(), 9);
}

#[test]
fn a_section_can_be_measured_in_parts() {
    let store = store("parts");
    let alone = |what: &str| {
        let row = ROWS.lines().next().unwrap();
        row.replace("16 at a time", what) + "\n"
    };
    let missing = |what: &str| format!("{{\"left_out\":\"{what}: not chosen\"}}\n");
    let rows = |text: String| fs::write(store.join("rows"), text).unwrap();
    rows(alone("check, ours") + &missing("release") + &missing("doc"));
    let first = written(&store, &["--only", "calls"]);
    assert!(first.contains("Left out: release: not chosen"), "{first}");
    let release = alone("release, ours").replace("24000", "7");
    rows(release + &missing("check") + &missing("doc"));
    let both = written(&store, &["--only", "calls"]);
    for line in [
        "| **1.19** | check, ours | reqwest, by hand | 24,000 /s | 20,000 /s |",
        "| **1.19** | release, ours | reqwest, by hand | 7.00 /s | 20,000 /s |",
        "Left out: doc: not chosen",
    ] {
        assert_eq!(both.matches(line).count(), 1, "{line}\n{both}");
    }
    // Each part says how it was measured.
    assert!(both.contains("\n<sub>check, ours: "), "{both}");
    assert!(both.contains("\n<sub>release, ours: "), "{both}");
    assert!(!both.contains("release: not chosen"), "{both}");
    assert!(!both.contains("check: not chosen"), "{both}");
    // A part that is measured again takes the place of the earlier one.
    rows(alone("release, ours"));
    let again = written(&store, &["--only", "calls"]);
    assert!(!again.contains("7.00 /s"), "{again}");
    assert_eq!(again.matches("<sub>").count(), 2, "{again}");
    assert_eq!(printed(&store, &["--print"]), again);
}

#[test]
fn a_section_that_fails_keeps_its_earlier_result_and_fails_the_run() {
    let store = store("fails");
    let before = written(&store, &["--only", "media"]);
    let both = ["--only", "media", "--only", "calls", "--write"];
    let output = benchmarks(&store, &both, "101");
    assert_eq!(output.status.code(), Some(1));
    let errors = String::from_utf8(output.stderr).unwrap();
    let last = "error: could not be measured: calls, media\n";
    assert!(errors.ends_with(last), "{errors}");
    // Rows of a run that failed are no result.
    let after = fs::read_to_string(store.join("BENCHMARKS.md")).unwrap();
    assert_eq!(after, before);

    fs::write(store.join("rows"), "").unwrap();
    let output = benchmarks(&store, &["--only", "media"], "0");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("media: it has no rows"), "{errors}");
}

#[test]
fn the_page_is_that_of_the_committed_results() {
    let committed = fs::read_to_string(repository().join("BENCHMARKS.md")).unwrap();
    let page = printed(&repository(), &["--print"]);
    assert!(
        page == committed,
        "BENCHMARKS.md is not what docs/benchmarks says: run `cargo xtask benchmarks --print --write`"
    );
}

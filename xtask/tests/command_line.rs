//! The program, with a cargo that only writes down how it is called.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Prints its arguments and the variables that tests read, and ends as it is told.
const CARGO: &str = r#"#!/bin/sh
for name in INSTA_UPDATE DISCOVERY_DOCUMENTS SEMVER_AGREEMENT_WRITE DISCOVERY_REVISIONS PUBLISHED_WRITE FAULTS_SECONDS FAULTS_SEED CALLS_ROUNDS RUSTDOCFLAGS; do
    eval value=\$$name
    if [ -n "$value" ]; then printf '%s=%s ' "$name" "$value"; fi
done
echo "cargo $*"
exit "${EXIT:-0}"
"#;

/// The tasks that run tests by name, each with what it needs.
const TASKS: &[&[&str]] = &[
    &["corpus"],
    &["examples"],
    &["properties"],
    &["diff"],
    &["semver"],
    &["revisions"],
    &["features"],
    &["doubles"],
    &["storm"],
    &["tables", "--documents", "."],
    &["published", "--documents", "."],
    &["names"],
    &["registry"],
];

fn repository() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("the repository").to_owned()
}

/// Runs a task in the folder of the repository. The fake cargo belongs to one test, so that no other test writes it meanwhile.
fn xtask(test: &str, arguments: &[&str], exit: &str) -> Output {
    xtask_with(test, arguments, exit, &[])
}

/// The same, with more variables.
fn xtask_with(test: &str, arguments: &[&str], exit: &str, variables: &[(&str, &str)]) -> Output {
    let cargo = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cargo-of-{test}"));
    if !cargo.is_file() {
        let new = cargo.with_extension("new");
        fs::write(&new, CARGO).unwrap();
        fs::set_permissions(&new, fs::Permissions::from_mode(0o755)).unwrap();
        fs::rename(&new, &cargo).unwrap();
    }
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .env("CARGO", cargo)
        .env("EXIT", exit)
        .envs(variables.iter().copied())
        .env_remove("INSTA_UPDATE")
        .env_remove("RUSTDOCFLAGS")
        .current_dir(repository())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The calls of cargo, one a line.
fn calls(test: &str, arguments: &[&str]) -> String {
    let output = xtask(test, arguments, "0");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn wire_calls_the_program_with_the_corpus_or_with_what_is_given() {
    assert_eq!(
        calls("wire", &["wire", "storage.v1", "dns.v1"]),
        "cargo run --quiet --package discovery-tests --bin wire -- --documents tests/corpus/documents \
         --documents tests/corpus/large --vectors tests/corpus/wire storage.v1 dns.v1\n"
    );
    let own = ["wire", "--documents", "mine", "--vectors", "recorded"];
    assert_eq!(
        calls("wire", &own),
        "cargo run --quiet --package discovery-tests --bin wire -- --documents mine --vectors recorded\n"
    );
    assert_eq!(
        calls("wire", &["responses", "--each", "3", "dns.v1"]),
        "cargo run --quiet --package discovery-tests --bin wire -- --documents tests/corpus/documents \
         --documents tests/corpus/large --vectors tests/corpus/wire --random 3 --seed 2 dns.v1\n"
    );
}

#[test]
fn what_is_compared_is_written_where_that_is_asked_for() {
    let tables = calls("written", &["tables", "--documents", "docs"]);
    let documents = repository().join("docs");
    let expected = format!(
        "INSTA_UPDATE=always DISCOVERY_DOCUMENTS={} cargo test ",
        documents.display()
    );
    assert!(tables.starts_with(&expected), "{tables}");
    let check = calls("written", &["tables", "--documents", "docs", "--check"]);
    assert!(check.starts_with("INSTA_UPDATE=no "), "{check}");
    assert!(calls("written", &["names"]).starts_with("INSTA_UPDATE=always "));
    let instructions = "cargo run --release --quiet --package discovery-instructions --";
    assert_eq!(
        calls("written", &["instructions"]),
        format!("{instructions}\n")
    );
    assert_eq!(
        calls("written", &["instructions", "--write"]),
        format!("{instructions} --write\n")
    );
    assert!(calls("written", &["names", "--check"]).starts_with("INSTA_UPDATE=no "));
    let folders = [
        "published",
        "--documents",
        "docs",
        "--documents",
        "tests",
        "--write",
    ];
    let expected = format!(
        "DISCOVERY_REVISIONS={}:{} PUBLISHED_WRITE=1 cargo test ",
        documents.display(),
        repository().join("tests").display()
    );
    let published = calls("written", &folders);
    assert!(published.starts_with(&expected), "{published}");
    let write = calls("written", &["semver", "--write"]);
    assert!(write.starts_with("SEMVER_AGREEMENT_WRITE=1 "), "{write}");
    assert!(calls("written", &["semver"]).starts_with("cargo test "));
    let published = calls("written", &["semver", "--documents", "docs"]);
    let expected = format!("DISCOVERY_REVISIONS={} cargo test ", documents.display());
    assert!(published.starts_with(&expected), "{published}");
    assert!(
        published.ends_with(" no_verdict_of_published_revisions_is_below\n"),
        "{published}"
    );
}

/// The lints, the documentation and the tests of a crate and its example.
#[test]
fn the_catalogue_is_checked_whole_or_a_crate_a_day() {
    let all = calls("catalogue", &["catalogue"]);
    assert_eq!(
        all,
        "cargo clippy --locked --workspace --all-targets -- -D warnings\n\
         RUSTDOCFLAGS=-D warnings cargo doc --locked --workspace --no-deps\n\
         cargo test --locked --workspace\n"
    );
    let one = calls("catalogue", &["catalogue", "google-drive-v3"]);
    let expected =
        "cargo test --locked --package google-drive-v3 --package google-drive-v3-example\n";
    assert!(one.ends_with(expected), "{one}");

    let of_day = |day: usize| {
        let output = xtask_with(
            "catalogue",
            &["catalogue", "--today"],
            "0",
            &[("CATALOGUE_DAY", &day.to_string())],
        );
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let shown = text(&output.stderr);
        let (_, name) = shown.split_once("today: ").expect("the name is shown");
        let (name, number) = name.split_once(", one of ").expect("a number");
        let number: usize = number
            .lines()
            .next()
            .unwrap_or_default()
            .parse()
            .expect("a number");
        let test = format!("cargo test --locked --package {name}-example\n");
        let calls = text(&output.stdout);
        assert!(calls.ends_with(&test), "{calls}");
        (name.to_owned(), number)
    };
    let (first, number) = of_day(20_000);
    let days: BTreeSet<String> = (20_000..20_000 + number).map(|day| of_day(day).0).collect();
    assert_eq!(days.len(), number, "each crate has its day");
    assert_eq!(of_day(20_000 + number).0, first);

    let output = xtask("catalogue", &["catalogue", "google-drive-v2"], "0");
    assert_eq!(output.status.code(), Some(2));
    let shown = text(&output.stderr);
    assert!(
        shown.contains("there is no crate google-drive-v2 with an example; these are there: "),
        "{shown}"
    );
}

#[test]
fn numbers_reach_the_test() {
    let storm = calls("numbers", &["storm", "--seconds", "5", "--seed", "7"]);
    let expected = "FAULTS_SECONDS=5 FAULTS_SEED=7 cargo test ";
    assert!(storm.starts_with(expected), "{storm}");
    let measured = calls("numbers", &["calls", "--rounds", "31"]);
    let expected = "CALLS_ROUNDS=31 cargo bench --package discovery-tests --bench calls\n";
    assert_eq!(measured, expected);
}

#[test]
fn the_exit_code_is_that_of_cargo() {
    let output = xtask("exit", &["doubles"], "101");
    assert_eq!(output.status.code(), Some(101));
    assert!(text(&output.stderr).contains("doubles: failed after "));

    // A task that fails does not stop the tasks after it.
    let output = xtask("exit", &["all"], "3");
    assert_eq!(output.status.code(), Some(3));
    let shown = text(&output.stderr);
    assert!(shown.contains("=== 10 of 10: "), "{shown}");
    assert_eq!(shown.matches(": failed after ").count(), 10, "{shown}");
}

#[test]
fn without_a_task_all_are_listed_with_the_time_that_each_takes() {
    let bare = xtask("list", &[], "0");
    assert_eq!(bare.status.code(), Some(0));
    let help = xtask("list", &["--help"], "0");
    assert_eq!(text(&bare.stdout), text(&help.stdout));
    let help = text(&help.stdout);
    let (_, tasks) = help.split_once("Commands:\n").expect("tasks");
    let tasks = tasks.split("\n\n").next().unwrap_or_default();
    for task in TASKS.iter().map(|task| task[0]).chain(["wire", "all"]) {
        assert!(tasks.contains(&format!("  {task} ")), "{task}:\n{help}");
    }
    assert!(tasks.lines().all(|line| line.ends_with(" min")), "{help}");
}

#[test]
fn a_wrong_call_says_what_exists() {
    let output = xtask("wrong", &["wires"], "0");
    assert_eq!(output.status.code(), Some(2));
    let shown = text(&output.stderr);
    assert!(
        shown.starts_with("error: there is no task \"wires\"\n\nTasks:\n"),
        "{shown}"
    );
    assert!(shown.contains("\n  revisions   Three "), "{shown}");

    let output = xtask("wrong", &["tables"], "0");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--documents <FOLDER>"));

    let output = xtask("wrong", &["tables", "--documents", "nowhere"], "0");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("error: nowhere is not a folder"));
    assert_eq!(text(&output.stdout), "");
}

/// Cargo takes the name of a test that is not there for one that passed.
#[test]
fn every_long_test_has_a_task_and_every_task_its_tests() {
    let mut called = BTreeSet::new();
    for task in TASKS {
        let call = calls("names", task);
        let (_, names) = call.split_once(" --exact ").expect("names of tests");
        let names = names.split_whitespace();
        called.extend(
            names
                .filter(|name| !name.starts_with('-'))
                .map(|name| name.rsplit("::").next().unwrap_or(name).to_owned()),
        );
    }
    let (mut every, mut long) = (BTreeSet::new(), BTreeSet::new());
    for folder in [
        "codegen", "command", "runtime", "tests", "examples", "xtask",
    ] {
        for file in rust_files(&repository().join(folder)) {
            tests_of(&fs::read_to_string(&file).unwrap(), &mut every, &mut long);
        }
    }
    let lost: Vec<&String> = called.difference(&every).collect();
    assert!(lost.is_empty(), "tasks name tests that are gone: {lost:?}");
    let forgotten: Vec<&String> = long.difference(&called).collect();
    assert!(
        forgotten.is_empty(),
        "no task runs these tests, which are ignored by default: {forgotten:?}"
    );
}

/// The tests of a file; those that are ignored for the time that they take, and not because another test starts them, or because they
/// need what no task has: CONTRIBUTING.md says how to run those.
fn tests_of(text: &str, every: &mut BTreeSet<String>, long: &mut BTreeSet<String>) {
    let mut ignored = false;
    for line in text.lines().map(str::trim) {
        if let Some(reason) = line.strip_prefix("#[ignore") {
            let others = ["a child of ", "run by ", "by hand: "];
            ignored = !others.iter().any(|other| reason.contains(other));
        }
        let function = line.strip_prefix("async ").unwrap_or(line);
        if let Some(name) = function.strip_prefix("fn ") {
            let name = name.split('(').next().unwrap_or_default().to_owned();
            if std::mem::take(&mut ignored) {
                long.insert(name.clone());
            }
            every.insert(name);
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("target") {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

//! Programs of users, each written for the oldest of some revisions. Such a program compiles unchanged with each later crate, unless
//! the verdict is major. Then `diff --used-by` names the lines that rustc refuses.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_tests::revised::codegen;
use discovery_tests::scratch::Scratch;
use discovery_tests::wire::corpus;
use serde_json::Value;

/// A user of an API.
struct User {
    /// The name of its program.
    name: &'static str,
    code: &'static str,
    /// The package of the crate.
    package: &'static str,
    /// The document that it was written for.
    first: &'static str,
    /// The later ones, and how many lines do not compile with each.
    later: &'static [(&'static str, usize)],
}

macro_rules! user {
    ($name:literal, $package:literal, $first:literal, $later:expr) => {
        User {
            name: $name,
            code: include_str!(concat!("users/", $name, ".rs")),
            package: $package,
            first: $first,
            later: $later,
        }
    };
}

const USERS: [User; 6] = [
    user!(
        "monitoring_v1",
        "google-monitoring-v1",
        "history/monitoring.v1@20200915",
        &[
            ("history/monitoring.v1@20220826", 0),
            ("history/monitoring.v1@20241003", 0)
        ]
    ),
    // Two programs: rustc looks at types only when every name is found.
    user!(
        "monitoring_v1_labels",
        "google-monitoring-v1",
        "history/monitoring.v1@20220826",
        &[("history/monitoring.v1@20241003", 2)]
    ),
    user!(
        "monitoring_v1_request",
        "google-monitoring-v1",
        "history/monitoring.v1@20220826",
        &[("history/monitoring.v1@20241003", 2)]
    ),
    user!(
        "monitoring_v3",
        "google-monitoring-v3",
        "history/monitoring.v3@20210124",
        &[
            ("history/monitoring.v3@20220826", 0),
            ("history/monitoring.v3@20241003", 0)
        ]
    ),
    user!(
        "storage_v1",
        "google-storage-v1",
        "history/storage.v1@20210127",
        &[
            ("history/storage.v1@20220901", 5),
            ("history/storage.v1@20241008", 5)
        ]
    ),
    user!(
        "drive_v3",
        "google-drive-v3",
        "history/drive.v3@20210207",
        &[
            ("history/drive.v3@20220828", 0),
            ("history/drive.v3@20241008", 1)
        ]
    ),
];

/// One of them, with a small document: what a commit is worth.
#[test]
fn the_lines_that_a_change_touches_are_those_that_rustc_refuses() {
    check(&USERS[1]);
}

#[test]
#[ignore = "compiles fifteen crates: minutes"]
fn programs_compile_with_later_crates_or_their_lines_are_named() {
    USERS.iter().for_each(check);
}

fn check(user: &User) {
    assert_eq!(
        refused(user, user.first),
        BTreeSet::new(),
        "{} as it was written",
        user.name
    );
    for (later, lines) in user.later {
        let (verdict, named) = named(user, later);
        let refused = refused(user, later);
        assert_eq!(named, refused, "{} with {later}: named, refused", user.name);
        assert_eq!(
            refused.len(),
            *lines,
            "{} with {later}: {refused:?}",
            user.name
        );
        assert!(
            verdict == "major" || refused.is_empty(),
            "{} with {later}: {verdict}",
            user.name
        );
    }
}

fn document(name: &str) -> PathBuf {
    corpus().join(format!("{name}.json"))
}

/// The lines that rustc refuses with the crate of a document.
fn refused(user: &User, name: &str) -> BTreeSet<u64> {
    let folder = format!(
        "users-{}-{}",
        user.name,
        name.rsplit('@').next().unwrap_or_default()
    );
    let mut scratch = Scratch::new(&folder).expect("a folder");
    scratch.add_crate(&document(name)).expect("a crate");
    scratch
        .add_program("user", user.code, user.package)
        .expect("a program");
    let output = scratch
        .cargo(
            &[
                "check",
                "--quiet",
                "--offline",
                "--package",
                "user",
                "--message-format=json",
            ],
            &[],
        )
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let errors: BTreeSet<u64> = messages.iter().filter_map(line_of).collect();
    let errors_of_cargo = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        output.status.success(),
        errors.is_empty(),
        "{name}: {text}{errors_of_cargo}"
    );
    errors
}

/// The line of an error in the program.
fn line_of(message: &Value) -> Option<u64> {
    let message = &message["message"];
    let spans = message["spans"]
        .as_array()
        .filter(|_| message["level"] == "error")?;
    let primary = spans.iter().find(|span| span["is_primary"] == true)?;
    assert!(
        primary["file_name"].as_str()?.ends_with("main.rs"),
        "{message}"
    );
    primary["line_start"].as_u64()
}

/// The verdict, and the lines that a major change surely touches.
fn named(user: &User, later: &str) -> (String, BTreeSet<u64>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("users")
        .join(user.name);
    fs::create_dir_all(folder.join("src")).expect("a folder");
    fs::write(folder.join("src/main.rs"), user.code).expect("a program");
    let output = codegen(&["diff", "--format", "json"])
        .expect("the program compiles")
        .args([document(user.first), document(later)])
        .arg("--used-by")
        .arg(&folder)
        .output()
        .expect("the program runs");
    let json: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let changes = json["changes"].as_array().expect("changes");
    let major = changes.iter().filter(|change| change["level"] == "major");
    let lines = major.flat_map(|change| change["lines"].as_array().expect("lines"));
    let certain = lines.filter(|line| line["certain"] == true);
    let lines = certain.filter_map(|line| line["line"].as_u64()).collect();
    (
        json["verdict"].as_str().unwrap_or_default().to_owned(),
        lines,
    )
}

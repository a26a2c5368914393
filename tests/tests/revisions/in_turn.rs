//! `update --from` each revision in turn: verdicts, versions, changelogs, and crates that compile.

use std::path::PathBuf;
use std::process::Output;

use discovery_tests::revised::Revised;
use discovery_tests::wire::corpus;
use serde_json::Value;

/// One revision of a document, and what `update` makes of it.
struct Step {
    document: &'static str,
    revision: &'static str,
    verdict: &'static str,
    version: &'static str,
}

/// One API: its crate, its oldest document, and what came after it.
struct History {
    crate_name: &'static str,
    first: &'static str,
    steps: [Step; 3],
}

const fn step(
    document: &'static str,
    revision: &'static str,
    verdict: &'static str,
    version: &'static str,
) -> Step {
    Step {
        document,
        revision,
        verdict,
        version,
    }
}

const HISTORIES: [History; 3] = [
    History {
        crate_name: "google-monitoring-v1",
        first: "history/monitoring.v1@20200915.json",
        steps: [
            step(
                "history/monitoring.v1@20220826.json",
                "20220826",
                "minor",
                "0.1.1",
            ),
            // A resource went, a type was renamed.
            step(
                "history/monitoring.v1@20241003.json",
                "20241003",
                "major",
                "0.2.0",
            ),
            step("documents/monitoring.v1.json", "20260903", "minor", "0.2.1"),
        ],
    },
    History {
        crate_name: "google-monitoring-v3",
        first: "history/monitoring.v3@20210124.json",
        steps: [
            step(
                "history/monitoring.v3@20220826.json",
                "20220826",
                "minor",
                "0.1.1",
            ),
            step(
                "history/monitoring.v3@20241003.json",
                "20241003",
                "minor",
                "0.1.2",
            ),
            step("documents/monitoring.v3.json", "20260129", "minor", "0.1.3"),
        ],
    },
    History {
        crate_name: "google-storage-v1",
        first: "history/storage.v1@20210127.json",
        steps: [
            // `provisionalUserProject` went from 46 methods.
            step(
                "history/storage.v1@20220901.json",
                "20220901",
                "major",
                "0.2.0",
            ),
            step(
                "history/storage.v1@20241008.json",
                "20241008",
                "minor",
                "0.2.1",
            ),
            // `channels.stop` and `objects.watchAll` went.
            step("documents/storage.v1.json", "20261009", "major", "0.3.0"),
        ],
    },
];

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn succeeded(output: Output) -> String {
    assert!(
        output.status.success(),
        "{}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// `update --from` the document of a step, and everything that has to be so after it.
fn take(repository: &Revised, history: &History, step: &Step, before: &str) {
    let document = corpus().join(step.document);
    let document = document.to_str().expect("UTF-8");
    let said = repository.codegen(&["update", "--from", document, "--format", "json"]);
    let said: Value = serde_json::from_str(&succeeded(said.unwrap())).expect("JSON");
    let news = &said["crates"][0];
    for (member, expected) in [
        ("crate", history.crate_name),
        ("verdict", step.verdict),
        ("old_crate_version", before),
        ("new_crate_version", step.version),
        ("new_revision", step.revision),
    ] {
        assert_eq!(news[member], expected, "{}: {member}", step.document);
    }
    assert_eq!(said["crates"].as_array().map(Vec::len), Some(1));

    let name = history.crate_name;
    let changelog = repository
        .read(&format!("discovery/changelogs/{name}.md"))
        .unwrap();
    let newest = changelog.lines().find(|line| line.starts_with("## "));
    let heading = format!("## {}: revision {}", step.version, step.revision);
    assert_eq!(newest, Some(heading.as_str()));
    let entry = changelog.split("\n## ").nth(1).unwrap_or_default();
    assert_eq!(entry.contains("### Breaking"), step.verdict == "major");
    let lock = repository.read("Cargo.lock").unwrap();
    let locked = format!("name = \"{name}\"\nversion = \"{}\"", step.version);
    // Before cargo has run there, the lock file is another workspace's.
    assert!(!lock.contains(&format!("name = \"{name}\"")) || lock.contains(&locked));
}

#[test]
fn each_revision_in_turn() {
    let first: Vec<PathBuf> = HISTORIES
        .iter()
        .map(|history| corpus().join(history.first))
        .collect();
    let repository = Revised::new("revisions", &first).unwrap();
    for history in &HISTORIES {
        let mut before = "0.1.0";
        for step in &history.steps {
            take(&repository, history, step, before);
            succeeded(repository.codegen(&["check"]).unwrap());
            before = step.version;
        }
    }
    let changelog = repository
        .read("discovery/changelogs/google-monitoring-v1.md")
        .unwrap();
    let headings: Vec<&str> = changelog
        .lines()
        .filter(|line| line.starts_with('#'))
        .collect();
    assert_eq!(
        headings,
        [
            "# Changelog of google-monitoring-v1",
            "## 0.2.1: revision 20260903",
            "### Added or deprecated",
            "### Documentation",
            "## 0.2.0: revision 20241003",
            "### Breaking",
            "### Added or deprecated",
            "### Documentation",
            "## 0.1.1: revision 20220826",
            "### Added or deprecated",
            "### Documentation",
        ]
    );
    for change in [
        "`projects().location().prometheus().api().v1().labels_resource()`",
        "`types::ListLabelsRequest` → `types::QueryLabelsRequest`",
    ] {
        assert!(changelog.contains(change), "{change}\n{changelog}");
    }

    // The way back is refused, and major where it is taken.
    let oldest = corpus().join(HISTORIES[0].first);
    let back = ["update", "--from", oldest.to_str().expect("UTF-8")];
    let refused = repository.codegen(&back).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("revision 20200915 is older than 20260903"));
    let allowed = [&back[..], &["--allow-older"]].concat();
    let taken = succeeded(repository.codegen(&allowed).unwrap());
    assert!(
        taken.contains("google-monitoring-v1 0.2.1 → 0.3.0: major"),
        "{taken}"
    );
}

/// The crates of these histories after each of their steps, with the versions that `update` wrote into `Cargo.lock`.
fn compile_in_turn(name: &str, histories: &[History]) {
    let first: Vec<PathBuf> = histories
        .iter()
        .map(|history| corpus().join(history.first))
        .collect();
    let repository = Revised::new(name, &first).unwrap();
    let check = |more: &[&str]| {
        let arguments = [&["check", "--workspace", "--no-default-features"], more].concat();
        let output = repository.cargo(&arguments).unwrap();
        let said = text(&output.stderr);
        assert!(
            output.status.success() && !said.contains("\nwarning"),
            "{said}"
        );
    };
    check(&[]);
    for index in 0..3 {
        for history in histories {
            let before = match index {
                0 => "0.1.0",
                _ => history.steps[index - 1].version,
            };
            take(&repository, history, &history.steps[index], before);
        }
        check(&["--locked"]);
    }
}

#[test]
fn monitoring_v1_compiles_after_each_revision() {
    compile_in_turn("revisions-of-monitoring", &HISTORIES[..1]);
}

#[test]
#[ignore = "compiles nine more crates"]
fn every_crate_compiles_after_each_revision() {
    compile_in_turn("revisions-of-all", &HISTORIES);
}

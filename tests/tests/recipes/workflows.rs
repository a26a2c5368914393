//! `.github/workflows`, as far as that is known without GitHub: what they run is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// What is read of a workflow. Each job may use less than the workflow, and none runs for ever.
#[derive(Deserialize)]
struct Workflow {
    permissions: BTreeMap<String, String>,
    jobs: BTreeMap<String, Job>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Job {
    timeout_minutes: u32,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    uses: Option<String>,
    run: Option<String>,
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every workflow with its name.
fn workflows() -> Vec<(String, Workflow)> {
    let folder = repository().join(".github/workflows");
    let mut workflows: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let workflow = serde_saphyr::from_str(&text);
            (
                name.clone(),
                workflow.unwrap_or_else(|error| panic!("{name}: {error}")),
            )
        })
        .collect();
    workflows.sort_by(|a, b| a.0.cmp(&b.0));
    workflows
}

/// The scripts of every workflow, with its name.
fn scripts() -> Vec<(String, String)> {
    let mut scripts = Vec::new();
    for (name, workflow) in workflows() {
        for step in workflow.jobs.into_values().flat_map(|job| job.steps) {
            scripts.extend(step.run.map(|script| (name.clone(), script)));
        }
    }
    scripts
}

#[test]
fn every_workflow_is_read_and_bounded() {
    let workflows = workflows();
    let names: Vec<&str> = workflows.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["ci.yml", "release.yml", "update.yml"]);
    for (name, workflow) in &workflows {
        assert!(!workflow.permissions.is_empty(), "{name} may do everything");
        for (job, content) in &workflow.jobs {
            assert!(
                (1..=360).contains(&content.timeout_minutes),
                "{name}: {job}"
            );
            for uses in content.steps.iter().filter_map(|step| step.uses.as_deref()) {
                let version = uses.split_once("@v").map(|(_, version)| version);
                let is_number = version.is_some_and(|version| version.parse::<u32>().is_ok());
                assert!(is_number, "{name}: {uses} has no version");
            }
        }
    }
}

#[test]
fn scripts_are_shell_and_what_they_call_is_there() {
    let tasks = xtask_tasks();
    let manifests: Vec<String> = ["codegen", "command", "login", "runtime", "testing", "tests"]
        .iter()
        .map(|folder| fs::read_to_string(repository().join(folder).join("Cargo.toml")).unwrap())
        .collect();
    let mut calls = 0;
    for (name, script) in scripts() {
        // What GitHub puts in before the shell reads it.
        let plain = script.replace("${{", "\"").replace("}}", "\"");
        let read = Command::new("bash")
            .args(["-n", "-c", &plain])
            .output()
            .unwrap();
        assert!(read.status.success(), "{name}:\n{script}\n{read:?}");
        for line in plain.lines().map(str::trim) {
            let words: Vec<&str> = line.split_whitespace().collect();
            for pair in words.windows(2) {
                match pair {
                    ["xtask", task] => assert!(tasks.contains(task), "{name}: {line}"),
                    ["--package" | "-p", package] if !package.contains('"') => {
                        let of_package = format!("name = \"{package}\"");
                        let is_there = manifests.iter().any(|text| text.contains(&of_package));
                        assert!(is_there, "{name}: {line}");
                    }
                    _ => continue,
                }
                calls += 1;
            }
            if let Some(path) = words.first().filter(|word| word.starts_with('.')) {
                assert!(repository().join(path).is_file(), "{name}: {line}");
                calls += 1;
            }
        }
    }
    assert!(calls >= 8, "only {calls} calls were looked at");
}

/// The workflow of this repository is the one that the recipes give to others.
#[test]
fn the_weekly_update_is_that_of_the_recipes() {
    let text = |path: &str| fs::read_to_string(repository().join(path)).unwrap();
    let (own, recipe) = (
        text(".github/workflows/update.yml"),
        text("docs/guide/src/recipes/update.yml"),
    );
    let steps = |text: &str| text[text.find("name: Update").unwrap()..].to_owned();
    assert_eq!(steps(&own), steps(&recipe));
}

/// The names of the tasks of `cargo xtask`, as its source has them.
fn xtask_tasks() -> Vec<&'static str> {
    let source = include_str!("../../../xtask/src/task.rs");
    let lines = source.lines().map(str::trim);
    lines
        .filter_map(|line| {
            line.strip_prefix("Self::")?
                .split_once(" => \"")?
                .1
                .strip_suffix("\",")
        })
        .collect()
}

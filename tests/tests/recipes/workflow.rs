//! `update.yml`: each of its steps, against a folder of documents, a repository of git and a `gh` that writes down its calls.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use discovery_tests::revised::Revised;
use serde::Deserialize;

use crate::shell::Shell;
use crate::{fixture, folder, recipes};

/// What is read of a workflow.
#[derive(Deserialize)]
struct Workflow {
    on: BTreeMap<String, serde_json::Value>,
    permissions: BTreeMap<String, String>,
    env: BTreeMap<String, String>,
    jobs: BTreeMap<String, Job>,
}

#[derive(Deserialize)]
struct Job {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Step {
    name: Option<String>,
    id: Option<String>,
    #[serde(rename = "if")]
    condition: Option<String>,
    #[serde(default)]
    continue_on_error: bool,
    #[serde(default)]
    env: BTreeMap<String, String>,
    uses: Option<String>,
    run: Option<String>,
}

fn workflow() -> Workflow {
    serde_saphyr::from_str(&fs::read_to_string(recipes().join("update.yml")).unwrap()).unwrap()
}

/// What a run of the workflow knows of its steps: `steps.news.outputs.any`, `steps.tests.outcome`.
#[derive(Default)]
struct Context(BTreeMap<String, String>);

impl Context {
    /// The two forms that are used: `NAME == 'VALUE'`, and a name alone.
    fn holds(&self, condition: &str) -> bool {
        let (name, value) = condition.split_once(" == ").expect("a comparison");
        let known = self.0.get(name.trim()).map_or("", String::as_str);
        known == value.trim().trim_matches('\'')
    }

    fn value(&self, text: &str) -> String {
        match text
            .strip_prefix("${{ ")
            .and_then(|text| text.strip_suffix(" }}"))
        {
            None => text.to_owned(),
            Some("github.token") => "of-the-workflow".to_owned(),
            Some(name) => self.0.get(name).cloned().unwrap_or_default(),
        }
    }
}

/// Runs every step that is to be run; the names of those.
fn run(
    workflow: &Workflow,
    repository: &Path,
    own: &Path,
    variables: &[(&str, &str)],
) -> Vec<String> {
    let mut context = Context::default();
    let mut names = Vec::new();
    let output = own.join("output");
    for step in workflow.jobs.values().flat_map(|job| &job.steps) {
        let Some(script) = &step.run else { continue };
        if step
            .condition
            .as_ref()
            .is_some_and(|condition| !context.holds(condition))
        {
            continue;
        }
        let mut shell = Shell::new(repository, own);
        for (name, value) in workflow.env.iter().chain(&step.env) {
            shell.set(name, &context.value(value));
        }
        for (name, value) in variables {
            shell.set(name, value);
        }
        fs::write(&output, "").unwrap();
        shell.set("GITHUB_OUTPUT", output.to_str().unwrap());
        shell.set("RUNNER_TEMP", own.to_str().unwrap());
        let ran = shell.run(script);
        let name = step.name.clone().unwrap_or_default();
        assert!(
            ran.succeeded || step.continue_on_error,
            "{name}:\n{}{}",
            ran.stdout,
            ran.stderr
        );
        if let Some(id) = &step.id {
            let outcome = if ran.succeeded { "success" } else { "failure" };
            context
                .0
                .insert(format!("steps.{id}.outcome"), outcome.to_owned());
            for line in fs::read_to_string(&output).unwrap().lines() {
                let (key, value) = line.split_once('=').expect("an output");
                context
                    .0
                    .insert(format!("steps.{id}.outputs.{key}"), value.to_owned());
            }
        }
        names.push(name);
    }
    names
}

#[test]
fn the_workflow_is_one_that_github_runs() {
    let workflow = workflow();
    assert!(workflow.on.contains_key("schedule") && workflow.on.contains_key("workflow_dispatch"));
    for permission in ["contents", "pull-requests"] {
        assert_eq!(workflow.permissions[permission], "write");
    }
    for step in workflow.jobs.values().flat_map(|job| &job.steps) {
        assert!(step.uses.is_some() != step.run.is_some(), "{:?}", step.name);
        if let Some(action) = &step.uses {
            assert!(action.contains("@v"), "{action} has a version");
        }
    }
}

#[test]
fn a_pull_request_each_week() {
    let workflow = workflow();
    let own = folder("workflow");
    let mirror = own.join("mirror");
    fs::create_dir_all(&mirror).unwrap();
    let notes = fs::read_to_string(fixture("notes.v1.json")).unwrap();
    fs::write(mirror.join("notes.v1.json"), &notes).unwrap();
    let repository = Revised::new("recipe-workflow", &[fixture("notes.v1.json")]).unwrap();
    let git = Shell::new(repository.folder(), &own);
    git.output(&format!(
        "rm -rf .git && git init --quiet --initial-branch=main . && git config user.name n && git config user.email e \
         && git add --all && git commit --quiet --message begun \
         && git init --quiet --bare {0}/origin && git remote add origin {0}/origin && git push --quiet origin main",
        own.display()
    ));
    let more = format!("--from {}", mirror.display());
    let run = |tests: &str| {
        git.output("git switch --quiet main");
        let names = run(
            &workflow,
            repository.folder(),
            &own,
            &[("MORE", &more), ("TESTS_EXIT", tests)],
        );
        (names.len(), git.calls())
    };

    // Nothing is new.
    let (steps, calls) = run("0");
    assert_eq!(calls, ["cargo codegen update --format markdown"]);
    assert_eq!(steps, 2);
    assert_eq!(git.pull_request(), None);

    // A field went.
    let next = notes
        .replace("20260102", "20260203")
        .replace("\"done\": {", "\"finished\": {");
    fs::write(mirror.join("notes.v1.json"), next).unwrap();
    let (steps, calls) = run("0");
    assert_eq!(steps, 5);
    let last = calls.last().expect("a call");
    assert!(
        last.starts_with("gh pr create --head discovery-update --title New Discovery"),
        "{calls:?}"
    );
    assert_eq!(calls[1], "cargo test --workspace --locked");
    let text = git.pull_request().expect("a pull request");
    for part in [
        "Tests: success.",
        "## google-notes-v1 0.1.0 → 0.2.0: major",
        "**field renamed**",
        "`types::Note::done`",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let pushed = git.output("git ls-tree -r --name-only origin/discovery-update");
    assert!(
        pushed.contains("generated/google-notes-v1/CHANGELOG.md"),
        "{pushed}"
    );
    let message = git.output("git log -1 --format=%s origin/discovery-update");
    assert_eq!(message, "New Discovery documents\n");

    // A week later it is open still, and tests fail.
    let (_, calls) = run("1");
    let last = calls.last().expect("a call");
    assert!(last.starts_with("gh pr edit 7 "), "{calls:?}");
    let text = git.pull_request().expect("a pull request");
    assert!(text.starts_with("Tests: failure."), "{text}");

    // It was merged: there is nothing new again.
    git.output("git switch --quiet main && git merge --quiet origin/discovery-update && git push --quiet origin main");
    let (steps, calls) = run("0");
    assert_eq!((steps, calls.len()), (2, 1));
}

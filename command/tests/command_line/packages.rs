//! Generated crates as Cargo takes them: in a user's workspace, as a dependency of a single package, alone, and in a repository
//! of one's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::sandbox::{NOTES, Sandbox};

/// The folder of the generated crate in a sandbox.
const CRATE: &str = "lib/clients/google-notes-v1";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Runs cargo without a network. All tests share what is compiled.
fn cargo(sandbox: &Sandbox, folder: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .env("CARGO_NET_OFFLINE", "true")
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("packages"),
        )
        .current_dir(sandbox.path(folder))
        .output()
        .expect("cargo starts")
}

fn succeeds(sandbox: &Sandbox, folder: &str, arguments: &[&str]) {
    let output = cargo(sandbox, folder, arguments);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{folder}: {arguments:?}\n{stderr}");
}

/// A file in a folder of the sandbox, whose own folder is `""`.
fn below(folder: &str, file: &str) -> String {
    match folder {
        "" => file.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}

/// The versions of dependencies that this repository has, in a folder where cargo looks for them.
fn lock(sandbox: &Sandbox, folder: &str) {
    let lock = fs::read(repository().join("Cargo.lock")).expect("a lock file");
    sandbox.write(&below(folder, "Cargo.lock"), lock);
}

/// A package of a user that calls nothing yet.
fn package(sandbox: &Sandbox, folder: &str) {
    let manifest = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    sandbox.write(&below(folder, "Cargo.toml"), manifest);
    sandbox.write(
        &below(folder, "src/main.rs"),
        "fn main() {\n    let _ = google_notes_v1::Client::builder();\n}\n",
    );
}

/// Generates the crate with the runtime of this repository.
fn generate(sandbox: &Sandbox) -> String {
    let runtime = repository().join("runtime");
    let runtime = runtime.to_str().expect("UTF-8");
    let arguments = [
        "generate",
        "notes.json",
        "--out",
        "lib/clients",
        "--runtime",
        runtime,
    ];
    let run = sandbox.run(&arguments);
    assert_eq!(run.code, 0, "{run}");
    run.stdout
}

const CHECK: [&str; 2] = ["check", "--no-default-features"];

#[test]
fn a_member_of_a_workspace() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"app\"]\n",
    );
    package(&sandbox, "app");
    lock(&sandbox, "");
    let note = generate(&sandbox);
    assert!(note.contains("members = [\"lib/clients/*\"]"), "{note}");
    // What the note says: a crate that is nobody's member yet cannot be worked on.
    let refused = cargo(&sandbox, CRATE, &CHECK);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("workspace.members"));
    // By a dependency of a member,
    let add = [
        "add",
        "--path",
        "../lib/clients/google-notes-v1",
        "--no-default-features",
    ];
    succeeds(&sandbox, "app", &add);
    succeeds(&sandbox, "app", &["check"]);
    succeeds(&sandbox, CRATE, &CHECK);
    // or by name.
    package(&sandbox, "app");
    sandbox.edit("Cargo.toml", "\"app\"", "\"lib/clients/*\"");
    fs::remove_dir_all(sandbox.path("app")).expect("it was there");
    succeeds(&sandbox, CRATE, &CHECK);
    succeeds(
        &sandbox,
        "",
        &["check", "--workspace", "--no-default-features"],
    );
    assert!(!generate(&sandbox).contains("note:"));
}

#[test]
fn excluded_from_a_workspace() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"app\"]\nexclude = [\"lib\"]\n",
    );
    package(&sandbox, "app");
    lock(&sandbox, "");
    assert!(!generate(&sandbox).contains("note:"));
    lock(&sandbox, CRATE);
    succeeds(&sandbox, CRATE, &CHECK);
    let add = [
        "add",
        "--path",
        "../lib/clients/google-notes-v1",
        "--no-default-features",
    ];
    succeeds(&sandbox, "app", &add);
    succeeds(&sandbox, "app", &["check"]);
}

#[test]
fn a_dependency_of_a_single_package() {
    let sandbox = Sandbox::new();
    package(&sandbox, "");
    lock(&sandbox, "");
    let printed = generate(&sandbox);
    assert!(!printed.contains("note:"), "{printed}");
    assert!(
        printed.contains("cargo add --path lib/clients/google-notes-v1\n"),
        "{printed}"
    );
    succeeds(
        &sandbox,
        "",
        &["add", "--path", CRATE, "--no-default-features"],
    );
    succeeds(&sandbox, "", &["check"]);
    lock(&sandbox, CRATE);
    succeeds(&sandbox, CRATE, &CHECK);
}

#[test]
fn a_dependency_from_outside_of_its_workspace() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "lib/Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = []\n",
    );
    package(&sandbox, "app");
    lock(&sandbox, "app");
    generate(&sandbox);
    let add = [
        "add",
        "--path",
        "../lib/clients/google-notes-v1",
        "--no-default-features",
    ];
    succeeds(&sandbox, "app", &add);
    succeeds(&sandbox, "app", &["check"]);
}

#[test]
fn alone() {
    let sandbox = Sandbox::new();
    generate(&sandbox);
    lock(&sandbox, CRATE);
    succeeds(&sandbox, CRATE, &CHECK);
}

#[test]
fn a_repository_of_ones_own() {
    let sandbox = Sandbox::empty();
    sandbox.write("mirror/notes.v1.json", NOTES);
    let runtime = repository().join("runtime");
    let runtime = runtime.to_str().expect("UTF-8");
    let run = sandbox.run(&["init", "own", "--runtime", runtime]);
    assert_eq!(run.code, 0, "{run}");
    lock(&sandbox, "own");
    // A workspace that has no crate yet is a workspace for cargo.
    succeeds(
        &sandbox,
        "own",
        &["metadata", "--no-deps", "--format-version", "1"],
    );
    let fetch = [
        "fetch",
        "notes",
        "v1",
        "--from",
        "../mirror",
        "--out",
        "discovery/documents",
    ];
    let fetched = sandbox.run_in("own", &fetch, &[]);
    let api = fetched
        .stdout
        .split("\n\n")
        .find(|part| part.starts_with("[[api]]"));
    let manifest = sandbox.read("own/discovery/apis.toml");
    let manifest = format!("{manifest}\n{}\n", api.expect("the lines to add"));
    sandbox.write("own/discovery/apis.toml", manifest);
    let generated = sandbox.run_in("own", &["generate"], &[]);
    assert_eq!(generated.code, 0, "{generated}");
    succeeds(
        &sandbox,
        "own",
        &["check", "--workspace", "--no-default-features"],
    );
}

/// `[workspace.dependencies]` of a workspace that has nothing else to inherit.
#[test]
fn the_runtime_of_the_workspace() {
    let sandbox = Sandbox::repository();
    let manifest = sandbox.read("discovery/apis.toml");
    sandbox.write(
        "discovery/apis.toml",
        format!("runtime = {{ workspace = true }}\n{manifest}"),
    );
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"generated/*\"]\n\n[workspace.dependencies]\n\
         discovery-runtime = {{ path = {:?}, default-features = false }}\n",
        repository().join("runtime")
    );
    sandbox.write("Cargo.toml", workspace);
    lock(&sandbox, "");
    assert_eq!(sandbox.run(&["generate"]).code, 0);
    succeeds(
        &sandbox,
        "",
        &["check", "--workspace", "--no-default-features"],
    );
}

//! `generate --document FILE… --out DIR`.

use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use serde_json::Value;

use crate::sandbox::Sandbox;

/// The path of the runtime in a generated `Cargo.toml`.
fn runtime_path(manifest: &str) -> String {
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let path = manifest["dependencies"]["discovery-runtime"]["path"].as_str();
    path.expect("a path dependency").to_owned()
}

/// A document of a service of one's own, as the guide shows it, has neither a title nor a revision.
#[test]
fn a_document_without_a_revision_has_none_in_any_text() {
    let sandbox = Sandbox::empty();
    let document = serde_json::json!({
        "kind": "discovery#restDescription", "name": "library", "version": "v1",
        "rootUrl": "https://library.example.com/", "servicePath": "v1/",
        "resources": {"books": {"methods": {"get": {
            "id": "library.books.get", "httpMethod": "GET", "path": "books",
        }}}},
    });
    sandbox.write("library.v1.json", document.to_string());
    for (arguments, says) in [
        (
            "generate library.v1.json --out clients",
            "library.v1.json: library\n",
        ),
        (
            "describe library.v1.json",
            "google-library-v1  library v1\n",
        ),
        ("diff library.v1.json library.v1.json", "library v1\n"),
        (
            "fetch library v1 --from . --out copy.json",
            "./library.v1.json\n",
        ),
    ] {
        let run = sandbox.run(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!(run.code, 0, "{run}");
        assert!(run.stdout.contains(says), "{run}");
        assert!(!run.stdout.contains("revision"), "{run}");
    }
}

#[test]
fn a_document_becomes_a_crate_that_stands_alone() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&["generate", "--document", "notes.json", "--out", "clients"]);
    assert_eq!(run.code, 0);
    assert_snapshot!("one_document", run);

    let manifest: toml::Table = sandbox
        .read("clients/google-notes-v1/Cargo.toml")
        .parse()
        .expect("TOML");
    assert_eq!(
        manifest["package"]["name"].as_str(),
        Some("google-notes-v1")
    );
    assert_eq!(manifest["package"]["version"].as_str(), Some("0.1.0"));
    assert!(
        !sandbox
            .read("clients/google-notes-v1/Cargo.toml")
            .contains("workspace = true")
    );
    let runtime = &manifest["dependencies"]["discovery-runtime"];
    let version = runtime
        .as_str()
        .or_else(|| runtime["version"].as_str())
        .expect("a version from the registry");
    assert!(env!("CARGO_PKG_VERSION").starts_with(version), "{version}");
}

#[test]
fn several_documents_become_a_crate_each() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&[
        "generate",
        "--document",
        "tasks.json",
        "notes.json",
        "--out",
        "a/b",
    ]);
    assert_eq!(run.code, 0);
    assert_snapshot!("two_documents", run);
    assert!(sandbox.path("a/b/google-notes-v1/src/lib.rs").is_file());
    assert!(sandbox.path("a/b/google-tasks-v1/src/lib.rs").is_file());
}

#[test]
fn name_and_version_can_be_chosen() {
    let sandbox = Sandbox::new();
    let arguments = [
        "generate",
        "--document",
        "notes.json",
        "--out",
        ".",
        "--crate-name",
        "my-notes",
        "--crate-version",
        "2.0.0-rc.1",
    ];
    assert_eq!(sandbox.run(&arguments).code, 0);
    let manifest: toml::Table = sandbox.read("my-notes/Cargo.toml").parse().expect("TOML");
    assert_eq!(manifest["package"]["name"].as_str(), Some("my-notes"));
    assert_eq!(manifest["package"]["version"].as_str(), Some("2.0.0-rc.1"));
}

/// A relative path of the call becomes relative to the crate; an absolute one stays.
#[test]
fn the_runtime_as_a_path_dependency() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "our/runtime/Cargo.toml",
        "[package]\nname = \"discovery-runtime\"\n",
    );
    let run = sandbox.run(&[
        "generate",
        "--document",
        "notes.json",
        "--out",
        "deep/out",
        "--runtime",
        "our/runtime",
    ]);
    assert_eq!(run.code, 0);
    assert_snapshot!("runtime_as_a_path", run);
    let relative = runtime_path(&sandbox.read("deep/out/google-notes-v1/Cargo.toml"));
    assert_eq!(relative, "../../../our/runtime");
    assert!(
        sandbox
            .path("deep/out/google-notes-v1")
            .join(&relative)
            .join("Cargo.toml")
            .is_file()
    );

    let absolute = sandbox.path("our/runtime");
    let absolute = absolute.to_str().expect("UTF-8");
    let run = sandbox.run(&[
        "generate",
        "--document",
        "notes.json",
        "--out",
        "deep/out",
        "--runtime",
        absolute,
    ]);
    assert_eq!(run.code, 0);
    let written = runtime_path(&sandbox.read("deep/out/google-notes-v1/Cargo.toml"));
    assert_eq!(Path::new(&written), Path::new(absolute));
}

/// Cargo reads the crate and finds the runtime, from a folder that no workspace contains.
#[test]
fn cargo_takes_the_crate() {
    let sandbox = Sandbox::new();
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let runtime = runtime.to_str().expect("UTF-8");
    let run = sandbox.run(&[
        "generate",
        "--document",
        "notes.json",
        "--out",
        "out",
        "--runtime",
        runtime,
    ]);
    assert_eq!(run.code, 0, "{run}");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(sandbox.path("out/google-notes-v1"))
        .output()
        .expect("cargo starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let package = &metadata["packages"][0];
    assert_eq!(package["name"], "google-notes-v1");
    let runtime = package["dependencies"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["name"] == "discovery-runtime");
    assert!(runtime.expect("the runtime")["path"].is_string());
}

#[test]
fn a_second_run_touches_nothing() {
    let sandbox = Sandbox::new();
    let arguments = [
        "generate",
        "--document",
        "notes.json",
        "tasks.json",
        "--out",
        "out",
    ];
    assert_eq!(sandbox.run(&arguments).code, 0);
    let lib = sandbox.path("out/google-notes-v1/src/lib.rs");
    let written = lib
        .metadata()
        .and_then(|data| data.modified())
        .expect("a time");
    let before = sandbox.files("out");
    let run = sandbox.run(&arguments);
    assert_eq!(run.code, 0);
    assert_snapshot!("second_run", run);
    assert!(sandbox.files("out") == before);
    assert_eq!(
        lib.metadata()
            .and_then(|data| data.modified())
            .expect("a time"),
        written
    );
}

/// A file that an earlier run generated and that is no longer part of the crate goes; everything else stays.
#[test]
fn what_else_lies_there_is_left_alone() {
    let sandbox = Sandbox::new();
    let arguments = ["generate", "--document", "notes.json", "--out", "out"];
    assert_eq!(sandbox.run(&arguments).code, 0);
    let generated = sandbox.read("out/google-notes-v1/src/lib.rs");
    sandbox.write("out/google-notes-v1/src/gone/old.rs", &generated);
    let own = [
        "out/README.md",
        "out/other/src/lib.rs",
        "out/google-notes-v1/src/mine.rs",
        "out/google-notes-v1/notes.txt",
        "out/google-notes-v1/target/debug/x.rs",
        "out/google-notes-v1/.gitignore",
    ];
    for path in own {
        sandbox.write(path, "// mine\n");
    }
    sandbox.write("out/google-notes-v1/examples/generated.rs", &generated);

    let run = sandbox.run(&arguments);
    assert_eq!(run.code, 0);
    assert_snapshot!("stale_file", run);
    assert!(!sandbox.path("out/google-notes-v1/src/gone").exists());
    for path in own {
        assert_eq!(sandbox.read(path), "// mine\n", "{path}");
    }
    assert_eq!(
        sandbox.read("out/google-notes-v1/examples/generated.rs"),
        generated
    );
}

#[test]
fn the_result_as_json() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&[
        "generate",
        "--document",
        "notes.json",
        "tasks.json",
        "--out",
        "out",
        "--format",
        "json",
    ]);
    assert_eq!(run.code, 0);
    let result: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(result["crates"][0]["crate"], "google-notes-v1");
    assert_eq!(result["crates"][0]["methods"], 1);
    assert_eq!(result["problems"], serde_json::json!([]));
    assert_snapshot!("generate_json", run);
}

/// Wherever the document and the crate are, the bytes are the same, and they say nothing about where that was.
#[test]
fn the_same_document_gives_the_same_bytes_everywhere() {
    let (here, there) = (Sandbox::new(), Sandbox::new());
    there.write("another/name.json", crate::sandbox::NOTES);
    assert_eq!(
        here.run(&["generate", "--document", "notes.json", "--out", "out"])
            .code,
        0
    );
    assert_eq!(
        there
            .run(&[
                "generate",
                "--document",
                "another/name.json",
                "--out",
                "x/y"
            ])
            .code,
        0
    );
    let files = here.files("out");
    assert!(files == there.files("x/y"));
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).expect("text");
        for secret in [
            "notes.json",
            "another/",
            here.path("").to_str().expect("UTF-8"),
        ] {
            assert!(!text.contains(secret), "{path} says {secret}");
        }
    }
}

/// All crates of one call, or none: here the disk takes only small files.
#[cfg(unix)]
#[test]
fn nothing_is_left_of_a_run_that_fails_while_writing() {
    let sandbox = Sandbox::new();
    assert_eq!(
        sandbox
            .run(&["generate", "--document", "notes.json", "--out", "out"])
            .code,
        0
    );
    sandbox.edit("out/google-notes-v1/Cargo.toml", "0.1.0", "0.1.1");
    let before = sandbox.files("out");
    let script = "trap '' XFSZ; ulimit -f 2; exec \"$@\"";
    let output = Command::new("bash")
        .args([
            "-c",
            script,
            "bash",
            env!("CARGO_BIN_EXE_discovery-codegen"),
        ])
        .args([
            "generate",
            "--document",
            "notes.json",
            "tasks.json",
            "--out",
            "out",
        ])
        .current_dir(sandbox.path(""))
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot be written"), "{said}");
    assert!(said.ends_with("Nothing was changed\n"), "{said}");
    assert!(sandbox.files("out") == before);
}

/// The next step that a run names has to work also where Cargo would not take the crate without more.
#[test]
fn a_workspace_around_the_crate_is_told_to_exclude_it() {
    let sandbox = Sandbox::new();
    sandbox.write("Cargo.toml", "[workspace]\n");
    let arguments = [
        "generate",
        "--document",
        "notes.json",
        "--out",
        "lib/clients",
    ];
    let run = sandbox.run(&arguments);
    assert_eq!(run.code, 0);
    assert_snapshot!("in_a_workspace", run);
    sandbox.write("Cargo.toml", "[workspace]\nexclude = [\"lib\"]\n");
    assert!(!sandbox.run(&arguments).stdout.contains("note:"));
}

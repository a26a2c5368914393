//! `cargo xtask release`, with a cargo that keeps its registry in a folder.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::json;

/// `info` knows what `publish` published; `publish` refuses as often as the file `refusals` has lines.
const CARGO: &str = r#"#!/bin/sh
set -eu
echo "$*" >> "$STORE/calls"
case $1 in
metadata)
    case $PWD in
    */generated) cat "$STORE/generated.json" ;;
    *) cat "$STORE/metadata.json" ;;
    esac ;;
package)
    # The registry lacks the runtime.
    case "$PWD $*" in
    */generated*--exclude-lockfile*) ;;
    */generated*) exit 101 ;;
    esac ;;
info)
    for id; do case $id in *@*) break ;; esac; done
    if [ -e "$STORE/down" ]; then echo "error: no route to host" >&2; exit 101; fi
    if [ ! -e "$STORE/published/${id%@*}" ]; then echo "error: could not find \`$id\` in registry" >&2; exit 101; fi ;;
publish)
    if [ -s "$STORE/refusals" ]; then
        tail -n +2 "$STORE/refusals" > "$STORE/fewer"
        mv "$STORE/fewer" "$STORE/refusals"
        echo "error: the registry responded with 429 Too Many Requests" >&2
        exit 101
    fi
    if [ -e "$STORE/broken" ]; then echo "error: does not compile" >&2; exit 101; fi
    touch "$STORE/published/$3" ;;
esac
"#;

/// A folder with the fake cargo, its registry, and a package in each workspace.
fn store(test: &str) -> PathBuf {
    let store = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("release-{test}"));
    if store.exists() {
        fs::remove_dir_all(&store).unwrap();
    }
    for folder in ["published", "target/package"] {
        fs::create_dir_all(store.join(folder)).unwrap();
    }
    fs::write(store.join("cargo"), CARGO).unwrap();
    fs::set_permissions(store.join("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
    let package = |name: &str, dependencies: serde_json::Value| json!({"name": name, "version": "0.1.0", "publish": null, "dependencies": dependencies});
    let metadata = json!({
        "target_directory": store.join("target"),
        "packages": [
            package("runtime", json!([{"name": "serde", "path": null, "kind": null}])),
            {"name": "tests", "version": "0.1.0", "publish": [], "dependencies": []},
        ],
    });
    fs::write(store.join("metadata.json"), metadata.to_string()).unwrap();
    let needs = json!([{"name": "runtime", "path": "/runtime", "kind": null}]);
    let generated = json!({"packages": [package("a-client", needs)]});
    fs::write(store.join("generated.json"), generated.to_string()).unwrap();
    for name in ["a-client", "runtime"] {
        let file = store.join(format!("target/package/{name}-0.1.0.crate"));
        fs::write(file, [0; 2048]).unwrap();
    }
    store
}

fn release(store: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("release")
        .args(arguments)
        .env("CARGO", store.join("cargo"))
        .env("STORE", store)
        .env("RELEASE_PAUSE_SECONDS", "0")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The packages that were published, in their order.
fn published(store: &Path) -> Vec<String> {
    let calls = fs::read_to_string(store.join("calls")).unwrap();
    let calls = calls
        .lines()
        .filter_map(|call| call.strip_prefix("publish --package "));
    calls.map(str::to_owned).collect()
}

#[test]
fn nothing_is_published_unless_that_is_said() {
    let store = store("dry");
    fs::write(store.join("published/runtime"), "").unwrap();
    let output = release(&store, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stdout),
        "runtime                      0.1.0          2 KB  is published\n\
         a-client                     0.1.0          2 KB  to publish\n\n\
         1 to publish; nothing was: say --publish\n"
    );
    assert_eq!(published(&store), [""; 0]);
}

#[test]
fn a_run_that_ended_half_way_goes_on() {
    let store = store("again");
    assert_eq!(release(&store, &["--publish"]).status.code(), Some(0));
    assert_eq!(published(&store), ["runtime", "a-client"]);
    fs::remove_file(store.join("published/a-client")).unwrap();
    assert_eq!(release(&store, &["--publish"]).status.code(), Some(0));
    assert_eq!(published(&store), ["runtime", "a-client", "a-client"]);
}

#[test]
fn the_registry_is_left_alone_when_it_says_so() {
    let store = store("refused");
    fs::write(store.join("refusals"), "1\n2\n").unwrap();
    let output = release(&store, &["--publish", "--registry", "ours"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let runtime = "runtime --registry ours";
    assert_eq!(
        published(&store),
        [runtime, runtime, runtime, "a-client --registry ours"]
    );

    fs::remove_file(store.join("published/runtime")).unwrap();
    fs::write(store.join("refusals"), "1\n2\n3\n4\n5\n6\n7\n").unwrap();
    let output = release(&store, &["--publish"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("runtime@0.1.0 was not published"));
}

#[test]
fn what_cannot_be_known_or_built_stops_the_run() {
    let store = store("stops");
    fs::write(store.join("broken"), "").unwrap();
    let output = release(&store, &["--publish"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("does not compile"));
    assert_eq!(published(&store), ["runtime"]);

    fs::write(store.join("down"), "").unwrap();
    let output = release(&store, &[]);
    assert_eq!(output.status.code(), Some(1));
    let shown = text(&output.stderr);
    assert!(
        shown.contains("the registry does not say whether it has runtime@0.1.0"),
        "{shown}"
    );

    let file = fs::File::create(store.join("target/package/runtime-0.1.0.crate")).unwrap();
    file.set_len(11 * 1024 * 1024).unwrap();
    let output = release(&store, &[]);
    let shown = text(&output.stderr);
    assert!(
        shown.contains("runtime@0.1.0 has 11 MB, and the registry takes 10"),
        "{shown}"
    );
}

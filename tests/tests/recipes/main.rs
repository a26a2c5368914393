//! The recipes of `docs/guide/src/recipes`, run as they stand there: the workflow step by step, and the commands of each page. The workflows and
//! the comparison are held to what is there.

#![cfg(unix)]

mod comparison;
mod guide;
mod pages;
#[path = "../../../command/tests/command_line/server.rs"]
mod server;
mod shell;
mod workflow;
mod workflows;

use std::fs;
use std::path::{Path, PathBuf};

fn recipes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/guide/src/recipes")
}

/// A document of the tests of the command line.
fn fixture(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../command/tests/command_line");
    tests.join("documents").join(name)
}

/// A folder of its own for this test binary.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("recipes")
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

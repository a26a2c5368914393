//! The programs in `tests/examples`, run as a reader would run them. What each prints is a snapshot.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// A test for each example, and the list of all.
macro_rules! examples {
    ($($name:ident)*) => {
        /// Every example.
        const EXAMPLES: &[&str] = &[$(stringify!($name)),*];

        $(#[test] fn $name() { run(stringify!($name)); })*
    };
}

examples! {
    first_call
    layers
    list_pages
    own_transport
    resource_names
    resume_operation
    retry_policy
}

/// Compiles the examples with the features that all tests of the workspace are compiled with, once; the folder that they are in.
fn compiled() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let mut cargo = discovery_tests::cargo();
        cargo.args(["build", "--quiet", "--locked", "--workspace", "--examples"]);
        if cfg!(not(debug_assertions)) {
            cargo.arg("--release");
        }
        assert_success(&cargo.output().expect("cargo runs"));
        let test = env::current_exe().expect("this program");
        let profile = test.ancestors().nth(2).expect("the folder of the profile");
        profile.join("examples")
    })
}

fn run(name: &str) {
    let output = Command::new(compiled().join(name)).output();
    let output = output.expect("the example runs");
    assert_success(&output);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("examples");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let printed = String::from_utf8_lossy(&output.stdout);
    settings.bind(|| insta::assert_snapshot!(name, printed));
}

fn assert_success(output: &Output) {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
}

#[test]
fn every_example_has_a_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = fs::read_dir(folder).expect("the folder of the examples");
    let names: BTreeSet<String> = files
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    assert_eq!(
        names,
        EXAMPLES.iter().map(|&name| name.to_owned()).collect()
    );
}

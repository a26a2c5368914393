//! Golden files: for each construct and quirk of Discovery a document that shows it alone (`fixtures/NAME.json`), and the whole
//! crate that it becomes (`snapshots/NAME.snap`).
//!
//! After a change: `INSTA_UPDATE=always cargo test -p discovery-tests --test golden`, then read the difference as the user of
//! that crate would.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use discovery_codegen::{Generated, Layout, Options, RuntimeSource};
use discovery_tests::scratch::{PROFILE, Scratch, shared_target};

/// A test for each fixture, and the list of all.
macro_rules! goldens {
    ($($(#[$section:meta])* $name:ident)*) => {
        /// Every fixture.
        const FIXTURES: &[&str] = &[$(stringify!($name)),*];

        mod golden {
            $($(#[$section])* #[test] fn $name() { super::compare(stringify!($name)); })*
        }
    };
}

goldens! {
    // Messages and types.
    message_fields
    recursion
    boxes
    array_of_array
    map_of_array
    map_of_inline_object
    inline_object_in_items
    inline_objects_nested
    inline_body_and_reply
    top_level_array
    top_level_map
    streams
    top_level_any
    top_level_scalar
    plain_integers
    // Enums.
    enum_values_clashing
    enum_numeric_and_odd_values
    enum_in_items_and_map_values
    enum_in_parameters
    enum_without_descriptions
    same_enums
    // Names.
    schema_names_of_std
    schema_names_differing_in_case
    inline_name_clashes
    inline_names_shortened
    reserved_words_everywhere
    names_differing_in_case
    parameter_clashes
    api_words_of_ours
    words_of_traits
    // Resources and methods.
    method_at_root
    resource_named_as_version
    resource_names
    resource_named_as_parent
    method_and_resource_same_name
    resources_ten_deep
    modules_that_are_no_files
    no_response
    no_parameters
    required_repeated_query
    argument_order
    path_parameters_of_every_type
    query_parameters_of_every_type
    path_forms
    path_literals
    api_version
    request_id
    idempotency
    update_mask
    optional_body
    http_body
    media_methods
    operations
    operations_by_status
    operations_that_nothing_reads
    paging
    // Documents.
    no_schemas
    no_resources
    nothing_at_all
    base_urls
    base_url_alone
    slashes_between_parts
    verbs_in_small_letters
    data_wrapper
    scopes
    standard_parameters
    // Documentation.
    deprecated_everywhere
    arguments_in_docs
    constraints_in_docs
    hazards_in_docs
    // Omissions.
    unknown_format
    missing_ref
    path_without_parameter
    list_without_items
    unknown_keys
    methods_that_cannot_be_made
}

/// The crate of a fixture, as it stands in this workspace.
fn generate(name: &str) -> Generated {
    generate_as(name, Layout::Crate)
}

fn generate_as(name: &str, layout: Layout) -> Generated {
    let file = repository().join(format!("tests/fixtures/{name}.json"));
    let document =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let options = Options {
        crate_name: Some(name.replace('_', "-")),
        runtime: RuntimeSource::Workspace,
        command: Some(format!("cargo codegen generate {}", name.replace('_', "-"))),
        layout,
        ..Options::default()
    };
    discovery_codegen::generate(&document, &options)
        .unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
}

/// Compares all files of a crate, and what is left out of it, with its golden file.
fn compare(name: &str) {
    let generated = generate(name);
    let mut text = String::new();
    for (path, content) in generated.tree.files() {
        text += &format!("────── {path}\n\n{content}\n");
    }
    if !generated.omissions.is_empty() {
        text += "────── omissions\n\n";
    }
    for omission in &generated.omissions {
        text += &format!("{}: {}\n", omission.path, omission.reason);
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_input_file(format!("../fixtures/{name}.json"));
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn every_fixture_has_a_test_and_every_golden_file_a_fixture() {
    let names = |folder: &str, extension: &str| -> BTreeSet<String> {
        let folder = repository().join("tests").join(folder);
        let files =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        files
            .filter_map(|file| file.ok()?.file_name().into_string().ok())
            .filter_map(|file| Some(file.strip_suffix(extension)?.to_owned()))
            .collect()
    };
    let tests: BTreeSet<String> = FIXTURES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(names("fixtures", ".json"), tests);
    assert_eq!(names("tests/snapshots", ".snap"), tests);
}

/// All of them as one workspace: clippy has nothing to say, without the runtime's default features.
#[test]
fn every_golden_crate_compiles_without_a_warning() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden");
    write_workspace(&folder);
    cargo(
        &folder,
        &[
            "clippy",
            "--workspace",
            "--no-default-features",
            "--",
            "--deny",
            "warnings",
        ],
    );
}

/// All of them as modules of one crate: rustdoc has nothing to say. It writes the index of all crates again for each crate, so that
/// one crate is many times quicker.
#[test]
fn every_golden_module_is_documented_without_a_warning() {
    let mut files = Vec::new();
    for name in FIXTURES {
        let made = generate_as(name, Layout::Module);
        let made = made.tree.files();
        files.extend(made.map(|(path, text)| (path.to_owned(), text.to_owned())));
    }
    let mut scratch = Scratch::new("golden").expect("a folder");
    scratch
        .add_module_files("golden", &files)
        .expect("the modules");
    scratch.document();
}

/// Writes what has changed, so that cargo compiles only that again, and removes what is no more.
fn write_workspace(folder: &Path) {
    let runtime = repository().join("runtime");
    let members: Vec<String> = FIXTURES.iter().map(|name| format!("{name:?}")).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n\
         [workspace.package]\nrust-version = \"1.91\"\nlicense = \"Apache-2.0 OR MIT\"\n\n\
         [workspace.dependencies]\ndiscovery-runtime = {{ path = {runtime:?}, default-features = false }}\n\n{PROFILE}",
        members = members.join(", "),
    );
    let lock = fs::read_to_string(repository().join("Cargo.lock"))
        .expect("the repository has a Cargo.lock");
    let mut written = BTreeSet::new();
    let mut write = |path: PathBuf, text: &str| {
        if fs::read_to_string(&path).ok().as_deref() != Some(text) {
            fs::create_dir_all(path.parent().expect("a file in a folder"))
                .expect("the target folder can be written to");
            fs::write(&path, text).expect("the target folder can be written to");
        }
        written.insert(path);
    };
    write(folder.join("Cargo.toml"), &manifest);
    for name in FIXTURES {
        for (path, text) in generate(name).tree.files() {
            write(folder.join(name).join(path), text);
        }
    }
    // Only the versions that this repository compiles with are sure to be on the machine.
    fs::write(folder.join("Cargo.lock"), lock).expect("the target folder can be written to");
    for name in FIXTURES {
        let sources = folder.join(name).join("src");
        for file in fs::read_dir(&sources).expect("sources").flatten() {
            if !written.contains(&file.path()) {
                fs::remove_file(file.path()).expect("the target folder can be written to");
            }
        }
    }
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(
            arguments
                .iter()
                .take(1)
                .chain(&["--offline", "--quiet"])
                .chain(arguments.iter().skip(1)),
        )
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            shared_target().expect("a target folder"),
        )
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "cargo {} in {}:\n{}",
        arguments.join(" "),
        folder.display(),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("this repository")
}

//! The contracts between generated code and the runtime: code of every contract that the runtime keeps compiles and works with it, and
//! a runtime drops a contract only with a breaking version.

mod calls;
mod rule;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use discovery_runtime::contract::CONTRACTS;
use rule::check_numbers;
use semver::{Version, VersionReq};

/// The first contract that the runtimes of each compatible version keep. A row never changes: a breaking version gets a new one.
const FIRST: &[(&str, u32)] = &[("0.1", 3)];

/// The folder with a crate for each contract.
fn contracts() -> PathBuf {
    tests().join("contracts")
}

fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The crates of earlier commits, by the number of their contract.
fn crates() -> BTreeMap<u32, PathBuf> {
    let folders = fs::read_dir(contracts())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let numbered = |folder: PathBuf| Some((folder.file_name()?.to_str()?.parse().ok()?, folder));
    folders.filter_map(numbered).collect()
}

/// The names of the contract that stand in the Rust files of a folder, or in its snapshots.
fn names(folder: &Path) -> BTreeSet<String> {
    const CONTRACT: &str = "::discovery_runtime::contract::";
    let mut names = BTreeSet::new();
    for file in fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if !file.is_file() {
            continue;
        }
        let text = read(&file);
        for (at, _) in text.match_indices(CONTRACT) {
            let rest = &text[at + CONTRACT.len()..];
            let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '!');
            let end = rest.find(|c| !is_path(c)).unwrap_or(rest.len());
            names.insert(rest[..end].trim_end_matches(':').to_owned());
        }
    }
    names
}

#[test]
fn a_contract_is_dropped_only_with_a_breaking_version() {
    let version: Version = env!("CARGO_PKG_VERSION").parse().unwrap();
    assert_eq!(check_numbers(&version, &CONTRACTS, FIRST), Ok(()));
}

#[test]
fn every_contract_has_its_crate_and_every_crate_its_contract() {
    let kept: Vec<u32> = CONTRACTS.collect();
    let crates = crates();
    assert_eq!(
        crates.keys().copied().collect::<Vec<u32>>(),
        kept,
        "the folders of tests/contracts, and the contracts of the runtime: CONTRIBUTING.md, \"The contract changes\""
    );
    let version: Version = env!("CARGO_PKG_VERSION").parse().unwrap();
    for (number, folder) in crates {
        let says = format!("contract({number}u32)");
        for file in fs::read_dir(folder.join("src")).unwrap() {
            let file = file.unwrap().path();
            if !file.ends_with("lib.rs") {
                assert!(
                    read(&file).contains(&says),
                    "{}: not {says}",
                    file.display()
                );
            }
        }
        let manifest: toml::Table = read(&folder.join("Cargo.toml")).parse().unwrap();
        let needs = manifest["dependencies"]["discovery-runtime"]["version"].as_str();
        let needs: VersionReq = needs.unwrap().parse().unwrap();
        assert!(needs.matches(&version), "{number}: {needs} {version}");
    }
}

/// What no crate here names can leave the runtime, and no test sees it.
#[test]
fn the_crate_of_the_newest_contract_names_all_that_generated_code_names() {
    let newest = contracts().join(CONTRACTS.end().to_string()).join("src");
    let pinned = names(&newest);
    let goldens = names(&tests().join("tests/snapshots"));
    let missing: Vec<&String> = goldens.difference(&pinned).collect();
    assert!(
        missing.is_empty(),
        "cargo xtask contract, if contract {} is not published yet; else a new number: {missing:?}",
        CONTRACTS.end()
    );
}

//! What every package that is published has: the registry asks for some of it, and a visitor of the registry for the rest.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What the registry takes: <https://doc.rust-lang.org/cargo/reference/manifest.html>.
const KEYWORDS: usize = 5;
const LENGTH_OF_A_KEYWORD: usize = 20;
const CATEGORIES: usize = 5;
const FEATURES: usize = 300;

/// The categories of the registry that packages of this workspace have: <https://crates.io/category_slugs>.
const KNOWN_CATEGORIES: &[&str] = &[
    "api-bindings",
    "asynchronous",
    "authentication",
    "command-line-utilities",
    "development-tools",
    "development-tools::build-utils",
    "development-tools::testing",
    "web-programming::http-client",
    "web-programming::http-server",
];

fn repository() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("the repository").to_owned()
}

/// The packages of both workspaces, as cargo sees them.
fn packages() -> Vec<Value> {
    let mut packages = packages_of(&repository());
    packages.extend(packages_of(&repository().join("generated")));
    packages
}

/// The packages of the workspace of a folder.
fn packages_of(workspace: &Path) -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(workspace)
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    match metadata["packages"].take() {
        Value::Array(packages) => packages,
        other => panic!("{other}"),
    }
}

fn is_published(package: &Value) -> bool {
    package["publish"].is_null()
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// What a package lacks, a line for each.
fn lacks(package: &Value, has_repository: bool) -> Vec<String> {
    let mut lacks = Vec::new();
    let mut expect = |what: &str, is_there: bool| {
        if !is_there {
            lacks.push(what.to_owned());
        }
    };
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    expect("description", !text("description").is_empty());
    expect("license", text("license") == "Apache-2.0 OR MIT");
    expect("rust-version", !text("rust_version").is_empty());
    expect(
        "repository.workspace = true",
        !has_repository || !text("repository").is_empty(),
    );
    let is_library = package["targets"]
        .as_array()
        .into_iter()
        .flatten()
        .any(|target| texts(&target["kind"]).contains(&"lib"));
    expect(
        "documentation",
        !is_library || text("documentation").starts_with("https://docs.rs/"),
    );
    let docs_rs = &package["metadata"]["docs"]["rs"]["all-features"];
    expect("package.metadata.docs.rs", !is_library || docs_rs == true);

    let keywords = texts(&package["keywords"]);
    expect("1 to 5 keywords", (1..=KEYWORDS).contains(&keywords.len()));
    let is_keyword = |word: &&str| {
        word.len() <= LENGTH_OF_A_KEYWORD
            && word.starts_with(|c: char| c.is_ascii_alphanumeric())
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_+".contains(c))
    };
    expect(
        "keywords that the registry takes",
        keywords.iter().all(is_keyword),
    );
    let categories = texts(&package["categories"]);
    expect(
        "1 to 5 categories",
        (1..=CATEGORIES).contains(&categories.len()),
    );
    expect(
        "categories that the registry knows",
        categories
            .iter()
            .all(|category| KNOWN_CATEGORIES.contains(category)),
    );
    let features = package["features"]
        .as_object()
        .map_or(0, serde_json::Map::len);
    expect("at most 300 features", features <= FEATURES);

    let manifest = Path::new(package["manifest_path"].as_str().expect("a path"));
    let folder = manifest.parent().expect("a folder");
    expect(
        "README.md",
        text("readme") == "README.md" && folder.join("README.md").is_file(),
    );
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let ours = fs::read(repository().join(name)).expect("a licence");
        let link = format!("{name}: a link to the file of the repository");
        expect(
            &link,
            fs::read(folder.join(name)).is_ok_and(|text| text == ours),
        );
    }
    lacks
}

/// Whether `[workspace.package]` says where the repository is. No address of it is known yet; as soon as one is, every package names it.
fn has_repository() -> bool {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("a manifest");
    manifest
        .lines()
        .any(|line| line.starts_with("repository = "))
}

#[test]
fn what_is_published_has_what_the_registry_and_its_visitors_need() {
    let mut wrong = Vec::new();
    for package in packages().iter().filter(|package| is_published(package)) {
        for lack in lacks(package, has_repository()) {
            wrong.push(format!("{} lacks {lack}", package["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A package of this workspace that is a dependency of a published one is published too, and its version fits.
#[test]
fn what_is_published_depends_on_what_is_published() {
    let packages = packages();
    let published: BTreeSet<&str> = packages
        .iter()
        .filter(|package| is_published(package))
        .filter_map(|package| package["name"].as_str())
        .collect();
    assert!(published.contains("discovery-runtime"), "{published:?}");
    for package in packages.iter().filter(|package| is_published(package)) {
        for dependency in package["dependencies"].as_array().expect("a list") {
            // Cargo leaves a dependency for development that has a path and no version out of what it packs.
            if dependency["path"].is_null() || dependency["kind"] == "dev" {
                continue;
            }
            let name = dependency["name"].as_str().expect("a name");
            assert!(
                published.contains(name),
                "{} depends on {name}",
                package["name"]
            );
            assert_ne!(
                dependency["req"], "*",
                "{} requires no version of {name}",
                package["name"]
            );
        }
    }
}

/// Whoever opens `generated/` finds a program for each crate, and `cargo xtask catalogue --today` checks the crates that have one.
#[test]
fn each_crate_of_the_catalogue_has_an_example() {
    let packages = packages_of(&repository().join("generated"));
    let names: BTreeSet<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let (examples, crates): (Vec<&str>, Vec<&str>) =
        names.iter().partition(|name| name.ends_with("-example"));
    let with_example: Vec<&str> = examples
        .iter()
        .filter_map(|name| name.strip_suffix("-example"))
        .collect();
    assert_eq!(crates, with_example);
    assert!(crates.len() >= 8, "{crates:?}");
}

/// What the two workspaces compile is the same, so that they share it, and so that what `cargo deny` says holds for both.
#[test]
fn the_catalogue_has_the_versions_of_the_repository() {
    let locked = |folder: &str| {
        let text = fs::read_to_string(repository().join(folder).join("Cargo.lock"));
        let text = text.expect("a lock file");
        let packages = text.split("[[package]]\n").skip(1);
        let of_registry = packages.filter(|package| package.contains("\nsource = "));
        of_registry
            .filter_map(|package| package.split_once("\nsource = "))
            .map(|(name_and_version, _)| name_and_version.to_owned())
            .collect::<BTreeSet<_>>()
    };
    let (ours, all) = (locked("generated"), locked(""));
    assert!(ours.len() > 50, "{}", ours.len());
    let others: Vec<&String> = ours.difference(&all).collect();
    let message = "`cp Cargo.lock generated/`, then `cargo metadata` there";
    assert!(others.is_empty(), "{others:?}: {message}");
}

#[test]
fn a_package_without_anything_lacks_everything() {
    let package = serde_json::json!({
        "manifest_path": repository().join("xtask/Cargo.toml"),
        "targets": [{"kind": ["lib"]}],
        "keywords": ["a keyword", "x"],
        "categories": ["google"],
    });
    assert_eq!(
        lacks(&package, true),
        [
            "description",
            "license",
            "rust-version",
            "repository.workspace = true",
            "documentation",
            "package.metadata.docs.rs",
            "keywords that the registry takes",
            "categories that the registry knows",
            "README.md",
            "LICENSE-APACHE: a link to the file of the repository",
            "LICENSE-MIT: a link to the file of the repository",
        ]
    );
}

//! Features per resource: a crate compiles without a warning under any set of them, and a feature turns on no more than its resource
//! needs.

use std::fs;
use std::path::Path;

use discovery_codegen::{Layout, Options, RuntimeSource};
use discovery_tests::scratch::Scratch;
use quote::ToTokens as _;

/// Resources whose names are features already, types of one, of several and of many resources, operations, pages, names.
const DOCUMENT: &str = include_str!("document.json");

fn options() -> Options {
    Options {
        crate_name: Some("library".to_owned()),
        runtime: RuntimeSource::Workspace,
        features_per_resource: true,
        command: Some("cargo codegen generate library".to_owned()),
        ..Options::default()
    }
}

/// The text of a document of the corpus.
fn corpus(path: &str) -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = tests.join("corpus").join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The condition of an item, and its name.
fn conditional(attributes: &[syn::Attribute], name: &str) -> String {
    let condition = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("cfg"))
        .map_or("always".to_owned(), |attribute| {
            attribute.meta.to_token_stream().to_string()
        });
    format!("{name:28} {condition}\n")
}

/// The items of a file, each with its condition.
fn conditions(text: &str) -> String {
    let mut lines = String::new();
    for item in syn::parse_file(text).unwrap().items {
        match &item {
            syn::Item::Struct(item) => lines += &conditional(&item.attrs, &item.ident.to_string()),
            syn::Item::Enum(item) => lines += &conditional(&item.attrs, &item.ident.to_string()),
            syn::Item::Type(item) => lines += &conditional(&item.attrs, &item.ident.to_string()),
            syn::Item::Mod(item) => {
                lines += &conditional(&item.attrs, &format!("mod {}", item.ident))
            }
            syn::Item::Macro(item) => {
                let table = item.mac.tokens.to_string();
                let name = table.split(';').next().unwrap_or_default();
                lines += &conditional(&item.attrs, &format!("table of {name}"));
            }
            syn::Item::Impl(item) => {
                for inner in &item.items {
                    if let syn::ImplItem::Fn(function) = inner {
                        let name = format!("fn {}", function.sig.ident);
                        lines += &conditional(&function.attrs, &name);
                    }
                }
            }
            _ => {}
        }
    }
    lines
}

#[test]
fn what_each_feature_turns_on() {
    let generated = discovery_codegen::generate(DOCUMENT, &options()).unwrap();
    let file = |path: &str| {
        let mut files = generated.tree.files();
        let (_, content) = files.find(|(name, _)| *name == path).unwrap();
        content.to_owned()
    };
    let mut text = file("Cargo.toml");
    for path in ["src/lib.rs", "src/types.rs"] {
        text += &format!("\n────── {path}\n\n{}", conditions(&file(path)));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_module_has_no_features() {
    let options = Options {
        layout: Layout::Module,
        ..options()
    };
    let problems = discovery_codegen::generate(DOCUMENT, &options).unwrap_err();
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}");
    };
    assert!(
        problem.message.contains("a module has no features"),
        "{problem}"
    );
}

#[test]
fn a_package_takes_no_more_than_300_features() {
    let with_resources = |number: usize| {
        let resources: serde_json::Map<String, serde_json::Value> = (0..number)
            .map(|index| (format!("r{index}"), serde_json::json!({"methods": {}})))
            .collect();
        let document = serde_json::json!({
            "kind": "discovery#restDescription", "name": "library", "version": "v1", "revision": "1",
            "rootUrl": "https://library.example.com/",
            "servicePath": "", "resources": resources,
        });
        discovery_codegen::generate(&document.to_string(), &options())
    };
    let generated = with_resources(289).unwrap();
    let manifest: toml::Table = generated
        .tree
        .files()
        .find(|(path, _)| *path == "Cargo.toml")
        .map(|(_, text)| text.parse().unwrap())
        .unwrap();
    assert_eq!(manifest["features"].as_table().unwrap().len(), 300);
    let problems = with_resources(290).unwrap_err();
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}");
    };
    assert_eq!(problem.path, "resources");
    assert!(
        problem.message.contains("at most 300 features"),
        "{problem}"
    );
}

/// Sets of features: none, all, each, and some pairs.
fn sets(features: &[String], pairs: usize) -> Vec<String> {
    let mut sets = vec![String::new(), "all-resources".to_owned()];
    sets.extend(features.iter().cloned());
    let mut random = fastrand::Rng::with_seed(14);
    for _ in 0..pairs {
        if let (Some(one), Some(other)) = (random.choice(features), random.choice(features)) {
            sets.push(format!("{one},{other}"));
        }
    }
    sets
}

/// Runs a command of cargo on a package with these features, and expects that it prints no warning.
fn assert_clean(scratch: &Scratch, command: &[&str], package: &str, features: &str) {
    let chosen = [
        "--package",
        package,
        "--no-default-features",
        "--features",
        features,
    ];
    let arguments = [command, &chosen].concat();
    // What is kept for the next build of the same features would fill the disk.
    let environment = [("RUSTDOCFLAGS", "-D warnings"), ("CARGO_INCREMENTAL", "0")];
    let output = scratch.cargo(&arguments, &environment).unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    let clean = output.status.success() && !text.contains("warning: ");
    assert!(clean, "{arguments:?}:\n{text}");
}

#[test]
fn any_features_of_a_small_crate_compile_without_a_warning() {
    let mut scratch = Scratch::new("features").unwrap();
    let features = scratch.add_with_features("library", DOCUMENT).unwrap();
    assert_eq!(features.len(), 14);
    for set in sets(&features, 8) {
        assert_clean(&scratch, &["clippy"], "library", &set);
    }
    for set in sets(&features, 0) {
        assert_clean(&scratch, &["doc", "--no-deps"], "library", &set);
    }
}

#[test]
fn any_features_of_monitoring_compile_without_a_warning() {
    let mut scratch = Scratch::new("features-monitoring").unwrap();
    let document = corpus("documents/monitoring.v3.json");
    let features = scratch.add_with_features("monitoring", &document).unwrap();
    for set in sets(&features, 3) {
        assert_clean(&scratch, &["check"], "monitoring", &set);
    }
}

#[test]
#[ignore = "`cargo xtask features`: compiles some crates with each of their 300 features, for minutes"]
fn any_features_of_large_crates_compile_without_a_warning() {
    let mut scratch = Scratch::new("features-large").unwrap();
    for name in [
        "large/compute.v1",
        "documents/youtube.v3",
        "documents/dfareporting.v5",
    ] {
        let package = name.split(['/', '.']).nth(1).unwrap();
        let document = corpus(&format!("{name}.json"));
        let features = scratch.add_with_features(package, &document).unwrap();
        for set in sets(&features, 40) {
            assert_clean(&scratch, &["check"], package, &set);
        }
        for set in ["", "all-resources", &features[0]] {
            assert_clean(&scratch, &["doc", "--no-deps"], package, set);
        }
        let cleaned = scratch.cargo(&["clean", "--package", package], &[]);
        assert!(cleaned.unwrap().status.success());
    }
}

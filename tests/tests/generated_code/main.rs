//! What generated code promises, wherever it came from: the golden crates, `generated/`, and a few of the corpus.

mod counts;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::model::{PASSED_ON, PASSED_ON_WITH_FEATURE};
use discovery_codegen::{ALLOWED_LINTS, Options};
use proc_macro2::{TokenStream, TokenTree};

/// The Rust files of one crate.
struct Crate {
    name: String,
    files: Vec<(String, String)>,
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|found| found == extension));
    files.sort();
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn crates() -> Vec<Crate> {
    let tests = repository().join("tests");
    let corpus = ["storage.v1", "walletobjects.v1", "oauth2.v2"]
        .map(|name| tests.join(format!("corpus/documents/{name}.json")));
    let documents = files(&tests.join("fixtures"), "json")
        .into_iter()
        .chain(corpus);
    let mut crates: Vec<Crate> = documents
        .map(|document| {
            let generated = discovery_codegen::generate(&read(&document), &Options::default())
                .unwrap_or_else(|problems| panic!("{}: {problems:?}", document.display()));
            let files = generated
                .tree
                .files()
                .filter(|(path, _)| path.ends_with(".rs"));
            Crate {
                name: document.display().to_string(),
                files: files
                    .map(|(path, text)| (path.to_owned(), text.to_owned()))
                    .collect(),
            }
        })
        .collect();
    let catalogue: toml::Table = read(&repository().join("generated/Cargo.toml"))
        .parse()
        .expect("TOML");
    let outside = catalogue["workspace"]["exclude"]
        .as_array()
        .expect("a list");
    let outside: Vec<&str> = outside.iter().filter_map(toml::Value::as_str).collect();
    assert!(outside.len() >= 3, "{outside:?}");
    for folder in fs::read_dir(repository().join("generated"))
        .expect("generated/")
        .flatten()
    {
        // The others are as the documents of the corpus, and would take longer than these and those.
        let is_ours = outside.iter().any(|name| folder.path().ends_with(name));
        if is_ours && folder.path().join("src").is_dir() {
            let sources = files(&folder.path().join("src"), "rs");
            crates.push(Crate {
                name: folder.path().display().to_string(),
                files: sources
                    .iter()
                    .map(|file| (file.display().to_string(), read(file)))
                    .collect(),
            });
        }
    }
    assert!(crates.len() > 60, "{} crates", crates.len());
    crates
}

/// Every token of a file, those in groups too; what stands in text and documentation is no token.
fn tokens(text: &str, what: &str) -> Vec<String> {
    fn collect(stream: TokenStream, all: &mut Vec<String>) {
        for token in stream {
            match token {
                TokenTree::Group(group) => {
                    all.push(format!("{:?}", group.delimiter()));
                    collect(group.stream(), all);
                    all.push("end".to_owned());
                }
                TokenTree::Literal(_) => {}
                other => all.push(other.to_string()),
            }
        }
    }
    let stream: TokenStream = text
        .parse()
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    let mut all = Vec::new();
    collect(stream, &mut all);
    all
}

#[test]
fn no_lint_is_allowed_beyond_the_list() {
    let list: String = ALLOWED_LINTS.concat();
    for Crate { name, files } in crates() {
        for (path, text) in files {
            let tokens = tokens(&text, &path);
            for (at, token) in tokens.iter().enumerate() {
                let attribute = tokens.get(at + 1).is_some_and(|next| next == "Parenthesis")
                    && at > 0
                    && tokens[at - 1] == "Bracket";
                if attribute && ["allow", "expect", "warn"].contains(&token.as_str()) {
                    let allowed: String = tokens[at + 2..]
                        .iter()
                        .take_while(|token| *token != "end")
                        .filter(|token| *token != ",")
                        .map(String::as_str)
                        .collect();
                    assert_eq!(allowed, list, "{name}: {path}");
                }
            }
            let root = path.ends_with("lib.rs");
            assert_eq!(
                text.contains("#![forbid(unsafe_code)]"),
                root,
                "{name}: {path}"
            );
            assert_eq!(text.contains("#![allow("), root, "{name}: {path}");
        }
    }
}

#[test]
fn no_unsafe_and_no_path_from_the_crate() {
    for Crate { name, files } in crates() {
        for (path, text) in files {
            for word in ["unsafe", "crate"] {
                assert!(
                    !tokens(&text, &path).iter().any(|token| token == word),
                    "{name}: {path} says `{word}`"
                );
            }
        }
    }
}

#[test]
fn nothing_of_where_it_was_made() {
    let manifest = read(&repository().join("discovery/apis.toml"));
    let pinned: Vec<&str> = manifest
        .lines()
        .filter(|line| {
            line.starts_with("document =")
                || line.starts_with("sha256 =")
                || line.starts_with("source =")
        })
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert!(pinned.len() >= 3);
    let here = repository()
        .canonicalize()
        .expect("this repository")
        .display()
        .to_string();
    for Crate { name, files } in crates() {
        for (path, text) in files {
            for word in
                pinned
                    .iter()
                    .copied()
                    .chain([here.as_str(), "discovery/documents", "/fixtures/"])
            {
                assert!(!text.contains(word), "{name}: {path} has {word}");
            }
        }
    }
}

/// A crate's `pub use` of the runtime is a list that the generator has to know.
#[test]
fn what_the_runtime_passes_on_is_known() {
    let reexports = include_str!("../../../runtime/src/contract/reexports.rs");
    let reexports = syn::parse_file(reexports).expect("Rust");
    let mut names = BTreeSet::new();
    for item in &reexports.items {
        if let syn::Item::Use(item) = item {
            collect_names(&item.tree, "", &mut names);
        }
    }
    // A macro has a name space of its own.
    names.remove("make");
    let with_feature = PASSED_ON_WITH_FEATURE.map(|(name, _)| name);
    let known = PASSED_ON.iter().chain(&with_feature);
    let known: BTreeSet<String> = known.map(ToString::to_string).collect();
    assert_eq!(names, known);
}

/// The names that an import brings; `module` is the last segment of its path.
fn collect_names(tree: &syn::UseTree, module: &str, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => collect_names(&path.tree, &path.ident.to_string(), names),
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                collect_names(tree, module, names);
            }
        }
        syn::UseTree::Name(name) if name.ident == "self" => {
            names.insert(module.to_owned());
        }
        syn::UseTree::Name(name) => {
            names.insert(name.ident.to_string());
        }
        syn::UseTree::Rename(rename) => {
            names.insert(rename.rename.to_string());
        }
        syn::UseTree::Glob(_) => panic!("a glob hides which names it brings"),
    }
}

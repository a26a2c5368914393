//! Data flows one way through the generator, and its modules may know only what is upstream of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each part of the library may use of the others, in the direction of the data. The binary (`cli` and what it calls) uses
/// the library as any other crate does, and nothing of the library can use it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("problem", &[]),
    ("tree", &[]),
    ("discovery", &["problem"]),
    ("fixup", &["problem"]),
    ("model", &["lib"]),
    ("resolve", &["lib", "discovery", "model"]),
    ("select", &["problem", "model"]),
    (
        "describe",
        &["problem", "model", "select", "lib", "resolve::docs"],
    ),
    ("diff", &["model"]),
    (
        "emit",
        &["lib", "model", "resolve::docs", "resolve::names", "render"],
    ),
    ("render", &["problem"]),
    (
        "layout",
        &["lib", "problem", "tree", "model", "emit", "render"],
    ),
];

/// Names that `lib.rs` exports from its modules, and the part they belong to.
const EXPORTED: &[(&str, &str)] = &[("Problem", "problem"), ("Tree", "tree")];

#[test]
fn every_part_uses_only_what_is_upstream() {
    let mut wrong = Vec::new();
    for (part, allowed) in MAY_USE {
        let files = files_of(part);
        assert!(
            !files.is_empty(),
            "there is no module `{part}`: mend the table above"
        );
        for file in files {
            for path in used(&file) {
                let to = exported(&path);
                let within = to == *part || to.starts_with(&format!("{part}::"));
                let known = |one: &str| {
                    to == one
                        || to.starts_with(&format!("{one}::"))
                        || (one == "lib" && is_of_lib(&to))
                };
                if !within && !allowed.iter().any(|one| known(one)) {
                    wrong.push(format!("{}: `crate::{path}`", file.display()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "modules that use what is not upstream of them:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_module_of_the_library_is_in_the_table() {
    let lib = fs::read_to_string(source().join("lib.rs")).expect("lib.rs");
    let file = syn::parse_file(&lib).expect("lib.rs is Rust");
    let modules: BTreeSet<String> = file
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Mod(module) if module.content.is_none() => Some(module.ident.to_string()),
            _ => None,
        })
        .collect();
    // Around the pipeline: what a build script calls.
    let around = ["build_script"];
    let table: BTreeSet<String> = MAY_USE
        .iter()
        .map(|(part, _)| *part)
        .chain(around)
        .map(str::to_owned)
        .collect();
    assert_eq!(modules, table);
}

/// An item of `lib.rs` itself: `Omission`, `RuntimeSource`, …
fn is_of_lib(path: &str) -> bool {
    path.chars().next().is_some_and(char::is_uppercase)
}

fn exported(path: &str) -> String {
    match EXPORTED.iter().find(|(name, _)| path == *name) {
        Some((name, module)) => format!("{module}::{name}"),
        None => path.to_owned(),
    }
}

/// The files of a module, without its tests.
fn files_of(part: &str) -> Vec<PathBuf> {
    let single = source().join(format!("{part}.rs"));
    let mut files = rust_files(&source().join(part));
    files.extend(single.is_file().then_some(single));
    files.retain(|file| !file.ends_with("tests.rs"));
    files
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Every path of a file that goes up to the crate, without `crate::`: by `use`, and written out in code.
fn used(file: &Path) -> BTreeSet<String> {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let tokens: proc_macro2::TokenStream = text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut paths = BTreeSet::new();
    scan(tokens, depth(file), &mut paths);
    paths
}

/// How deep in the module tree a file is: `emit/builder.rs` and `render.rs` are two and one.
fn depth(file: &Path) -> usize {
    let relative = file.strip_prefix(source()).unwrap_or(file);
    let folders = relative.components().count();
    if file.ends_with("mod.rs") {
        folders - 1
    } else {
        folders
    }
}

/// Finds `crate::a::b`, `crate::{a, b::c}`, and as many `super::` as lead to the crate.
fn scan(tokens: proc_macro2::TokenStream, depth: usize, paths: &mut BTreeSet<String>) {
    use proc_macro2::TokenTree;
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, text: &str| {
        tokens
            .get(at)
            .is_some_and(|token| token.to_string() == text)
    };
    let colons = |at: usize| is(at, ":") && is(at + 1, ":");
    let mut at = 0;
    while at < tokens.len() {
        if let TokenTree::Group(group) = &tokens[at] {
            let module = at >= 2 && is(at - 2, "mod");
            scan(group.stream(), depth + usize::from(module), paths);
        }
        let mut after = at;
        while is(after, "super") && colons(after + 1) {
            after += 3;
        }
        let root = if is(at, "crate") && colons(at + 1) {
            Some(at + 3)
        } else {
            (after == at + 3 * depth && depth > 0).then_some(after)
        };
        // `quote!` writes `super::` for generated code, always as `super::)`.
        match root.and_then(|start| tokens.get(start).map(|token| (start, token))) {
            Some((start, TokenTree::Group(group))) => {
                branches(group.stream(), "", paths);
                at = start;
            }
            Some((start, TokenTree::Ident(first))) => {
                let mut path = first.to_string();
                let mut next = start + 1;
                while colons(next) {
                    match tokens.get(next + 2) {
                        Some(TokenTree::Ident(segment)) => path += &format!("::{segment}"),
                        Some(TokenTree::Group(group)) => {
                            branches(group.stream(), &format!("{path}::"), paths)
                        }
                        _ => {}
                    }
                    next += 3;
                }
                paths.insert(path);
                at = start;
            }
            _ => {}
        }
        at += 1;
    }
}

/// The branches of `{a, b::c, d::{e, f}}`.
fn branches(tokens: proc_macro2::TokenStream, before: &str, paths: &mut BTreeSet<String>) {
    let text = tokens.to_string().replace(' ', "");
    let mut level = 0;
    let mut branch = String::new();
    for c in text.chars().chain([',']) {
        match c {
            '{' => level += 1,
            '}' => level -= 1,
            _ => {}
        }
        if c == ',' && level == 0 {
            let plain = branch
                .split('{')
                .next()
                .unwrap_or_default()
                .trim_end_matches(':');
            if !plain.is_empty() && plain != "self" {
                paths.insert(format!("{before}{plain}"));
            }
            branch.clear();
        } else {
            branch.push(c);
        }
    }
}

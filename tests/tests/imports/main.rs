//! Data flows one way. In no crate do files use each other in a circle, and each phase of the generator knows only what is upstream.
//!
//! A file uses another one if it imports or names an item that is defined there. Where a module passes the item on by `pub use`, the
//! file that defines it counts. Not seen: methods, which may be defined in another file than their type; modules for tests.

mod checker;
mod graph;
mod source;
mod token;

use std::collections::BTreeSet;
use std::path::Path;

use graph::Graph;

/// What each part of the library may use of the others, in the direction of the data. `lib.rs` only passes items on: it uses
/// nothing, and nothing uses it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("lib", &[]),
    ("byte_order_mark", &[]),
    ("problem", &[]),
    ("tree", &[]),
    ("discovery", &["problem"]),
    ("fixup", &["byte_order_mark", "problem"]),
    ("docs", &[]),
    ("model", &["docs"]),
    ("decisions", &["problem"]),
    ("facts", &["fixup", "model"]),
    ("resolve", &["decisions", "discovery", "docs", "model"]),
    ("select", &["problem", "model"]),
    ("features", &["problem", "model"]),
    ("describe", &["problem", "docs", "model", "select"]),
    ("options", &["decisions", "facts", "model"]),
    ("example", &["docs", "model", "resolve"]),
    (
        "published",
        &[
            "problem",
            "decisions",
            "diff",
            "example",
            "model",
            "resolve",
            "select",
        ],
    ),
    ("diff", &["decisions", "docs", "example", "model"]),
    ("emit", &["docs", "example", "model", "options", "resolve"]),
    ("render", &["problem", "emit"]),
    ("layout", &["problem", "tree", "model", "emit", "render"]),
    (
        "generate",
        &[
            "byte_order_mark",
            "problem",
            "tree",
            "decisions",
            "discovery",
            "facts",
            "model",
            "resolve",
            "select",
            "features",
            "docs",
            "example",
            "published",
            "options",
            "emit",
            "layout",
        ],
    ),
    (
        "build_script",
        &[
            "problem",
            "decisions",
            "facts",
            "fixup",
            "select",
            "options",
            "generate",
        ],
    ),
];

fn graph_of(name: &str) -> Graph {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    Graph::of(&source::read(&package))
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut wrong = String::new();
    for name in ["codegen", "command", "fake-server", "runtime"] {
        let graph = graph_of(name);
        for circle in &graph.circles() {
            wrong += &format!(
                "{name}: {} files in a circle, as {}\n{}",
                circle.len(),
                graph.shortest(circle).join(" → "),
                graph.shown(circle)
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_part_of_the_library_uses_only_what_is_upstream() {
    let graph = graph_of("codegen");
    let mut wrong = String::new();
    for ((from, to), path) in &graph.arrows {
        let (from_part, to_part) = (part(from), part(to));
        let Some((_, allowed)) = MAY_USE.iter().find(|(part, _)| *part == from_part) else {
            continue;
        };
        let module = module(to);
        let is_allowed = |one: &str| module == *one || module.starts_with(&format!("{one}::"));
        if from_part == to_part || allowed.iter().any(|one| is_allowed(one)) {
            continue;
        }
        wrong += &format!("{from} uses `{path}`, which is in {to}\n");
    }
    assert!(
        wrong.is_empty(),
        "parts that use what is not upstream of them:\n{wrong}"
    );
}

#[test]
fn every_part_of_the_library_is_in_the_table() {
    let graph = graph_of("codegen");
    let parts: BTreeSet<&str> = graph.files.iter().map(|file| part(file)).collect();
    let table = MAY_USE.iter().map(|(part, _)| *part);
    assert_eq!(parts, table.collect::<BTreeSet<&str>>());
}

/// The part of a crate that a file belongs to: `emit` for `emit/mod.rs`, `lib` for `lib.rs`.
fn part(file: &str) -> &str {
    file.split('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".rs")
}

/// `resolve::docs` for `resolve/docs.rs`, `emit` for `emit/mod.rs`.
fn module(file: &str) -> String {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    path.replace('/', "::")
}

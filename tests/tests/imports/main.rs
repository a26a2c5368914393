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

/// Circles that are still there, by crate: none has other files than these, and each is there.
const KNOWN_CIRCLES: &[(&str, &[&str])] = &[
    (
        "codegen",
        &[
            "diff/methods.rs",
            "diff/mod.rs",
            "diff/names.rs",
            "diff/operations.rs",
            "diff/paging.rs",
            "diff/parameters.rs",
            "diff/resources.rs",
            "diff/types.rs",
        ],
    ),
    (
        "codegen",
        &[
            "emit/builder.rs",
            "emit/client.rs",
            "emit/doc.rs",
            "emit/message.rs",
            "emit/method.rs",
            "emit/mod.rs",
            "emit/open_enum.rs",
            "emit/operations.rs",
            "emit/package.rs",
            "emit/paging.rs",
            "emit/paths.rs",
            "emit/resource.rs",
            "emit/types.rs",
            "layout.rs",
            "lib.rs",
            "model/mod.rs",
            "model/operations.rs",
            "model/paging.rs",
            "model/text.rs",
            "resolve/boxing.rs",
            "resolve/docs.rs",
            "resolve/lookup.rs",
            "resolve/mod.rs",
            "resolve/names.rs",
            "resolve/operations.rs",
            "resolve/paging.rs",
            "resolve/paging/items.rs",
            "resolve/paging/token.rs",
            "resolve/types.rs",
            "select.rs",
        ],
    ),
    ("codegen", &["fixup/mod.rs", "fixup/pointer.rs"]),
];

/// What each part of the library may use of the others, in the direction of the data. `lib.rs` only passes items on: it uses
/// nothing, and nothing uses it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("lib", &[]),
    ("problem", &[]),
    ("tree", &[]),
    ("discovery", &["problem"]),
    ("fixup", &["problem"]),
    ("model", &[]),
    ("resolve", &["discovery", "model"]),
    ("select", &["problem", "model"]),
    ("describe", &["problem", "model", "select", "resolve::docs"]),
    ("diff", &["model"]),
    ("emit", &["model", "resolve::docs", "resolve::names"]),
    ("render", &["problem"]),
    ("layout", &["problem", "tree", "model", "emit", "render"]),
];

/// Around the pipeline: what a build script calls.
const AROUND: &[&str] = &["build_script"];

/// Arrows against the direction that are still there.
const KNOWN_ARROWS: &[(&str, &str)] = &[
    ("describe", "lib"),
    ("emit", "lib"),
    ("emit", "render"),
    ("lib", "discovery"),
    ("lib", "emit"),
    ("lib", "layout"),
    ("lib", "model"),
    ("lib", "problem"),
    ("lib", "resolve"),
    ("lib", "select"),
    ("lib", "tree"),
    ("model", "lib"),
    ("resolve", "lib"),
];

fn graph_of(name: &str) -> Graph {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    Graph::of(&source::read(&package))
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut wrong = String::new();
    for name in ["codegen", "command", "runtime"] {
        let graph = graph_of(name);
        let known = KNOWN_CIRCLES.iter().filter(|(package, _)| *package == name);
        let known: Vec<&[&str]> = known.map(|(_, files)| *files).collect();
        let circles = graph.circles();
        for circle in &circles {
            let is_known = |known: &&&[&str]| circle.iter().all(|file| known.contains(file));
            if !known.iter().any(|known| is_known(&known)) {
                wrong += &format!(
                    "{name}: {} files in a circle, as {}\n{}",
                    circle.len(),
                    graph.shortest(circle).join(" → "),
                    graph.shown(circle)
                );
            }
        }
        for known in known {
            let is_left = |circle: &Vec<&str>| circle.iter().all(|file| known.contains(file));
            if !circles.iter().any(is_left) {
                wrong +=
                    &format!("{name}: delete this circle from the list, it is gone: {known:?}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_part_of_the_library_uses_only_what_is_upstream() {
    let graph = graph_of("codegen");
    let mut wrong = String::new();
    let mut against = BTreeSet::new();
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
        if KNOWN_ARROWS.contains(&(from_part, to_part)) {
            against.insert((from_part, to_part));
        } else {
            wrong += &format!("{from} uses `{path}`, which is in {to}\n");
        }
    }
    for (from, to) in KNOWN_ARROWS {
        if !against.contains(&(*from, *to)) {
            wrong += &format!("delete this arrow from the list, it is gone: {from} to {to}\n");
        }
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
    let table = MAY_USE.iter().map(|(part, _)| part).chain(AROUND);
    assert_eq!(parts, table.copied().collect::<BTreeSet<&str>>());
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

//! `docs/comparison.md`: what it says of this project is tested.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The tests that lines of the table name in their last column.
fn named(page: &str) -> Vec<&str> {
    let lines = page
        .lines()
        .filter(|line| line.starts_with("| ") && !line.ends_with("| test |"));
    let last = lines.map(|line| {
        let cells = line.trim_end_matches(" |").rsplit_once("| ");
        cells.map_or(line, |(_, cell)| cell)
    });
    last.map(|cell| cell.trim_matches('`')).collect()
}

/// Every function of a test in these folders.
fn tests(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("target") {
            tests(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let mut is_test = false;
            for line in text.lines().map(str::trim) {
                is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
                let line = line.strip_prefix("async ").unwrap_or(line);
                let function = line.strip_prefix("fn ");
                let name = function.and_then(|rest| rest.split_once('('));
                if let Some((name, _)) = name
                    && std::mem::take(&mut is_test)
                {
                    found.insert(name.to_owned());
                }
            }
        }
    }
}

#[test]
fn each_line_names_a_test_that_exists() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(repository.join("docs/comparison.md")).unwrap();
    let named = named(&page);
    assert!(named.len() >= 20, "{named:?}");
    let mut found = BTreeSet::new();
    for folder in [
        "codegen",
        "command",
        "login",
        "runtime",
        "testing",
        "tests/tests",
    ] {
        tests(&repository.join(folder), &mut found);
    }
    let lost: Vec<&&str> = named
        .iter()
        .filter(|name| !found.contains(**name))
        .collect();
    assert!(lost.is_empty(), "no test has these names: {lost:?}");
}

//! `README.md` and `docs/guide/src/comparison.md` compare this project with others: what they say of this project is tested.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The tests that a page names: the last column of each table whose last column is `test`.
fn named(page: &str) -> Vec<&str> {
    let mut is_named = false;
    let mut named = Vec::new();
    for line in page.lines() {
        let row = line.strip_suffix(" |").filter(|_| line.starts_with("| "));
        let last = row.and_then(|row| row.rsplit_once("| ").map(|(_, last)| last));
        match last {
            Some("test") => is_named = true,
            Some(last) if is_named => named.push(last.trim_matches('`')),
            _ => is_named &= line.starts_with('|'),
        }
    }
    named
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
    let read = |page: &str| fs::read_to_string(repository.join(page)).unwrap();
    let (front, chapter) = (read("README.md"), read("docs/guide/src/comparison.md"));
    let (front, named) = (named(&front), named(&chapter));
    assert!(
        front.len() >= 10 && named.len() >= 20,
        "{front:?} {named:?}"
    );
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
    let lost: Vec<&&str> = front
        .iter()
        .chain(&named)
        .filter(|name| !found.contains(**name))
        .collect();
    assert!(lost.is_empty(), "no test has these names: {lost:?}");
}

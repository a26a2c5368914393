//! The promises of `SECURITY.md`: each names its test, and each of these tests exists.

use std::path::Path;

/// The page, without what it does not promise.
fn promises() -> String {
    let page = std::fs::read_to_string(root().join("SECURITY.md")).unwrap();
    let (promises, _) = page.split_once("## What is not promised").unwrap();
    let (_, promises) = promises.split_once("## What is promised").unwrap();
    promises.to_owned()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The tests that a text names, as `file::test`.
fn named_tests(text: &str) -> Vec<(&str, &str)> {
    let code = text.split('`').skip(1).step_by(2);
    code.filter_map(|code| {
        code.split_once(".rs::")
            .and_then(|_| code.rsplit_once("::"))
    })
    .collect()
}

/// Whether the source has a test of this name that runs without being asked for.
fn has_test(source: &str, name: &str) -> bool {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let function = |line: &str| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        line.strip_prefix("fn ")
            .and_then(|rest| rest.split('(').next())
            == Some(name)
    };
    lines.iter().enumerate().any(|(index, line)| {
        let attributes = || {
            lines[..index]
                .iter()
                .rev()
                .take_while(|line| line.starts_with("#["))
        };
        function(line)
            && attributes()
                .any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"))
            && !attributes().any(|line| line.starts_with("#[ignore"))
    })
}

#[test]
fn each_promise_names_tests_that_exist() {
    let promises = promises();
    let mut missing = Vec::new();
    let rows = promises
        .lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("|---"));
    let rows: Vec<&str> = rows.filter(|line| !line.ends_with("| test |")).collect();
    assert!(rows.len() > 25, "{}", rows.len());
    for row in rows {
        let tests = named_tests(row);
        if tests.is_empty() {
            missing.push(format!("no test is named: {row}"));
        }
        for (file, name) in tests {
            match std::fs::read_to_string(root().join(file)) {
                Ok(source) if has_test(&source, name) => {}
                Ok(_) => missing.push(format!("{file} has no test `{name}`")),
                Err(error) => missing.push(format!("{file}: {error}")),
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_test_is_a_function_with_its_attribute() {
    let source = "#[test]\nfn a() {}\n#[tokio::test(flavor = \"x\")]\nasync fn b() {}\nfn c() {}\n#[test]\n#[ignore]\nfn d() {}";
    let found = ["a", "b", "c", "d", "e"].map(|name| has_test(source, name));
    assert_eq!(found, [true, true, false, false, false]);
    assert_eq!(
        named_tests("| x `y` | `a/b.rs::c` `d.rs::e` |"),
        [("a/b.rs", "c"), ("d.rs", "e")]
    );
}

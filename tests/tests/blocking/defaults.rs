//! `docs/guide/src/behaviour.md` has the defaults that the code has.

use std::fs;
use std::path::Path;

const GUIDE: &str = include_str!("../../../docs/guide/src/behaviour.md");

#[test]
fn the_table_of_defaults_is_that_of_the_code() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    let places = GUIDE.lines().filter_map(|row| {
        let (_, place) = row.strip_suffix("` |")?.rsplit_once(" | `")?;
        place.split_once("`: `")
    });
    let mut count = 0;
    for (file, code) in places {
        let source = fs::read_to_string(sources.join(file)).unwrap_or_else(|_| panic!("{file}"));
        let code = code.replace("\\|", "|");
        assert!(source.contains(&code), "{file} has no `{code}` any more");
        count += 1;
    }
    // Every row has a place.
    let rows = GUIDE.lines().filter(|line| line.starts_with("| ")).count();
    let heads = GUIDE
        .lines()
        .filter(|line| line.starts_with("|---"))
        .count();
    assert_eq!(count, rows - heads);
    assert!(count > 30, "{count}");
}

/// The names in the column `set by` are those of functions.
#[test]
fn what_sets_a_default_exists() {
    let files = [
        "options.rs",
        "policy/retry.rs",
        "policy/polling.rs",
        "paging/items.rs",
        "paging/pages.rs",
        "media/upload/builder.rs",
        "transport/hyper/builder.rs",
    ];
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    let code: String = files
        .iter()
        .map(|file| fs::read_to_string(sources.join(file)).expect("a source"))
        .collect();
    for row in GUIDE.lines().filter(|line| line.ends_with("` |")) {
        let setters = row.split('|').nth(3).expect("a column");
        for name in setters.split('`').skip(1).step_by(2) {
            let name = name.rsplit("::").next().expect("a name");
            assert!(code.contains(&format!("pub fn {name}")), "{name}");
        }
    }
}

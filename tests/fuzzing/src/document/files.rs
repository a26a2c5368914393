//! The files of a generated crate or module.

use std::collections::BTreeSet;

use discovery_codegen::{Layout, MARK, Options, Tree};

/// Every file parses, is named so that every file system takes it, and has no character that hides what stands there.
pub(super) fn check_tree(tree: &Tree, options: &Options) {
    let mut names = BTreeSet::new();
    for (path, text) in tree.files() {
        check_path(path);
        assert!(
            names.insert(path.to_lowercase()),
            "two files are {path} where case does not count"
        );
        check_text(path, text);
        if path.ends_with(".rs") {
            assert!(
                text.starts_with(MARK),
                "{path} does not begin with the mark of generated files"
            );
            if let Err(error) = syn::parse_file(text) {
                panic!("{path} does not parse: {error}");
            }
        } else if path.ends_with(".toml") {
            let table = toml::from_str::<toml::Table>(text)
                .unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
            assert!(
                table.contains_key("package"),
                "{path} has no package:\n{text}"
            );
        }
    }
    match options.layout {
        Layout::Crate => assert!(
            names.contains("cargo.toml") && names.contains("src/lib.rs"),
            "{names:?}"
        ),
        Layout::Module => assert_eq!(names.len(), 1, "{names:?}"),
    }
}

/// Names that Windows has for devices, with any ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

fn check_path(path: &str) {
    for part in path.split('/') {
        let usual = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        assert!(
            !part.is_empty() && part.len() < 200 && part.chars().all(usual),
            "{path:?}"
        );
        let stem = part.split('.').next().unwrap_or_default().to_lowercase();
        let numbered = |device: &str| {
            stem.strip_prefix(device).is_some_and(|rest| {
                rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        assert!(
            !stem.is_empty()
                && !DEVICES.contains(&stem.as_str())
                && !numbered("com")
                && !numbered("lpt"),
            "{path:?}"
        );
    }
}

fn check_text(path: &str, text: &str) {
    for (number, line) in text.lines().enumerate() {
        let hidden = |c: char| {
            (c.is_control() && c != '\t')
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        };
        assert!(
            !line.contains(hidden),
            "{path}, line {}: {line:?}",
            number + 1
        );
    }
}

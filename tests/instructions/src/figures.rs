//! The figures, as they are committed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

/// How far a figure may be from the committed one, in percent.
const TOLERANCE: u64 = 3;

const HEAD: &str = "\
# How many instructions each job of `tests/instructions/src/jobs.rs` takes, in a release build of this compiler. They may differ by 3 %.
# `cargo xtask instructions --write` writes it.

";

/// The instructions of each job.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Figures {
    /// Its version, and for what it compiles.
    pub(crate) compiler: String,
    pub(crate) instructions: BTreeMap<String, u64>,
}

impl Figures {
    /// None yet.
    pub(crate) fn of_this_compiler() -> Result<Self, String> {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let output = Command::new(&rustc).arg("-vV").output();
        let output = output.map_err(|error| format!("{}: {error}", rustc.display()))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let version = text.lines().next().unwrap_or_default();
        let host = text.lines().find_map(|line| line.strip_prefix("host: "));
        Ok(Self {
            compiler: format!("{version} for {}", host.unwrap_or("an unknown system")),
            instructions: BTreeMap::new(),
        })
    }

    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub(crate) fn write(&self, path: &Path) -> Result<(), String> {
        let text = toml::to_string(self).map_err(|error| error.to_string())?;
        std::fs::write(path, HEAD.to_owned() + &text)
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    /// What differs by more than the tolerance, a line each.
    pub(crate) fn compare(&self, found: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        for (name, &count) in &found.instructions {
            let Some(&before) = self.instructions.get(name) else {
                differences.push(format!("{name}: it has no figure yet"));
                continue;
            };
            if count.abs_diff(before) * 100 > before * TOLERANCE {
                let percent = (count as f64 / before as f64 - 1.0) * 100.0;
                differences.push(format!("{name}: {before}, now {count} ({percent:+.1} %)"));
            }
        }
        let names = self.instructions.keys();
        let gone = names.filter(|name| !found.instructions.contains_key(*name));
        differences.extend(gone.map(|name| format!("{name}: there is no such job any more")));
        differences
    }
}

#[test]
fn a_difference_beyond_the_tolerance_is_said() {
    let figures = |count| Figures {
        compiler: "rustc".to_owned(),
        instructions: BTreeMap::from([("read".to_owned(), count)]),
    };
    assert!(figures(1000).compare(&figures(1030)).is_empty());
    assert_eq!(
        figures(1000).compare(&figures(1031)),
        ["read: 1000, now 1031 (+3.1 %)"]
    );
    assert_eq!(
        figures(1000).compare(&figures(969)),
        ["read: 1000, now 969 (-3.1 %)"]
    );
    let none = Figures {
        compiler: "rustc".to_owned(),
        instructions: BTreeMap::new(),
    };
    assert_eq!(none.compare(&figures(1)), ["read: it has no figure yet"]);
    assert_eq!(
        figures(1).compare(&none),
        ["read: there is no such job any more"]
    );
}

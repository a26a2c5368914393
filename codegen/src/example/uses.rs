//! What an example imports.

use std::collections::{BTreeMap, BTreeSet};

use super::width::WIDTH;

/// Stands for the name of the crate or module. No name of the model has such a character.
pub(super) const HOST: &str = "$";

/// The length that most names of crates do not exceed, which stand for [`HOST`].
const CRATE: usize = 20;

/// What an example imports.
#[derive(Default)]
pub(super) struct Uses {
    make: bool,
    /// Types of the crate, by their last name.
    types: BTreeMap<String, String>,
    /// The crate itself, for a type that is written with its whole path.
    whole: bool,
    /// Paths in `std`.
    std: BTreeSet<&'static str>,
}

impl Uses {
    pub(super) fn make(&mut self) {
        self.make = true;
    }

    pub(super) fn std(&mut self, path: &'static str) {
        self.std.insert(path);
    }

    /// Imports a type, whose path is from the root of the crate. If another type has its name, it is written with its whole path.
    pub(super) fn imported(&mut self, path: &str) -> String {
        let name = path.rsplit("::").next().unwrap_or(path);
        let known = self
            .types
            .entry(name.to_owned())
            .or_insert_with(|| path.to_owned());
        match *known == path {
            true => name.to_owned(),
            false => self.whole(path),
        }
    }

    /// A path from the root of the crate, with the crate.
    pub(super) fn whole(&mut self, path: &str) -> String {
        self.whole = true;
        format!("{HOST}::{path}")
    }

    /// The imports, with [`HOST`] for the crate.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .std
            .iter()
            .map(|path| format!("use std::{path};"))
            .collect();
        let make = self.make.then(|| "make".to_owned());
        let names: Vec<String> = make
            .into_iter()
            .chain(self.types.values().cloned())
            .collect();
        match names.as_slice() {
            [] => {}
            [one] => lines.push(format!("use {HOST}::{one};")),
            names => {
                let whole = format!("use {HOST}::{{{}}};", names.join(", "));
                match whole.len() + CRATE <= WIDTH {
                    true => lines.push(whole),
                    false => {
                        lines.push(format!("use {HOST}::{{"));
                        lines.extend(filled(names));
                        lines.push("};".to_owned());
                    }
                }
            }
        }
        lines
    }
}

/// Names in lines that are as full as they may be.
fn filled(names: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        match lines.last_mut() {
            Some(line) if line.len() + name.len() + 2 <= WIDTH => {
                line.push_str(&format!(" {name},"))
            }
            _ => lines.push(format!("    {name},")),
        }
    }
    lines
}

//! Applies facts to a document.

use serde_json::Value;

use super::Facts;
use super::shipped::file_of;
use crate::fixup;
use crate::model::{Emulator, Fact};

/// What is known about a document beside what it says.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Its emulator.
    pub(crate) emulator: Option<Emulator>,
    /// Every fact, with what became of it.
    pub(crate) facts: Vec<Fact>,
}

/// Applies the corrections that are known for a document. It lists each of them.
pub(crate) fn correct(document: &mut Value, facts: Facts) -> Vec<Fact> {
    let text = |key: &str| {
        document
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let (name, version) = (text("name").to_owned(), text("version").to_owned());
    let corrections = file(&name, facts).map(|file| file.correction);
    let mut applied = Vec::new();
    for correction in corrections.unwrap_or_default() {
        if !correction.versions.contains(&version) {
            continue;
        }
        let missed = fixup::apply_to(document, std::slice::from_ref(&correction.fixup))
            .err()
            .and_then(|problems| problems.into_iter().next())
            .map(|problem| problem.to_string());
        applied.push(Fact {
            name: format!("{name}.{}", correction.fixup.name),
            says: correction.fixup.reason,
            source: correction.source,
            missed,
        });
    }
    applied
}

/// What else is known about the API of this name.
pub(crate) fn known(api: &str, facts: Facts) -> Known {
    let Some(emulator) = file(api, facts).and_then(|file| file.emulator) else {
        return Known::default();
    };
    let when = match emulator.by_default {
        true => "a client calls the emulator that the variable names",
        false => "a client that asks for it calls the emulator that the variable names",
    };
    Known {
        facts: vec![Fact {
            name: format!("{api}.emulator"),
            says: format!("{}: {when}.", emulator.variable),
            source: emulator.source,
            missed: None,
        }],
        emulator: Some(Emulator {
            variable: emulator.variable,
            by_default: emulator.by_default,
            path: emulator.path,
        }),
    }
}

fn file(api: &str, facts: Facts) -> Option<super::file::File> {
    match facts {
        Facts::Shipped => file_of(api),
        Facts::None => None,
    }
}

//! Applies facts to a document.

use serde_json::Value;

use super::Facts;
use super::file::{Correction, Idempotency};
use super::shipped::file_of;
use super::stream;
use crate::fixup;
use crate::model::{Emulator, Fact, KnownStreams};

/// What is known about a document beside what it says.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Its emulator.
    pub(crate) emulator: Option<Emulator>,
    /// The most calls of a batch.
    pub(super) batch_limit: Option<u32>,
    /// When its methods are idempotent.
    pub(super) idempotency: Vec<Idempotency>,
    /// Which of its methods stream.
    pub(crate) streams: KnownStreams,
    /// Every fact, with what became of it.
    pub(crate) facts: Vec<Fact>,
}

/// Applies the corrections that are known for a document, and says what else is known about its API.
pub(crate) fn correct(document: &mut Value, facts: Facts) -> Known {
    let text = |key: &str| {
        document
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let (api, version) = (text("name").to_owned(), text("version").to_owned());
    let file = match facts {
        Facts::Shipped => file_of(&api),
        Facts::None => None,
    };
    let mut known = Known::default();
    let Some(file) = file else { return known };
    for correction in file.correction {
        if correction.versions.contains(&version) {
            known.facts.push(apply(document, &api, correction));
        }
    }
    known.idempotency = file.idempotency;
    known
        .idempotency
        .retain(|entry| entry.versions.contains(&version));
    if let Some(emulator) = file.emulator {
        let when = match emulator.by_default {
            true => "a client calls the emulator that the variable names",
            false => "a client that asks for it calls the emulator that the variable names",
        };
        known.facts.push(Fact {
            name: format!("{api}.emulator"),
            says: format!("{}: {when}.", emulator.variable),
            source: emulator.source,
            missed: None,
        });
        known.emulator = Some(Emulator {
            variable: emulator.variable,
            by_default: emulator.by_default,
            path: emulator.path,
        });
    }
    if let Some(batch) = file.batch {
        known.facts.push(Fact {
            name: format!("{api}.batch"),
            says: format!("A request of a batch has at most {} calls.", batch.limit),
            source: batch.source,
            missed: None,
        });
        known.batch_limit = Some(batch.limit.get());
    }
    let streams = file.stream.into_iter();
    let streams = streams.filter(|stream| stream.versions.contains(&version));
    let (streams, facts) = stream::decide(document, &api, streams);
    known.streams = streams;
    known.facts.extend(facts);
    known
}

/// Applies a correction, if its place is as it expects.
fn apply(document: &mut Value, api: &str, correction: Correction) -> Fact {
    let missed = fixup::apply_to(document, std::slice::from_ref(&correction.fixup))
        .err()
        .and_then(|problems| problems.into_iter().next())
        .map(|problem| problem.to_string());
    Fact {
        name: format!("{api}.{}", correction.fixup.name),
        says: correction.fixup.reason,
        source: correction.source,
        missed,
    }
}

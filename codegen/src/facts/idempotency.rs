//! Says which methods are idempotent.

use std::collections::BTreeMap;

use super::file::{Idempotency, When};
use crate::model::{self, Api, Fact, Method};

/// The name for all methods that no other entry names.
const OTHERS: &str = "*";

/// Sets when the methods of an API are idempotent, and lists that as facts.
pub(super) fn set_idempotency(api: &mut Api, entries: Vec<Idempotency>) {
    let prefix = format!("{}.", api.name);
    let outcomes: Vec<Outcome> = {
        let ids = entries.iter().enumerate().flat_map(|(place, entry)| {
            let ids = entry.methods.iter();
            ids.map(move |id| (id.as_str(), place))
        });
        let places: BTreeMap<&str, usize> = ids.collect();
        let mut outcomes: Vec<Outcome> = entries.iter().map(|_| Outcome::default()).collect();
        for method in api.methods_mut() {
            let id = method
                .id
                .strip_prefix(&prefix)
                .unwrap_or(&method.id)
                .to_owned();
            let others = places.get(OTHERS).filter(|_| method.verb != "GET");
            let Some(place) = places.get(id.as_str()).or(others) else {
                continue;
            };
            let missing = entries
                .get(*place)
                .and_then(|entry| set(method, &entry.when));
            if let Some(outcome) = outcomes.get_mut(*place) {
                outcome
                    .missed
                    .extend(missing.map(|name| format!("{id} has no parameter {name}")));
                outcome.ids.push(id);
            }
        }
        outcomes
    };
    for (entry, mut outcome) in entries.into_iter().zip(outcomes) {
        let gone = entry.methods.iter();
        let gone = gone.filter(|id| *id != OTHERS && !outcome.ids.contains(id));
        let gone: Vec<String> = gone.map(|id| format!("there is no method {id}")).collect();
        outcome.missed.extend(gone);
        api.facts.push(Fact {
            name: format!("{prefix}{}", entry.name),
            says: format!(
                "These {}: {}.",
                describe(&entry.when),
                outcome.ids.join(", ")
            ),
            source: entry.source,
            missed: (!outcome.missed.is_empty()).then(|| outcome.missed.join("; ")),
        });
    }
}

/// What became of an entry.
#[derive(Default)]
struct Outcome {
    /// The methods that it is about, in the order of the document.
    ids: Vec<String>,
    /// What the document does not have.
    missed: Vec<String>,
}

/// Sets when a method is idempotent. Returns the parameter of the condition that it does not have: then nothing can make it safe.
fn set(method: &mut Method, when: &When) -> Option<String> {
    let missing = lacks(method, when).map(str::to_owned);
    method.idempotency = Some(match missing {
        Some(_) => model::Idempotency::Never,
        None => when.clone().into(),
    });
    missing
}

fn describe(when: &When) -> String {
    match when {
        When::Always => "are repeated after an error".to_owned(),
        When::Never => "are not repeated if the server may have acted".to_owned(),
        When::Query(names) => format!(
            "are repeated after an error if {} is set",
            names.join(" or ")
        ),
        When::Field(name) => format!("are repeated after an error if the body has {name}"),
    }
}

/// The query parameter of the condition that the method does not have.
fn lacks<'a>(method: &Method, when: &'a When) -> Option<&'a str> {
    let When::Query(names) = when else {
        return None;
    };
    let has = |name: &str| {
        let parameters = method.setters.iter().chain(&method.arguments);
        parameters
            .into_iter()
            .any(|parameter| parameter.wire.0 == name)
    };
    names.iter().map(String::as_str).find(|name| !has(name))
}

//! Says which methods are idempotent.

use std::collections::BTreeSet;

use super::file::{Idempotency, When};
use crate::model::{self, Api, Fact, Method};

/// The name for all methods that no other entry names.
const OTHERS: &str = "*";

/// Sets when the methods of an API are idempotent, and lists that as facts.
pub(super) fn set_idempotency(api: &mut Api, entries: Vec<Idempotency>) {
    let prefix = format!("{}.", api.name);
    let named: BTreeSet<String> = entries
        .iter()
        .flat_map(|entry| &entry.methods)
        .map(|id| format!("{prefix}{id}"))
        .collect();
    for entry in entries {
        let mut missed: Vec<String> = Vec::new();
        let mut ids = Vec::new();
        for id in &entry.methods {
            let is_meant = |method: &Method| match id.as_str() {
                OTHERS => method.verb != "GET" && !named.contains(&method.id),
                id => method.id.strip_prefix(&prefix) == Some(id),
            };
            let methods = api.methods_mut().into_iter();
            let methods: Vec<&mut Method> = methods.filter(|method| is_meant(method)).collect();
            if methods.is_empty() && id != OTHERS {
                missed.push(format!("there is no method {id}"));
            }
            for method in methods {
                ids.push(
                    method
                        .id
                        .strip_prefix(&prefix)
                        .unwrap_or_default()
                        .to_owned(),
                );
                method.idempotency = Some(match lacks(method, &entry.when) {
                    Some(name) => {
                        missed.push(format!("{id} has no parameter {name}"));
                        // Nothing can make it safe.
                        model::Idempotency::Never
                    }
                    None => entry.when.clone().into(),
                });
            }
        }
        let when = match &entry.when {
            When::Always => "are repeated after an error".to_owned(),
            When::Never => "are not repeated if the server may have acted".to_owned(),
            When::Query(names) => {
                format!(
                    "are repeated after an error if {} is set",
                    names.join(" or ")
                )
            }
            When::Field(name) => {
                format!("are repeated after an error if the body has {name}")
            }
        };
        api.facts.push(Fact {
            name: format!("{prefix}{}", entry.name),
            says: format!("These {when}: {}.", ids.join(", ")),
            source: entry.source,
            missed: (!missed.is_empty()).then(|| missed.join("; ")),
        });
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

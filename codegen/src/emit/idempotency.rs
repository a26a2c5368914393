//! When a method is idempotent, if its verb does not say that.

use super::syntax::{Link, list, text};
use crate::docs::code_span;
use crate::model::{Idempotency, Method};

/// What the descriptor of the method says.
pub(super) fn descriptor(method: &Method) -> Option<Link> {
    Some(match special(method)? {
        Idempotency::Always => ("idempotent", None),
        Idempotency::Never => ("not_idempotent", None),
        Idempotency::WithQuery(names) => {
            let names = names.iter().map(|name| text(name));
            ("idempotent_with_query", Some(list(names)))
        }
        Idempotency::WithField(name) => ("idempotent_with_field", Some(text(name))),
    })
}

/// The sentence of the documentation.
pub(super) fn note(method: &Method) -> Option<String> {
    let condition = match special(method)? {
        Idempotency::Always => return None,
        Idempotency::Never => {
            let note =
                "If the server may have acted on a failed attempt, the call is not repeated.";
            return Some(note.to_owned());
        }
        Idempotency::WithQuery(names) => {
            let names: Vec<String> = names.iter().map(|name| code_span(name)).collect();
            names.join(" or ")
        }
        Idempotency::WithField(name) => format!("{} in the body", code_span(name)),
    };
    Some(format!(
        "If the server may have acted on a failed attempt, the call is repeated only with {condition}."
    ))
}

/// What is known, if it is not what the verb says.
fn special(method: &Method) -> Option<&Idempotency> {
    let by_verb = method.idempotent_by_verb();
    method
        .idempotency
        .as_ref()
        .filter(|known| **known != by_verb)
}

//! The scope of a call, if it is not that of the whole client.

use super::syntax::{Link, text};
use crate::docs::code_span;
use crate::model::Method;

/// What the descriptor of the method says.
pub(super) fn descriptor(method: &Method) -> Option<Link> {
    let scope = method.own_default_scope()?;
    Some(("default_scope", Some(text(scope))))
}

/// The sentence of the documentation.
pub(super) fn note(method: &Method) -> Option<String> {
    let scope = code_span(method.own_default_scope()?);
    Some(format!(
        "A call asks for the scope {scope}, unless its options or its client name others."
    ))
}

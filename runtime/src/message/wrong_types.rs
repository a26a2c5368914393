//! Events of `tracing` about values of the wrong type.

use super::error::shorten;
use super::inspect::{Finding, unknowns};
use super::table::Element;
use crate::shown::{MESSAGE, Secrets, shown};

/// Logs every value of a response that is not of its type.
pub(super) fn log_wrong_types(element: &dyn Element) {
    /// More events would hide all others.
    const MOST: usize = 20;
    let findings = unknowns(element);
    let wrong = findings.iter().filter_map(|finding| match finding {
        Finding::WrongType { path, value } => Some((path, *value)),
        _ => None,
    });
    for (index, (path, value)) in wrong.enumerate() {
        if index == MOST {
            tracing::warn!(target: "discovery_runtime", "more values of the response are not of their types");
            break;
        } else {
            let path = shown(path, MESSAGE, &Secrets::default());
            let found = shorten(value);
            tracing::warn!(target: "discovery_runtime", path, found, "a value of the response is not of its type, and was kept as unknown");
        }
    }
}

//! The decisions of a file that do not apply to a document.

use super::record::{record, record_softened};
use crate::decisions::{Decisions, Softening};
use crate::model::Api;
use crate::problem::Problem;

/// The decisions that do not apply to the model that was resolved with them.
pub(crate) fn problems(api: &Api, decisions: &Decisions) -> Vec<Problem> {
    if decisions.is_empty() {
        return Vec::new();
    }
    let found = record(api);
    let mut problems = Vec::new();
    for (place, aspect, value) in decisions.iter() {
        let found = found.get(place, aspect);
        if found == Some(value) {
            continue;
        }
        let key = aspect.key();
        let message = match found {
            None => format!(
                "the decision does not apply: the document has no `{key}` to keep at {place:?}. Remove it"
            ),
            Some(found) => format!(
                "the decision does not apply: `{key}` of {place:?} cannot be {value:?}. It is {found:?}",
                value = value.to_string(),
                found = found.to_string(),
            ),
        };
        let problem = Problem::new(decisions.written_at(place, aspect), message);
        problems.push(problem.in_file(decisions.file()));
    }
    let softened = record_softened(api, &|_| true);
    for (
        place,
        old,
        Softening {
            value,
            since,
            written_at,
        },
    ) in decisions.softenings()
    {
        let is_there = |found: &Softening| found.value == *value && found.since == *since;
        if !softened.softening(place, old).is_some_and(is_there) {
            let message = format!(
                "it does not apply: {place:?} cannot also have the `{key}` {value:?}. The item is gone, or has no such name; or another \
                 item has it. Remove the entry",
                key = old.key(),
                value = value.to_string(),
            );
            problems.push(Problem::new(written_at, message).in_file(decisions.file()));
        }
    }
    problems
}

//! Checks a path value by the forms of its parameter.

use super::form::{Misfit, misfit, shown, takes};
use crate::api::{Api, Method, SharedPath};
use crate::error::{Error, Result};
use crate::held::Texts;

/// How many forms and methods a message has.
const SHOWN: usize = 4;

/// Whether the value may be sent as this path parameter: it has a form of its own, or of the same parameter of another method that
/// has the same verb and path.
pub(crate) fn check(api: &Api, method: &Method, name: &str, value: &str) -> Result<()> {
    let Some(forms) = method.forms.of(name) else {
        return Ok(());
    };
    if forms.iter().any(|form| takes(form, value)) {
        return Ok(());
    }
    // A request is the same, whichever method it is made by; so all that have its verb and path take it.
    let beside = |shared: &&SharedPath| {
        *shared.verb == *method.verb && *shared.path == *method.path && *shared.parameter == *name
    };
    let mut shared = api.shared_paths.iter().filter(beside);
    if shared.any(|shared| shared.forms.iter().any(|(form, _)| takes(form, value))) {
        return Ok(());
    }
    Err(refused(api, method, name, &forms, value))
}

fn refused(api: &Api, method: &Method, name: &str, forms: &Texts, value: &str) -> Error {
    let nearest = forms.iter().filter_map(|form| misfit(form, value));
    let why = nearest
        .max_by_key(|misfit| misfit.fits)
        .map(|Misfit { why, .. }| format!(", but {why}"))
        .unwrap_or_default();
    let forms = list(forms.iter());
    let methods = methods(api, method, value);
    let instead = match methods.is_empty() {
        true => "`check_names(false)` in the options sends it anyway".to_owned(),
        false => format!(
            "methods that take it: {}; `check_names(false)` in the options sends it here anyway",
            list(methods.into_iter())
        ),
    };
    Error::parameter(
        name.to_owned(),
        format_args!("is {}{why}. It takes {forms}; {instead}", shown(value)),
    )
}

/// The methods that take the value, those that are most like the called one first: of the same resource, then of the same verb.
fn methods<'a>(api: &'a Api, called: &Method, value: &str) -> Vec<&'a str> {
    let mut methods: Vec<_> = api
        .shared_paths
        .iter()
        .flat_map(|shared| {
            shared
                .forms
                .iter()
                .map(move |(form, id)| (shared, form, id))
        })
        // A form of stars alone says nothing.
        .filter(|(_, form, id)| {
            !id.is_empty() && form.contains(|c: char| c.is_alphanumeric()) && takes(form, value)
        })
        .map(|(shared, _, id)| {
            let rank = (
                resource(id) != resource(&called.id),
                *shared.verb != *called.verb,
                last(id) != last(&called.id),
            );
            (rank, id)
        })
        .collect();
    methods.sort_unstable();
    let mut methods: Vec<&str> = methods.into_iter().map(|(_, id)| id).collect();
    methods.dedup();
    methods
}

/// The part of an id before its last dot.
fn resource(id: &str) -> &str {
    id.rsplit_once('.').map_or("", |(resource, _)| resource)
}

/// The part of an id after its last dot.
fn last(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(_, last)| last)
}

/// `a`, `b` and 3 more.
fn list<'t>(items: impl ExactSizeIterator<Item = &'t str>) -> String {
    let more = items.len().saturating_sub(SHOWN);
    let shown: Vec<String> = items.take(SHOWN).map(|item| format!("`{item}`")).collect();
    match (shown.split_last(), more) {
        (Some((last, others)), 0) if !others.is_empty() => {
            format!("{} or {last}", others.join(", "))
        }
        (_, 0) => shown.join(", "),
        (_, more) => format!("{} and {more} more", shown.join(", ")),
    }
}

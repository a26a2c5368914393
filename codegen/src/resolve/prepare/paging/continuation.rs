//! Which method gives the next pages of a method that takes no token. `jobs.query` of BigQuery responds with the first rows and a
//! token, and `jobs.getQueryResults` takes that token and the `jobReference` of the response.

use super::super::lookup::Lookup;
use super::token::{Tokens, find_tokens};
use crate::model::{Continuation, Field, Location, Method, PageToken, Resource, Type, WireName};
use crate::resolve::words::split_words;

/// The only method of the resource that goes on with the response of this one: where it takes the token, and where a page has it.
pub(super) fn find_continuation(
    resource: &Resource,
    method: &Method,
    response: &[Field],
    types: &Lookup<'_>,
) -> Option<(PageToken, Vec<WireName>, Continuation)> {
    let others = resource.methods.iter();
    let mut found = others.filter_map(|other| goes_on(other, method, response, types));
    found.next().filter(|_| found.next().is_none())
}

/// Whether another method goes on: it reads, takes a token, its pages have the fields of this response, and one message of this
/// response has its required parameters.
fn goes_on(
    other: &Method,
    method: &Method,
    response: &[Field],
    types: &Lookup<'_>,
) -> Option<(PageToken, Vec<WireName>, Continuation)> {
    if other.verb != "GET" || other.wire == method.wire {
        return None;
    }
    let page = types.fields(other.response.as_ref()?)?;
    let Tokens::Both(token @ PageToken::Query(_), next) = find_tokens(other, page, types)? else {
        return None;
    };
    let is_shared = |field: &&Field| {
        response
            .iter()
            .any(|own| own.wire == field.wire && own.ty == field.ty)
    };
    let has_items = page
        .iter()
        .filter(|field| matches!(field.ty, Type::List(_)))
        .all(|field| is_shared(&field));
    let has_token = next
        .first()
        .is_some_and(|next| response.iter().any(|own| own.wire == *next));
    if next.len() != 1 || !has_items || !has_token {
        return None;
    }
    let (reference, inside) = response.iter().find_map(|field| {
        let inside = types.fields(&field.ty)?;
        let has = |wire: &WireName| inside.iter().any(|field| field.wire == *wire);
        let mut arguments = other.arguments.iter();
        arguments
            .all(|argument| has(&argument.wire))
            .then_some((field, inside))
    })?;
    let body = method
        .body
        .as_ref()
        .and_then(|body| types.fields(&body.ty))
        .unwrap_or_default();
    let queries = || {
        other
            .setters
            .iter()
            .filter(|setter| setter.location == Location::Query)
    };
    let from_reference = |wire: &&WireName| inside.iter().any(|field| field.wire == **wire);
    let in_reference = |location: Location| -> Vec<WireName> {
        let parameters = other.arguments.iter().chain(&other.setters);
        let parameters = parameters.filter(|parameter| parameter.location == location);
        let wires = parameters.map(|parameter| &parameter.wire);
        wires.filter(from_reference).cloned().collect()
    };
    let (path, query) = (in_reference(Location::Path), in_reference(Location::Query));
    let copied = queries()
        .map(|setter| &setter.wire)
        .filter(|wire| !query.contains(wire) && has_path(body, &wire.0, types))
        .cloned()
        .collect();
    let complete = page
        .iter()
        .filter(|field| field.ty == Type::Bool)
        .filter(is_shared);
    let mut complete = complete.filter(|field| {
        split_words(&field.wire.0)
            .last()
            .is_some_and(|word| word == "complete")
    });
    let continuation = Continuation {
        method: other.clone(),
        reference: reference.wire.clone(),
        path,
        query,
        copied,
        complete: complete.next().map(|field| field.wire.clone()),
    };
    Some((token, next, continuation))
}

/// Whether a message has a value at this path.
fn has_path(fields: &[Field], path: &str, types: &Lookup<'_>) -> bool {
    let (first, rest) = path
        .split_once('.')
        .map_or((path, None), |(first, rest)| (first, Some(rest)));
    fields.iter().any(|field| {
        field.wire.0 == first
            && rest.is_none_or(|rest| {
                types
                    .fields(&field.ty)
                    .is_some_and(|fields| has_path(fields, rest, types))
            })
    })
}

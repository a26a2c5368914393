//! Where a request carries a page token, and where a response has the next one.

use super::super::lookup::Lookup;
use crate::model::{Field, Location, Method, PageToken, Type, WireName, text};
use crate::resolve::words::split_words;

/// Names of a parameter that takes a page token, the usual one first.
const QUERY: [&str; 5] = [
    "pageToken",
    "page_token",
    "nextPageToken",
    "continue",
    "_page_token",
];

/// A parameter that takes a page token if the response has the next one in `pagination` or `tokenPagination`, as in Wallet and
/// Google Play. In other methods it may be anything.
const QUERY_OF_PAGINATION: &str = "token";

/// Names of a field of the body that takes a page token.
const BODY: [&str; 2] = ["pageToken", "nextPageToken"];

/// Names of a field of the response that has the next token.
const NEXT: [&str; 2] = ["nextPageToken", "next_page_token"];

/// Names of a parameter that takes the number of the first item.
const INDEX: [&str; 2] = ["start-index", "startIndex"];

/// The field of a response that has the URL of the next page.
const LINK: &str = "nextLink";

/// The tokens of a method that looks paged.
pub(super) enum Tokens {
    /// Where a request has its token, and where a response has the next one.
    Both(PageToken, Vec<WireName>),
    /// One of the two is missing, for this reason.
    Unclear(String),
}

/// Finds the tokens of a method, if it looks paged. `response` are the fields of its response.
pub(super) fn find_tokens(
    method: &Method,
    response: &[Field],
    types: &Lookup<'_>,
) -> Option<Tokens> {
    let next = find_key(response, &NEXT, types);
    let query_token = query_parameter(method, &QUERY).or_else(|| {
        let first = &next.as_ref()?.first()?.0;
        let paginated = split_words(first).last()? == "pagination";
        query_parameter(method, &[QUERY_OF_PAGINATION]).filter(|_| paginated)
    });
    if let Some(token) = query_token {
        // In BigQuery the next token has the name of the parameter that takes it; in Kubernetes too, inside `metadata`.
        let same = || find_key(response, &[&token.0], types);
        return Some(match next.or_else(same) {
            Some(next) => Tokens::Both(PageToken::Query(token), next),
            None => Tokens::Unclear(reason_for_no_next(method, &token.0)),
        });
    }
    if let Some(token) = body_field(method, types) {
        let name = text::dotted(&token);
        return Some(match next {
            // The request and the response have one type, so the token is a field of the resource.
            Some(_) if writes_its_response(method) => {
                Tokens::Unclear(format!("`{name}` is a field of what it writes"))
            }
            Some(next) => Tokens::Both(PageToken::Body(token), next),
            None => Tokens::Unclear(reason_for_no_next(method, &name)),
        });
    }
    let index = query_parameter(method, &INDEX);
    if let Some(next) = next {
        let name = text::dotted(&next);
        return Some(Tokens::Unclear(format!(
            "its response has `{name}`, and nothing in a request takes it"
        )));
    }
    if let Some(index) = index {
        return Some(match has_text(response, LINK) {
            true => Tokens::Both(PageToken::Link(index), vec![wire_name(LINK)]),
            false => Tokens::Unclear(format!(
                "it takes `{}`, and its response does not say what comes next",
                index.0
            )),
        });
    }
    has_text(response, "pageToken").then(|| {
        let reason = "its response has `pageToken`, and nothing in a request takes it";
        Tokens::Unclear(reason.to_owned())
    })
}

fn reason_for_no_next(method: &Method, token: &str) -> String {
    match method.http_body {
        true => format!("it takes `{token}`, and its response is bytes"),
        false => format!("it takes `{token}`, and its response has no token of a next page"),
    }
}

pub(super) fn query_parameter(method: &Method, names: &[&str]) -> Option<WireName> {
    names.iter().find_map(|name| {
        method
            .arguments
            .iter()
            .chain(&method.setters)
            .find(|parameter| {
                parameter.wire.0 == **name
                    && parameter.location == Location::Query
                    && !parameter.repeated
            })
            .map(|parameter| parameter.wire.clone())
    })
}

/// A field of the body, or of the only message in it that has such a field.
fn body_field(method: &Method, types: &Lookup<'_>) -> Option<Vec<WireName>> {
    let fields = types.fields(&method.body.as_ref()?.ty)?;
    find_key(fields, &BODY, types)
}

/// The keys that lead to the first of these keys: one of the fields, or a field of the only message that has one.
fn find_key(fields: &[Field], keys: &[&str], types: &Lookup<'_>) -> Option<Vec<WireName>> {
    if let Some(key) = keys.iter().find(|key| has_text(fields, key)) {
        return Some(vec![wire_name(key)]);
    }
    let mut inner = fields.iter().filter_map(|field| {
        let inside = types.fields(&field.ty)?;
        let key = keys.iter().find(|key| has_text(inside, key))?;
        Some(vec![field.wire.clone(), wire_name(key)])
    });
    inner.next().filter(|_| inner.next().is_none())
}

/// Whether a field with this key is text.
pub(super) fn has_text(fields: &[Field], key: &str) -> bool {
    fields
        .iter()
        .any(|field| field.wire.0 == key && matches!(field.ty, Type::String | Type::ByteString))
}

fn writes_its_response(method: &Method) -> bool {
    let body = method.body.as_ref().map(|body| &body.ty);
    body.is_some() && body == method.response.as_ref()
}

fn wire_name(key: &str) -> WireName {
    WireName(key.to_owned())
}

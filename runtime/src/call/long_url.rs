//! The rule for long URLs, which servers and proxies cut or reject.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, Request};

use super::content::Content;
use super::prepare::PreparedRequest;

/// The longest URL of a GET, as in Google's Python client.
const LONGEST: usize = 2048;

/// The content type of a query that is sent as the body.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// The header that says which verb a POST stands for.
pub(super) const OVERRIDE: &str = "x-http-method-override";

/// Turns a GET whose URL is too long into a POST with the query as a form, and a header that says it is a GET.
pub(super) fn move_long_query_to_body(prepared: &mut PreparedRequest) {
    let Some(query) = prepared.url.get(prepared.without_query + 1..) else {
        return;
    };
    if prepared.verb != Method::GET || prepared.url.len() <= LONGEST || !prepared.body.is_empty() {
        return;
    }
    prepared.body = Content::Bytes(Bytes::copy_from_slice(query.as_bytes()));
    prepared.url.truncate(prepared.without_query);
    prepared.verb = Method::POST;
    prepared
        .headers
        .insert(OVERRIDE, HeaderValue::from_static("GET"));
    prepared
        .headers
        .insert(CONTENT_TYPE, HeaderValue::from_static(FORM));
}

/// Whether the request is a GET whose query is in its body.
pub(super) fn is_get_with_form(request: &Request<Content>) -> bool {
    let has = |name, value| {
        request
            .headers()
            .get(name)
            .is_some_and(|given| given == value)
    };
    *request.method() == Method::POST && has(OVERRIDE, "GET") && has(CONTENT_TYPE.as_str(), FORM)
}

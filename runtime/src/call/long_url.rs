//! The rule for long URLs, which servers and proxies would cut or refuse.

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method};

use super::prepare::Prepared;

/// The longest URL of a GET, as in Google's Python client.
const LONGEST: usize = 2048;

/// Turns a GET with a URL that is too long into a POST that says it is a GET, with the query as a form.
pub(super) fn shorten(prepared: &mut Prepared) {
    let length = prepared.url.len() + 1 + prepared.query.len();
    if prepared.verb != Method::GET
        || length <= LONGEST
        || prepared.query.is_empty()
        || !prepared.body.is_empty()
    {
        return;
    }
    prepared.verb = Method::POST;
    prepared
        .headers
        .insert("x-http-method-override", HeaderValue::from_static("GET"));
    prepared.headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/x-www-form-urlencoded"),
    );
    prepared.body = std::mem::take(&mut prepared.query).into();
}

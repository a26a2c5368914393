//! URLs: the two forms of RFC 6570 that Discovery uses, and the query.
//!
//! Templates are expanded by hand and not by a crate for RFC 6570, since each value is checked before it goes in.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::builder::Call;
use crate::error::{Error, Result};
use crate::names::{self, has_dot_segment};

/// Appends the method's path template with the values.
///
/// `{x}` encodes everything but unreserved characters. `{+x}` keeps `/` and all other characters that a path may contain.
pub(super) fn expand_path(call: &Call, url: &mut String) -> Result<()> {
    let check_names = call.checks_names();
    let mut rest: &str = call.path_template();
    while let Some((literal, tail)) = rest.split_once('{') {
        let Some((expression, after)) = tail.split_once('}') else {
            break;
        };
        url.push_str(literal);
        let (name, encode_set) = match expression.strip_prefix('+') {
            Some(name) => (name, PATH),
            None => (expression, UNRESERVED),
        };
        let value = call
            .path
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.as_str());
        let value = check_value(name, value, expression.starts_with('+'))?;
        if check_names {
            names::check(call.client.api(), &call.method, name, value)?;
        }
        url.extend(utf8_percent_encode(value, encode_set));
        rest = after;
    }
    url.push_str(rest);
    Ok(())
}

/// Refuses what no path can have, whatever the document says.
fn check_value<'v>(name: &str, value: Option<&'v str>, reserved: bool) -> Result<&'v str> {
    let value = value.ok_or_else(|| {
        Error::parameter(
            name.to_owned(),
            "is missing: set it before the call is sent",
        )
    })?;
    if value.is_empty() {
        return Err(Error::parameter(
            name.to_owned(),
            "is empty: the URL needs a value here",
        ));
    }
    // Before anything that takes more time for a longer value.
    if value.len() > names::MAX_LENGTH {
        return Err(Error::parameter(
            name.to_owned(),
            format_args!(
                "is too long: it has {} bytes, and a URL can have {}",
                value.len(),
                names::MAX_LENGTH
            ),
        ));
    }
    if has_dot_segment(value, reserved) {
        return Err(Error::parameter(
            name.to_owned(),
            "has a path segment `.` or `..`, which would address something else",
        ));
    }
    Ok(value)
}

/// Appends pairs as a query, if there are any.
pub(super) fn append_query<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>, url: &mut String) {
    let mut separator = '?';
    for (name, value) in pairs {
        url.push(separator);
        separator = '&';
        url.extend(utf8_percent_encode(name, UNRESERVED));
        url.push('=');
        url.extend(utf8_percent_encode(value, UNRESERVED));
    }
}

/// RFC 3986, section 2.3: what stays as it is in every part of a URL.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// RFC 3986, section 3.3: what a path may hold without encoding, and `/`.
const PATH: &AsciiSet = &UNRESERVED
    .remove(b'/')
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

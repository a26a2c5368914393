//! Finds the method that reads an operation, and its path values, from the operation's name or link.
//!
//! A name is `operations/abc`, `projects/p/locations/l/operations/o`, or a part of that. A link is the URL of the operation,
//! which Compute Engine and similar APIs have. Both are matched with the path template of a getter, starting at the end:
//!
//! | template | text | values |
//! |---|---|---|
//! | `v1/{+name}` | `operations/abc` | the whole text |
//! | `v1/operations/{+name}` | `123` or `operations/123` | `123` |
//! | `projects/{project}/zones/{zone}/operations/{operation}` | `https://…/compute/v1/projects/p/zones/z/operations/o` | `p`, `z`, `o` |
//! | `projects/{+projectId}/jobs/{+jobId}` | `https://…/bigquery/v2/projects/p/jobs/j?location=EU` | `p`, `j`; the query parameter `location` |
//! | `b/{bucket}/operations/{operationId}` | `projects/_/buckets/b/operations/o` | `b`, `o` |

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::descriptor::{Getter, Operations};
use crate::api::{Api, Method};
use crate::held::Texts;
use crate::names::{MAX_LENGTH, takes};

/// The name of a path variable, and its value.
pub(super) type PathValue = (String, String);

/// The getter whose path matches the text, and the values of its variables.
pub(super) fn find_getter<'o>(
    api: &Api,
    operations: &'o Operations,
    text: &str,
) -> Option<(&'o Getter, Vec<PathValue>)> {
    // A server gives it, and no URL can have a longer one.
    if text.len() > MAX_LENGTH {
        return None;
    }
    let text = resource_segments(api, text);
    let text: Vec<&str> = text.iter().map(|segment| &**segment).collect();
    // A bare id does not say where the operation is. It is enough if the API has only one getter.
    let only = operations.getters.len() == 1;
    operations.getters.iter().find_map(|getter| {
        let values = match_template(api, &getter.get, &text, only)?;
        fits_forms(&getter.get, &values).then_some((getter, values))
    })
}

/// `location` in the query of a link: the jobs of BigQuery are found with it.
pub(super) fn location_of(link: &str) -> Option<String> {
    let (_, query) = link.split_once('?')?;
    let mut pairs = query.split(['&', '#']);
    let value = pairs.find_map(|pair| pair.strip_prefix("location="))?;
    let value = decode_segment(value);
    (!value.is_empty()).then(|| value.into_owned())
}

/// The segments of a name, or of a link without scheme, host, service and version. Those of a link are percent-decoded, since a
/// path encodes its values again.
fn resource_segments<'t>(api: &Api, text: &'t str) -> Vec<Cow<'t, str>> {
    let Some((_, rest)) = text.split_once("://") else {
        let segments = text.trim_start_matches('/').split('/');
        return segments.map(Cow::Borrowed).collect();
    };
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let segments: Vec<Cow<'_, str>> = rest.split('/').skip(1).map(decode_segment).collect();
    let version = segments.iter().position(|segment| {
        let number = segment.strip_prefix('v').unwrap_or_default();
        **segment == *api.version || number.starts_with(|c: char| c.is_ascii_digit())
    });
    match version {
        Some(at) => segments.into_iter().skip(at + 1).collect(),
        None => segments,
    }
}

/// A segment of a link without percent-encoding; unchanged if the result would not be UTF-8.
fn decode_segment(segment: &str) -> Cow<'_, str> {
    percent_decode_str(segment)
        .decode_utf8()
        .unwrap_or(Cow::Borrowed(segment))
}

/// The segments of a template after the version of the API.
fn template_segments<'m>(api: &Api, method: &'m Method) -> Vec<&'m str> {
    let segments: Vec<&str> = method.path.split('/').collect();
    let before = segments
        .iter()
        .take_while(|segment| !segment.starts_with('{'))
        .position(|segment| **segment == *api.version);
    segments
        .into_iter()
        .skip(before.map_or(0, |at| at + 1))
        .collect()
}

/// Matches the text with the template, from the end. `bare`: all but the last segments may be missing.
fn match_template(api: &Api, method: &Method, text: &[&str], bare: bool) -> Option<Vec<PathValue>> {
    let template = template_segments(api, method);
    let mut text = text;
    let mut values = Vec::new();
    let mut next_variable = None;
    for (at, segment) in template.iter().enumerate().rev() {
        let Some(expression) = variable_name(segment) else {
            match text.split_last() {
                Some((last, rest)) if is_collection(segment, last, next_variable) => text = rest,
                None if bare => {}
                _ => return None,
            }
            continue;
        };
        // Of several variables, each may take one segment although its expression allows more.
        let is_one_segment = |name: &str| {
            let forms = method.forms.of(name);
            let before = template.get(..at).unwrap_or_default();
            forms.is_some_and(|forms| forms.iter().eq(["*"]))
                && before
                    .iter()
                    .any(|segment| variable_name(segment).is_some())
        };
        let many = expression.strip_prefix('+');
        if let Some(name) = many.filter(|name| !is_one_segment(name)) {
            let value = multi_segment_value(text, template.get(..at)?)?;
            values.push((name.to_owned(), value));
            return Some(values);
        }
        let (last, rest) = text.split_last()?;
        let name = many.unwrap_or(expression);
        values.push((name.to_owned(), (*last).to_owned()));
        next_variable = Some(name);
        text = rest;
    }
    Some(values)
}

/// The name of the variable, if a segment of a template is one.
fn variable_name(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// Whether a segment of a text is the collection of the template: by its own name, or by the plural of the variable after it.
/// Resource names have the plural if the path has only a letter (`b/{bucket}`).
fn is_collection(literal: &str, segment: &str, variable: Option<&str>) -> bool {
    segment == literal
        || variable.is_some_and(|variable| segment.strip_suffix('s') == Some(variable))
}

/// The value of a variable for several segments: the rest of the text, without the literals before it in the template.
fn multi_segment_value(text: &[&str], before: &[&str]) -> Option<String> {
    let there = (0..=before.len())
        .filter_map(|at| before.get(at..))
        .find(|literals| text.starts_with(literals))?;
    let value = text.get(there.len()..)?.join("/");
    (!value.is_empty()).then_some(value)
}

/// Whether every value has a form of its parameter.
fn fits_forms(method: &Method, values: &[PathValue]) -> bool {
    values.iter().all(|(name, value)| {
        let fits = |forms: Texts| forms.iter().any(|form| takes(form, value));
        !value.is_empty() && method.forms.of(name).is_none_or(fits)
    })
}

#[cfg(test)]
mod tests;

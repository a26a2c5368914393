//! Builds resource names, and takes them apart.
//!
//! The parts of a name are what the wildcards of its form take. Wildcards that stand beside each other are one part: the document
//! of `projects/*/databases/*/documents/*/**` is `users/alice`.

use super::form::{misfit, shown, takes};
use super::segment::has_dot_segment;
use crate::error::{Error, Result};

/// The name of this form with these parts, each with what it is called.
///
/// # Errors
///
/// A part is empty, has a `/` where the form has one segment, or a segment `.` or `..`. The error says which part.
pub fn resource_name(form: &str, parts: &[(&'static str, &str)]) -> Result<String> {
    let mut name = String::with_capacity(form.len() + 16 * parts.len());
    let mut parts = parts.iter();
    for piece in pieces(form) {
        if !name.is_empty() {
            name.push('/');
        }
        if !is_part(piece) {
            name.push_str(piece);
        } else if let Some((called, value)) = parts.next() {
            part(form, piece, called, value)?;
            name.push_str(value);
        }
    }
    Ok(name)
}

/// The parts of a name of this form.
///
/// # Errors
///
/// The text is not a name of this form. The error says where it differs.
pub fn parse_resource_name<'n, const N: usize>(form: &str, name: &'n str) -> Result<[&'n str; N]> {
    let refused = |why: &str| {
        Error::request(format!(
            "{} is not a name of the form `{form}`: {why}",
            shown(name)
        ))
    };
    if let Some(misfit) = misfit(form, name) {
        return Err(refused(&misfit.why));
    }
    if has_dot_segment(name, true) {
        return Err(refused("it has a segment `.` or `..`"));
    }
    let mut parts = [""; N];
    let mut slots = parts.iter_mut();
    let mut rest = name;
    let mut pieces = pieces(form).peekable();
    while let Some(piece) = pieces.next() {
        let end = match pieces.peek() {
            None => rest.len(),
            Some(_) => end_of_segments(rest, piece.split('/').count()),
        };
        let (taken, after) = rest.split_at(end);
        rest = after.strip_prefix('/').unwrap_or(after);
        if !is_part(piece) {
            continue;
        }
        if taken.is_empty() {
            return Err(refused("its last segment is empty"));
        }
        if let Some(slot) = slots.next() {
            *slot = taken;
        }
    }
    Ok(parts)
}

/// The form in literals and runs of wildcards: `projects`, `*`, `documents`, `*/**`.
fn pieces(form: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(form);
    std::iter::from_fn(move || {
        let form = rest?;
        let is_wildcard = |segment: &&str| segment.starts_with('*');
        let wildcards = form.split('/').take_while(is_wildcard).count();
        let end = end_of_segments(form, wildcards.max(1));
        let (piece, after) = form.split_at(end);
        rest = after.strip_prefix('/');
        Some(piece)
    })
}

fn is_part(piece: &str) -> bool {
    piece.starts_with('*')
}

/// Where the first segments of a text end.
fn end_of_segments(text: &str, count: usize) -> usize {
    let ends = text.match_indices('/').map(|(at, _)| at);
    ends.chain([text.len()])
        .nth(count - 1)
        .unwrap_or(text.len())
}

fn part(form: &str, piece: &str, called: &'static str, value: &str) -> Result<()> {
    let called = called.strip_prefix("r#").unwrap_or(called);
    let refused = |why: String| Err(Error::parameter(called, format_args!("{why} (`{form}`)")));
    if value.is_empty() {
        return refused("is empty: the name needs a value here".to_owned());
    }
    if has_dot_segment(value, true) {
        return refused(format!(
            "is {}: a segment `.` or `..` would name something else",
            shown(value)
        ));
    }
    match (piece, value.contains('/')) {
        ("*", true) => refused(format!(
            "is {}, and a `/` begins another segment: give the id alone",
            shown(value)
        )),
        _ if !takes(piece, value) => {
            let why = misfit(piece, value).map(|misfit| misfit.why);
            refused(format!("is {}: {}", shown(value), why.unwrap_or_default()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "projects/*/alertPolicies/*";
    const DOCUMENT: &str = "projects/*/documents/*/**";

    fn built(form: &str, parts: &[(&'static str, &str)]) -> Result<String, String> {
        resource_name(form, parts).map_err(|error| error.to_string())
    }

    #[test]
    fn parts_and_names() {
        assert_eq!(
            built(POLICY, &[("project", "p"), ("policy", "a b:(c)")]).unwrap(),
            "projects/p/alertPolicies/a b:(c)"
        );
        assert_eq!(
            built(DOCUMENT, &[("project", "p"), ("document", "users/alice/x")]).unwrap(),
            "projects/p/documents/users/alice/x"
        );
        assert_eq!(
            built("projects/*/settings", &[("project", "p")]).unwrap(),
            "projects/p/settings"
        );
        let apart: [&str; 2] = parse_resource_name(POLICY, "projects/p/alertPolicies/a").unwrap();
        assert_eq!(apart, ["p", "a"]);
        let apart: [&str; 2] = parse_resource_name(DOCUMENT, "projects/p/documents/u/a/x").unwrap();
        assert_eq!(apart, ["p", "u/a/x"]);
        let apart: [&str; 1] =
            parse_resource_name("projects/*/settings", "projects/p/settings").unwrap();
        assert_eq!(apart, ["p"]);
        let apart: [&str; 1] = parse_resource_name("operations/**", "operations/a/b").unwrap();
        assert_eq!(apart, ["a/b"]);
    }

    #[test]
    fn a_part_that_cannot_be_one_is_named() {
        let cases = [
            ("", "is empty"),
            ("a/b", "give the id alone"),
            ("projects/p", "give the id alone"),
            (".", "would name something else"),
            ("..", "would name something else"),
            ("%2e%2E", "would name something else"),
        ];
        for (value, why) in cases {
            let error = resource_name(POLICY, &[("project", "p"), ("r#type", value)]).unwrap_err();
            assert_eq!(error.parameter_name(), Some("type"));
            let text = error.to_string();
            assert!(
                text.contains("`type`") && text.contains(why) && text.contains(POLICY),
                "{text}"
            );
        }
        for value in ["", "users", "users/../x", "/x"] {
            built(DOCUMENT, &[("project", "p"), ("document", value)]).unwrap_err();
        }
    }

    #[test]
    fn what_is_wrong_with_a_name_is_said() {
        let wrong = |form: &str, name: &str| {
            let parsed: Result<[&str; 2]> = parse_resource_name(form, name);
            parsed.unwrap_err().to_string()
        };
        assert_eq!(
            wrong(POLICY, "projects/p/groups/a"),
            "\"projects/p/groups/a\" is not a name of the form `projects/*/alertPolicies/*`: \
             its segment 3 is \"groups\", not `alertPolicies`"
        );
        for name in [
            "",
            "projects/p",
            "projects//alertPolicies/a",
            "projects/p/alertPolicies/..",
            "projects/p/alertPolicies/a/b",
        ] {
            wrong(POLICY, name);
        }
        wrong("projects/*/operations/**", "projects/p/operations/");
    }
}

//! Entries of a reference page: labelled lines, parameters with their values, scopes, omissions.

use std::collections::BTreeMap;

use super::lines::Lines;
use super::style::{DIM, NAME, PLAIN, paint};
use crate::text::with_revision;
use discovery_codegen::describe::{
    About, Block, Content, Omitted, ParameterInfo, ScopeInfo, TypeInfo, ValueInfo,
};

/// Before an entry.
pub(super) const INDENT: &str = "  ";
/// Before the details of an entry.
pub(super) const DEEP: &str = "      ";

/// A label with a text beside it.
pub(super) fn entry(lines: &mut Lines, label: &str, text: &str) {
    let first = labelled(label);
    let hanging = " ".repeat(first.len());
    lines.wrapped(&first, &hanging, text, PLAIN);
}

/// A label, padded to the width of the column.
pub(super) fn labelled(label: &str) -> String {
    format!("{INDENT}{label:<9} ")
}

/// A comment after code.
pub(super) fn remark(remarks: &[String]) -> String {
    match remarks.is_empty() {
        true => String::new(),
        false => paint(DIM, &format!("  // {}", remarks.join(", "))),
    }
}

/// Parameters with their documentation, as setters or as arguments.
pub(super) fn parameters(
    lines: &mut Lines,
    parameters: &[ParameterInfo],
    types: &BTreeMap<String, TypeInfo>,
    setters: bool,
) {
    for parameter in parameters {
        let ParameterInfo { name, value, .. } = parameter;
        let code = match setters {
            true => format!(".{name}({})", value.rust),
            false => format!("{name}: {}", value.rust),
        };
        let mut remarks = Vec::new();
        if name.trim_start_matches("r#") != parameter.key {
            remarks.push(format!("{:?}", parameter.key));
        }
        if parameter.location == "path" {
            remarks.push("in the path".to_owned());
        }
        if parameter.deprecated {
            remarks.push("deprecated".to_owned());
        }
        lines.line(&format!(
            "{INDENT}{}{}",
            paint(NAME, &code),
            remark(&remarks)
        ));
        lines.indented_prose(&parameter.docs, DEEP, PLAIN);
        if let Some(taken) = taken_values(parameter) {
            lines.wrapped(DEEP, DEEP, &taken, PLAIN);
        }
        if let Some((path, values)) = allowed(parameter, types) {
            self::values(lines, path, values);
        }
    }
}

/// Which values of the path are sent.
fn taken_values(parameter: &ParameterInfo) -> Option<String> {
    parameter.pattern.as_ref()?;
    Some(match parameter.forms.as_slice() {
        [] => "Any value is sent, and the server checks it.".to_owned(),
        forms => format!("Takes {}.", forms.join(" or ")),
    })
}

/// Parameters in brief, one line each.
pub(super) fn parameters_in_short(
    lines: &mut Lines,
    parameters: &[ParameterInfo],
    types: &BTreeMap<String, TypeInfo>,
) {
    for parameter in parameters {
        let code = format!(".{}({})", parameter.name, parameter.value.rust);
        let summary = match allowed(parameter, types) {
            Some((_, values)) => {
                let values: Vec<String> = values
                    .iter()
                    .map(|value| format!("{:?}", value.key))
                    .collect();
                values.join(" or ")
            }
            None => summary_of(parameter),
        };
        in_short(lines, &code, &summary);
    }
}

/// A line for each parameter that the options of a call take by its name.
pub(super) fn option_parameters(lines: &mut Lines, parameters: &[ParameterInfo]) {
    for parameter in parameters {
        in_short(
            lines,
            &format!("{:?}", parameter.key),
            &summary_of(parameter),
        );
    }
}

/// The first paragraph of the description.
fn summary_of(parameter: &ParameterInfo) -> String {
    match parameter.docs.0.first() {
        Some(Block::Paragraph(text) | Block::Item { text, .. }) => text.clone(),
        _ => String::new(),
    }
}

fn in_short(lines: &mut Lines, code: &str, summary: &str) {
    let summary = lines.truncated(INDENT.len() + code.chars().count() + 2, summary);
    lines.line(&format!(
        "{INDENT}{}  {}",
        paint(NAME, code),
        paint(DIM, &summary)
    ));
}

/// The enum of a parameter: its path and its values.
fn allowed<'a>(
    parameter: &'a ParameterInfo,
    types: &'a BTreeMap<String, TypeInfo>,
) -> Option<(&'a str, &'a [ValueInfo])> {
    let path = parameter.value.of.as_deref()?;
    match &types.get(path)?.content {
        Content::Enum { values } => Some((path, values)),
        _ => None,
    }
}

fn values(lines: &mut Lines, path: &str, values: &[ValueInfo]) {
    let name = path.rsplit("::").next().unwrap_or(path);
    lines.line(&format!("{DEEP}Allowed values ({path}):"));
    for value in values {
        let deprecated = if value.deprecated {
            " (deprecated)"
        } else {
            ""
        };
        let head = format!(
            "{DEEP}  {:?} or {name}::{}{deprecated}",
            value.key, value.name
        );
        match value.docs.0.as_slice() {
            [] => lines.line(&head),
            [Block::Paragraph(text)] if lines.fits(head.chars().count() + 2, text) => {
                lines.line(&format!("{head}: {text}"));
            }
            _ => {
                lines.line(&head);
                lines.indented_prose(&value.docs, &format!("{DEEP}      "), DIM);
            }
        }
    }
}

/// `reason`: why the default is the default.
pub(super) fn scopes(lines: &mut Lines, scopes: &[ScopeInfo], reason: Option<&str>, heading: &str) {
    if scopes.is_empty() {
        return;
    }
    lines.heading(heading);
    for scope in scopes {
        let default = match (scope.default, reason) {
            (true, Some(reason)) => format!("  (the default: {reason})"),
            (true, None) => "  (the default)".to_owned(),
            (false, _) => String::new(),
        };
        let name = scope.constant.as_deref().unwrap_or("(no constant)");
        lines.line(&format!("{INDENT}{}{default}", paint(NAME, name)));
        lines.line(&format!("{DEEP}{}", scope.url));
        lines.indented_prose(&scope.docs, DEEP, DIM);
    }
}

pub(super) fn omissions(lines: &mut Lines, omissions: &[Omitted]) {
    if omissions.is_empty() {
        return;
    }
    lines.heading("Omitted");
    for Omitted { path, reason } in omissions {
        lines.wrapped(INDENT, DEEP, &format!("{path}: {reason}"), PLAIN);
    }
}

/// The title of an API with its version and revision.
pub(super) fn api_title(about: &About) -> String {
    let version = match about.title.ends_with(&about.version) {
        true => String::new(),
        false => format!(" {}", about.version),
    };
    with_revision(&format!("{}{version}", about.title), &about.revision)
}

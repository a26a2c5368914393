//! Entries of a page: labelled lines, parameters with their values, scopes, omissions.

use std::collections::BTreeMap;

use super::paper::Paper;
use super::style::{DIM, NAME, PLAIN, paint};
use discovery_codegen::describe::{Block, Content, Omitted, Parameter, Scope, TypeInfo, Value};

/// Before an entry.
pub(super) const INDENT: &str = "  ";
/// Before what is said of an entry.
const DEEP: &str = "      ";

/// A label and a text beside it.
pub(super) fn entry(paper: &mut Paper, label: &str, text: &str) {
    let first = labelled(label);
    let hanging = " ".repeat(first.len());
    paper.words(&first, &hanging, text, PLAIN);
}

/// A label, as wide as all of them.
pub(super) fn labelled(label: &str) -> String {
    format!("{INDENT}{label:<9} ")
}

/// A remark behind code.
pub(super) fn remark(remarks: &[String]) -> String {
    match remarks.is_empty() {
        true => String::new(),
        false => paint(DIM, &format!("  // {}", remarks.join(", "))),
    }
}

/// Parameters in full, as setters or as arguments.
pub(super) fn parameters(
    paper: &mut Paper,
    parameters: &[Parameter],
    types: &BTreeMap<String, TypeInfo>,
    setters: bool,
) {
    for parameter in parameters {
        let Parameter { name, value, .. } = parameter;
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
        paper.line(&format!(
            "{INDENT}{}{}",
            paint(NAME, &code),
            remark(&remarks)
        ));
        paper.notes(&parameter.docs, DEEP, PLAIN);
        if let Some((path, values)) = allowed(parameter, types) {
            self::values(paper, path, values);
        }
    }
}

/// Parameters in short: a line for each.
pub(super) fn parameters_in_short(
    paper: &mut Paper,
    parameters: &[Parameter],
    types: &BTreeMap<String, TypeInfo>,
) {
    for parameter in parameters {
        let code = format!(".{}({})", parameter.name, parameter.value.rust);
        let said = match (allowed(parameter, types), parameter.docs.0.first()) {
            (Some((_, values)), _) => {
                let values: Vec<String> = values
                    .iter()
                    .map(|value| format!("{:?}", value.key))
                    .collect();
                values.join(" or ")
            }
            (None, Some(Block::Paragraph(text) | Block::Item { text, .. })) => text.clone(),
            (None, _) => String::new(),
        };
        let said = paper.cut(INDENT.len() + code.chars().count() + 2, &said);
        paper.line(&format!(
            "{INDENT}{}  {}",
            paint(NAME, &code),
            paint(DIM, &said)
        ));
    }
}

/// The values that a parameter's enum has, and the path of that.
fn allowed<'a>(
    parameter: &'a Parameter,
    types: &'a BTreeMap<String, TypeInfo>,
) -> Option<(&'a str, &'a [Value])> {
    let path = parameter.value.of.as_deref()?;
    match &types.get(path)?.content {
        Content::Enum { values } => Some((path, values)),
        _ => None,
    }
}

fn values(paper: &mut Paper, path: &str, values: &[Value]) {
    let name = path.rsplit("::").next().unwrap_or(path);
    paper.line(&format!("{DEEP}Allowed values, of {path}:"));
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
            [] => paper.line(&head),
            [Block::Paragraph(text)] if paper.fits(head.chars().count() + 2, text) => {
                paper.line(&format!("{head}: {text}"));
            }
            _ => {
                paper.line(&head);
                paper.notes(&value.docs, &format!("{DEEP}      "), DIM);
            }
        }
    }
}

pub(super) fn scopes(paper: &mut Paper, scopes: &[Scope], heading: &str) {
    if scopes.is_empty() {
        return;
    }
    paper.heading(heading);
    for scope in scopes {
        let default = match scope.default {
            true => "  (the default)",
            false => "",
        };
        let name = scope.constant.as_deref().unwrap_or("(no constant)");
        paper.line(&format!("{INDENT}{}{default}", paint(NAME, name)));
        paper.line(&format!("{DEEP}{}", scope.url));
        paper.notes(&scope.docs, DEEP, DIM);
    }
}

pub(super) fn omissions(paper: &mut Paper, omissions: &[Omitted]) {
    if omissions.is_empty() {
        return;
    }
    paper.heading("Omitted");
    for Omitted { path, reason } in omissions {
        paper.words(INDENT, DEEP, &format!("{path}: {reason}"), PLAIN);
    }
}

//! The constraints of an item, as sentences of its documentation after its description.

use super::address;
use super::resolver::Resolver;
use crate::discovery::{Method, Schema};
use crate::docs::{self, Site, code_span};
use crate::model::{Docs, Parameter};

/// What the documentation of a method says that takes media.
const UPLOAD: &str = "`.upload(source)` sends media with it. `.send()` sends the metadata alone.";

impl Resolver<'_> {
    pub(super) fn property_docs(&self, schema: &Schema) -> Docs {
        let mut notes = Vec::new();
        if schema.read_only
            && !schema
                .description
                .to_ascii_lowercase()
                .contains("output only")
        {
            notes.push("Output only.".to_owned());
        }
        if !schema.required_by.is_empty() {
            let methods: Vec<String> = schema.required_by.iter().map(|id| code_span(id)).collect();
            notes.push(format!("Required by {}.", methods.join(", ")));
        }
        notes.extend(constraints(schema));
        self.with_notes(&schema.description, notes)
    }

    pub(super) fn parameter_docs(&self, schema: &Schema) -> Docs {
        self.with_notes(&schema.description, constraints(schema))
    }

    fn with_notes(&self, description: &str, notes: Vec<String>) -> Docs {
        let description = self.clean(description);
        docs::join_paragraphs([description, Docs(notes)])
    }

    /// The documentation of a method's function: what it does, its request, and its arguments. An argument has no documentation
    /// of its own.
    pub(super) fn function_docs(&self, method: &Method, arguments: &[Parameter]) -> Docs {
        let summary = self.clean(&method.description);
        let verb = code_span(&method.http_method.to_ascii_uppercase());
        let request = match address::path_of_method(&method.path) {
            // The root of the service.
            "" => verb,
            path => format!("{verb} {}", code_span(path)),
        };
        let request = Docs(vec![request]);
        let upload = Docs(match &method.media_upload {
            Some(upload) if upload.simple.is_some() => {
                vec![UPLOAD.to_owned()]
            }
            _ => Vec::new(),
        });
        let arguments = argument_list(method, arguments, self.site());
        docs::join_paragraphs([summary, request, upload, arguments])
    }
}

/// A list of the required parameters that have a description or a constraint.
fn argument_list(method: &Method, arguments: &[Parameter], site: Site<'_>) -> Docs {
    let mut lines = Vec::new();
    for argument in arguments {
        let Some(schema) = method.parameters.get(&argument.wire.0) else {
            continue;
        };
        let notes = constraints(schema);
        if schema.description.trim().is_empty() && notes.is_empty() {
            continue;
        }
        let name = code_span(argument.name.as_str());
        if schema.description.trim().is_empty() {
            lines.push(format!("- {name}: {}", notes.join(" ")));
            continue;
        }
        lines.extend(site.list_item(&name, &schema.description).0);
        if !notes.is_empty() {
            lines.push(String::new());
            lines.extend(docs::indent(notes));
        }
    }
    Docs(lines)
}

/// `default`, `minimum`, `maximum` and `pattern`, as sentences. The generated code does not enforce them.
fn constraints(schema: &Schema) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(default) = &schema.default {
        notes.push(format!("Default: {}.", code_span(default)));
    }
    match (&schema.minimum, &schema.maximum) {
        (Some(minimum), Some(maximum)) => notes.push(format!(
            "From {} to {}.",
            code_span(minimum),
            code_span(maximum)
        )),
        (Some(minimum), None) => notes.push(format!("At least {}.", code_span(minimum))),
        (None, Some(maximum)) => notes.push(format!("At most {}.", code_span(maximum))),
        (None, None) => {}
    }
    if let Some(pattern) = &schema.pattern {
        notes.push(format!("Pattern: {}.", code_span(pattern)));
    }
    notes
}

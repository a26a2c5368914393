//! What `describe` shows: an API as a whole, or one method.

use serde_json::{Value, json};

use super::entries::{INDENT, api_title, entry, omissions, parameters, scopes};
use super::lines::{Lines, width};
use super::outcome::Report;
use super::reference;
use super::style::{BAD, DIM, NAME, paint};
use crate::text::{count, quoted};
use discovery_codegen::describe::{Mark, MethodLine, Overview, Page, Resource};

/// Names up to this long stand in a column.
const COLUMN: usize = 24;

/// What `describe` shows.
#[derive(Debug)]
pub(crate) struct Described {
    page: Page,
    /// How the same is asked for again: `discovery-codegen describe FILE`.
    command: String,
}

impl Described {
    /// A page, and what was described: a file, or a crate of the repository, as it was typed.
    pub(crate) fn new(page: Page, source: &str, in_repository: bool) -> Self {
        let program = match in_repository {
            true => "cargo codegen",
            false => "discovery-codegen",
        };
        Self {
            page,
            command: format!("{program} describe {}", quoted(source)),
        }
    }
}

impl Report for Described {
    fn is_yes(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        let mut lines = Lines::new(width());
        match &self.page {
            Page::Api(page) => overview(&mut lines, page, &self.command),
            Page::Method(page) => reference::method(&mut lines, page, &self.command),
        }
        lines.text()
    }

    fn json(&self) -> Value {
        let mut json = json!(self.page);
        if let Some(json) = json.as_object_mut() {
            json.insert("problems".to_owned(), json!([]));
        }
        json
    }

    fn json_of_problems(problems: Value) -> Value {
        json!({"describes": "nothing", "problems": problems})
    }
}

fn overview(lines: &mut Lines, page: &Overview, command: &str) {
    let name = paint(NAME, &page.about.package);
    lines.line(&format!("{name}  {}", api_title(&page.about)));
    if !page.docs.0.is_empty() {
        lines.line("");
        lines.prose(&page.docs);
    }
    lines.line("");
    entry(lines, "has", &contents(page));
    entry(lines, "calls", &page.url);
    if page.data_wrapper {
        let wrapped = "bodies and replies in {\"data\": …}, which is added and taken off";
        entry(lines, "wraps", wrapped);
    }
    if let Some(operations) = &page.operations {
        let asked = reference::asked(operations);
        let text =
            format!("client.resume(name) follows an operation that was started before; {asked}");
        entry(lines, "resumes", &text);
    }
    if !page.documentation_link.is_empty() {
        entry(lines, "see", &page.documentation_link);
    }
    lines.heading("Resources and methods");
    resources(lines, &page.resources);
    if !page.standard_parameters.is_empty() {
        lines.heading("Setters of every method");
        parameters(lines, &page.standard_parameters, &page.types, true);
    }
    scopes(lines, &page.scopes, "Scopes");
    omissions(lines, &page.omissions);
    if let Some(line) = page.resources.iter().flat_map(|one| &one.methods).next() {
        lines.line("");
        lines.line(&format!(
            "One method in full: {command} {}",
            quoted(&line.method)
        ));
    }
}

fn contents(page: &Overview) -> String {
    let counts = &page.counts;
    let omitted = match counts.omissions {
        0 => "nothing omitted".to_owned(),
        number => format!("{number} omitted"),
    };
    let counts = [
        count(counts.resources, "resource", "resources"),
        count(counts.methods, "method", "methods"),
        count(counts.types, "type", "types"),
        omitted,
    ];
    counts.join(", ")
}

/// A line for each resource that has methods, and one for each method.
fn resources(lines: &mut Lines, resources: &[Resource]) {
    let methods = || resources.iter().flat_map(|resource| &resource.methods);
    let widest = |of: &dyn Fn(&MethodLine) -> usize| methods().map(of).max().unwrap_or(0);
    let names = widest(&|line| last(line).chars().count()).min(COLUMN);
    let verbs = widest(&|line| line.verb.len());
    for resource in resources.iter().filter(|one| !one.methods.is_empty()) {
        let name = match resource.resource.is_empty() {
            true => "at the root",
            false => &resource.resource,
        };
        let deprecated = match resource.deprecated {
            true => paint(BAD, "  [deprecated]"),
            false => String::new(),
        };
        let call = paint(DIM, &resource.call);
        lines.line(&format!(
            "{INDENT}{}  {call}{deprecated}",
            paint(NAME, name)
        ));
        for line in &resource.methods {
            let head = format!("    {:<names$}  {:<verbs$}  ", last(line), line.verb);
            let marks: String = line.marks.iter().map(|mark| short(*mark)).collect();
            let summary = lines.cut(head.chars().count() + marks.len(), &line.summary);
            lines.line(&format!("{head}{summary}{}", paint(BAD, &marks)));
        }
    }
    if methods().next().is_none() {
        lines.line(&format!("{INDENT}none"));
    }
}

/// The last part of a method's path.
fn last(line: &MethodLine) -> &str {
    line.method.rsplit('.').next().unwrap_or(&line.method)
}

fn short(mark: Mark) -> &'static str {
    match mark {
        Mark::Deprecated => "  [deprecated]",
        Mark::MediaUpload => "  [upload]",
        Mark::MediaDownload => "  [download]",
        Mark::HttpBody => "  [bytes]",
        Mark::RequestId => "  [request id]",
    }
}

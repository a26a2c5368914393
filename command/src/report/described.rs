//! What `describe` shows: an API as a whole, or one method.

use serde_json::{Value, json};

use super::entries::{INDENT, entry, omissions, parameters, scopes};
use super::paper::{Paper, width};
use super::style::{BAD, DIM, NAME, paint};
use super::{Report, count, quoted, reference};
use discovery_codegen::describe::{About, Mark, MethodLine, Overview, Page, Resource};

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
        let mut paper = Paper::new(width());
        match &self.page {
            Page::Api(page) => overview(&mut paper, page, &self.command),
            Page::Method(page) => reference::method(&mut paper, page, &self.command),
        }
        paper.text()
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

/// The API and its revision.
pub(super) fn title(about: &About) -> String {
    let version = match about.title.ends_with(&about.version) {
        true => String::new(),
        false => format!(" {}", about.version),
    };
    format!("{}{version}, revision {}", about.title, about.revision)
}

fn overview(paper: &mut Paper, page: &Overview, command: &str) {
    let name = paint(NAME, &page.about.package);
    paper.line(&format!("{name}  {}", title(&page.about)));
    if !page.docs.0.is_empty() {
        paper.line("");
        paper.prose(&page.docs);
    }
    paper.line("");
    entry(paper, "has", &contents(page));
    entry(paper, "calls", &page.url);
    if page.data_wrapper {
        let wrapped = "bodies and replies in {\"data\": …}, which is added and taken off";
        entry(paper, "wraps", wrapped);
    }
    if let Some(operations) = &page.operations {
        let asked = reference::asked(operations);
        let text =
            format!("client.resume(name) follows an operation that was started before; {asked}");
        entry(paper, "resumes", &text);
    }
    if !page.documentation_link.is_empty() {
        entry(paper, "see", &page.documentation_link);
    }
    paper.heading("Resources and methods");
    resources(paper, &page.resources);
    if !page.standard_parameters.is_empty() {
        paper.heading("Setters of every method");
        parameters(paper, &page.standard_parameters, &page.types, true);
    }
    scopes(paper, &page.scopes, "Scopes");
    omissions(paper, &page.omissions);
    if let Some(line) = page.resources.iter().flat_map(|one| &one.methods).next() {
        paper.line("");
        paper.line(&format!(
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
fn resources(paper: &mut Paper, resources: &[Resource]) {
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
        paper.line(&format!(
            "{INDENT}{}  {call}{deprecated}",
            paint(NAME, name)
        ));
        for line in &resource.methods {
            let head = format!("    {:<names$}  {:<verbs$}  ", last(line), line.verb);
            let marks: String = line.marks.iter().map(|mark| short(*mark)).collect();
            let summary = paper.cut(head.chars().count() + marks.len(), &line.summary);
            paper.line(&format!("{head}{summary}{}", paint(BAD, &marks)));
        }
    }
    if methods().next().is_none() {
        paper.line(&format!("{INDENT}none"));
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

//! The result of `describe`: an overview of an API, or the page of a method.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::entries::{
    DEEP, INDENT, api_title, entry, omissions, option_parameters, parameters, scopes,
};
use super::lines::{Lines, width};
use super::outcome::Report;
use super::reference;
use super::style::{BAD, DIM, NAME, PLAIN, paint};
use crate::target::is_document;
use crate::text::{count, shell_quoted};
use discovery_codegen::describe::{
    EndpointInfo, FactInfo, Mark, MethodLine, NameInfo, Overview, Page, ResourceInfo,
};

/// The widest column of names.
const COLUMN: usize = 24;

/// The result of `describe`.
#[derive(Debug)]
pub(crate) struct DescribeReport {
    page: Page,
    /// The command that shows the overview: `discovery-codegen describe FILE`.
    command: String,
    /// The command that calls its methods: `discovery-codegen call FILE`.
    call: String,
}

impl DescribeReport {
    /// A page, and the argument that named the document or the crate.
    /// `program` is how the user calls the program.
    pub(crate) fn new(page: Page, source: &str, program: &str) -> Self {
        // `call` takes no crates, but the names of APIs.
        let about = match &page {
            Page::Api(page) => &page.about,
            Page::Method(page) => &page.about,
        };
        let api = match is_document(Path::new(source)) {
            true => shell_quoted(source),
            false => shell_quoted(&format!("{}:{}", about.api, about.version)),
        };
        Self {
            call: format!("{program} call {api}"),
            page,
            command: format!("{program} describe {}", shell_quoted(source)),
        }
    }
}

impl Report for DescribeReport {
    fn succeeded(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        let mut lines = Lines::new(width());
        match &self.page {
            Page::Api(page) => overview(&mut lines, page, &self.command),
            Page::Method(page) => reference::method(&mut lines, page, &self.command, &self.call),
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

    fn failure_json(problems: Value) -> Value {
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
        let wrapped =
            "request and response bodies in {\"data\": …}, which the client adds and removes";
        entry(lines, "wraps", wrapped);
    }
    if let Some(operations) = &page.operations {
        let asked = reference::operation_methods(operations);
        let text = format!(
            "client.resume(name) follows an operation that an earlier call started; {asked}"
        );
        entry(lines, "resumes", &text);
    }
    if !page.features.is_empty() {
        let text = format!(
            "{}, one for each resource at the root; all are on by default",
            page.features.join(", ")
        );
        entry(lines, "features", &text);
    }
    if !page.documentation_link.is_empty() {
        entry(lines, "docs", &page.documentation_link);
    }
    if let Some(batch) = &page.batch {
        let text = format!("{}, at most {} calls in a request", batch.path, batch.limit);
        entry(lines, "batch", &text);
    }
    if let Some(emulator) = &page.emulator {
        let asked = match emulator.by_default {
            true => "",
            false => ", with .emulator(true)",
        };
        entry(lines, "emulator", &format!("{}{asked}", emulator.variable));
    }
    lines.heading("Resources and methods");
    resources(lines, &page.resources);
    if !page.names.is_empty() {
        lines.heading("Resource names");
        resource_names(lines, &page.names);
    }
    if !page.standard_parameters.is_empty() {
        lines.heading("Setters of every method");
        parameters(lines, &page.standard_parameters, &BTreeMap::new(), true);
    }
    if !page.option_parameters.is_empty() {
        lines.heading(
            "Parameters of every method: .options(|options| options.parameter(name, value))",
        );
        option_parameters(lines, &page.option_parameters);
    }
    if !page.endpoints.is_empty() {
        endpoints(lines, &page.endpoints);
    }
    scopes(lines, &page.scopes, None, "Scopes");
    facts(lines, &page.facts);
    omissions(lines, &page.omissions);
    if let Some(line) = page.resources.iter().flat_map(|one| &one.methods).next() {
        lines.line("");
        lines.line(&format!(
            "One method in full: {command} {}",
            shell_quoted(&line.method)
        ));
    }
}

/// The locations that have an endpoint, then a line for each endpoint that has another name.
fn endpoints(lines: &mut Lines, endpoints: &[EndpointInfo]) {
    lines.heading(
        "Endpoints: .location(name) or .endpoint(Client::ENDPOINT_…) of the client's builder",
    );
    let regional = endpoints.iter().filter(|one| one.regional);
    let locations: Vec<&str> = regional.map(|one| one.location.as_str()).collect();
    if !locations.is_empty() {
        lines.wrapped(INDENT, INDENT, &locations.join(", "), PLAIN);
    }
    for endpoint in endpoints.iter().filter(|one| !one.regional) {
        let url = paint(DIM, &format!("  // {}", endpoint.url));
        lines.line(&format!("{INDENT}{}{url}", paint(NAME, &endpoint.constant)));
    }
}

/// What is known beside the document, each with its source.
fn facts(lines: &mut Lines, facts: &[FactInfo]) {
    if facts.is_empty() {
        return;
    }
    lines.heading("Known beside the document");
    for fact in facts {
        let text = match &fact.missed {
            None => format!("{}: {} ({})", fact.name, fact.says, fact.source),
            Some(why) => format!("{} has no place: {why}", fact.name),
        };
        lines.wrapped(INDENT, DEEP, &text, PLAIN);
    }
}

/// A line for each kind of name.
fn resource_names(lines: &mut Lines, names: &[NameInfo]) {
    for name in names {
        let form = paint(DIM, &format!("  // {}", name.form));
        lines.line(&format!("{INDENT}{}{form}", paint(NAME, &name.build)));
    }
    lines.line(&format!(
        "{INDENT}parse_… with the name of one of these takes such a name apart"
    ));
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

/// A line for each resource with methods, followed by a line for each method.
fn resources(lines: &mut Lines, resources: &[ResourceInfo]) {
    let methods = || resources.iter().flat_map(|resource| &resource.methods);
    let widest = |of: &dyn Fn(&MethodLine) -> usize| methods().map(of).max().unwrap_or(0);
    let names = widest(&|line| method_name(line).chars().count()).min(COLUMN);
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
            let head = format!("    {:<names$}  {:<verbs$}  ", method_name(line), line.verb);
            let marks: String = line.marks.iter().map(|mark| mark_tag(*mark)).collect();
            let summary = lines.truncated(head.chars().count() + marks.len(), &line.summary);
            lines.line(&format!("{head}{summary}{}", paint(BAD, &marks)));
        }
    }
    if methods().next().is_none() {
        lines.line(&format!("{INDENT}none"));
    }
}

/// The name of a method, without its resource.
fn method_name(line: &MethodLine) -> &str {
    line.method.rsplit('.').next().unwrap_or(&line.method)
}

fn mark_tag(mark: Mark) -> &'static str {
    match mark {
        Mark::Deprecated => "  [deprecated]",
        Mark::MediaUpload => "  [upload]",
        Mark::MediaDownload => "  [download]",
        Mark::HttpBody => "  [bytes]",
        Mark::Streams => "  [stream]",
        Mark::RequestId => "  [request id]",
        Mark::UpdateMask => "  [update mask]",
    }
}

//! No path value is refused that its description names: `projects/{project}/databases/{database}/documents`, as an example or with
//! placeholders. The names are found here by other means than the generator's.
//!
//! `cargo xtask tables --documents FOLDER` looks at every document that Google publishes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use discovery_codegen::model::{Api, Location, Parameter, PathForm, Segment};
use discovery_tests::documents;
use rayon::prelude::*;
use serde_json::Value;

/// What descriptions of one document name.
#[derive(Default)]
struct Found {
    document: String,
    /// Path parameters whose pattern is segments.
    checked: usize,
    /// Those whose pattern is more, or that have another method beside them which takes anything: the server checks them.
    unchecked: usize,
    /// Names in descriptions.
    names: usize,
    /// Methods with a name that the pattern of its parameter refuses.
    narrow: BTreeSet<String>,
    /// Names that are refused: they should be none.
    refused: Vec<String>,
}

impl Found {
    fn of(file: &Path) -> Self {
        let (document, api) = documents::resolved(file);
        let text = fs::read_to_string(file).expect("a document");
        let json: Value = serde_json::from_str(&text).expect("JSON");
        let mut found = Self {
            document,
            ..Self::default()
        };
        let collections = collections(&api);
        for (_, method) in api.methods() {
            let parameters = method.arguments.iter();
            for parameter in parameters.filter(|one| one.location == Location::Path) {
                let Some(pattern) = &parameter.pattern else {
                    continue;
                };
                match parameter.forms.is_empty() {
                    true => found.unchecked += 1,
                    false => found.checked += 1,
                }
                let place = [
                    method.path_in_document.as_str(),
                    "parameters",
                    &parameter.wire.0,
                ];
                let description = description(&json, &place.join("."));
                for name in names(&description, &collections) {
                    found.names += 1;
                    let own = PathForm::of_pattern(pattern);
                    if own.is_some_and(|own| !own.takes(&name)) {
                        found.narrow.insert(method.id.clone());
                    }
                    if !takes(&api, method.verb.as_str(), &method.path, parameter, &name) {
                        let parameter = &parameter.wire.0;
                        let line = format!("{} {parameter}: {name}", method.id);
                        found.refused.push(line);
                    }
                }
            }
        }
        found
    }
}

/// Whether the value is sent.
fn takes(api: &Api, verb: &str, path: &str, parameter: &Parameter, value: &str) -> bool {
    let beside = || {
        let shared = api.shared_paths.iter().filter(|shared| {
            shared.verb == verb && shared.path == path && shared.parameter == parameter.wire
        });
        shared.flat_map(|shared| shared.forms.iter().map(|(form, _)| form))
    };
    parameter.forms.is_empty()
        || parameter
            .forms
            .iter()
            .chain(beside())
            .any(|form| form.takes(value))
}

/// The words that names of the API begin with.
fn collections(api: &Api) -> BTreeSet<String> {
    let forms = api.shared_paths.iter().flat_map(|shared| &shared.forms);
    let first = forms.filter_map(|(form, _)| match form.segments().first() {
        Some(Segment::Literal(text)) => Some(text.clone()),
        _ => None,
    });
    first.collect()
}

fn description(document: &Value, path: &str) -> String {
    let mut steps = path.split('.');
    // A key may have a dot in it: then there is no description to read.
    let found = steps.try_fold(document, |at, step| at.get(step));
    let text = found.and_then(|parameter| parameter.get("description")?.as_str());
    text.unwrap_or_default().to_owned()
}

/// The names in a description, with an `x` for each placeholder.
fn names(description: &str, collections: &BTreeSet<String>) -> Vec<String> {
    let mut text = description
        .replace("(default)", "x")
        .replace("**", "x/x")
        .replace('*', "x");
    for [open, close] in [['{', '}'], ['<', '>'], ['[', ']']] {
        text = without_brackets(&text, open, close);
    }
    let is_part = |c: char| c.is_alphanumeric() || "-_.~%@:$/=".contains(c);
    text.split(|c: char| !is_part(c))
        .filter_map(|word| {
            let word = word.rsplit(['=', ':']).find(|part| part.contains('/'))?;
            let word = word.trim_end_matches(['.', ':']);
            let (first, rest) = word.split_once('/')?;
            let whole = !rest
                .split('/')
                .any(|part| matches!(part, "" | "." | ".." | "..."));
            (whole && collections.contains(first)).then(|| word.to_owned())
        })
        .collect()
}

fn without_brackets(text: &str, open: char, close: char) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        out += before;
        match after.split_once(close) {
            // The text of a link stays.
            Some((inside, behind)) if !behind.starts_with('(') && inside.len() < 60 => {
                out.push('x');
                rest = behind;
            }
            _ => {
                out.push(' ');
                rest = after;
            }
        }
    }
    out + rest
}

fn table(files: Vec<PathBuf>) -> String {
    let found: Vec<Found> = files.par_iter().map(|file| Found::of(file)).collect();
    let sum = |of: &dyn Fn(&Found) -> usize| found.iter().map(of).sum::<usize>();
    let narrow: BTreeMap<&str, usize> = found
        .iter()
        .filter(|found| !found.narrow.is_empty())
        .map(|found| (found.document.as_str(), found.narrow.len()))
        .collect();
    let mut text = format!(
        "documents: {}\npath parameters with a pattern: {} are checked, {} are left to the server\nnames in descriptions: {}\n\
         methods whose pattern alone refuses one: {} in {} documents\nnames that are refused: {}\n",
        found.len(),
        sum(&|found| found.checked),
        sum(&|found| found.unchecked),
        sum(&|found| found.names),
        narrow.values().sum::<usize>(),
        narrow.len(),
        sum(&|found| found.refused.len()),
    );
    for found in &found {
        for line in &found.refused {
            let _ = writeln!(text, "refused: {} {line}", found.document);
        }
    }
    text
}

#[test]
fn no_name_of_a_description_is_refused() {
    insta::with_settings!({snapshot_path => "written_names", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("corpus", table(documents::of_corpus()));
    });
}

#[test]
#[ignore = "needs every document that Google publishes: `cargo xtask tables --documents FOLDER`"]
fn no_name_of_a_description_of_any_document_is_refused() {
    insta::with_settings!({snapshot_path => "written_names", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("every", table(documents::every()));
    });
}

//! The revisions of one API in a folder: what changed from each to the next, and when an item came or went.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use discovery_codegen::diff::Kind;
use discovery_codegen::model::{Api, ItemKind, text};
use discovery_codegen::{Change, Diff, Problem};
use rayon::prelude::*;

use crate::disk::{explain, paths};
use crate::job::Job;
use crate::make;
use crate::source::{FetchedDocument, Id};
use crate::stop::Stop;
use crate::target::document_job;

/// The history of an API.
#[derive(Debug)]
pub(crate) struct History {
    /// The title of the API, from the newest document.
    pub(crate) title: String,
    /// The API.
    pub(crate) id: Id,
    /// The package of its crate.
    pub(crate) package: String,
    /// The revisions, the oldest first. Not empty.
    pub(crate) revisions: Vec<Revision>,
    /// What changed from each revision to the next: one less than revisions. If an item was named, what concerns it.
    pub(crate) steps: Vec<Diff>,
    /// The items with the name that the user gave, and when they were there.
    pub(crate) items: Vec<Presence>,
    /// The files that are not of the history, and why.
    pub(crate) skipped: Vec<(String, String)>,
}

/// A revision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Revision {
    /// `revision` of the document.
    pub(crate) revision: String,
    /// The file.
    pub(crate) file: String,
}

/// When an item was there.
#[derive(Debug)]
pub(crate) struct Presence {
    /// The item, as a user writes it.
    pub(crate) rust: String,
    /// For each time: the number of the revision that it came with, and that it went with, if it did.
    pub(crate) times: Vec<(usize, Option<usize>)>,
}

/// Reads the history in a folder; of one item, if `item` names it.
///
/// # Errors
///
/// The folder cannot be read, or has fewer than two revisions of an API, or none of them has the item.
pub(crate) fn read(folder: &Path, item: Option<&str>) -> Result<History, Stop> {
    let shown = paths::shown(folder);
    let mut skipped = Vec::new();
    let (id, documents) = documents(folder, &mut skipped)?;
    let jobs: Vec<Job> = documents
        .iter()
        .map(|(_, path)| document_job(path))
        .collect();
    let resolved: Vec<_> = jobs.par_iter().map(make::resolve_named).collect();
    let mut models = Vec::new();
    let mut kept = Vec::new();
    for (((document, path), resolved), job) in documents.into_iter().zip(resolved).zip(&jobs) {
        let file = paths::shown(&path);
        match resolved {
            Ok((api, package)) => {
                let revision = document.revision;
                models.push((Revision { revision, file }, api, package));
                kept.push(job);
            }
            Err(problems) => {
                let first = problems.into_iter().next().map(|problem| problem.message);
                skipped.push((file, first.unwrap_or_default()));
            }
        }
    }
    skipped.sort();
    let (Some((_, newest, package)), true) = (models.last(), models.len() > 1) else {
        let message = format!(
            "there are not two revisions of one API in this folder{}",
            list(&skipped)
        );
        return Err(Problem::new("", message).in_file(shown).into());
    };
    let pairs: Vec<[&Job; 2]> = kept
        .iter()
        .zip(kept.iter().skip(1))
        .map(|(old, new)| [*old, *new])
        .collect();
    let steps: Result<Vec<Diff>, _> = pairs.par_iter().map(|pair| step(*pair)).collect();
    let mut steps = steps?;
    let items = match item {
        None => Vec::new(),
        Some(item) => {
            let found = presences(models.iter().map(|(_, api, _)| api), item);
            if found.is_empty() {
                let message = format!(
                    "no revision of {id} has `{item}`. Name a resource, a method, a parameter, a type or a field, as `timeSeries.list` or `types::Point::value`"
                );
                return Err(Problem::new("", message).in_file(shown).into());
            }
            for step in &mut steps {
                step.changes.retain(|change| concerns(change, &found));
            }
            found
        }
    };
    Ok(History {
        title: newest.title.clone(),
        id,
        package: package.clone(),
        steps,
        items,
        skipped,
        revisions: models.into_iter().map(|(revision, ..)| revision).collect(),
    })
}

/// What changed between two revisions, as `diff` says it.
fn step(jobs: [&Job; 2]) -> Result<Diff, Vec<Problem>> {
    let both = make::resolve_both(jobs)?;
    let diff = discovery_codegen::diff(&both.old, &both.new);
    Ok(diff.keeping(both.keeping.kept))
}

fn list(skipped: &[(String, String)]) -> String {
    let skipped = skipped.iter().map(|(file, why)| format!("; {file}: {why}"));
    skipped.collect()
}

/// The documents of the API that has the most of them, the oldest first.
fn documents(
    folder: &Path,
    skipped: &mut Vec<(String, String)>,
) -> Result<(Id, Vec<(FetchedDocument, PathBuf)>), Stop> {
    let shown = paths::shown(folder);
    let failed = |error: std::io::Error| Problem::new("", explain(&error)).in_file(&*shown);
    let entries = folder.read_dir().map_err(failed)?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| !file.is_dir());
    files.sort();
    let mut apis: BTreeMap<Id, Vec<(FetchedDocument, PathBuf)>> = BTreeMap::new();
    for file in files {
        match FetchedDocument::open(&file) {
            Ok(document) => apis
                .entry(document.id.clone())
                .or_default()
                .push((document, file)),
            Err(problem) => skipped.push((paths::shown(&file), problem.message)),
        }
    }
    // Of several APIs with as many documents, the first by name.
    let most = apis.values().map(Vec::len).max().unwrap_or(0);
    let Some(id) = apis
        .iter()
        .find(|(_, files)| files.len() == most)
        .map(|(id, _)| id.clone())
    else {
        let message = format!("there is no document in this folder{}", list(skipped));
        return Err(Problem::new("", message).in_file(shown).into());
    };
    let mut documents = apis.remove(&id).unwrap_or_default();
    for (other, files) in apis {
        let why = format!("it is a document of {other}, not of {id}");
        skipped.extend(
            files
                .iter()
                .map(|(_, file)| (paths::shown(file), why.clone())),
        );
    }
    documents.sort_by(|(one, _), (two, _)| one.revision.cmp(&two.revision));
    let mut last: Option<(String, String)> = None;
    documents.retain(|(document, file)| {
        let shown = paths::shown(file);
        if let Some((text, first)) = &last
            && *text == document.text
        {
            skipped.push((shown, format!("it has the text of {first}")));
            return false;
        }
        last = Some((document.text.clone(), shown));
        true
    });
    Ok((id, documents))
}

/// Whether a change is one of these items, or of a part of one.
fn concerns(change: &Change, items: &[Presence]) -> bool {
    let is_of = |name: &str, item: &str| {
        let rest = name.strip_prefix(item.trim_end_matches("()"));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', '.', ':']))
    };
    // What contains an item comes and goes with it.
    let is_whole = matches!(
        change.kind,
        Kind::ResourceAdded
            | Kind::ResourceRemoved
            | Kind::MethodAdded
            | Kind::MethodRemoved
            | Kind::TypeAdded
            | Kind::TypeRemoved
    );
    let becomes = |item: &str| {
        let last = item.rsplit(['.', ':']).next().unwrap_or_default();
        let new = change.new.trim_start_matches('.');
        is_of(item, &change.item) && new.split(['(', ':']).next() == Some(last)
    };
    items.iter().any(|item| {
        is_of(&change.rust, &item.rust)
            || is_of(&change.item, &item.rust)
            || (is_whole && is_of(&item.rust, &change.rust))
            || becomes(&item.rust)
    })
}

/// The items whose name ends with a word, and the revisions that have them.
fn presences<'a>(apis: impl Iterator<Item = &'a Api>, word: &str) -> Vec<Presence> {
    // As it stands in code.
    let wanted = steps(word.strip_prefix("client.").unwrap_or(word));
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut count = 0;
    for (number, api) in apis.enumerate() {
        count = number + 1;
        let mut seen = BTreeSet::new();
        names(api, &mut |rust, key| {
            let ends = |name: &str| !wanted.is_empty() && steps(name).ends_with(&wanted);
            if (ends(&rust) || ends(key)) && seen.insert(rust.clone()) {
                found.entry(rust).or_default().push(number);
            }
        });
    }
    let presence = |(rust, revisions): (String, Vec<usize>)| {
        let mut times: Vec<(usize, Option<usize>)> = Vec::new();
        for number in revisions {
            match times.last_mut() {
                Some((_, went)) if *went == Some(number) => *went = Some(number + 1),
                _ => times.push((number, Some(number + 1))),
            }
        }
        // What the newest revision has did not go.
        if let Some((_, went)) = times.last_mut() {
            *went = went.filter(|went| *went < count);
        }
        Presence { rust, times }
    };
    found.into_iter().map(presence).collect()
}

/// The parts of a name, in small letters: `timeSeries.list` and `time_series().list` have the same.
fn steps(name: &str) -> Vec<String> {
    let parts = name.split(['.', ':', '(', ')']);
    let parts = parts.map(|part| {
        let letters = part.strip_prefix("r#").unwrap_or(part).chars();
        letters
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// Visits every item: its name in Rust, and its keys in the document.
fn names(api: &Api, visit: &mut dyn FnMut(String, &str)) {
    for (path, resource) in api.resources() {
        if path.last().is_some() {
            let receiver = path.receiver();
            let rust = receiver.strip_prefix("client.").unwrap_or(&receiver);
            visit(rust.to_owned(), &path.keys());
        }
        for method in &resource.methods {
            let rust = path.function(&method.function);
            let key = path.dotted(&method.wire.0);
            for parameter in &method.arguments {
                let wire = format!("{key}.{}", parameter.wire.0);
                visit(format!("{rust}({})", parameter.name), &wire);
            }
            for parameter in &method.setters {
                let wire = format!("{key}.{}", parameter.wire.0);
                visit(format!("{rust}().{}", parameter.name), &wire);
            }
            visit(rust, &key);
        }
    }
    api.each_item(&mut |modules, item| {
        let rust = text::path(modules, &item.name);
        match &item.kind {
            ItemKind::Message(fields) => {
                for field in fields {
                    let wire = format!("{rust}::{}", field.wire.0);
                    visit(format!("{rust}::{}", field.name), &wire);
                }
            }
            ItemKind::Enum(values) => {
                for value in values {
                    let wire = format!("{rust}::{}", value.wire.0);
                    visit(format!("{rust}::{}", value.name), &wire);
                }
            }
            ItemKind::Alias(_) => {}
        }
        visit(rust.clone(), &rust);
    });
}

//! From documents to crates (or modules) in memory: read, correct, generate. Several documents are worked on at a time, and every
//! problem of every document is collected.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use discovery_codegen::fixup::{self, Fixup};
use discovery_codegen::model::Api;
use discovery_codegen::{Generated, Layout, Options, Problem, select};
use rayon::prelude::*;

use crate::cli::Stop;
use crate::manifest::{self, Place};
use crate::output::{paths, read_if_there, why};
use crate::progress;
use crate::source::{Document, utf8};

/// A file, or what is going to be in it.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// It is read when it is needed.
    File(PathBuf),
    /// It is not written yet.
    Text(String),
}

impl Content {
    /// Its bytes.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::File(path) => fs::read(path),
            Self::Text(text) => Ok(text.clone().into_bytes()),
        }
    }
}

/// One crate to make.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    /// The document.
    pub(crate) document: Content,
    /// The document, as it is printed.
    pub(crate) shown: String,
    /// What the manifest says about it, where a manifest names it.
    pub(crate) pinned: Option<Pinned>,
    /// Its corrections.
    pub(crate) fixups: Option<FixupsFile>,
    /// What changed from one version of the crate to the next: a file that the crate gets a copy of, where there is one.
    pub(crate) changelog: Option<Content>,
    /// How it becomes a crate.
    pub(crate) options: Options,
}

impl Job {
    /// The same with another document, which is about to be pinned.
    pub(crate) fn with_document(&self, document: &Document) -> Self {
        let mut job = self.clone();
        if let Some(pinned) = &mut job.pinned {
            pinned.sha256.0 = manifest::sha256(document.text.as_bytes());
            pinned.revision.0.clone_from(&document.revision);
        }
        job.document = Content::Text(document.text.clone());
        job.shown.clone_from(&document.origin);
        job
    }
}

/// What a manifest says about a document. A [`Place`] is where it says so.
#[derive(Clone, Debug)]
pub(crate) struct Pinned {
    /// Where the document is named.
    pub(crate) document: Place,
    /// The SHA-256 of the file, in hexadecimal.
    pub(crate) sha256: (String, Place),
    /// `revision` in the document.
    pub(crate) revision: (String, Place),
    /// Where it says what is kept.
    pub(crate) select: Option<Place>,
}

/// A file of corrections.
#[derive(Clone, Debug)]
pub(crate) struct FixupsFile {
    /// The file.
    pub(crate) path: PathBuf,
    /// The file, as it is printed.
    pub(crate) shown: String,
    /// Where a manifest names it.
    pub(crate) named_at: Option<Place>,
}

/// A crate in memory, or a module.
#[derive(Debug)]
pub(crate) struct Crate {
    /// The document it is made of, as it is printed.
    pub(crate) document: String,
    /// How it was made.
    pub(crate) options: Options,
    /// The names of the corrections that were applied.
    pub(crate) fixups: Vec<String>,
    /// What was made.
    pub(crate) generated: Generated,
}

impl Crate {
    /// The folder of its files, relative to where all crates go: a module is a file there.
    pub(crate) fn folder(&self) -> &Path {
        match self.options.layout {
            Layout::Crate => Path::new(&self.generated.crate_name),
            Layout::Module => Path::new(""),
        }
    }

    /// The file that is the module.
    pub(crate) fn module_file(&self) -> Option<&str> {
        match self.options.layout {
            Layout::Crate => None,
            Layout::Module => self.generated.tree.files().next().map(|(path, _)| path),
        }
    }

    /// What it is called: the crate's name, or the module's.
    pub(crate) fn name(&self) -> &str {
        match self.module_file() {
            Some(file) => file.strip_suffix(".rs").unwrap_or(file),
            None => &self.generated.crate_name,
        }
    }
}

/// What came of all jobs.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// The crates, in the order of the jobs.
    pub(crate) crates: Vec<Crate>,
    /// What was wrong, in the order of the jobs.
    pub(crate) problems: Vec<Problem>,
}

impl Built {
    /// The crates, if nothing at all was wrong.
    pub(crate) fn complete(self) -> Result<Vec<Crate>, Stop> {
        if self.problems.is_empty() {
            Ok(self.crates)
        } else {
            Err(self.problems.into())
        }
    }
}

/// The file of a crate that says what changed from version to version.
const CHANGELOG: &str = "CHANGELOG.md";

/// The text of a changelog, if one was written already.
fn changelog(content: &Content) -> Result<Option<String>, Problem> {
    match content {
        Content::Text(text) => Ok(Some(text.clone())),
        Content::File(path) => read_if_there(path, Path::new(&paths::shown(path))),
    }
}

/// Makes every crate.
pub(crate) fn all(jobs: &[Job]) -> Built {
    let progress = progress::bar(jobs.len());
    let outcomes: Vec<Result<Crate, Vec<Problem>>> = jobs
        .par_iter()
        .map(|job| {
            let outcome = one(job);
            progress.inc(1);
            outcome
        })
        .collect();
    progress.finish_and_clear();

    let mut built = Built::default();
    for outcome in outcomes {
        match outcome {
            Ok(made) => built.crates.push(made),
            Err(problems) => built.problems.extend(problems),
        }
    }
    let clashes = clashes(&built.crates);
    built.problems.extend(clashes);
    built
}

/// Makes one crate.
pub(crate) fn one(job: &Job) -> Result<Crate, Vec<Problem>> {
    let (api, fixups) = resolved(job)?;
    made(job, api, fixups)
}

/// Makes the crate of what a job decided.
pub(crate) fn made(job: &Job, api: Api, fixups: Vec<String>) -> Result<Crate, Vec<Problem>> {
    let mut generated = discovery_codegen::generate_from(api, &job.options)
        .map_err(|problems| in_file(problems, &job.shown))?;
    if let Some(Pinned {
        revision: (revision, place),
        ..
    }) = &job.pinned
        && *revision != generated.revision
    {
        let message = format!(
            "{} is revision {}, not {revision}",
            job.shown, generated.revision
        );
        return Err(vec![place.problem(message)]);
    }
    let changelog = job.changelog.as_ref().map(changelog).transpose();
    if let Some(text) = changelog.map_err(|problem| vec![problem])?.flatten() {
        generated.tree.insert(CHANGELOG, text);
    }
    Ok(Crate {
        document: job.shown.clone(),
        options: job.options.clone(),
        fixups,
        generated,
    })
}

/// What one job decides, and the name of the crate it would be.
pub(crate) fn model(job: &Job) -> Result<(Api, String), Vec<Problem>> {
    let (api, _) = resolved(job)?;
    let package = job.options.package_name(&api);
    Ok((api, package))
}

/// What one job decides, and the names of the corrections that were applied.
pub(crate) fn resolved(job: &Job) -> Result<(Api, Vec<String>), Vec<Problem>> {
    let (corrected, fixups) = corrected(job)?;
    let api =
        discovery_codegen::resolve(&corrected).map_err(|problems| in_file(problems, &job.shown))?;
    let api =
        select::select(api, &job.options.select).map_err(|problems| at_selection(job, problems))?;
    Ok((
        api,
        fixups.into_iter().map(|Fixup { name, .. }| name).collect(),
    ))
}

/// What one job decided when its document, which has this text, was pinned; and the corrections that do not apply to that
/// document: those of today are made for the next one.
pub(crate) fn earlier_model(
    job: &Job,
    mut text: String,
) -> Result<(Api, Vec<String>), Vec<Problem>> {
    let mut passed_over = Vec::new();
    let fixups = job.fixups.as_ref().map(FixupsFile::read).transpose()?;
    for fixup in fixups.unwrap_or_default() {
        match fixup::apply(&text, std::slice::from_ref(&fixup)) {
            Ok(corrected) => text = corrected.into_owned(),
            Err(_) => passed_over.push(fixup.name),
        }
    }
    let api =
        discovery_codegen::resolve(&text).map_err(|problems| in_file(problems, &job.shown))?;
    // Of the selection, what is new has no counterpart in the old document.
    let api = select::select_known(api, &job.options.select);
    Ok((api, passed_over))
}

/// The same for two jobs; what is wrong with either is said.
pub(crate) fn models([one, other]: [&Job; 2]) -> Result<[(Api, String); 2], Vec<Problem>> {
    match (model(one), model(other)) {
        (Ok(one), Ok(other)) => Ok([one, other]),
        (one, other) => {
            let problems = one.err().into_iter().chain(other.err());
            Err(problems.flatten().collect())
        }
    }
}

/// The text of a document with its corrections, and those.
fn corrected(job: &Job) -> Result<(String, Vec<Fixup>), Vec<Problem>> {
    let text = read(job)?;
    let Some(file) = &job.fixups else {
        return Ok((text, Vec::new()));
    };
    let fixups = file.read()?;
    let corrected = fixup::apply(&text, &fixups)
        .map_err(|problems| fixup::in_files(problems, &job.shown, &file.shown))?;
    Ok((corrected.into_owned(), fixups))
}

impl FixupsFile {
    fn read(&self) -> Result<Vec<Fixup>, Vec<Problem>> {
        let text = fs::read_to_string(&self.path).map_err(|error| {
            vec![match &self.named_at {
                Some(place) => place.problem(format!("{}: {}", self.shown, why(&error))),
                None => Problem::new("", why(&error)).in_file(&self.shown),
            }]
        })?;
        fixup::read(&text).map_err(|problem| vec![problem.in_file(&self.shown)])
    }
}

/// What is wrong with a selection, where a manifest has it.
fn at_selection(job: &Job, problems: Vec<Problem>) -> Vec<Problem> {
    let place = job
        .pinned
        .as_ref()
        .and_then(|pinned| pinned.select.as_ref());
    match place {
        Some(place) => problems
            .into_iter()
            .map(|problem| place.problem(format!("{}: {}", job.shown, problem.message)))
            .collect(),
        None => in_file(problems, &job.shown),
    }
}

/// The text of a document, if it is the one that was pinned.
pub(crate) fn read(job: &Job) -> Result<String, Vec<Problem>> {
    let here = |message: String| vec![Problem::new("", message).in_file(&job.shown)];
    let bytes = job.document.read().map_err(|error| match &job.pinned {
        Some(pinned) => vec![
            pinned
                .document
                .problem(format!("{}: {}", job.shown, why(&error))),
        ],
        None => here(why(&error)),
    })?;
    if let Some(Pinned {
        sha256: (expected, place),
        ..
    }) = &job.pinned
    {
        let found = manifest::sha256(&bytes);
        if found != *expected {
            let message = format!(
                "{} is not the document that was pinned: its sha256 is {found}. Restore it; or, if it is meant to be \
                 another, write the new revision and sha256 here",
                job.shown
            );
            return Err(vec![place.problem(message)]);
        }
    }
    utf8(bytes).map_err(here)
}

fn in_file(problems: Vec<Problem>, file: &str) -> Vec<Problem> {
    problems
        .into_iter()
        .map(|problem| problem.in_file(file))
        .collect()
}

/// One problem for each document that becomes a crate which another one is already.
fn clashes(crates: &[Crate]) -> Vec<Problem> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for made in crates {
        let name = made.name();
        let what = match made.options.layout {
            Layout::Crate => "crate",
            Layout::Module => "module",
        };
        match first.get(name) {
            None => {
                first.insert(name, &made.document);
            }
            Some(other) => {
                let message = format!(
                    "becomes the {what} {name}, and so does {other}: generate one of them alone, with --crate-name"
                );
                problems.push(Problem::new("", message).in_file(&made.document));
            }
        }
    }
    problems
}

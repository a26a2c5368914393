//! From documents to crates (or modules) in memory: read, correct, generate. Several documents are worked on at a time, and every
//! problem of every document is collected.

use std::collections::BTreeMap;
use std::fs;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use discovery_codegen::fixup::{self, Fixup};
use discovery_codegen::model::Api;
use discovery_codegen::{Generated, Layout, Options, Problem, default_crate_name, select};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use crate::cli::Stop;
use crate::manifest::{self, Place};
use crate::output::why;

/// One crate to make.
#[derive(Debug)]
pub(crate) struct Job {
    /// The document.
    pub(crate) document: PathBuf,
    /// The document, as it is printed.
    pub(crate) shown: String,
    /// What the manifest says about it, where a manifest names it.
    pub(crate) pinned: Option<Pinned>,
    /// Its corrections.
    pub(crate) fixups: Option<FixupsFile>,
    /// How it becomes a crate.
    pub(crate) options: Options,
}

/// What a manifest says about a document. A [`Place`] is where it says so.
#[derive(Debug)]
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
#[derive(Debug)]
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

/// Makes every crate.
pub(crate) fn all(jobs: &[Job]) -> Built {
    let progress = progress(jobs.len());
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
fn one(job: &Job) -> Result<Crate, Vec<Problem>> {
    let (corrected, fixups) = corrected(job)?;
    let generated = discovery_codegen::generate(&corrected, &job.options)
        .map_err(|problems| placed(job, &corrected, problems))?;
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
    Ok(Crate {
        document: job.shown.clone(),
        options: job.options.clone(),
        fixups: fixups.into_iter().map(|Fixup { name, .. }| name).collect(),
        generated,
    })
}

/// What one job decides, and the name of the crate it would be.
pub(crate) fn model(job: &Job) -> Result<(Api, String), Vec<Problem>> {
    let (corrected, _) = corrected(job)?;
    let api = discovery_codegen::resolve(&corrected)
        .and_then(|api| select::select(api, &job.options.select))
        .map_err(|problems| placed(job, &corrected, problems))?;
    let package = match &job.options.crate_name {
        Some(name) => name.clone(),
        None => default_crate_name(&api.name, &api.version),
    };
    Ok((api, package))
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

/// The problems of a document at their place. A selection that names nothing is said where a manifest has it.
fn placed(job: &Job, document: &str, problems: Vec<Problem>) -> Vec<Problem> {
    let selected_at = job
        .pinned
        .as_ref()
        .and_then(|pinned| pinned.select.as_ref())
        .filter(|_| discovery_codegen::resolve(document).is_ok());
    match selected_at {
        Some(place) => problems
            .into_iter()
            .map(|problem| place.problem(format!("{}: {}", job.shown, problem.message)))
            .collect(),
        None => in_file(problems, &job.shown),
    }
}

/// The text of a document, if it is the one that was pinned.
fn read(job: &Job) -> Result<String, Vec<Problem>> {
    let here = |message: String| vec![Problem::new("", message).in_file(&job.shown)];
    let bytes = fs::read(&job.document).map_err(|error| match &job.pinned {
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
    String::from_utf8(bytes).map_err(|error| {
        here(format!(
            "not UTF-8 text: the byte at offset {} begins no character",
            error.utf8_error().valid_up_to()
        ))
    })
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

/// A bar on a terminal where there is something to wait for; nothing elsewhere.
fn progress(jobs: usize) -> ProgressBar {
    if jobs < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:40} {pos}/{len} documents, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

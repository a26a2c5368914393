//! Turns documents into crates (or modules) in memory: read, correct, generate. Documents are processed in parallel, and every
//! problem of every document is collected.

use std::collections::BTreeMap;
use std::path::Path;

use discovery_codegen::fixup::{self, Fixup};
use discovery_codegen::model::Api;
use discovery_codegen::{
    Decisions, Generated, Keeping, Layout, Options, Problem, features, select,
};
use rayon::prelude::*;

use crate::disk::{paths, read_if_there};
use crate::job::{FileContent, FixupsFile, Job, Pinned, SourceSpan};
use crate::progress;

/// A crate in memory, or a module.
#[derive(Debug)]
pub(crate) struct Crate {
    /// How messages name the document.
    pub(crate) document: String,
    /// The options that it was generated with.
    pub(crate) options: Options,
    /// The names of the applied fixups.
    pub(crate) fixups: Vec<String>,
    /// The generated code.
    pub(crate) generated: Generated,
}

impl Crate {
    /// The folder of its files, relative to the output folder. A module is a file in the output folder itself.
    pub(crate) fn folder(&self) -> &Path {
        match self.options.layout {
            Layout::Crate => Path::new(&self.generated.crate_name),
            Layout::Module => Path::new(""),
        }
    }

    /// The file name of a module; `None` for a crate.
    pub(crate) fn module_file(&self) -> Option<&str> {
        match self.options.layout {
            Layout::Crate => None,
            Layout::Module => self.generated.tree.files().next().map(|(path, _)| path),
        }
    }

    /// The name of the crate or module.
    pub(crate) fn name(&self) -> &str {
        match self.module_file() {
            Some(file) => file.strip_suffix(".rs").unwrap_or(file),
            None => &self.generated.crate_name,
        }
    }
}

/// The results of all jobs.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// The crates, in the order of the jobs.
    pub(crate) crates: Vec<Crate>,
    /// The problems, in the order of the jobs.
    pub(crate) problems: Vec<Problem>,
}

impl Built {
    /// The crates, if no job had a problem.
    pub(crate) fn complete(self) -> Result<Vec<Crate>, Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(self.crates)
        } else {
            Err(self.problems)
        }
    }
}

/// The changelog's file name in a crate.
const CHANGELOG: &str = "CHANGELOG.md";

/// The text of a changelog, if the file exists.
fn read_changelog(content: &FileContent) -> Result<Option<String>, Problem> {
    match content {
        FileContent::Text(text) => Ok(Some(text.clone())),
        FileContent::File(path) => read_if_there(path, Path::new(&paths::shown(path))),
        FileContent::Stdin => Ok(None),
    }
}

/// Generates every crate.
pub(crate) fn make_all(jobs: &[Job]) -> Built {
    let progress = progress::bar(jobs.len());
    let outcomes: Vec<Result<Crate, Vec<Problem>>> = jobs
        .par_iter()
        .map(|job| {
            let outcome = make(job);
            progress.inc(1);
            outcome
        })
        .collect();
    progress.finish_and_clear();

    let mut built = Built::default();
    for outcome in outcomes {
        match outcome {
            Ok(krate) => built.crates.push(krate),
            Err(problems) => built.problems.extend(problems),
        }
    }
    let clashes = find_name_clashes(&built.crates);
    built.problems.extend(clashes);
    built
}

/// Generates one crate.
pub(crate) fn make(job: &Job) -> Result<Crate, Vec<Problem>> {
    let (api, fixups) = resolve_job(job)?;
    finish_crate(job, api, fixups)
}

/// Generates the crate from a job's resolved API.
pub(crate) fn finish_crate(
    job: &Job,
    api: Api,
    fixups: Vec<String>,
) -> Result<Crate, Vec<Problem>> {
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
    let changelog = job.changelog.as_ref().map(read_changelog).transpose();
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

/// Resolves the API of a job; also returns the package name of its crate.
pub(crate) fn resolve_named(job: &Job) -> Result<(Api, String), Vec<Problem>> {
    let (api, _) = resolve_job(job)?;
    let package = job.options.package_name(&api);
    Ok((api, package))
}

/// Resolves the API of a job; also returns the names of the applied fixups.
fn resolve_job(job: &Job) -> Result<(Api, Vec<String>), Vec<Problem>> {
    let (corrected, fixups) = apply_fixups(job)?;
    let api = keep(job, &corrected, &job.read_decisions()?)?;
    Ok((choose(job, api)?, fixups))
}

/// Resolves a corrected document with what the crate keeps.
fn keep(job: &Job, corrected: &str, decisions: &Decisions) -> Result<Api, Vec<Problem>> {
    discovery_codegen::resolve_keeping(corrected, job.options.facts, decisions)
        .map_err(|problems| in_file(problems, &job.shown))
}

/// Keeps what the job selects, and gives the resources their features.
fn choose(job: &Job, api: Api) -> Result<Api, Vec<Problem>> {
    let place = |of: fn(&Pinned) -> Option<&SourceSpan>| job.pinned.as_ref().and_then(of);
    let api = select::select(api, &job.options.select)
        .map_err(|problems| blame(job, place(|pinned| pinned.select.as_ref()), problems))?;
    assign_features(job, api)
        .map_err(|problems| blame(job, place(|pinned| pinned.features.as_ref()), problems))
}

/// The API of an earlier document.
#[derive(Debug)]
pub(crate) struct Earlier {
    /// All of it, before the selection.
    whole: Api,
    /// What is compared.
    pub(crate) api: Api,
    /// What it keeps itself.
    pub(crate) decisions: Decisions,
    /// The names of fixups that do not apply to the document: today's fixups are written for the next one.
    pub(crate) passed_over: Vec<String>,
}

/// Resolves the previously pinned document, which has this text.
pub(crate) fn resolve_earlier(job: &Job, mut text: String) -> Result<Earlier, Vec<Problem>> {
    let mut passed_over = Vec::new();
    let fixups = job.fixups.as_ref().map(FixupsFile::read).transpose()?;
    for fixup in fixups.unwrap_or_default() {
        match fixup::apply(&text, std::slice::from_ref(&fixup)) {
            Ok(corrected) => text = corrected.into_owned(),
            Err(_) => passed_over.push(fixup.name),
        }
    }
    let decisions = job.read_decisions()?;
    let whole = keep(job, &text, &decisions)?;
    // The old document may lack methods that the selection names.
    let api = select::select_known(whole.clone(), &job.options.select);
    let api = assign_features(job, api).map_err(|problems| in_file(problems, &job.shown))?;
    Ok(Earlier {
        whole,
        api,
        decisions,
        passed_over,
    })
}

/// The API of a newer document.
#[derive(Debug)]
pub(crate) struct Later {
    pub(crate) api: Api,
    /// The names of the applied fixups.
    pub(crate) fixups: Vec<String>,
    /// What stays as it was published.
    pub(crate) keeping: Keeping,
}

/// Resolves a newer document so that it keeps what the earlier one has. Another version of the API is another crate, and keeps nothing.
pub(crate) fn resolve_later(job: &Job, earlier: &Earlier) -> Result<Later, Vec<Problem>> {
    later(job, &earlier.whole)
}

fn later(job: &Job, old: &Api) -> Result<Later, Vec<Problem>> {
    let (corrected, fixups) = apply_fixups(job)?;
    let (api, keeping) = discovery_codegen::resolve_selected_after(
        old,
        &corrected,
        job.options.facts,
        &job.options.select,
    )
    .map_err(|problems| in_file(problems, &job.shown))?;
    Ok(Later {
        api: choose(job, api)?,
        fixups,
        keeping,
    })
}

/// The APIs of two jobs, to be compared.
#[derive(Debug)]
pub(crate) struct Both {
    pub(crate) old: Api,
    /// The package that the old one became.
    pub(crate) old_package: String,
    pub(crate) new: Api,
    /// The package that the new one becomes.
    pub(crate) package: String,
    /// What the new one keeps as it was published.
    pub(crate) keeping: Keeping,
}

/// Resolves two jobs and collects the problems of both. The second keeps what the first has, unless it has decisions of its own.
pub(crate) fn resolve_both([one, other]: [&Job; 2]) -> Result<Both, Vec<Problem>> {
    let whole =
        apply_fixups(one).and_then(|(corrected, _)| keep(one, &corrected, &one.read_decisions()?));
    let whole = match whole {
        Ok(whole) => whole,
        Err(mut problems) => {
            problems.extend(resolve_job(other).err().into_iter().flatten());
            return Err(problems);
        }
    };
    let later = match other.read_decisions()?.is_empty() {
        true => later(other, &whole),
        false => resolve_job(other).map(|(api, fixups)| Later {
            api,
            fixups,
            keeping: Keeping::default(),
        }),
    };
    match (choose(one, whole), later) {
        (Ok(old), Ok(Later { api, keeping, .. })) => Ok(Both {
            old_package: one.options.package_name(&old),
            package: other.options.package_name(&api),
            old,
            new: api,
            keeping,
        }),
        (one, other) => {
            let problems = one.err().into_iter().chain(other.err());
            Err(problems.flatten().collect())
        }
    }
}

/// The corrected text of a document.
#[cfg(feature = "serve")]
pub(crate) fn corrected_document(job: &Job) -> Result<String, Vec<Problem>> {
    apply_fixups(job).map(|(text, _)| text)
}

/// The corrected text of a document, and the names of the fixups.
fn apply_fixups(job: &Job) -> Result<(String, Vec<String>), Vec<Problem>> {
    let text = job.read_document()?;
    let Some(file) = &job.fixups else {
        return Ok((text, Vec::new()));
    };
    let fixups = file.read()?;
    let corrected = fixup::apply(&text, &fixups)
        .map_err(|problems| fixup::in_files(problems, &job.shown, &file.shown))?;
    let names = fixups.into_iter().map(|Fixup { name, .. }| name).collect();
    Ok((corrected.into_owned(), names))
}

/// Gives the resources their features, if the job asks for them.
fn assign_features(job: &Job, api: Api) -> Result<Api, Vec<Problem>> {
    match job.options.features_per_resource {
        true => features::assign(api),
        false => Ok(api),
    }
}

/// The problems of an option, placed in the manifest if the manifest has the option.
fn blame(job: &Job, place: Option<&SourceSpan>, problems: Vec<Problem>) -> Vec<Problem> {
    match place {
        Some(place) => problems
            .into_iter()
            .map(|problem| place.problem(format!("{}: {}", job.shown, problem.message)))
            .collect(),
        None => in_file(problems, &job.shown),
    }
}

/// Problems of a document. Those of its decisions name their own file.
fn in_file(problems: Vec<Problem>, file: &str) -> Vec<Problem> {
    problems
        .into_iter()
        .map(|problem| match problem.file.is_empty() {
            true => problem.in_file(file),
            false => problem,
        })
        .collect()
}

/// Reports documents that would produce the same crate or module name.
fn find_name_clashes(crates: &[Crate]) -> Vec<Problem> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for krate in crates {
        let name = krate.name();
        let what = match krate.options.layout {
            Layout::Crate => "crate",
            Layout::Module => "module",
        };
        match first.get(name) {
            None => {
                first.insert(name, &krate.document);
            }
            Some(other) => {
                let message = format!(
                    "becomes the {what} {name}, as {other} does: generate one of the two separately, with --crate-name"
                );
                problems.push(Problem::new("", message).in_file(&krate.document));
            }
        }
    }
    problems
}

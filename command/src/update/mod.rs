//! Plans an update in memory: from a new document follow the verdict, the version, the entry of the changelog, the manifest and
//! the crate. Every problem of every API is collected, and an API that fails does not stop the others.

mod changelog;
mod lock;
mod requirement;
mod version;

use std::path::{Path, PathBuf};

use discovery_codegen::decisions::Aspect;
use discovery_codegen::diff::{self, Diff, Verdict};
use discovery_codegen::{Decisions, Problem};
use rayon::prelude::*;
use semver::Version;

use crate::changes;
use crate::disk::read_if_there;
use crate::job::{FileContent, Job};
use crate::make::{self, Crate, Later};
use crate::manifest::{self, Api, Manifest, Pin};
use crate::output::FileText;
use crate::progress;
use crate::source::{Failure, FetchedDocument, Id, Source, is_older};

/// The level of the headings inside an entry of a changelog. The entry's own heading is one level above.
const HEADINGS: usize = 3;

/// A planned update. Nothing is written yet.
#[derive(Debug)]
pub(crate) struct Plan {
    /// One step for each API that can be updated or stays, in the order of the manifest.
    pub(crate) steps: Vec<Step>,
    /// The crates that cannot be updated, in the order of the manifest.
    pub(crate) failed: Vec<FailedStep>,
    /// Every file outside the crates, relative to the repository.
    pub(crate) files: Vec<FileText>,
}

/// A crate that cannot be updated.
#[derive(Debug)]
pub(crate) struct FailedStep {
    /// The crate.
    pub(crate) crate_name: String,
    /// Everything that is wrong.
    pub(crate) problems: Vec<Problem>,
}

/// The planned update of one API.
#[derive(Debug)]
pub(crate) struct Step {
    /// The crate.
    pub(crate) crate_name: String,
    /// The API.
    pub(crate) id: Id,
    /// The pinned revision.
    pub(crate) revision: String,
    /// The pinned version of the crate.
    pub(crate) crate_version: String,
    /// Whether the source no longer has the API. The crate stays as it is.
    pub(crate) gone: bool,
    /// The update; `None` if the source has the pinned document, or none.
    pub(crate) update: Option<CrateUpdate>,
}

/// A new document and the changes that follow from it.
#[derive(Debug)]
pub(crate) struct CrateUpdate {
    /// The changes for a user.
    pub(crate) diff: Diff,
    /// The old version.
    pub(crate) from: Version,
    /// The new version; equal to the old one if a user sees no change.
    pub(crate) to: Version,
    /// The new document.
    pub(crate) document: FetchedDocument,
    /// Notes for the user.
    pub(crate) notes: Vec<String>,
    /// The crate.
    pub(crate) krate: Crate,
    /// What the crate keeps as it was published.
    decisions: Decisions,
    /// The changelog's text, if it has a new entry.
    changelog: Option<String>,
}

/// Plans updates of a repository.
#[derive(Debug)]
pub(crate) struct Planner<'a> {
    /// The repository.
    pub(crate) root: &'a Path,
    /// Its manifest.
    pub(crate) manifest: &'a Manifest,
    /// The source of documents.
    pub(crate) source: &'a Source,
    /// Whether an older revision may replace a newer one.
    pub(crate) allow_older: bool,
    /// How many documents are fetched at once.
    pub(crate) jobs: usize,
    /// Whether the user named the crates: then each of them has to be in the source.
    pub(crate) named: bool,
}

/// The pinned document of an API, and that of the source; `None`: the source has none.
struct Pair {
    job: Job,
    pinned: FetchedDocument,
    document: Option<FetchedDocument>,
    missing: Option<Problem>,
}

impl Plan {
    /// The crates to write.
    pub(crate) fn crates(&self) -> Vec<&Crate> {
        let krate = self.steps.iter().filter_map(|step| step.update.as_ref());
        krate.map(|update| &update.krate).collect()
    }
}

impl Planner<'_> {
    /// Plans the update of these APIs. One that fails does not stop the others.
    ///
    /// # Errors
    ///
    /// A file that several crates share cannot be read.
    pub(crate) fn plan(&self, apis: &[&Api]) -> Result<Plan, Vec<Problem>> {
        let pairs = self.fetch(apis)?;
        let is_gone =
            |pair: &Result<Pair, _>| pair.as_ref().is_ok_and(|pair| pair.document.is_none());
        // A source that has none of the documents is the wrong source.
        let may_be_gone = !self.named && !pairs.iter().all(is_gone);
        let progress = progress::bar(apis.len());
        let outcomes: Vec<Result<Step, Vec<Problem>>> = apis
            .par_iter()
            .zip(pairs)
            .map(|(api, pair)| {
                let outcome = pair.and_then(|pair| self.step(api, pair, may_be_gone));
                progress.inc(1);
                outcome
            })
            .collect();
        progress.finish_and_clear();
        let (mut steps, mut failed, mut planned) = (Vec::new(), Vec::new(), Vec::new());
        for (api, outcome) in apis.iter().zip(outcomes) {
            match outcome {
                Ok(step) => {
                    steps.push(step);
                    planned.push(*api);
                }
                Err(problems) => failed.push(FailedStep {
                    crate_name: api.crate_name().to_owned(),
                    problems,
                }),
            }
        }
        let files = self
            .files(&planned, &steps)
            .map_err(|problem| vec![problem])?;
        Ok(Plan {
            steps,
            failed,
            files,
        })
    }

    /// Gets the documents of these APIs from the source, several at once.
    fn fetch(&self, apis: &[&Api]) -> Result<Vec<Result<Pair, Vec<Problem>>>, Vec<Problem>> {
        let progress = match apis.len() {
            0 | 1 => progress::spinner(&self.source.shown()),
            several => progress::bar(several),
        };
        let threads = rayon::ThreadPoolBuilder::new()
            .num_threads(self.jobs)
            .build();
        let threads = threads
            .map_err(|error| single(Problem::new("", error.to_string()).in_file("--jobs")))?;
        let fetch = |api: &&Api| {
            let pair = self.pair(api);
            progress.inc(1);
            pair
        };
        let pairs = threads.install(|| apis.par_iter().map(fetch).collect());
        progress.finish_and_clear();
        Ok(pairs)
    }

    fn pair(&self, api: &Api) -> Result<Pair, Vec<Problem>> {
        let job = self.manifest.job(api);
        let pinned = FetchedDocument::read(job.read_document()?, &job.shown).map_err(single)?;
        let (document, missing) = match self.source.look_for(&pinned.id, Some(&pinned)) {
            Ok(document) => (Some(document), None),
            Err(Failure::Missing(problem)) => (None, Some(problem)),
            Err(failure) => return Err(single(failure.problem())),
        };
        Ok(Pair {
            job,
            pinned,
            document,
            missing,
        })
    }

    fn step(&self, api: &Api, pair: Pair, may_be_gone: bool) -> Result<Step, Vec<Problem>> {
        let Pair {
            job,
            pinned,
            document,
            missing,
        } = pair;
        if let Some(missing) = missing
            && !may_be_gone
        {
            return Err(single(missing));
        }
        let mut step = Step {
            crate_name: api.crate_name().to_owned(),
            id: pinned.id.clone(),
            revision: pinned.revision.clone(),
            crate_version: api.version().to_owned(),
            gone: document.is_none(),
            update: None,
        };
        if let Some(document) = document.filter(|document| document.text != pinned.text) {
            if !self.allow_older && is_older(&document.revision, &pinned.revision) {
                return Err(single(older_revision(&document, &pinned, api.crate_name())));
            }
            step.update = Some(self.update(api, &job, pinned.text, document)?);
        }
        Ok(step)
    }

    fn update(
        &self,
        api: &Api,
        job: &Job,
        pinned: String,
        document: FetchedDocument,
    ) -> Result<CrateUpdate, Vec<Problem>> {
        let from = Version::parse(api.version())
            .map_err(|error| single(Problem::new("", error.to_string()).in_file(manifest::PATH)))?;
        let mut next = job.with_document(&document);
        let before = make::resolve_earlier(job, pinned)?;
        let Later {
            api: after,
            fixups,
            keeping,
        } = make::resolve_later(&next, &before)?;
        let diff = diff::diff(&before.api, &after).keeping(keeping.kept);
        let to = version::next(&from, diff.verdict());
        let changelog = match diff.verdict() {
            Verdict::None => None,
            _ => Some(self.changelog(api, &to, &diff).map_err(single)?),
        };
        if let Some(text) = &changelog {
            next.changelog = Some(FileContent::Text(text.clone()));
        }
        next.options.crate_version = to.to_string();
        let krate = make::finish_crate(&next, after, fixups)?;
        let note = |fixup: String| {
            format!(
                "the fixup `{fixup}` does not apply to the old document, so the comparison used the old document without it: its correction counts as a change"
            )
        };
        let passed_over = before.passed_over.into_iter().map(note);
        let no_longer_kept = before.decisions.iter().filter_map(|(path, what, _)| {
            let is_kept = keeping.decisions.has(path, what);
            (!is_kept).then(|| no_longer_kept(path, what))
        });
        Ok(CrateUpdate {
            diff,
            from,
            to,
            document,
            notes: passed_over.chain(no_longer_kept).collect(),
            krate,
            decisions: keeping.decisions,
            changelog,
        })
    }

    fn changelog(&self, api: &Api, version: &Version, diff: &Diff) -> Result<String, Problem> {
        let path = api.changelog_path();
        let before = read_if_there(&self.root.join(&path), &path)?;
        let entry = format!(
            "{}\n{}",
            changelog::heading(version, &diff.new_revision),
            changes::as_markdown(diff, HEADINGS)
        );
        Ok(changelog::with_entry(
            before.as_deref(),
            api.crate_name(),
            &entry,
        ))
    }

    /// The files outside the crates.
    fn files(&self, apis: &[&Api], steps: &[Step]) -> Result<Vec<FileText>, Problem> {
        let mut files = Vec::new();
        let mut pins = Vec::new();
        let mut versions = Vec::new();
        for (api, step) in apis.iter().zip(steps) {
            let Some(update) = &step.update else { continue };
            let document = update.document.text.clone();
            files.push((api.document_path(), Some(document)));
            if update.changelog.is_some() {
                files.push((api.changelog_path(), update.changelog.clone()));
            }
            let decisions = api.decisions_path();
            if !update.decisions.is_empty() {
                files.push((decisions, Some(update.decisions.to_toml())));
            } else if read_if_there(&self.root.join(&decisions), &decisions)?.is_some() {
                files.push((decisions, None));
            }
            versions.push((step.crate_name.as_str(), &update.to));
            let pin = Pin::new(&update.document, update.to.to_string());
            pins.push((*api, pin));
        }
        if pins.is_empty() {
            return Ok(files);
        }
        let manifest = self.manifest.pin(&pins);
        files.push((PathBuf::from(manifest::PATH), Some(manifest)));
        let mut edit_for_cargo = |name: &str, edit: &dyn Fn(&str) -> String| {
            let path = Path::new(name);
            if let Some(text) = read_if_there(&self.root.join(path), path)? {
                let edited = edit(&text);
                if edited != text {
                    files.push((path.to_owned(), Some(edited)));
                }
            }
            Ok::<(), Problem>(())
        };
        // The crates may be a workspace of their own.
        for file in ["Cargo.lock", "generated/Cargo.lock"] {
            edit_for_cargo(file, &|text| lock::with_versions(text, &versions))?;
        }
        edit_for_cargo("Cargo.toml", &|text| {
            requirement::with_versions(text, &versions)
        })?;
        Ok(files)
    }
}

fn older_revision(
    document: &FetchedDocument,
    pinned: &FetchedDocument,
    crate_name: &str,
) -> Problem {
    let message = format!(
        "revision {} is older than {}, which is pinned for {crate_name}. The service sometimes serves an older revision: try again \
         later, or accept it with --allow-older",
        document.revision, pinned.revision
    );
    Problem::new("", message).in_file(&document.origin)
}

fn no_longer_kept(path: &str, what: Aspect) -> String {
    let what = what.key();
    format!(
        "the decision about `{what}` of {path:?} is dropped: its item is gone, or the document alone decides the same"
    )
}

fn single(problem: Problem) -> Vec<Problem> {
    vec![problem]
}

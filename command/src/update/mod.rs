//! Plans an update in memory: from a new document follow the verdict, the version, the entry of the changelog, the manifest and
//! the crate. Every problem of every API is collected.

mod changelog;
mod lock;
mod requirement;
mod version;

use std::path::{Path, PathBuf};

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
use crate::source::{FetchedDocument, Id, Source, is_older};

/// The level of the headings inside an entry of a changelog. The entry's own heading is one level above.
const HEADINGS: usize = 3;

/// A planned update. Nothing is written yet.
#[derive(Debug)]
pub(crate) struct Plan {
    /// One step for each API, in the order of the manifest.
    pub(crate) steps: Vec<Step>,
    /// Every file outside the crates, relative to the repository.
    pub(crate) files: Vec<FileText>,
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
    /// The update; `None` if the source has the pinned document.
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
}

impl Plan {
    /// The crates to write.
    pub(crate) fn crates(&self) -> Vec<&Crate> {
        let krate = self.steps.iter().filter_map(|step| step.update.as_ref());
        krate.map(|update| &update.krate).collect()
    }
}

impl Planner<'_> {
    /// Plans the update of these APIs.
    ///
    /// # Errors
    ///
    /// Every problem of every API: a document that cannot be fetched, an older revision, a fixup that no longer applies, …
    pub(crate) fn plan(&self, apis: &[&Api]) -> Result<Plan, Vec<Problem>> {
        let progress = match apis.len() {
            0 | 1 => progress::spinner(&self.source.shown()),
            several => progress::bar(several),
        };
        let outcomes: Vec<Result<Step, Vec<Problem>>> = apis
            .par_iter()
            .map(|api| {
                let outcome = self.step(api);
                progress.inc(1);
                outcome
            })
            .collect();
        progress.finish_and_clear();
        let (mut steps, mut problems) = (Vec::new(), Vec::new());
        for outcome in outcomes {
            match outcome {
                Ok(step) => steps.push(step),
                Err(found) => problems.extend(found),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let files = self.files(apis, &steps).map_err(|problem| vec![problem])?;
        Ok(Plan { steps, files })
    }

    fn step(&self, api: &Api) -> Result<Step, Vec<Problem>> {
        let job = self.manifest.job(api);
        let pinned = FetchedDocument::read(job.read_document()?, &job.shown).map_err(single)?;
        let document = self
            .source
            .document(&pinned.id, Some(&pinned))
            .map_err(single)?;
        let mut step = Step {
            crate_name: api.crate_name().to_owned(),
            id: pinned.id.clone(),
            revision: pinned.revision.clone(),
            update: None,
        };
        if document.text != pinned.text {
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
        Ok(CrateUpdate {
            diff,
            from,
            to,
            document,
            notes: before.passed_over.into_iter().map(note).collect(),
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
        edit_for_cargo("Cargo.lock", &|text| lock::with_versions(text, &versions))?;
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

fn single(problem: Problem) -> Vec<Problem> {
    vec![problem]
}

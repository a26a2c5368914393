//! Makes crates of many APIs in one workspace. Each is written with its record as soon as it is made: so a run that was stopped goes on,
//! and no more crates are in memory than are made at once.

mod choice;
mod page;
mod record;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Instant;

use discovery_codegen::{Options, Problem};
use rayon::prelude::*;

use crate::disk::{FileChange, Writer, is_generated, paths, read_if_there};
use crate::job::{FileContent, Job};
use crate::make::{self, Crate};
use crate::output::{self, FileText};
use crate::progress;
use crate::source::{FetchedDocument, Id, Source};
pub(crate) use choice::choose;
pub(crate) use record::Record;
use record::Records;

/// The folder of the documents that a server sent.
const DOCUMENTS: &str = "documents";

/// What has to be made, and where.
#[derive(Debug)]
pub(crate) struct Maker<'a> {
    /// What writes to the folder.
    pub(crate) writer: &'a Writer,
    /// The source of documents.
    pub(crate) source: &'a Source,
    /// The options of each crate.
    pub(crate) options: Options,
    /// How many APIs are fetched and made at once.
    pub(crate) jobs: usize,
}

/// What became of an API.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// Its crate was made and written.
    Made(Record),
    /// Its crate was there.
    Unchanged(Record),
    /// Everything that is wrong.
    Failed(Id, Vec<Problem>),
}

/// What is known about an API before anything is written.
struct Step {
    record: Record,
    /// `None`: the crate is there.
    new: Option<New>,
}

/// What has to be written.
struct New {
    krate: Crate,
    /// The document to keep, if a server sent it.
    document: Option<String>,
}

impl Maker<'_> {
    /// Makes the crates of these APIs, and gives what became of each, in their order.
    ///
    /// # Errors
    ///
    /// The folder has a file of somebody else where one of the workspace has to be, or it cannot be written.
    pub(crate) fn make(&self, ids: &[Id]) -> Result<Vec<Outcome>, Vec<Problem>> {
        let mut records = Records::read(self.root()).map_err(|problem| vec![problem])?;
        self.write_workspace()?;
        let threads = rayon::ThreadPoolBuilder::new()
            .num_threads(self.jobs)
            .build();
        let threads =
            threads.map_err(|error| vec![Problem::new("", error.to_string()).in_file("--jobs")])?;
        let (sender, receiver) = sync_channel(self.jobs);
        let outcomes = std::thread::scope(|scope| {
            let known = &records;
            scope.spawn(move || {
                threads.install(|| {
                    ids.par_iter().enumerate().for_each(|(at, id)| {
                        // Nobody receives any more if this run ends early.
                        let _ = sender.send((at, self.step(id, known)));
                    });
                });
            });
            self.write_all(ids, &receiver)
        });
        for outcome in &outcomes {
            if let Outcome::Made(record) = outcome {
                records.add(record.clone());
            }
        }
        let page = page::markdown(&records);
        self.writer.install(&[FileChange {
            path: PathBuf::from(page::FILE),
            text: Some(&page),
        }])?;
        Ok(outcomes)
    }

    fn root(&self) -> &Path {
        self.writer.root()
    }

    /// Writes each crate that arrives.
    fn write_all(
        &self,
        ids: &[Id],
        steps: &Receiver<(usize, Result<Step, Vec<Problem>>)>,
    ) -> Vec<Outcome> {
        let progress = progress::bar(ids.len());
        let mut outcomes: Vec<Option<Outcome>> = ids.iter().map(|_| None).collect();
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for (at, step) in steps {
            let outcome = step.and_then(|step| self.settle(step, &mut names));
            let outcome =
                outcome.unwrap_or_else(|problems| Outcome::Failed(ids[at].clone(), problems));
            outcomes[at] = Some(outcome);
            progress.inc(1);
        }
        progress.finish_and_clear();
        outcomes.into_iter().flatten().collect()
    }

    /// Writes a crate, if it is new. `names` has the crates so far, each with its API.
    fn settle(
        &self,
        step: Step,
        names: &mut BTreeMap<String, String>,
    ) -> Result<Outcome, Vec<Problem>> {
        let Step { record, new } = step;
        let api = record.id().to_string();
        if let Some(other) = names.insert(record.crate_name.clone(), api.clone()) {
            let message = format!("becomes the crate {}, as {other} does", record.crate_name);
            return Err(vec![Problem::new("", message).in_file(api)]);
        }
        let Some(New { krate, document }) = new else {
            return Ok(Outcome::Unchanged(record));
        };
        let mut files: Vec<FileText> = vec![record.file()];
        if let Some(text) = document {
            let path = Path::new(DOCUMENTS).join(record.id().file_name());
            files.push((path, Some(text)));
        }
        output::write_with(self.writer, &files, Path::new(""), &[&krate])?;
        Ok(Outcome::Made(record))
    }

    /// Gets the document of an API, and makes its crate if that is not there.
    fn step(&self, id: &Id, records: &Records) -> Result<Step, Vec<Problem>> {
        let start = Instant::now();
        let copy = match self.source.is_server() {
            true => FetchedDocument::open(&self.root().join(DOCUMENTS).join(id.file_name())).ok(),
            false => None,
        };
        let document = self
            .source
            .document(id, copy.as_ref())
            .map_err(|problem| vec![problem])?;
        let record = Record::begin(&document, &self.options);
        if let Some(known) = records.find(id)
            && known.is_same(&record)
            && known.has_its_crate(self.root())
        {
            return Ok(Step {
                record: known.clone(),
                new: None,
            });
        }
        let job = Job {
            document: FileContent::Text(document.text.clone()),
            shown: document.origin.clone(),
            program: "discovery-codegen".to_owned(),
            pinned: None,
            fixups: None,
            decisions: None,
            changelog: None,
            options: self.options.clone(),
        };
        let krate = make::make(&job)?;
        Ok(Step {
            record: record.of_crate(&krate.generated, start.elapsed()),
            new: Some(New {
                krate,
                document: self.source.is_server().then_some(document.text),
            }),
        })
    }

    /// Writes what makes the folder a workspace.
    fn write_workspace(&self) -> Result<(), Vec<Problem>> {
        let mut changes = Vec::new();
        let mut problems = Vec::new();
        for (name, text) in page::WORKSPACE {
            let path = PathBuf::from(name);
            let file = self.root().join(&path);
            match read_if_there(&file, Path::new(&paths::shown(&file))) {
                Ok(None) => changes.push(FileChange {
                    path,
                    text: Some(text),
                }),
                Ok(Some(found)) if is_generated(&found) => {}
                Ok(Some(_)) => problems.push(not_ours(&file)),
                Err(problem) => problems.push(problem),
            }
        }
        match problems.is_empty() {
            true => self.writer.install(&changes),
            false => Err(problems),
        }
    }
}

fn not_ours(file: &Path) -> Problem {
    let message = "this was not generated, and the workspace needs a file of that name: make the catalogue in another folder";
    Problem::new("", message).in_file(paths::shown(file))
}

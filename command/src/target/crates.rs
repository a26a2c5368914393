//! The crates that `generate` and `check` are about, and their folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use discovery_codegen::{Facts, Layout, Options, Problem, RuntimeSource};

use super::document::document_job;
use super::repository::Repository;
use super::workspace;
use crate::disk::{self, Reader, Writer, paths};
use crate::job::{DecisionsFile, FixupsFile, Job};
use crate::manifest::Manifest;
use crate::notice;
use crate::package::check_runtime;
use crate::stop::Stop;

/// The folder of a repository that has its crates.
pub(crate) const GENERATED: &str = "generated";

/// The files that people keep there beside the crates: the folder may be a workspace of its own.
const BESIDE_CRATES: [&str; 4] = ["Cargo.lock", "Cargo.toml", "README.md", "rustfmt.toml"];

/// The crates to generate, and their folder.
#[derive(Debug)]
pub(crate) enum Target {
    /// Crates of the manifest, into `generated/`.
    Repository {
        /// The repository.
        repository: Repository,
        /// Its manifest.
        manifest: Box<Manifest>,
        /// The names of the crates; empty: all.
        crates: Vec<String>,
    },
    /// Crates of documents that no manifest names.
    Documents(Documents),
}

/// Documents, and the options of their crates.
#[derive(Debug)]
pub(crate) struct Documents {
    /// The documents.
    pub(crate) files: Vec<PathBuf>,
    /// The folder that gets a folder for each crate, or a file for each module.
    pub(crate) out: PathBuf,
    /// Patterns of the methods to keep; empty: everything.
    pub(crate) select: Vec<String>,
    /// Whether each resource at the root becomes a feature.
    pub(crate) features_per_resource: bool,
    /// What is known beside the documents.
    pub(crate) facts: Facts,
    /// A crate or a module.
    pub(crate) layout: Layout,
    /// The corrections, if there is a single document.
    pub(crate) fixups: Option<PathBuf>,
    /// What the crate keeps as it was published, if there is a single document.
    pub(crate) decisions: Option<PathBuf>,
    /// The folder of the runtime; `None`: the registry.
    pub(crate) runtime: Option<PathBuf>,
    /// The name of the crate, if there is a single document.
    pub(crate) crate_name: Option<String>,
    /// The version of the crates.
    pub(crate) crate_version: String,
}

impl Target {
    /// Crates of the manifest; all of them if `crates` is empty.
    pub(crate) fn repository(repository: Repository, crates: Vec<String>) -> Result<Self, Stop> {
        Ok(Self::Repository {
            manifest: Box::new(repository.manifest()?),
            repository,
            crates,
        })
    }

    /// One job for each crate.
    pub(crate) fn jobs(&self) -> Result<Vec<Job>, Stop> {
        match self {
            Self::Repository {
                manifest, crates, ..
            } => {
                let apis = manifest.select(crates)?;
                Ok(apis.into_iter().map(|api| manifest.job(api)).collect())
            }
            Self::Documents(documents) => documents.jobs(),
        }
    }

    /// The folder that the caller named.
    pub(crate) fn root(&self) -> &Path {
        match self {
            Self::Repository { repository, .. } => repository.root(),
            Self::Documents(documents) => &documents.out,
        }
    }

    /// The folder that holds a folder for each crate, relative to that one.
    pub(crate) fn folder(&self) -> &Path {
        match self {
            Self::Repository { .. } => Path::new(GENERATED),
            Self::Documents(_) => Path::new(""),
        }
    }

    /// What writes the crates.
    pub(crate) fn writer(&self) -> Result<Rc<Writer>, Vec<Problem>> {
        match self {
            Self::Repository { repository, .. } => {
                repository.writer().map_err(|problem| vec![problem])
            }
            Self::Documents(documents) => Writer::open(&documents.out, notice::tell).map(Rc::new),
        }
    }

    /// How messages name the folder.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Repository { .. } => GENERATED.to_owned(),
            Self::Documents(documents) => paths::shown(&documents.out),
        }
    }

    /// How the user calls the program, for hints.
    pub(crate) fn program(&self) -> &str {
        match self {
            Self::Repository { manifest, .. } => manifest.program(),
            Self::Documents(_) => "discovery-codegen",
        }
    }

    /// What keeps others from writing to the folder of documents' crates. A repository does so itself.
    pub(crate) fn reader(&self) -> Result<Option<Reader>, Problem> {
        match self {
            Self::Documents(documents) if documents.out.is_dir() => {
                Reader::open(&documents.out, notice::tell).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Whether the user may keep files of his own in the folders of the crates.
    pub(crate) fn has_other_files(&self) -> bool {
        matches!(self, Self::Documents(_))
    }

    /// What the user has to know about the place of these crates, which are written.
    pub(crate) fn notes(&self, crates: &[&str]) -> Vec<String> {
        match self {
            Self::Documents(documents) if documents.layout == Layout::Module => Vec::new(),
            _ => {
                let folder = self.root().join(self.folder());
                workspace::note(&folder, crates).into_iter().collect()
            }
        }
    }

    /// Files and folders beside the crates that belong to none of them. Empty unless the target is every crate.
    pub(crate) fn strays(&self) -> Result<Vec<String>, Stop> {
        match self {
            Self::Repository {
                repository,
                manifest,
                crates,
            } if crates.is_empty() => {
                let mut expected: BTreeSet<&str> = manifest.crate_names().collect();
                expected.extend(BESIDE_CRATES);
                Ok(disk::strays(&repository.root().join(GENERATED), &expected)?)
            }
            _ => Ok(Vec::new()),
        }
    }
}

impl Documents {
    fn jobs(&self) -> Result<Vec<Job>, Stop> {
        let runtime = self.runtime()?;
        let job = |file: &PathBuf| Job {
            fixups: self.fixups.as_ref().map(|fixups| FixupsFile {
                path: fixups.clone(),
                shown: paths::shown(fixups),
                named_at: None,
            }),
            decisions: self.decisions.as_deref().map(DecisionsFile::named),
            options: Options {
                crate_name: self.crate_name.clone(),
                crate_version: self.crate_version.clone(),
                runtime: runtime.clone(),
                select: self.select.clone(),
                features_per_resource: self.features_per_resource,
                facts: self.facts,
                layout: self.layout,
                ..Options::default()
            },
            ..document_job(file)
        };
        Ok(self.files.iter().map(job).collect())
    }

    fn runtime(&self) -> Result<RuntimeSource, Stop> {
        match &self.runtime {
            // A module has no `Cargo.toml`: the path is only printed.
            Some(runtime) if self.layout == Layout::Module => {
                check_runtime(runtime)?;
                Ok(RuntimeSource::Path(paths::slashes(runtime)))
            }
            runtime => runtime_for_crates(runtime.as_deref(), &self.out),
        }
    }
}

/// The source of the runtime for crates in `out`. An absolute path stays absolute; a relative path becomes relative to the crate.
pub(crate) fn runtime_for_crates(
    runtime: Option<&Path>,
    out: &Path,
) -> Result<RuntimeSource, Stop> {
    let Some(runtime) = runtime else {
        return Ok(RuntimeSource::Registry);
    };
    check_runtime(runtime)?;
    if runtime.is_absolute() {
        return Ok(RuntimeSource::Path(paths::slashes(runtime)));
    }
    // Every crate is a folder directly in `out`, so the path back is the same for all.
    let path = paths::relative(runtime, &out.join("crate"))
        .map_err(|error| Problem::new("", disk::explain(&error)).in_file(paths::shown(out)))?;
    Ok(RuntimeSource::Path(paths::slashes(&path)))
}

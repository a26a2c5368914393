//! The crates that `generate` and `check` are about, and their folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use discovery_codegen::{Layout, Options, Problem, RuntimeSource};

use super::repository::Repository;
use super::workspace;
use crate::disk::{self, Writer, paths};
use crate::job::{FileContent, FixupsFile, Job, Pinned};
use crate::notice;
use crate::stop::Stop;

/// The folder of a repository that has its crates.
const GENERATED: &str = "generated";

/// The crates to generate, and their folder.
#[derive(Debug)]
pub(crate) enum Target {
    /// Crates of the manifest, into `generated/`.
    Repository {
        /// The repository.
        repository: Repository,
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
    /// A crate or a module.
    pub(crate) layout: Layout,
    /// The corrections, if there is a single document.
    pub(crate) fixups: Option<PathBuf>,
    /// The folder of the runtime; `None`: the registry.
    pub(crate) runtime: Option<PathBuf>,
    /// The name of the crate, if there is a single document.
    pub(crate) crate_name: Option<String>,
    /// The version of the crates.
    pub(crate) crate_version: String,
}

impl Target {
    /// Crates of the manifest; all of them if `crates` is empty.
    pub(crate) fn repository(repository: Repository, crates: &[String]) -> Self {
        Self::Repository {
            repository,
            crates: crates.to_vec(),
        }
    }

    /// One job for each crate.
    pub(crate) fn jobs(&self) -> Result<Vec<Job>, Stop> {
        match self {
            Self::Repository {
                repository, crates, ..
            } => {
                let manifest = repository.manifest()?;
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
    pub(crate) fn writer(&self) -> Result<Rc<Writer>, Problem> {
        match self {
            Self::Repository { repository, .. } => repository.writer(),
            Self::Documents(documents) => {
                Writer::open(&documents.out, notice::waiting).map(Rc::new)
            }
        }
    }

    /// How messages name the folder.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Repository { .. } => GENERATED.to_owned(),
            Self::Documents(documents) => paths::shown(&documents.out),
        }
    }

    /// What the user has to know about the place of the crates.
    pub(crate) fn notes(&self) -> Vec<String> {
        match self {
            Self::Repository { .. } => Vec::new(),
            Self::Documents(documents) if documents.layout == Layout::Module => Vec::new(),
            Self::Documents(documents) => workspace::note(&documents.out).into_iter().collect(),
        }
    }

    /// Files and folders beside the crates that belong to none of them. Empty unless the target is every crate.
    pub(crate) fn strays(&self) -> Result<Vec<String>, Stop> {
        match self {
            Self::Repository { repository, crates } if crates.is_empty() => {
                let manifest = repository.manifest()?;
                let mut expected: BTreeSet<&str> = manifest.crate_names().collect();
                expected.insert("rustfmt.toml");
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
            document: FileContent::File(file.clone()),
            shown: paths::shown(file),
            pinned: None::<Pinned>,
            fixups: self.fixups.as_ref().map(|fixups| FixupsFile {
                path: fixups.clone(),
                shown: paths::shown(fixups),
                named_at: None,
            }),
            changelog: None,
            options: Options {
                crate_name: self.crate_name.clone(),
                crate_version: self.crate_version.clone(),
                runtime: runtime.clone(),
                select: self.select.clone(),
                layout: self.layout,
            },
        };
        Ok(self.files.iter().map(job).collect())
    }

    /// The source of the runtime. An absolute path stays absolute; a relative path becomes relative to the crate.
    fn runtime(&self) -> Result<RuntimeSource, Stop> {
        let Some(runtime) = &self.runtime else {
            return Ok(RuntimeSource::Registry);
        };
        let manifest = runtime.join("Cargo.toml");
        let text = std::fs::read_to_string(&manifest).map_err(|error| {
            Problem::new("", disk::explain(&error)).in_file(paths::shown(&manifest))
        })?;
        let package = text.parse::<toml::Table>().ok().and_then(|table| {
            table
                .get("package")
                .and_then(|package| package.get("name")?.as_str().map(str::to_owned))
        });
        if package.as_deref() != Some("discovery-runtime") {
            let message = "this is not the package discovery-runtime: --runtime takes the folder of that package";
            return Err(Problem::new("", message)
                .in_file(paths::shown(&manifest))
                .into());
        }
        let path = if runtime.is_absolute() || self.layout == Layout::Module {
            // A module has no `Cargo.toml`: the path is only printed.
            runtime.clone()
        } else {
            // Every crate is a folder directly in `out`, so the path back is the same for all.
            paths::relative(runtime, &self.out.join("crate")).map_err(|error| {
                Problem::new("", disk::explain(&error)).in_file(paths::shown(&self.out))
            })?
        };
        Ok(RuntimeSource::Path(paths::slashes(&path)))
    }
}

//! The repository: the folder with `discovery/apis.toml`.

use std::env;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use discovery_codegen::Problem;

use crate::disk::{Reader, Writer};
use crate::manifest::{self, Manifest};
use crate::notice;
use crate::stop::Stop;

/// A folder with `discovery/apis.toml`. Nobody else writes there while this value lives.
#[derive(Debug)]
pub(crate) struct Repository {
    root: PathBuf,
    access: RepositoryAccess,
}

/// What a run does with a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It reads, and others may read meanwhile.
    Read,
    /// It writes, and nobody else reads or writes meanwhile.
    Write,
}

#[derive(Debug)]
enum RepositoryAccess {
    Reader { _reader: Reader },
    Writer(Rc<Writer>),
}

impl Repository {
    /// Opens the named folder, or the nearest folder with a manifest, from the current one upwards. Usage errors name `command`.
    pub(crate) fn open(
        named: Option<&Path>,
        command: &'static str,
        purpose: Purpose,
    ) -> Result<Self, Stop> {
        let root = find(named, command)?;
        let access = match purpose {
            Purpose::Read => RepositoryAccess::Reader {
                _reader: Reader::open(&root, notice::tell)?,
            },
            Purpose::Write => RepositoryAccess::Writer(Rc::new(Writer::open(&root, notice::tell)?)),
        };
        Ok(Self { root, access })
    }

    /// The manifest of the repository that the current folder lies in, as it is now, without waiting for a run that writes; `None`:
    /// there is none, or it is wrong.
    #[cfg(feature = "call")]
    pub(crate) fn manifest_here() -> Option<Manifest> {
        Manifest::read(&find(None, "call").ok()?).ok()
    }

    /// Its manifest.
    pub(crate) fn manifest(&self) -> Result<Manifest, Stop> {
        Ok(Manifest::read(&self.root)?)
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// What writes to it.
    ///
    /// # Errors
    ///
    /// It was opened to read.
    pub(crate) fn writer(&self) -> Result<Rc<Writer>, Problem> {
        match &self.access {
            RepositoryAccess::Writer(writer) => Ok(Rc::clone(writer)),
            RepositoryAccess::Reader { .. } => {
                let message = "nothing is written here: the repository was opened to read";
                Err(Problem::new("", message).in_file(manifest::PATH))
            }
        }
    }
}

/// The folder of a repository.
fn find(named: Option<&Path>, command: &'static str) -> Result<PathBuf, Stop> {
    let has_manifest = |folder: &Path| folder.join(manifest::PATH).is_file();
    if let Some(root) = named {
        if has_manifest(root) {
            return Ok(root.to_owned());
        }
        let message = format!(
            "--root {}: this folder has no {}",
            root.display(),
            manifest::PATH
        );
        return Err(Stop::usage_error(command, message));
    }
    let here = env::current_dir().unwrap_or_default();
    match here.ancestors().find(|folder| has_manifest(folder)) {
        // Paths in the current folder are printed without a prefix.
        Some(root) if root == here => Ok(PathBuf::new()),
        Some(root) => Ok(root.to_owned()),
        None => {
            let message = format!(
                "there is no {} here or in a folder above: run this in a repository, name one with --root DIR, or begin one with \
                 `discovery-codegen init`. A document is named as FILE.json",
                manifest::PATH
            );
            Err(Stop::usage_error(command, message))
        }
    }
}

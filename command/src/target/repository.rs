//! The repository: the folder that has `discovery/apis.toml`.

use std::env;
use std::path::{Path, PathBuf};

use crate::manifest::{self, Manifest};
use crate::stop::Stop;

/// Where things are in a repository.
#[derive(Debug)]
pub(crate) struct Repository {
    root: PathBuf,
}

impl Repository {
    /// The named folder, or the nearest one from the current folder upwards that has the manifest. `command` is what
    /// was called, for the message.
    pub(crate) fn find(named: Option<&Path>, command: &'static str) -> Result<Self, Stop> {
        let has_manifest = |folder: &Path| folder.join(manifest::PATH).is_file();
        if let Some(root) = named {
            if has_manifest(root) {
                return Ok(Self {
                    root: root.to_owned(),
                });
            }
            let message = format!(
                "--root {}: there is no {} in it",
                root.display(),
                manifest::PATH
            );
            return Err(Stop::wrong_call(command, message));
        }
        let here = env::current_dir().unwrap_or_default();
        match here.ancestors().find(|folder| has_manifest(folder)) {
            // The current folder itself is nothing to write before a path.
            Some(root) if root == here => Ok(Self {
                root: PathBuf::new(),
            }),
            Some(root) => Ok(Self {
                root: root.to_owned(),
            }),
            None => {
                let message = format!(
                    "there is no {} here or in a folder above: run this in the repository, or name it with --root DIR",
                    manifest::PATH
                );
                Err(Stop::wrong_call(command, message))
            }
        }
    }

    /// Its manifest.
    pub(crate) fn manifest(&self) -> Result<Manifest, Stop> {
        Ok(Manifest::read(&self.root)?)
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where its crates are generated.
    pub(crate) fn generated(&self) -> PathBuf {
        self.root.join("generated")
    }
}

//! The repository: the folder with `discovery/apis.toml`.

use std::env;
use std::path::{Path, PathBuf};

use crate::manifest::{self, Manifest};
use crate::stop::Stop;

/// A folder with `discovery/apis.toml`.
#[derive(Debug)]
pub(crate) struct Repository {
    root: PathBuf,
}

impl Repository {
    /// The named folder, or the nearest folder with a manifest, from the current one upwards. Usage errors name `command`.
    pub(crate) fn find(named: Option<&Path>, command: &'static str) -> Result<Self, Stop> {
        let has_manifest = |folder: &Path| folder.join(manifest::PATH).is_file();
        if let Some(root) = named {
            if has_manifest(root) {
                return Ok(Self {
                    root: root.to_owned(),
                });
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
                Err(Stop::usage_error(command, message))
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

//! `generate`.

use std::path::PathBuf;

use clap::Args;

use super::names::{check_crate_name, check_version};
use super::target::{Documents, Target};
use super::{Format, Repository, Stop};

/// Generates client crates: those of discovery/apis.toml, or one for each given document
///
/// Without --document the crates of discovery/apis.toml are generated into generated/. With --document each document
/// becomes a crate of its own in DIR/<crate>, which stands alone; what else lies in DIR is left alone. All crates of one
/// call are written, or none. Of an earlier run, Rust files under DIR/<crate>/src that begin with the header of
/// generated files and are no longer part of the crate are removed; to keep an edited file there, remove its header.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  The crates of this repository:
    cargo codegen generate
    cargo codegen generate google-monitoring-v1

  A crate of your own from any document, with the runtime from the registry:
    curl -o storage.json 'https://storage.googleapis.com/$discovery/rest?version=v1'
    discovery-codegen generate --document storage.json --out clients
    cargo add --path clients/google-storage-v1

  Several documents, with the runtime of a checkout:
    discovery-codegen generate --document a.json b.json --out clients --runtime ../discovery/runtime

Exit codes: 0 written · 1 a problem, nothing is written · 2 the call is wrong.")]
pub(crate) struct Generate {
    /// Crates of discovery/apis.toml; all of them when none is named
    #[arg(value_name = "CRATE", conflicts_with = "document")]
    crates: Vec<String>,
    /// Discovery documents that no manifest names, one crate each
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "out")]
    document: Vec<PathBuf>,
    /// Where the crates of --document go, each in a folder of its name
    #[arg(long, value_name = "DIR", requires = "document")]
    out: Option<PathBuf>,
    /// Take discovery-runtime from this folder, as a path dependency; from the registry when not given
    #[arg(long, value_name = "PATH", requires = "document")]
    runtime: Option<PathBuf>,
    /// Package name, for a single --document [default: google-NAME-VERSION]
    #[arg(long, value_name = "NAME", requires = "document", value_parser = check_crate_name)]
    crate_name: Option<String>,
    /// Package version of the crates of --document [default: 0.1.0]
    #[arg(long, value_name = "VERSION", requires = "document", value_parser = check_version)]
    crate_version: Option<String>,
    /// The repository; searched from the current folder upwards when not given
    #[arg(long, value_name = "DIR", conflicts_with = "document")]
    root: Option<PathBuf>,
    /// How the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

impl Generate {
    /// What is to be made, and where.
    pub(crate) fn target(&self) -> Result<Target, Stop> {
        let Some(out) = &self.out else {
            let repository = Repository::find(self.root.as_deref(), "generate")?;
            return Ok(Target::repository(repository, &self.crates));
        };
        if self.crate_name.is_some() && self.document.len() > 1 {
            return Err(Stop::call(
                "generate",
                "--crate-name names one crate, and several documents are given",
            ));
        }
        Ok(Target::Documents(Documents {
            files: self.document.clone(),
            out: out.clone(),
            runtime: self.runtime.clone(),
            crate_name: self.crate_name.clone(),
            crate_version: self
                .crate_version
                .clone()
                .unwrap_or_else(|| "0.1.0".to_owned()),
        }))
    }
}

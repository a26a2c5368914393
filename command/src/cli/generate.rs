//! `generate`.

use std::path::PathBuf;

use clap::Args;
use discovery_codegen::Layout;

use super::format::Format;
use crate::package::{check_crate_name, check_version};
use crate::stop::Stop;
use crate::target::{Documents, Purpose, Repository, Target};

/// Generates client crates: those of discovery/apis.toml, or one for each given document
///
/// Without --document the crates of discovery/apis.toml are generated into generated/. With --document each document
/// becomes a crate of its own in DIR/<crate>, which stands alone, or with --module one file DIR/<module>.rs; what else
/// lies in DIR is left alone. All crates of one call are written, or none. Of an earlier run, Rust files under
/// DIR/<crate>/src that begin with the header of generated files and are no longer part of the crate are removed; to
/// keep an edited file there, remove its header.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  The crates of this repository:
    cargo codegen generate
    cargo codegen generate google-monitoring-v1

  A crate of your own from any document, with the runtime from the registry:
    discovery-codegen fetch storage v1
    discovery-codegen generate --document storage.v1.json --out clients
    cargo add --path clients/google-storage-v1

  Several documents, with the runtime of a checkout:
    discovery-codegen generate --document a.json b.json --out clients --runtime ../discovery/runtime

  Only some methods, and the types that they need, as one file to include in a crate of yours:
    discovery-codegen generate --document storage.v1.json --out src --module --select 'buckets.*' objects.get

  What can be selected:
    discovery-codegen describe storage.v1.json

Exit codes: 0 written · 1 a problem, nothing is written · 2 usage error.")]
pub(crate) struct Generate {
    /// Crates of discovery/apis.toml; all of them when none is named
    #[arg(value_name = "CRATE", conflicts_with = "document")]
    crates: Vec<String>,
    /// Discovery documents that no manifest names, one crate each
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "out")]
    document: Vec<PathBuf>,
    /// Where the crates of --document go, each in a folder of its name; with --module, where the files go
    #[arg(long, value_name = "DIR", requires = "document")]
    out: Option<PathBuf>,
    /// Keep these methods alone, as `projects.timeSeries.list`, with the types they need; `*` stands for any text, and
    /// `projects.timeSeries` and `schemas.NAME` keep all of a resource, and a type
    #[arg(long, value_name = "PATTERN", num_args = 1.., requires = "document", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    select: Vec<String>,
    /// Make one file of each document, DIR/<module>.rs, to be included in a crate of yours, in place of a crate
    #[arg(long, requires = "document")]
    module: bool,
    /// Corrections to the document, for a single --document: TOML, as CONTRIBUTING.md shows
    #[arg(long, value_name = "FILE", requires = "document")]
    fixups: Option<PathBuf>,
    /// Take discovery-runtime from this folder, as a path dependency [default: the registry]
    #[arg(long, value_name = "PATH", requires = "document")]
    runtime: Option<PathBuf>,
    /// Package name, for a single --document [default: google-NAME-VERSION]; a module is named like it, without google-
    #[arg(long, value_name = "NAME", requires = "document", value_parser = check_crate_name)]
    crate_name: Option<String>,
    /// Package version of the crates of --document [default: 0.1.0]
    #[arg(long, value_name = "VERSION", requires = "document", conflicts_with = "module", value_parser = check_version)]
    crate_version: Option<String>,
    /// The repository's root folder [default: the nearest folder, from here upwards, with discovery/apis.toml]
    #[arg(long, value_name = "DIR", conflicts_with = "document")]
    root: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

impl Generate {
    /// The jobs and the output folder.
    pub(crate) fn target(&self) -> Result<Target, Stop> {
        let Some(out) = &self.out else {
            let repository = Repository::open(self.root.as_deref(), "generate", Purpose::Write)?;
            return Ok(Target::repository(repository, &self.crates));
        };
        if self.document.len() > 1 {
            let of_one = match (&self.crate_name, &self.fixups) {
                (Some(_), _) => Some("--crate-name names one crate"),
                (None, Some(_)) => Some("--fixups corrects one document"),
                (None, None) => None,
            };
            if let Some(of_one) = of_one {
                let message = format!("{of_one}, and several documents are given");
                return Err(Stop::usage_error("generate", message));
            }
        }
        Ok(Target::Documents(Documents {
            files: self.document.clone(),
            out: out.clone(),
            select: self.select.clone(),
            layout: if self.module {
                Layout::Module
            } else {
                Layout::Crate
            },
            fixups: self.fixups.clone(),
            runtime: self.runtime.clone(),
            crate_name: self.crate_name.clone(),
            crate_version: self
                .crate_version
                .clone()
                .unwrap_or_else(|| "0.1.0".to_owned()),
        }))
    }
}

//! `catalogue`.

use std::path::PathBuf;

use clap::Args;
use discovery_codegen::Options;

use super::access::SourceArgs;
use super::format::Format;
use crate::stop::Stop;
use crate::target::runtime_for_crates;

/// Makes a crate of every API of a source, or of some, in one workspace
///
/// Each crate is written as soon as it is made, so a run that was stopped goes on where it was: a crate whose document, options and
/// generator are the same is not made again. To make it again, delete its folder. An API that fails does not stop the others.
/// DIR/README.md lists all crates of the folder.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen catalogue --out clients
  discovery-codegen catalogue drive:v3 gmail --out clients
  discovery-codegen catalogue --from mirror --out clients --runtime ../discovery/runtime
  cd clients && cargo check --package google-drive-v3

Documents of a server are kept in DIR/documents, and only those that changed are sent again.

Exit codes: 0 all are there · 1 an API failed, the others are written · 2 usage error.")]
pub(crate) struct Catalogue {
    /// The APIs, NAME:VERSION, or NAME for all its versions [default: all of the source]
    #[arg(value_name = "API")]
    pub(crate) apis: Vec<String>,
    /// The folder of the workspace
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) from: SourceArgs,
    /// Make each top-level resource a feature of its crate. All of them are on by default; a program that needs some of them compiles
    /// faster without the others
    #[arg(long)]
    features_per_resource: bool,
    /// Take discovery-runtime from this folder, as a path dependency [default: the registry]
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::DirPath)]
    runtime: Option<PathBuf>,
    /// How many APIs to fetch and make at once
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub(crate) jobs: u8,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

impl Catalogue {
    /// The options of each crate.
    pub(crate) fn options(&self) -> Result<Options, Stop> {
        Ok(Options {
            runtime: runtime_for_crates(self.runtime.as_deref(), &self.out)?,
            features_per_resource: self.features_per_resource,
            ..Options::default()
        })
    }
}

//! `init`.

use std::path::PathBuf;

use clap::Args;

use super::format::Format;

/// Begins a repository of generated crates: discovery/apis.toml and the folders beside it
///
/// Writes discovery/apis.toml, which lists the APIs, discovery/documents for their documents, and generated/ for the crates.
/// Outside of a Cargo package or workspace, also writes a Cargo.toml with the crates as members of a workspace. Overwrites
/// nothing. In DIR, `fetch`, `generate`, `check` and `update` then do the rest.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen init
  discovery-codegen fetch storage v1 --out discovery/documents     (prints the lines to add to discovery/apis.toml)
  discovery-codegen generate

For a single crate without a repository: discovery-codegen generate FILE.json --out DIR

Exit codes: 0 written · 1 DIR has a repository already, or a problem; nothing is written · 2 usage error.")]
pub(crate) struct Init {
    /// The root folder of the repository; it is created if necessary
    #[arg(value_name = "DIR", default_value = ".", value_hint = clap::ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// The crates take discovery-runtime from this folder, as a path dependency [default: the registry]
    #[arg(long, value_name = "PATH")]
    pub(crate) runtime: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

//! `check`.

use std::path::PathBuf;

use clap::Args;

use super::format::Format;

/// Checks that generated/ is up to date: regenerates in memory and compares
///
/// Prints a unified diff for each file that differs, and lists missing and stray files. A pinned document whose sha256
/// does not match discovery/apis.toml is a problem. Writes nothing. The exit code is 1 if anything differs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo codegen check
  cargo codegen check google-monitoring-v1
  cargo codegen check --format json | jq .current

Exit codes: 0 up to date · 1 stale, or a problem · 2 usage error.")]
pub(crate) struct Check {
    /// Crates of discovery/apis.toml [default: all]
    #[arg(value_name = "CRATE")]
    pub(crate) crates: Vec<String>,
    /// The repository's root folder [default: the nearest folder, from here upwards, with discovery/apis.toml]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

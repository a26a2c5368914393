//! `check`.

use std::path::PathBuf;

use clap::Args;

use super::format::Format;

/// Says whether generated/ is what the pinned documents make: regenerates in memory and compares
///
/// Prints a unified diff for a file that differs, and names what is missing and what does not belong there. A pinned
/// document whose sha256 is not the one in discovery/apis.toml is a problem. Writes nothing. Exit code 1 where anything
/// differs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo codegen check
  cargo codegen check google-monitoring-v1
  cargo codegen check --format json | jq .current

Exit codes: 0 up to date · 1 stale, or a problem · 2 the call is wrong.")]
pub(crate) struct Check {
    /// Crates of discovery/apis.toml; all of them when none is named
    #[arg(value_name = "CRATE")]
    pub(crate) crates: Vec<String>,
    /// The repository; searched from the current folder upwards when not given
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// How the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

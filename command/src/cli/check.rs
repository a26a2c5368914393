//! `check`.

use clap::Args;

use super::crates::CrateArgs;
use super::format::Format;

/// Checks that generated crates are up to date: generates them in memory and compares
///
/// Takes the arguments of `generate` and writes nothing. Without FILE, checks that generated/ is what discovery/apis.toml
/// and the pinned documents generate. Prints a unified diff for each file that differs, and lists missing and stray files.
/// A pinned document whose sha256 does not match discovery/apis.toml is a problem. The exit code is 1 if anything differs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen check
  discovery-codegen check google-monitoring-v1
  discovery-codegen check storage.v1.json --out clients
  discovery-codegen check --format json | jq .current

Exit codes: 0 up to date · 1 stale, or a problem · 2 usage error.")]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) crates: CrateArgs,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

//! `list`.

use clap::Args;

use super::access::From;
use super::format::Format;

/// Lists the APIs of the Discovery service: name, version, title
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen list
  discovery-codegen list monitoring
  discovery-codegen list --from mirror
  discovery-codegen list --format json | jq -r '.apis[] | select(.preferred) | .name'

Exit codes: 0 listed · 1 there is none, or a problem · 2 the call is wrong.")]
pub(crate) struct List {
    /// Only APIs that have this word in their name, version or title
    #[arg(value_name = "WORD")]
    pub(crate) word: Option<String>,
    #[command(flatten)]
    pub(crate) from: From,
    /// How the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

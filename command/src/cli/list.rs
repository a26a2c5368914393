//! `list`.

use clap::Args;

use super::access::SourceArgs;
use super::format::Format;

/// Lists the APIs of the Discovery service: name, version, title
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen list
  discovery-codegen list monitoring
  discovery-codegen list --from mirror
  discovery-codegen list --format json | jq -r '.apis[] | select(.preferred) | .name'

Exit codes: 0 listed · 1 nothing found, or a problem · 2 usage error.")]
pub(crate) struct List {
    /// List only APIs with this word in their name, version or title
    #[arg(value_name = "WORD")]
    pub(crate) word: Option<String>,
    #[command(flatten)]
    pub(crate) from: SourceArgs,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

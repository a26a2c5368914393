//! `describe`.

use std::path::PathBuf;

use clap::Args;

use super::format::Format;
use crate::job::Job;
use crate::stop::Stop;
use crate::target::named_document;

/// Shows what a document becomes: resources, methods with their Rust signatures, types, scopes, omissions
///
/// Without METHOD, the API as a whole, with a line for each method. With METHOD, its reference page: arguments and setters
/// with the values they take, the shape of the body and the reply, the scopes, and what is special about it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen describe storage.v1.json
  discovery-codegen describe storage.v1.json buckets.list
  cargo codegen describe google-monitoring-v3 projects.timeSeries.list | less
  discovery-codegen describe storage.v1.json --format json | jq -r '.resources[].methods[].method'

The JSON is documented in docs/describe.md.

Exit codes: 0 shown · 1 no such method, or a problem with the document · 2 the call is wrong.")]
pub(crate) struct Describe {
    /// A Discovery document; or a crate of discovery/apis.toml, with its fixups and its selection
    #[arg(value_name = "FILE|CRATE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) source: String,
    /// A method, as `projects.timeSeries.list`; all of them in short when not given
    #[arg(value_name = "METHOD")]
    pub(crate) method: Option<String>,
    /// The repository; searched from the current folder upwards when not given
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// How the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

impl Describe {
    /// The document, and how it becomes a crate.
    pub(crate) fn job(&self) -> Result<Job, Stop> {
        named_document(&self.source, self.root.as_deref(), "describe")
    }
}

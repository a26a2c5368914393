//! `describe`.

#[cfg(feature = "call")]
use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use discovery_codegen::Facts;

#[cfg(feature = "call")]
use super::document::CacheArgs;
use super::format::Format;
#[cfg(feature = "call")]
use crate::cache;
use crate::job::Job;
use crate::stop::Stop;
#[cfg(feature = "call")]
use crate::target::is_document;
use crate::target::{named_job, with_decisions, with_features};

/// Shows the Rust API of a document: resources, methods with their signatures, types, scopes, omissions
///
/// Without METHOD, prints an overview of the API with one line per method. With METHOD, prints its reference page:
/// arguments and setters with their allowed values, the shape of the request body and the response, scopes, and special
/// behaviour.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen describe storage.v1.json
  discovery-codegen describe storage.v1.json buckets.list
  discovery-codegen describe drive:v3 files.list
  discovery-codegen describe google-monitoring-v3 projects.timeSeries.list | less
  discovery-codegen describe storage.v1.json --format json | jq -r '.resources[].methods[].method'

The JSON is documented in docs/guide/src/describe.md. `discovery-codegen call` calls a method without generated code.

Exit codes: 0 shown · 1 an unknown method, or a problem with the document · 2 usage error.")]
pub(crate) struct Describe {
    /// A Discovery document: FILE.json, DIR/FILE, or `-` for stdin. A word with `:` is an API and its version, such as `drive:v3`,
    /// whose document is fetched and kept. Any other word is a crate of discovery/apis.toml, with its fixups and its selection
    #[arg(value_name = "FILE|CRATE|API:VERSION", value_hint = clap::ValueHint::FilePath, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) source: String,
    /// A method, such as `projects.timeSeries.list` [default: an overview of all methods]
    #[arg(value_name = "METHOD")]
    pub(crate) method: Option<String>,
    /// Show what `generate --features-per-resource` makes of a document; of a crate, the manifest says
    #[arg(long)]
    features_per_resource: bool,
    /// What the crate of a document keeps as it was published: a TOML file that `diff --write-decisions` makes
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Use only what the document says, and not what else this program knows about the API
    #[arg(long)]
    no_facts: bool,
    /// The repository's root folder [default: the nearest folder, from here upwards, with discovery/apis.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    #[cfg(feature = "call")]
    #[command(flatten)]
    cache: CacheArgs,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

impl Describe {
    /// The job of the document.
    pub(crate) fn job(&self) -> Result<Job, Stop> {
        let mut job = self.named_job()?;
        if let Some(file) = &self.decisions {
            job = with_decisions(job, &self.source, file, "describe")?;
        }
        if self.no_facts {
            job.options.facts = Facts::None;
        }
        match self.features_per_resource {
            #[cfg(feature = "call")]
            true if self.is_api() => {
                job.options.features_per_resource = true;
                Ok(job)
            }
            true => with_features(job, &self.source, "describe"),
            false => Ok(job),
        }
    }

    #[cfg(feature = "call")]
    fn named_job(&self) -> Result<Job, Stop> {
        match self.is_api() {
            true => cache::of_api(&self.source, &self.cache)?.job(),
            false => named_job(&self.source, self.root.as_deref(), "describe"),
        }
    }

    #[cfg(not(feature = "call"))]
    fn named_job(&self) -> Result<Job, Stop> {
        named_job(&self.source, self.root.as_deref(), "describe")
    }

    /// Whether an API and its version are named.
    #[cfg(feature = "call")]
    fn is_api(&self) -> bool {
        self.source.contains(':') && !is_document(Path::new(&self.source))
    }
}

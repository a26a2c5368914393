//! `update`.

use std::path::{Path, PathBuf};

use clap::Args;
use discovery_codegen::Problem;

use super::access::SourceArgs;
use super::format::ChangesFormat;
use crate::manifest::{self, Api, Manifest};
use crate::source::Source;
use crate::stop::Stop;
use crate::target::is_document;

/// Updates the crates of discovery/apis.toml to new documents
///
/// Fetches the document of each API. If it changed, `update` compares it with the pinned one, raises the crate's version
/// by how breaking the changes are, adds an entry to the changelog, pins document, sha256 and revision, and generates the
/// crate. It writes everything for all crates, or nothing: if one fails, the others are shown, and none is written, unless
/// --keep-going says so. A crate whose API the source no longer has stays as it is.
///
/// Versions go up as Cargo reads them: below 1.0.0 a major change raises the second number and any other change the
/// third. If a user of the crate sees no change, the new document is pinned and the version stays.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo codegen update --dry-run
  cargo codegen update
  cargo codegen update google-monitoring-v3
  cargo codegen update --format markdown > pull-request.md

  From a file, a folder of documents, or a mirror:
    cargo codegen update --from monitoring.v3.json
    cargo codegen update google-monitoring-v3 --from mirror

Exit codes: 0 up to date · 1 a crate failed, and nothing is written without --keep-going · 2 usage error.")]
pub(crate) struct Update {
    /// Crates of discovery/apis.toml [default: all; if --from is a document, the crates of its API]
    #[arg(value_name = "CRATE")]
    crates: Vec<String>,
    #[command(flatten)]
    pub(crate) from: SourceArgs,
    /// Show what would change, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// How many documents to fetch at once
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub(crate) jobs: u8,
    /// If a crate fails, write the others; without it, nothing is written then
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) keep_going: bool,
    /// Accept a document whose revision is older than the pinned one
    #[arg(long)]
    pub(crate) allow_older: bool,
    /// The repository's root folder [default: the nearest folder, from here upwards, with discovery/apis.toml]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ChangesFormat,
}

impl Update {
    /// Whether the user named crates.
    pub(crate) fn names_crates(&self) -> bool {
        !self.crates.is_empty()
    }

    /// The APIs to update.
    pub(crate) fn apis<'m>(
        &self,
        manifest: &'m Manifest,
        source: &Source,
    ) -> Result<Vec<&'m Api>, Stop> {
        let is_document = |name: &&String| is_document(Path::new(name));
        if let Some(document) = self.crates.iter().find(is_document) {
            let message = format!("`{document}` is a document: take it with --from {document}");
            return Err(Stop::usage_error("update", message));
        }
        let mut apis = manifest.select(&self.crates)?;
        if let Some(only) = source.single_api().filter(|_| self.crates.is_empty()) {
            // A pinned document that cannot be read stays: the update reports it.
            apis.retain(|api| {
                manifest
                    .document(api)
                    .is_none_or(|document| document.id == *only)
            });
            if apis.is_empty() {
                let message = format!(
                    "this manifest has no API {only}: add it with `discovery-codegen fetch`, which prints the [[api]] to add"
                );
                return Err(Problem::new("", message).in_file(manifest::PATH).into());
            }
        }
        Ok(apis)
    }
}

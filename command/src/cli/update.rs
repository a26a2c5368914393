//! `update`.

use std::path::PathBuf;

use clap::Args;
use discovery_codegen::Problem;

use super::access::From;
use super::format::ChangesFormat;
use crate::manifest::{self, Api, Manifest};
use crate::source::Source;
use crate::stop::Stop;

/// Takes new documents for the crates of discovery/apis.toml, and does everything that follows
///
/// Of each API the document is asked for. Where it is another one: what changed for a user of the crate is found out, the
/// version goes up by how breaking that is, the changelog gets an entry, document, sha256 and revision are pinned, and the
/// crate is generated. All of it is written for all crates, or nothing is.
///
/// The version goes up as Cargo reads versions: below 1.0.0 a major change raises the second number and any other one the
/// third. Where a user sees nothing of a new document, it is pinned and the version stays.
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

Exit codes: 0 up to date now · 1 a problem, nothing is written · 2 the call is wrong.")]
pub(crate) struct Update {
    /// Crates of discovery/apis.toml; when none is named, all of them, or those that the document of --from is for
    #[arg(value_name = "CRATE")]
    crates: Vec<String>,
    #[command(flatten)]
    pub(crate) from: From,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take a document also where its revision is older than the pinned one
    #[arg(long)]
    pub(crate) allow_older: bool,
    /// The repository; searched from the current folder upwards when not given
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// How the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ChangesFormat,
}

impl Update {
    /// The APIs that are to be brought up to date.
    pub(crate) fn apis<'m>(
        &self,
        manifest: &'m Manifest,
        source: &Source,
    ) -> Result<Vec<&'m Api>, Stop> {
        let mut apis = manifest.select(&self.crates)?;
        if let Some(only) = source.single_api().filter(|_| self.crates.is_empty()) {
            // A pinned document that cannot be read is said when it is brought up to date.
            apis.retain(|api| {
                manifest
                    .document(api)
                    .is_none_or(|document| document.id == *only)
            });
            if apis.is_empty() {
                let message = format!(
                    "no API here is {only}: add an [[api]] for it, as CONTRIBUTING.md says under \"Add an API\""
                );
                return Err(Problem::new("", message).in_file(manifest::PATH).into());
            }
        }
        Ok(apis)
    }
}

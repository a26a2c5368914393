//! `diff`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use discovery_codegen::model::Api;
use discovery_codegen::{Facts, Verdict};

use super::format::ChangesFormat;
use crate::job::Job;
use crate::stop::Stop;
use crate::target::{
    check_stdin, document_job, is_document, named_job, with_decisions, with_features,
};

/// Compares two revisions of an API: what changed for a Rust user and on the wire, and how breaking it is
///
/// The verdict is the part of the crate's semantic version that has to go up. major: an item was removed or renamed or
/// has another type, a parameter became required, or the order of arguments changed. minor: an item was added or
/// deprecated. patch: documentation changed; or, with a warning, the requests changed although no Rust item did. none:
/// only the revision changed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen diff storage-2024.json storage-2026.json
  discovery-codegen diff old.json new.json --format markdown > changes.md
  discovery-codegen diff google-monitoring-v3 new.json --fail-on major
  discovery-codegen diff old.json new.json --format json | jq -r .verdict
  discovery-codegen diff old.json new.json --used-by my-program --fail-on major
  discovery-codegen diff --history revisions --item timeSeries.list

The JSON and the rules are documented in docs/guide/src/diff.md.

Exit codes: 0 compared · 1 the verdict is --fail-on or above, or a problem with a document · 2 usage error.")]
pub(crate) struct Diff {
    /// The older document: FILE.json, DIR/FILE, or `-` for stdin. Any other word is a crate of discovery/apis.toml: its pinned
    /// document, and both with its fixups and its selection
    #[arg(value_name = "OLD", required_unless_present = "history", value_hint = clap::ValueHint::FilePath, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    old: Option<String>,
    /// The newer document, or a crate
    #[arg(value_name = "NEW", required_unless_present = "history", value_hint = clap::ValueHint::FilePath, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    new: Option<String>,
    /// Instead of OLD and NEW: a folder with revisions of one API. Shows what changed from each to the next
    ///
    /// File names are free: the documents are sorted by their revisions.
    #[arg(long, value_name = "FOLDER", value_hint = clap::ValueHint::DirPath, conflicts_with_all = ["old", "new", "used_by", "fail_on", "features_per_resource", "no_facts", "root"])]
    pub(crate) history: Option<PathBuf>,
    /// With --history: when this came and went, and what changed in it. A resource, a method, a parameter, a type or a field, as
    /// `timeSeries.list` or `types::Point::value`
    #[arg(long, value_name = "NAME", requires = "history")]
    pub(crate) item: Option<String>,
    /// What the crate of OLD keeps as it was published, if OLD is a document
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Write what the crate of NEW keeps to this file, for --decisions of `generate` and of the next `diff`
    #[arg(long, value_name = "FILE")]
    pub(crate) write_decisions: Option<PathBuf>,
    /// Say which lines of this package, folder of packages or Rust file a change touches. It is written for OLD
    ///
    /// Can be given several times. What it sees and what it cannot see is in docs/guide/src/used-by.md.
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub(crate) used_by: Vec<PathBuf>,
    /// Exit with 1 if the verdict is this or above; with --used-by, that of the changes that touch the code
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub(crate) fail_on: Option<FailOn>,
    /// Compare what `generate --features-per-resource` makes of two documents; of a crate, the manifest says
    #[arg(long)]
    features_per_resource: bool,
    /// Compare only what the documents say, and not what else this program knows about the API
    #[arg(long)]
    no_facts: bool,
    /// The repository's root folder [default: the nearest folder, from here upwards, with discovery/apis.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ChangesFormat,
}

/// The lowest verdict that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// A change breaks code that uses the crate
    Major,
    /// An item was added or deprecated
    Minor,
    /// Anything else changed: descriptions, or what goes over the wire
    Patch,
}

impl From<FailOn> for Verdict {
    fn from(level: FailOn) -> Self {
        match level {
            FailOn::Major => Self::Major,
            FailOn::Minor => Self::Minor,
            FailOn::Patch => Self::Patch,
        }
    }
}

impl Diff {
    /// The jobs of both documents. A file that is compared with a crate gets the crate's fixups and selection.
    pub(crate) fn jobs(&self) -> Result<(Job, Job), Stop> {
        let root = self.root.as_deref();
        // clap asks for both.
        let [old_name, new_name] =
            [&self.old, &self.new].map(|name| name.as_deref().unwrap_or_default());
        let [old, new] = [Path::new(old_name), Path::new(new_name)];
        check_stdin([old, new], "diff")?;
        let crate_job = |name: &str| named_job(name, root, "diff");
        let document_of_crate = |document: &Path, name: &str| {
            let Job {
                document, shown, ..
            } = document_job(document);
            crate_job(name).map(|job| Job {
                document,
                shown,
                pinned: None,
                decisions: None,
                ..job
            })
        };
        let (mut old, mut new) = match (is_document(old), is_document(new)) {
            (true, true) => (document_job(old), document_job(new)),
            (false, true) => (crate_job(old_name)?, document_of_crate(new, old_name)?),
            (true, false) => (document_of_crate(old, new_name)?, crate_job(new_name)?),
            (false, false) => (crate_job(old_name)?, crate_job(new_name)?),
        };
        if let Some(file) = &self.decisions {
            old = with_decisions(old, old_name, file, "diff")?;
        }
        if self.no_facts {
            old.options.facts = Facts::None;
            new.options.facts = Facts::None;
        }
        match self.features_per_resource {
            true => Ok((
                with_features(old, old_name, "diff")?,
                with_features(new, new_name, "diff")?,
            )),
            false => Ok((old, new)),
        }
    }

    /// The folder and the item of `--history`.
    pub(crate) fn history(&self) -> Result<(&Path, Option<&str>), Stop> {
        match (&self.history, self.format) {
            (Some(folder), ChangesFormat::Text | ChangesFormat::Json) => {
                Ok((folder, self.item.as_deref()))
            }
            _ => {
                let message = "--history FOLDER prints text or JSON: leave out `--format markdown`";
                Err(Stop::usage_error("diff", message))
            }
        }
    }

    /// Checks that both documents describe the same API.
    pub(crate) fn check(old: &Api, new: &Api) -> Result<(), Stop> {
        if old.name == new.name {
            return Ok(());
        }
        let message = format!(
            "OLD describes the API `{}` and NEW describes `{}`: name two documents of one API",
            old.name, new.name
        );
        Err(Stop::usage_error("diff", message))
    }
}

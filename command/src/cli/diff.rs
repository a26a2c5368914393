//! `diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use discovery_codegen::Verdict;
use discovery_codegen::model::Api;

use super::format::ChangesFormat;
use crate::job::Job;
use crate::stop::Stop;
use crate::target::{document_file, is_file, named_document};

/// Says what changed from one revision of an API to another, for a Rust user and on the wire, and how breaking it is
///
/// The verdict is what a semantic version of the crate has to say. major: something was removed, renamed or has another type, a
/// parameter became required, arguments have another order. minor: something was added or is deprecated. patch: documentation;
/// or, with a warning, what is sent where no Rust item changes. none: the revision alone.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen diff storage-2024.json storage-2026.json
  discovery-codegen diff old.json new.json --format markdown > changes.md
  cargo codegen diff google-monitoring-v3 new.json --fail-on major
  discovery-codegen diff old.json new.json --format json | jq -r .verdict

The JSON and the rules are documented in docs/diff.md.

Exit codes: 0 compared · 1 the verdict of --fail-on or above, or a problem with a document · 2 the call is wrong.")]
pub(crate) struct Diff {
    /// The older document; or a crate of discovery/apis.toml: its pinned document, and both with its fixups and its selection
    #[arg(value_name = "OLD", value_hint = clap::ValueHint::FilePath)]
    old: String,
    /// The newer document, or a crate
    #[arg(value_name = "NEW", value_hint = clap::ValueHint::FilePath)]
    new: String,
    /// Exit with 1 where the verdict is this or above
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub(crate) fail_on: Option<FailOn>,
    /// The repository; searched from the current folder upwards when not given
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// How the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ChangesFormat,
}

/// A verdict to fail on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Something breaks code that uses the crate
    Major,
    /// Something was added, or is deprecated
    Minor,
}

impl From<FailOn> for Verdict {
    fn from(level: FailOn) -> Self {
        match level {
            FailOn::Major => Self::Major,
            FailOn::Minor => Self::Minor,
        }
    }
}

impl Diff {
    /// The two documents, and how they become crates: a file that is compared with a crate is read as that crate's document.
    pub(crate) fn jobs(&self) -> Result<(Job, Job), Stop> {
        let root = self.root.as_deref();
        let of_crate = |source: &str| named_document(source, root, "diff");
        let as_crate = |source: &str, other: &str| {
            let Job {
                document, shown, ..
            } = document_file(source);
            of_crate(other).map(|job| Job {
                document,
                shown,
                pinned: None,
                ..job
            })
        };
        Ok(match (is_file(&self.old), is_file(&self.new)) {
            (true, true) => (document_file(&self.old), document_file(&self.new)),
            (false, true) => (of_crate(&self.old)?, as_crate(&self.new, &self.old)?),
            (true, false) => (as_crate(&self.old, &self.new)?, of_crate(&self.new)?),
            (false, false) => (of_crate(&self.old)?, of_crate(&self.new)?),
        })
    }

    /// Two APIs have no changes from one to the other.
    pub(crate) fn check(old: &Api, new: &Api) -> Result<(), Stop> {
        if old.name == new.name {
            return Ok(());
        }
        let message = format!(
            "OLD is of the API `{}` and NEW of the API `{}`: two documents of one API are compared",
            old.name, new.name
        );
        Err(Stop::wrong_call("diff", message))
    }
}

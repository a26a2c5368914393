//! The result of `diff`, and the sentences that its text and its Markdown share.

use discovery_codegen::{Diff, Verdict};

use crate::cli::FailOn;
use crate::source::is_older;
use crate::text::{count, printable, with_revision};
use crate::used_by::Affected;

/// The result of `diff`.
#[derive(Debug)]
pub(crate) struct DiffReport {
    pub(super) diff: Diff,
    /// What the changes touch in a user's code, if the run was asked for it.
    pub(super) affected: Option<Affected>,
    /// The title of the API.
    pub(super) title: String,
    /// The package name of the crate.
    pub(super) package: String,
    pub(super) markdown: bool,
    pub(super) fail_on: Option<Verdict>,
}

impl DiffReport {
    /// The changes of an API with this title and this package.
    pub(crate) fn new(
        diff: Diff,
        affected: Option<Affected>,
        title: &str,
        package: &str,
        markdown: bool,
        fail_on: Option<FailOn>,
    ) -> Self {
        Self {
            diff,
            affected,
            title: printable(title),
            package: package.to_owned(),
            markdown,
            fail_on: fail_on.map(Verdict::from),
        }
    }

    /// The verdict that decides about the exit code: of the changes that touch the user, if the run was asked for them.
    pub(super) fn judged(&self) -> Verdict {
        match &self.affected {
            Some(affected) => affected.verdict(&self.diff),
            None => self.diff.verdict(),
        }
    }

    /// The API and both revisions.
    pub(super) fn heading(&self) -> String {
        let Diff {
            version,
            old_revision,
            new_revision,
            ..
        } = &self.diff;
        let title = match self.title.ends_with(version.as_str()) {
            true => self.title.clone(),
            false => printable(&format!("{} {version}", self.title)),
        };
        let revisions = match old_revision == new_revision {
            true => printable(new_revision),
            false => printable(&format!("{old_revision} → {new_revision}")),
        };
        with_revision(&title, &revisions)
    }

    /// A note if the documents may be in the wrong order.
    pub(super) fn order_note(&self) -> Option<&'static str> {
        is_older(&self.diff.new_revision, &self.diff.old_revision)
            .then_some("NEW is an older revision than OLD: this shows the changes backwards")
    }

    /// The verdict in one line.
    pub(super) fn verdict_summary(&self) -> String {
        let of = |level: Verdict| {
            let changes = self.diff.changes.iter();
            changes.filter(|change| change.level == level).count()
        };
        let minor = count(
            of(Verdict::Minor),
            "addition or deprecation",
            "additions and deprecations",
        );
        match self.diff.verdict() {
            Verdict::Major => {
                let major = of(Verdict::Major);
                let breaking = count(major, "change breaks", "changes break");
                let changes = self.diff.changes.iter();
                let softened = match changes.filter(|change| change.softened).count() {
                    0 => String::new(),
                    number => format!(", {number} softened"),
                };
                match of(Verdict::Minor) {
                    0 => format!("{breaking} code that uses the crate{softened}"),
                    _ => format!("{breaking} code that uses the crate{softened}; {minor}"),
                }
            }
            Verdict::Minor => format!("nothing breaks; {minor}"),
            Verdict::Patch => "no Rust item changes".to_owned(),
            Verdict::None => "nothing changes for a user of the crate".to_owned(),
        }
    }

    /// A warning about changes that only the wire format shows.
    pub(super) fn wire_warning(&self) -> Option<String> {
        let changes = self.diff.changes.iter();
        match changes.filter(|change| change.wire).count() {
            0 => None,
            wire => {
                let differ = count(wire, "change", "changes");
                Some(format!(
                    "{differ} on the wire that the compiler does not see"
                ))
            }
        }
    }
}

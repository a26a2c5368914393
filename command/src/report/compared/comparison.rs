//! The result of `diff`, and the sentences about it that every form has.

use discovery_codegen::{Diff, Verdict};

use crate::cli::FailOn;
use crate::source::is_older;
use crate::text::{count, printable};

/// What `diff` found.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(super) diff: Diff,
    /// The title of the API.
    pub(super) title: String,
    /// The crate that the new document becomes.
    pub(super) package: String,
    pub(super) markdown: bool,
    pub(super) fail_on: Option<Verdict>,
}

impl Comparison {
    /// The changes of an API with this title, whose crate is `package`.
    pub(crate) fn new(
        diff: Diff,
        title: &str,
        package: &str,
        markdown: bool,
        fail_on: Option<FailOn>,
    ) -> Self {
        Self {
            diff,
            title: printable(title),
            package: package.to_owned(),
            markdown,
            fail_on: fail_on.map(Verdict::from),
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
        format!("{title}, revision {revisions}")
    }

    /// A word of warning where the documents may have been given in the wrong order.
    pub(super) fn backwards(&self) -> Option<&'static str> {
        is_older(&self.diff.new_revision, &self.diff.old_revision)
            .then_some("NEW is an older revision than OLD: these are the changes of going back")
    }

    /// What the verdict means, in one line.
    pub(super) fn meaning(&self) -> String {
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
                match of(Verdict::Minor) {
                    0 => format!("{breaking} code that uses the crate"),
                    _ => format!("{breaking} code that uses the crate; {minor}"),
                }
            }
            Verdict::Minor => format!("nothing breaks; {minor}"),
            Verdict::Patch => "no Rust item changes".to_owned(),
            Verdict::None => "nothing changes for a user of the crate".to_owned(),
        }
    }

    /// How many changes there are on the wire alone.
    pub(super) fn warning(&self) -> Option<String> {
        let changes = self.diff.changes.iter();
        match changes.filter(|change| change.wire).count() {
            0 => None,
            wire => {
                let differ = count(wire, "change", "changes");
                Some(format!(
                    "{differ} on the wire, which the compiler does not see"
                ))
            }
        }
    }
}

//! What `diff` found.

mod arranged;
mod markdown;
mod text;

pub(crate) use markdown::changes;

use discovery_codegen::{Diff, Verdict};
use serde_json::{Value, json};

use super::paper::width;
use super::{Report, count, printable};
use crate::cli::FailOn;
use crate::source::is_older;

/// The version of the JSON: a member that goes or changes its meaning raises it.
const FORMAT: u32 = 1;

/// What `diff` found.
#[derive(Debug)]
pub(crate) struct Compared {
    diff: Diff,
    /// The title of the API.
    title: String,
    /// The crate that the new document becomes.
    package: String,
    markdown: bool,
    fail_on: Option<Verdict>,
}

impl Compared {
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
    fn heading(&self) -> String {
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
    fn backwards(&self) -> Option<&'static str> {
        is_older(&self.diff.new_revision, &self.diff.old_revision)
            .then_some("NEW is an older revision than OLD: these are the changes of going back")
    }

    /// What the verdict means, in one line.
    fn meaning(&self) -> String {
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
    fn warning(&self) -> Option<String> {
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

impl Report for Compared {
    fn is_yes(&self) -> bool {
        self.fail_on.is_none_or(|level| self.diff.verdict() < level)
    }

    fn text(&self) -> String {
        match self.markdown {
            true => markdown::page(self),
            false => text::page(self, width()),
        }
    }

    fn json(&self) -> Value {
        let mut json = json!(self.diff);
        if let Some(json) = json.as_object_mut() {
            json.insert("format".to_owned(), json!(FORMAT));
            json.insert("verdict".to_owned(), json!(self.diff.verdict()));
            json.insert("crate".to_owned(), json!(self.package));
            json.insert("problems".to_owned(), json!([]));
        }
        json
    }

    fn json_of_problems(problems: Value) -> Value {
        json!({"format": FORMAT, "verdict": null, "changes": [], "problems": problems})
    }
}

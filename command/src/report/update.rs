//! The result of `update`, or of its dry run.

use discovery_codegen::diff::{Change, Verdict};
use discovery_codegen::{Problem, code_span, markdown_text};
use serde_json::{Value, json};

use super::generate::facts;
use super::outcome::{Report, detail_line, problems_json};
use super::style::{BAD, GOOD, NAME, paint};
use crate::changes::{as_markdown, kept};
use crate::output::CrateChanges;
use crate::text::{count, old_and_new, printable};
use crate::update::{CrateUpdate, Plan, Step};

mod summary;

/// The most breaking changes to show on a terminal. The changelog has all of them.
const SHOWN: usize = 10;

/// The result of `update`, or of its dry run.
#[derive(Debug)]
pub(crate) struct UpdateReport {
    plan: Plan,
    /// The problems of all crates that failed.
    problems: Vec<Problem>,
    /// The changes in the folder of each updated crate; `None`: nothing was written.
    changes: Option<Vec<CrateChanges>>,
    /// Whether the user asked for a dry run.
    dry_run: bool,
    /// Whether the text is Markdown.
    markdown: bool,
}

impl UpdateReport {
    /// A plan and, if it was carried out, the changes on the disk.
    pub(crate) fn new(
        plan: Plan,
        changes: Option<Vec<CrateChanges>>,
        dry_run: bool,
        markdown: bool,
    ) -> Self {
        let failed = plan.failed.iter();
        let problems = failed.flat_map(|failed| failed.problems.iter().cloned());
        Self {
            problems: problems.collect(),
            plan,
            changes,
            dry_run,
            markdown,
        }
    }

    fn updates(&self) -> impl Iterator<Item = (&Step, &CrateUpdate)> {
        let steps = self.plan.steps.iter();
        steps.filter_map(|step| Some((step, step.update.as_ref()?)))
    }
}

impl Report for UpdateReport {
    fn succeeded(&self) -> bool {
        self.problems.is_empty()
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn text(&self) -> String {
        match self.markdown {
            true => self.markdown(),
            false => self.for_a_terminal(),
        }
    }

    fn json(&self) -> Value {
        let mut changes = self.changes.iter().flatten();
        let steps = self.plan.steps.iter().map(|step| {
            let update = step.update.as_ref();
            json(step, update, update.and_then(|_| changes.next()))
        });
        let failed = self.plan.failed.iter().map(
            |failed| json!({"crate": failed.crate_name, "updated": false, "failed": true, "problems": problems_json(&failed.problems)}),
        );
        let crates: Vec<Value> = steps.chain(failed).collect();
        json!({
            "dry_run": self.dry_run,
            "wrote": self.changes.is_some(),
            "crates": crates,
            "problems": problems_json(&self.problems),
        })
    }
}

impl UpdateReport {
    fn for_a_terminal(&self) -> String {
        let mut text = String::new();
        let mut changes = self.changes.iter().flatten();
        for (step, update) in self.updates() {
            let name = paint(NAME, &step.crate_name);
            text.push_str(&format!("{name} {}\n", printable(&versions(update))));
            for (what, detail) in details(step, update, changes.next()) {
                text.push_str(&detail_line(what, &detail));
            }
        }
        text.push_str(&summary::of(&self.plan));
        text.push_str(&self.end());
        text
    }

    /// What was written, and what comes next.
    fn end(&self) -> String {
        let updated = self.updates().count();
        let end = match (&self.changes, self.plan.failed.len()) {
            (None, failed) if failed > 0 && !self.dry_run => {
                let failed = count(failed, "crate failed", "crates failed");
                let advice = match updated {
                    0 => "",
                    _ => "; --keep-going writes the others",
                };
                return format!(
                    "{} {failed}, so nothing was written{advice}\n",
                    paint(BAD, "stopped:")
                );
            }
            (None, _) => format!(
                "{}, and nothing was written",
                count(updated, "crate would be updated", "crates would be updated")
            ),
            (Some(_), _) if updated == 0 => "nothing to write".to_owned(),
            (Some(_), _) => count(updated, "crate updated", "crates updated"),
        };
        let mut text = format!("{} {end}\n", paint(GOOD, "done:"));
        if updated > 0 && self.changes.is_some() {
            let next = "read the entries in discovery/changelogs, run the tests, and commit discovery/, generated/ and Cargo.lock together";
            text.push_str(&format!("{} {next}\n", paint(NAME, "next:")));
        }
        text
    }

    /// The text of a pull request.
    fn markdown(&self) -> String {
        let mut text = String::new();
        for (step, update) in self.updates() {
            text.push_str(&format!("## {} {}\n\n", step.crate_name, versions(update)));
            text.push_str(&format!(
                "{} {}, revision {} → {}, from {}.\n\n",
                markdown_text(&step.id.name),
                markdown_text(&step.id.version),
                markdown_text(&step.revision),
                markdown_text(&update.diff.new_revision),
                code_span(&update.document.origin)
            ));
            for note in &update.notes {
                text.push_str(&format!("> {}\n\n", printable(note)));
            }
            text.push_str(as_markdown(&update.diff, 3).trim_start());
            text.push('\n');
        }
        for step in self.plan.steps.iter().filter(|step| step.gone) {
            let api = markdown_text(&step.id.to_string());
            text.push_str(&format!(
                "> {}: the source no longer has {api}. The crate stays as it is.\n\n",
                step.crate_name
            ));
        }
        for failed in &self.plan.failed {
            for problem in &failed.problems {
                let problem = markdown_text(&problem.to_string());
                text.push_str(&format!("> {} failed: {problem}\n\n", failed.crate_name));
            }
        }
        if text.is_empty() {
            text.push_str("Every pinned document is up to date.\n");
        }
        text
    }
}

/// `0.1.0 → 0.2.0: major`.
fn versions(update: &CrateUpdate) -> String {
    let CrateUpdate { from, to, diff, .. } = update;
    let verdict = match diff.verdict() {
        Verdict::None => "no change for a user".to_owned(),
        verdict => verdict.to_string(),
    };
    match from == to {
        true => format!("{from}: {verdict}"),
        false => format!("{from} → {to}: {verdict}"),
    }
}

/// The lines about one crate.
fn details(
    step: &Step,
    update: &CrateUpdate,
    written: Option<&CrateChanges>,
) -> Vec<(&'static str, String)> {
    let CrateUpdate {
        diff,
        document,
        notes,
        krate,
        ..
    } = update;
    let mut details = vec![(
        "read",
        format!(
            "{}: revision {} → {}",
            document.origin, step.revision, diff.new_revision
        ),
    )];
    let level_of = |level| {
        let changes = diff.changes.iter();
        changes.filter(move |change| change.level == level)
    };
    let numbers: Vec<String> = [Verdict::Major, Verdict::Minor, Verdict::Patch]
        .into_iter()
        .map(|level| (level, level_of(level).count()))
        .filter(|(_, number)| *number > 0)
        .map(|(level, number)| format!("{number} {level}"))
        .collect();
    if !numbers.is_empty() {
        details.push(("changed", numbers.join(", ")));
    }
    for change in level_of(Verdict::Major).take(SHOWN) {
        details.push(("major", line(change)));
    }
    match level_of(Verdict::Major).count() {
        all if all > SHOWN => details.push(("", format!("and {} more", all - SHOWN))),
        _ => {}
    }
    let kept = kept::lines(diff);
    let number = kept.len();
    details.extend(kept.into_iter().take(SHOWN).map(|kept| ("kept", kept)));
    if number > SHOWN {
        details.push(("", format!("and {} more", number - SHOWN)));
    }
    details.extend(facts(&krate.generated.facts));
    for omission in &krate.generated.omissions {
        details.push(("omitted", format!("{}: {}", omission.path, omission.reason)));
    }
    details.extend(notes.iter().map(|note| ("note", note.clone())));
    if let Some(changes) = written {
        let files = count(changes.written.len(), "file", "files");
        details.push(("wrote", format!("generated/{}: {files}", step.crate_name)));
    }
    details
}

/// A change in one line.
fn line(change: &Change) -> String {
    let Change {
        kind,
        rust,
        old,
        new,
        softened,
        ..
    } = change;
    let title = kind.title();
    let softened = if *softened { " (softened)" } else { "" };
    match old_and_new(old, new).as_str() {
        "" => format!("{title}: {rust}{softened}"),
        values => format!("{title}: {rust}: {values}{softened}"),
    }
}

fn json(step: &Step, update: Option<&CrateUpdate>, changes: Option<&CrateChanges>) -> Value {
    let mut json = json!({
        "crate": step.crate_name,
        "api": step.id.name,
        "version": step.id.version,
        "old_revision": step.revision,
        "updated": update.is_some(),
        "gone": step.gone,
        "failed": false,
    });
    if let (Some(json), Some(update)) = (json.as_object_mut(), update) {
        let news = json!({
            "new_revision": update.diff.new_revision,
            "old_crate_version": update.from.to_string(),
            "new_crate_version": update.to.to_string(),
            "verdict": update.diff.verdict(),
            "from": update.document.origin,
            "changes": update.diff.changes,
            "kept": update.diff.kept,
            "notes": update.notes,
            "written": changes.map(|changes| &changes.written),
        });
        if let Value::Object(news) = news {
            json.extend(news);
        }
    }
    json
}

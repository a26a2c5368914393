//! The result of `check`.

use std::time::Duration;

use discovery_codegen::Problem;
use serde_json::{Value, json};
use similar::{ChangeTag, TextDiff};

use super::outcome::{Report, problems_json};
use super::style::{BAD, GOOD, HUNK, NAME, NEW, OLD, paint};
use crate::disk::{Difference, State};
use crate::make::Built;
use crate::target::Target;
use crate::text::count;

/// The time limit of the search for a file's shortest diff. After that, a longer diff is printed.
const DIFF_TIMEOUT: Duration = Duration::from_secs(5);

/// The result of `check`.
#[derive(Debug)]
pub(crate) struct CheckReport {
    /// The folder of the crates.
    folder: String,
    /// The command that generates them.
    command: String,
    /// Whether the crates are those of a repository.
    in_repository: bool,
    /// Each crate and its differences. Their paths include the folder of the crates.
    crates: Vec<(String, Vec<Difference>)>,
    /// Files and folders in that folder that belong to no crate.
    stray: Vec<String>,
    problems: Vec<Problem>,
}

impl CheckReport {
    /// The crates and the differences of each, in the same order.
    pub(crate) fn new(
        target: &Target,
        built: Built,
        differences: Vec<Vec<Difference>>,
        stray: Vec<String>,
    ) -> Self {
        let folder = target.shown().trim_end_matches('/').to_owned();
        let crates = built
            .crates
            .into_iter()
            .zip(differences)
            .map(|(krate, mut differences)| {
                let in_folder = match krate.module_file() {
                    Some(_) => String::new(),
                    None => format!("{}/", krate.name()),
                };
                for Difference { path, .. } in &mut differences {
                    *path = format!("{folder}/{in_folder}{path}");
                }
                (krate.name().to_owned(), differences)
            })
            .collect();
        let stray = stray
            .into_iter()
            .map(|name| format!("{folder}/{name}"))
            .collect();
        Self {
            folder,
            command: format!("{} generate", target.program()),
            in_repository: matches!(target, Target::Repository { .. }),
            crates,
            stray,
            problems: built.problems,
        }
    }

    fn is_current(&self) -> bool {
        self.stray.is_empty()
            && self
                .crates
                .iter()
                .all(|(_, differences)| differences.is_empty())
    }
}

impl Report for CheckReport {
    fn succeeded(&self) -> bool {
        self.is_current() && self.problems.is_empty()
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (name, differences) in &self.crates {
            let name = paint(NAME, name);
            if differences.is_empty() {
                text.push_str(&format!("{name}: up to date\n"));
                continue;
            }
            text.push_str(&format!(
                "{name}: {}\n",
                count(differences.len(), "difference", "differences")
            ));
            for Difference { path, state } in differences {
                match state {
                    State::Missing => text.push_str(&labelled("missing", path)),
                    State::Stray { .. } => text.push_str(&labelled("stray", path)),
                    State::Differs {
                        found,
                        text: expected,
                    } => {
                        text.push_str(&labelled("differs", path));
                        text.push_str(&diff(path, found, expected, true));
                    }
                }
            }
        }
        if !self.stray.is_empty() {
            let number = count(self.stray.len(), "stray entry", "stray entries");
            let title = paint(NAME, &self.folder);
            text.push_str(&format!(
                "{title}: {number} that no API of discovery/apis.toml generates\n"
            ));
        }
        for path in &self.stray {
            text.push_str(&labelled("stray", path));
        }
        if self.is_current() && self.problems.is_empty() {
            text.push_str(&format!(
                "{} {}\n",
                paint(GOOD, "up to date:"),
                count(self.crates.len(), "crate", "crates")
            ));
        } else if !self.is_current() {
            let next = match self.in_repository {
                true => format!(
                    "run `{}` and commit what it writes; delete a stray file or folder by hand",
                    self.command
                ),
                false => format!("run `{}` with the same arguments", self.command),
            };
            text.push_str(&format!("{} {next}\n", paint(BAD, "stale:")));
        }
        text
    }

    fn json(&self) -> Value {
        let crates: Vec<Value> = self
            .crates
            .iter()
            .map(|(name, differences)| {
                let differences: Vec<Value> = differences.iter().map(difference_json).collect();
                json!({"crate": name, "current": differences.is_empty(), "differences": differences})
            })
            .collect();
        json!({
            "current": self.succeeded(),
            "crates": crates,
            "stray": self.stray,
            "problems": problems_json(&self.problems),
        })
    }

    fn failure_json(problems: Value) -> Value {
        json!({"current": false, "crates": [], "stray": [], "problems": problems})
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

fn labelled(label: &str, path: &str) -> String {
    format!("  {} {path}\n", paint(BAD, &format!("{label:<8}")))
}

fn difference_json(Difference { path, state }: &Difference) -> Value {
    match state {
        State::Missing => json!({"path": path, "state": "missing"}),
        State::Stray { .. } => json!({"path": path, "state": "stray"}),
        State::Differs { found, text } => {
            json!({"path": path, "state": "differs", "diff": diff(path, found, text, false)})
        }
    }
}

/// A unified diff, as `patch -p1` reads it.
fn diff(path: &str, found: &str, expected: &str, coloured: bool) -> String {
    let styled = |style: anstyle::Style, line: &str| match coloured {
        true => format!("{}\n", paint(style, line)),
        false => format!("{line}\n"),
    };
    let compared = TextDiff::configure()
        .timeout(DIFF_TIMEOUT)
        .diff_lines(found, expected);
    let mut text = styled(OLD, &format!("--- a/{path}"));
    text.push_str(&styled(NEW, &format!("+++ b/{path}")));
    for hunk in compared.unified_diff().context_radius(3).iter_hunks() {
        text.push_str(&styled(HUNK, &hunk.header().to_string()));
        for change in hunk.iter_changes() {
            let value = change.value();
            let line = value.strip_suffix('\n').unwrap_or(value);
            text.push_str(&match change.tag() {
                ChangeTag::Equal => format!(" {line}\n"),
                ChangeTag::Delete => styled(OLD, &format!("-{line}")),
                ChangeTag::Insert => styled(NEW, &format!("+{line}")),
            });
            if change.missing_newline() {
                text.push_str("\\ No newline at end of file\n");
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_is_unified() {
        let found = "one\ntwo\nthree\nfour\nfive\nsix";
        let expected = "one\ntwo\nthree\nfour\n5\nsix\n";
        assert_eq!(
            diff("g/x.rs", found, expected, false),
            "--- a/g/x.rs\n+++ b/g/x.rs\n@@ -2,5 +2,5 @@\n two\n three\n four\n-five\n-six\n\\ No newline at end of file\n+5\n+six\n"
        );
    }
}

//! The result of `init`.

use serde_json::{Value, json};

use super::outcome::{Report, detail_line};
use super::style::{GOOD, NAME, paint};
use crate::disk::paths;
use crate::manifest::{self, DOCUMENTS};
use crate::target::NewRepository;
use crate::text::{count, shell_quoted};

/// The result of `init`: a new repository, which is written.
#[derive(Debug)]
pub(crate) struct InitReport {
    /// The root folder, relative to the current one.
    root: String,
    /// The files, relative to the root.
    written: Vec<String>,
    /// Notes for the user.
    notes: Vec<String>,
}

impl InitReport {
    /// A repository that is written.
    pub(crate) fn new(repository: NewRepository) -> Self {
        let files = repository.files.iter();
        Self {
            root: paths::shown(&repository.root),
            written: files.map(|(path, _)| paths::slashes(path)).collect(),
            notes: repository.notes,
        }
    }
}

impl Report for InitReport {
    fn succeeded(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        let mut text = format!("{}\n", paint(NAME, &self.root));
        for path in &self.written {
            text.push_str(&detail_line("wrote", path));
        }
        for note in &self.notes {
            text.push_str(&format!("{} {note}\n", paint(NAME, "note:")));
        }
        let files = count(self.written.len(), "file", "files");
        text.push_str(&format!("{} {files} written\n", paint(GOOD, "done:")));
        let change_folder = match self.root.as_str() {
            "." => String::new(),
            root => format!("cd {}, then ", shell_quoted(root)),
        };
        text.push_str(&format!(
            "{} {change_folder}discovery-codegen fetch API VERSION --out {DOCUMENTS}, which prints the lines to add to {}; then \
             discovery-codegen generate\n",
            paint(NAME, "next:"),
            manifest::PATH
        ));
        text
    }

    fn json(&self) -> Value {
        json!({"root": self.root, "written": self.written, "notes": self.notes, "problems": []})
    }

    fn failure_json(problems: Value) -> Value {
        json!({"written": [], "notes": [], "problems": problems})
    }
}

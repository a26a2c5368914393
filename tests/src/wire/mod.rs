//! Wire conformance: a generated crate against recorded requests and responses.
//!
//! ```text
//! document ─▶ discovery_codegen ─▶ crate ─┐
//!                 └─▶ model ─▶ program ───┴─▶ cargo build ─▶ run ◀─ cases ◀─ vectors
//!                                                             └─▶ answers ─▶ compare ─▶ report
//!                                            document, vectors ──────────────────┘
//! ```
//!
//! The program (`program`) maps wire names to the crate's public names by the model; what is expected comes from the
//! vectors and the raw document alone (`document`, `expect`, `compare`). Random responses (`random`, `sample`) are made from
//! the raw document too.

mod answers;
mod build;
mod cases;
mod compare;
mod document;
mod expect;
mod pinned;
mod program;
mod random;
mod report;
mod sample;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

pub use build::Workspace;
pub use pinned::{SAMPLE, corpus, pinned, with_vectors};
pub use random::Random;
pub use report::Report;

use cases::Vector;
use document::Document;
use serde_json::Value;

/// The files of a generated crate, by path.
pub type Files = BTreeMap<String, String>;

/// A document whose crate is to be compiled, and the vectors that say how it has to talk.
pub struct Subject {
    /// What the report calls it, and the name of its folder.
    pub name: String,
    /// The text of the document.
    pub document: String,
    /// The vectors, one JSON object a line.
    pub vectors: String,
    /// The package; `None`: the generator's own default.
    pub package: Option<String>,
    /// Changes the generated files before they are compiled: how tests show that a wrong crate is found out.
    pub change: Option<fn(&mut Files)>,
}

/// A document, its vectors, and the program that was compiled for them.
pub struct Built {
    name: String,
    document: Document,
    /// The program, or why there is none.
    program: Result<PathBuf, Vec<String>>,
    /// Names of the model that cannot stand for their wire names; methods that it lacks.
    misnamed: Vec<String>,
    folder: PathBuf,
    /// The key of the method that is called with every standard parameter.
    exemplar: Option<String>,
}

/// Generates and compiles all subjects in one invocation of cargo.
///
/// A document that does not generate or compile is reported when it is checked.
///
/// # Errors
///
/// The folder cannot be written, or cargo cannot be run.
pub fn build(
    workspace: &Workspace,
    subjects: &[Subject],
    progress: &dyn Fn(&str),
) -> io::Result<Vec<Built>> {
    build::build(workspace, subjects, progress)
}

/// Compiles the crates of pinned documents and fails unless every one of them talks as its vectors say, and, with `random`,
/// loses nothing of random responses either. Prints a report of each.
///
/// # Panics
///
/// If one differs, with the differences of all; and if they cannot be read or compiled.
pub fn conform(names: &[&str], random: Option<Random>) {
    let subjects: Vec<_> = names
        .iter()
        .map(|name| pinned(name).expect("a document and its vectors"))
        .collect();
    let workspace = Workspace::open().expect("a folder to compile in");
    let built =
        build(&workspace, &subjects, &|progress| println!("{progress}")).expect("cargo runs");
    let mut differ = Vec::new();
    for (built, subject) in built.iter().zip(&subjects) {
        let report = built.check_with(&subject.vectors, random);
        println!("{report}");
        if !report.is_good() {
            differ.push(report.to_string());
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

impl Built {
    /// Runs the program on vectors, and compares. What cannot be read or run is a difference.
    #[must_use]
    pub fn check(&self, vectors: &str) -> Report {
        self.check_with(vectors, None)
    }

    /// The same, and then random responses to the requests of the vectors.
    #[must_use]
    pub fn check_with(&self, vectors: &str, random: Option<Random>) -> Report {
        let cases = match cases::read(vectors, &self.document, self.exemplar.as_deref()) {
            Ok(cases) => cases,
            Err(error) => return Report::unreadable(&self.name, vectors, error),
        };
        let mut report = Report::new(&self.name, &cases, &self.document);
        match &self.program {
            Err(reasons) => report.differences.extend(reasons.iter().cloned()),
            Ok(program) => {
                if let Err(error) = self.run(program, &cases, random, &mut report) {
                    report
                        .differences
                        .push(format!("the program failed: {error}"));
                }
            }
        }
        report
    }

    fn run(
        &self,
        program: &Path,
        vectors: &[Vector],
        random: Option<Random>,
        report: &mut Report,
    ) -> io::Result<()> {
        let cases: Vec<&Value> = vectors
            .iter()
            .flat_map(|vector| vector.cases.iter().map(|case| &case.line))
            .collect();
        let answers = answers::ask(program, &self.folder, &cases)?;
        report.compare(vectors, &answers, &self.document, &self.misnamed);
        if let Some(random) = random {
            report.random(random::check(
                program,
                &self.folder,
                vectors,
                &self.document,
                random,
            )?);
        }
        Ok(())
    }
}

/// The folder of this repository's runtime.
fn runtime_folder() -> PathBuf {
    crate::scratch::repository().join("runtime")
}

//! Reads a user's code, and finds its lines that a change touches.
//!
//! ```text
//! folder ─▶ sources (packages, files) ─▶ program (modules, imports) ─▶ walk (types of values, uses) ─▶ touch (changes ▶ lines)
//!                                             model ─▶ surface (what can be named) ──┘
//! ```

mod program;
mod sources;
mod surface;
mod touch;
mod ty;
mod uses;
mod walk;

use std::path::{Path, PathBuf};

use discovery_codegen::model::Api;
use discovery_codegen::{Diff, Verdict};

use crate::stop::Stop;
use program::Program;
pub(crate) use sources::Skipped;
use surface::Surface;
use touch::Index;

/// The stack of the thread that parses: a long chain of calls is deep.
const STACK: usize = 256 << 20;

/// What the changes of an API touch in the code of a user.
#[derive(Debug)]
pub(crate) struct Affected {
    /// For each change, in the order of the changes: what it touches.
    pub(crate) touches: Vec<Touch>,
    /// The names of the packages with a use of the crate; empty for files of no package.
    pub(crate) packages: Vec<String>,
    /// The number of files that were read.
    pub(crate) files: usize,
    /// The number of files that were skipped because this program generated them.
    pub(crate) generated: usize,
    /// The number of lines that name an item of the crate.
    pub(crate) lines: usize,
    /// The number of macros whose content was not read as Rust.
    pub(crate) unread_macros: usize,
    /// The files that were not read.
    pub(crate) skipped: Vec<Skipped>,
}

/// What a change touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// These lines; none: nothing.
    Lines(Vec<Line>),
    /// The program as a whole.
    Program,
}

/// A line of the user that a change touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The file.
    pub(crate) file: String,
    /// The number of the line, from 1.
    pub(crate) line: usize,
    /// The column of the name, from 1, in characters.
    pub(crate) column: usize,
    /// Where the name begins in `text`, in characters.
    pub(crate) begins: usize,
    /// The text of the line.
    pub(crate) text: String,
    /// Why it is not certain; `None`: it is.
    pub(crate) doubt: Option<&'static str>,
}

impl Touch {
    /// Whether the change touches anything.
    pub(crate) fn is_any(&self) -> bool {
        *self != Self::Lines(Vec::new())
    }
}

impl Affected {
    /// The verdict of the changes that touch the user.
    pub(crate) fn verdict(&self, diff: &Diff) -> Verdict {
        let touched = diff.changes.iter().zip(&self.touches);
        let levels = touched
            .filter(|(_, touch)| touch.is_any())
            .map(|(change, _)| change.level);
        levels.max().unwrap_or_default()
    }
}

/// Finds what the changes touch in the code below these paths, which was written for the old API.
///
/// # Errors
///
/// A usage error: a path that does not exist, or without a Rust file.
pub(crate) fn find(
    paths: &[PathBuf],
    old: &Api,
    package: &str,
    diff: &Diff,
) -> Result<Affected, Stop> {
    for path in paths {
        check(path)?;
    }
    let read = || read(paths, old, package, diff);
    let found = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        thread.spawn_scoped(scope, read).map(|thread| thread.join())
    });
    match found {
        Ok(Ok(affected)) => affected,
        _ => Err(usage(
            "the code cannot be read: no thread for it".to_owned(),
        )),
    }
}

fn check(path: &Path) -> Result<(), Stop> {
    let shown = crate::disk::paths::shown(path);
    let advice = "name the folder of a package, such as `.`, or a Rust file";
    if !path.exists() {
        return Err(usage(format!("there is no `{shown}`: {advice}")));
    }
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    match path.is_dir() || is_rust {
        true => Ok(()),
        false => Err(usage(format!(
            "`{shown}` is neither a folder nor a Rust file: {advice}"
        ))),
    }
}

fn usage(message: String) -> Stop {
    Stop::usage_error("diff", format!("--used-by: {message}"))
}

fn read(paths: &[PathBuf], old: &Api, package: &str, diff: &Diff) -> Result<Affected, Stop> {
    let surface = Surface::new(old);
    let mut found = sources::Found::default();
    for path in paths {
        sources::find(path, package, &mut found);
    }
    let generated = found.generated;
    let mut skipped = std::mem::take(&mut found.skipped);
    if found.packages.is_empty() && skipped.is_empty() {
        let shown: Vec<String> = paths
            .iter()
            .map(|path| format!("`{}`", crate::disk::paths::shown(path)))
            .collect();
        let of_ours = match generated {
            0 => "no Rust file",
            _ => "no Rust file but those that this program generated",
        };
        return Err(usage(format!(
            "{} has {of_ours}: name the folder of a package",
            shown.join(", ")
        )));
    }
    let names = [
        vec![package.replace('-', "_")],
        surface.default_names().to_vec(),
    ]
    .concat();
    let program = Program::parse(found, &names, &mut skipped);
    let mut walked = walk::walk(&program, &surface);
    let packages = program.users(&walked.uses);
    // A package that does not name the crate has none of its values, as a rule.
    walked
        .uses
        .retain(|one| packages.contains(program.package(one)));
    let index = Index::new(&surface, &walked.uses);
    let line = |touched: touch::Touched<'_>| {
        let file = program.files.get(touched.at.file);
        let text = file.and_then(|file| file.text.lines().nth(touched.at.line.saturating_sub(1)));
        let text = text.unwrap_or_default();
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        Line {
            file: file.map(|file| file.shown.clone()).unwrap_or_default(),
            line: touched.at.line,
            column: touched.at.column,
            begins: touched.at.column.saturating_sub(1 + indent),
            text: text.trim().to_owned(),
            doubt: touched.doubt,
        }
    };
    let touches = diff
        .changes
        .iter()
        .map(|change| match index.touched(change) {
            _ if !index.is_used() => Touch::Lines(Vec::new()),
            None => Touch::Program,
            Some(touched) => Touch::Lines(touched.into_iter().map(line).collect()),
        });
    skipped.sort();
    Ok(Affected {
        touches: touches.collect(),
        packages: packages.into_iter().map(str::to_owned).collect(),
        files: program.files.len(),
        generated,
        lines: index.count(),
        unread_macros: walked.unread_macros,
        skipped,
    })
}

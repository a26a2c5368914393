//! Generates an API while the crate that uses it is built.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     discovery_codegen::build_script::Module::new("discovery/monitoring.v1.json")
//!         .select(["operations.get"])
//!         .generate()?;
//!     Ok(())
//! }
//! ```
//!
//! The crate includes the file, which is one module:
//!
//! ```ignore
//! include!(concat!(env!("OUT_DIR"), "/monitoring_v1.rs"));
//! use monitoring_v1::Client;
//! ```

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

use crate::decisions;
use crate::facts::Facts;
use crate::fixup;
use crate::generate::{Generated, generate};
use crate::options::{Layout, Options};
use crate::problem::Problem;

/// One module to generate.
#[derive(Clone, Debug)]
pub struct Module {
    document: PathBuf,
    options: Options,
    fixups: Option<PathBuf>,
    decisions: Option<PathBuf>,
    folder: Option<PathBuf>,
}

impl Module {
    /// A module with everything in a document. The path of the document is relative to the package of the build script.
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self {
            document: document.into(),
            options: Options {
                layout: Layout::Module,
                command: Some("cargo build".to_owned()),
                ..Options::default()
            },
            fixups: None,
            decisions: None,
            folder: None,
        }
    }

    /// Keeps only these methods and resources, and the types that they reach: see [`select`](crate::select::select).
    #[must_use]
    pub fn select(mut self, patterns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.options
            .select
            .extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Corrects the document first, by the fixups in a TOML file: see [`fixup::read`]. The path of the file is relative to the
    /// package of the build script.
    #[must_use]
    pub fn fixups(mut self, file: impl Into<PathBuf>) -> Self {
        self.fixups = Some(file.into());
        self
    }

    /// Keeps what was published, as a TOML file says: see [`decisions`]. The path of the file is relative to the package of the build
    /// script.
    #[must_use]
    pub fn decisions(mut self, file: impl Into<PathBuf>) -> Self {
        self.decisions = Some(file.into());
        self
    }

    /// Sets what is known beside the document. Default: [`Facts::Shipped`].
    #[must_use]
    pub fn facts(mut self, facts: Facts) -> Self {
        self.options.facts = facts;
        self
    }

    /// Sets the name of the module and of its file. Default: `NAME_VERSION`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.options.crate_name = Some(name.into());
        self
    }

    /// Sets the folder of the file, which is made if it is not there. Default: `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Generates the module, writes its file, and tells cargo when to run the build script again. Returns the path of the file.
    ///
    /// # Errors
    ///
    /// Every problem of the document, of its fixups and of the selection, or a file that cannot be read or written. If there is an
    /// error, nothing is written.
    pub fn generate(&self) -> Result<PathBuf, Failed> {
        let shown = self.document.display().to_string();
        println!("cargo::rerun-if-changed={shown}");
        let folder = match &self.folder {
            Some(folder) => folder.clone(),
            None => env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
                Failed(vec![Problem::new("", "OUT_DIR is not set: call this from a build script, or name a folder with `out_dir`")])
            })?,
        };
        let document = fs::read_to_string(&self.document)
            .map_err(|error| no_document(&self.document, &error))?;
        let document = self.apply_fixups(&document)?;
        let options = self.options()?;
        let Generated {
            tree,
            omissions,
            facts,
            ..
        } = generate(&document, &options)
            .map_err(|problems| failure_in_file(problems, &self.document))?;
        for omission in omissions {
            println!(
                "cargo::warning={shown}: {}: {}",
                omission.path, omission.reason
            );
        }
        for warning in facts.iter().filter_map(|fact| fact.warning()) {
            println!("cargo::warning={shown}: {warning}");
        }
        fs::create_dir_all(&folder).map_err(|error| io_failure(&folder, &error))?;
        let mut written = folder.clone();
        for (name, text) in tree.files() {
            written = folder.join(name);
            // An unchanged file keeps its time, so cargo does not compile it again.
            if fs::read_to_string(&written).is_ok_and(|old| old == text) {
                continue;
            }
            let temporary = folder.join(format!("{name}.new"));
            fs::write(&temporary, text).map_err(|error| io_failure(&temporary, &error))?;
            fs::rename(&temporary, &written).map_err(|error| io_failure(&written, &error))?;
        }
        Ok(written)
    }

    /// The options, with what is kept.
    fn options(&self) -> Result<Options, Failed> {
        let mut options = self.options.clone();
        if let Some(file) = &self.decisions {
            println!("cargo::rerun-if-changed={}", file.display());
            let text = fs::read_to_string(file).map_err(|error| io_failure(file, &error))?;
            let decisions =
                decisions::read(&text).map_err(|problems| failure_in_file(problems, file))?;
            options.decisions = decisions.in_file(file.display().to_string());
        }
        Ok(options)
    }

    /// Applies the fixups to the document.
    fn apply_fixups<'a>(&self, document: &'a str) -> Result<Cow<'a, str>, Failed> {
        let Some(file) = &self.fixups else {
            return Ok(Cow::Borrowed(document));
        };
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(file).map_err(|error| io_failure(file, &error))?;
        let fixups = fixup::read(&text).map_err(|problem| failure_in_file(vec![problem], file))?;
        fixup::apply(document, &fixups).map_err(|problems| {
            Failed(fixup::in_files(
                problems,
                &self.document.display().to_string(),
                &file.display().to_string(),
            ))
        })
    }
}

/// The document cannot be read.
fn no_document(path: &Path, error: &io::Error) -> Failed {
    if error.kind() != io::ErrorKind::NotFound {
        return io_failure(path, error);
    }
    let shown = path.display();
    let message = format!(
        "there is no such file; the path is relative to the folder of the package. \
         `discovery-codegen fetch API VERSION --out {shown}` fetches a document"
    );
    failure_in_file(vec![Problem::new("", message)], path)
}

fn io_failure(path: &Path, error: &io::Error) -> Failed {
    failure_in_file(vec![Problem::new("", error.to_string())], path)
}

fn failure_in_file(problems: Vec<Problem>, file: &Path) -> Failed {
    let file = file.display().to_string();
    Failed(
        problems
            .into_iter()
            .map(|problem| match problem.file.is_empty() {
                true => problem.in_file(file.clone()),
                false => problem,
            })
            .collect(),
    )
}

/// Why a module was not generated.
#[derive(Clone, PartialEq, Eq)]
pub struct Failed(Vec<Problem>);

impl Failed {
    /// The problems, each with its place.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// The same as [`Display`](fmt::Display): cargo shows this text if the `main` of a build script returns the error.
impl fmt::Debug for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failed {}

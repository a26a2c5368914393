//! The arguments that choose crates or documents. `generate` and `check` share them.

use std::path::{Path, PathBuf};

use clap::Args;
use discovery_codegen::{Facts, Layout};

use crate::package::{check_crate_name, check_version};
use crate::stop::Stop;
use crate::target::{Documents, Purpose, Repository, Target, check_stdin, is_document};

/// Crates of the repository; or documents and the options of their crates.
#[derive(Debug, Args)]
pub(crate) struct CrateArgs {
    /// Discovery documents, one crate each: FILE.json, DIR/FILE, or `-` for stdin. Other words are crates of
    /// discovery/apis.toml [default: all its crates]
    #[arg(value_name = "FILE|CRATE", value_hint = clap::ValueHint::FilePath)]
    arguments: Vec<PathBuf>,
    /// The same as FILE, under any file name
    #[arg(long, value_name = "FILE", num_args = 1..)]
    document: Vec<PathBuf>,
    /// The folder for the crates of documents, each in DIR/<crate>; with --module, the folder for the files
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Keep only these methods of a document, such as `projects.timeSeries.list`, and the types they need. `*` stands for
    /// any text; `projects.timeSeries` keeps a whole resource, and `schemas.NAME` a type
    #[arg(long, value_name = "PATTERN", num_args = 1.., value_parser = clap::builder::NonEmptyStringValueParser::new())]
    select: Vec<String>,
    /// Make each top-level resource of a document a feature of its crate. All of them are on by default; a program that needs some of
    /// them compiles faster without the others
    #[arg(long)]
    features_per_resource: bool,
    /// Use only what the document says, and not what else this program knows about the API
    #[arg(long)]
    no_facts: bool,
    /// Turn each document into one file, DIR/<module>.rs, to include in a crate of yours
    #[arg(long)]
    module: bool,
    /// Corrections to a single document: a TOML file, as CONTRIBUTING.md describes
    #[arg(long, value_name = "FILE")]
    fixups: Option<PathBuf>,
    /// What the crate of a single document keeps as it was published: a TOML file that `diff --write-decisions` makes
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Take discovery-runtime from this folder, as a path dependency [default: the registry]
    #[arg(long, value_name = "PATH")]
    runtime: Option<PathBuf>,
    /// The package name, for a single document [default: google-NAME-VERSION]; a module has the same name without google-
    #[arg(long, value_name = "NAME", value_parser = check_crate_name)]
    crate_name: Option<String>,
    /// The package version of the crates of documents [default: 0.1.0]
    #[arg(long, value_name = "VERSION", conflicts_with = "module", value_parser = check_version)]
    crate_version: Option<String>,
    /// The repository's root folder [default: the nearest folder, from here upwards, with discovery/apis.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl CrateArgs {
    /// The crates to generate, and their folder. Usage errors name `command`.
    pub(crate) fn target(&self, command: &'static str, purpose: Purpose) -> Result<Target, Stop> {
        let usage_error = |message: String| Err(Stop::usage_error(command, message));
        let (mut documents, crates): (Vec<&Path>, Vec<&Path>) = self
            .arguments
            .iter()
            .map(PathBuf::as_path)
            .partition(|argument| is_document(argument));
        documents.extend(self.document.iter().map(PathBuf::as_path));
        match (documents.first(), crates.first()) {
            (None, _) => self.crates_of_the_repository(&crates, command, purpose),
            (Some(document), Some(name)) => usage_error(format!(
                "`{}` is a document, and `{name}` a crate of discovery/apis.toml: {command} them in two calls. If `{name}` is a \
                 file, write ./{name}",
                document.display(),
                name = name.display(),
            )),
            (Some(document), None) => match (&self.out, &self.root) {
                (_, Some(_)) => usage_error(format!(
                    "--root names a repository, and `{}` is a document outside of its manifest",
                    document.display()
                )),
                (None, None) => usage_error(format!(
                    "--out DIR is missing: the folder for the crate of `{}`",
                    document.display()
                )),
                (Some(out), None) => self.crates_of_documents(documents, out, command),
            },
        }
    }

    fn crates_of_the_repository(
        &self,
        crates: &[&Path],
        command: &'static str,
        purpose: Purpose,
    ) -> Result<Target, Stop> {
        if let Some(option) = self.document_option() {
            let swallowed = self
                .select
                .iter()
                .find(|pattern| is_document(Path::new(pattern)));
            let message = match (swallowed, crates.first()) {
                (Some(document), _) => format!(
                    "`{document}` follows --select and so is a pattern: write documents before --select"
                ),
                (None, None) => format!("{option} is for documents: name one, such as FILE.json"),
                (None, Some(name)) => format!(
                    "{option} is for documents, and `{name}` names a crate of discovery/apis.toml: a document's name ends in \
                     .json or contains a `/`, such as ./{name}",
                    name = name.display()
                ),
            };
            return Err(Stop::usage_error(command, message));
        }
        let repository = Repository::open(self.root.as_deref(), command, purpose)?;
        let names = crates
            .iter()
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        Target::repository(repository, names)
    }

    fn crates_of_documents(
        &self,
        mut documents: Vec<&Path>,
        out: &Path,
        command: &'static str,
    ) -> Result<Target, Stop> {
        check_stdin(documents.iter().copied(), command)?;
        let mut seen = Vec::new();
        documents.retain(|document| {
            let is_new = !seen.contains(document);
            seen.push(*document);
            is_new
        });
        if self.features_per_resource && self.module {
            let message = "--features-per-resource makes features of a crate, and a module is a part of your own crate: keep the \
                           resources that you need with --select, or leave out --module";
            return Err(Stop::usage_error(command, message));
        }
        if documents.len() > 1 {
            let single = match (&self.crate_name, &self.fixups, &self.decisions) {
                (Some(_), ..) => Some("--crate-name names one crate"),
                (None, Some(_), _) => Some("--fixups corrects one document"),
                (None, None, Some(_)) => Some("--decisions is about one document"),
                (None, None, None) => None,
            };
            if let Some(single) = single {
                let message = format!("{single}, and several documents are given");
                return Err(Stop::usage_error(command, message));
            }
        }
        Ok(Target::Documents(Documents {
            files: documents.into_iter().map(Path::to_owned).collect(),
            out: out.to_owned(),
            select: self.select.clone(),
            features_per_resource: self.features_per_resource,
            facts: facts(self.no_facts),
            layout: match self.module {
                true => Layout::Module,
                false => Layout::Crate,
            },
            fixups: self.fixups.clone(),
            decisions: self.decisions.clone(),
            runtime: self.runtime.clone(),
            crate_name: self.crate_name.clone(),
            crate_version: self
                .crate_version
                .clone()
                .unwrap_or_else(|| "0.1.0".to_owned()),
        }))
    }

    /// An option in the call that only documents have.
    fn document_option(&self) -> Option<&'static str> {
        let options = [
            ("--out", self.out.is_some()),
            ("--select", !self.select.is_empty()),
            ("--features-per-resource", self.features_per_resource),
            ("--no-facts", self.no_facts),
            ("--module", self.module),
            ("--fixups", self.fixups.is_some()),
            ("--decisions", self.decisions.is_some()),
            ("--runtime", self.runtime.is_some()),
            ("--crate-name", self.crate_name.is_some()),
            ("--crate-version", self.crate_version.is_some()),
        ];
        let mut given = options.into_iter().filter(|(_, is_given)| *is_given);
        given.next().map(|(name, _)| name)
    }
}

/// What `--no-facts` chooses.
pub(crate) fn facts(no_facts: bool) -> Facts {
    match no_facts {
        true => Facts::None,
        false => Facts::Shipped,
    }
}

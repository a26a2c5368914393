//! A job: one document, its corrections, and the options of the crate that it becomes.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, io};

use discovery_codegen::fixup::{self, Fixup};
use discovery_codegen::problem::line_and_column;
use discovery_codegen::{Decisions, Options, Problem, decisions};

use crate::disk::{self, paths};
use crate::source::{FetchedDocument, document_text};
use crate::stdin;

/// The content of a file: on the disk, or about to be written.
#[derive(Clone, Debug)]
pub(crate) enum FileContent {
    /// A file on the disk, read when its content is needed.
    File(PathBuf),
    /// Standard input, which can be read once.
    Stdin,
    /// The text of a file that is not written yet.
    Text(String),
}

impl FileContent {
    /// Reads the bytes.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::File(path) => fs::read(path),
            Self::Stdin => stdin::read(),
            Self::Text(text) => Ok(text.clone().into_bytes()),
        }
    }
}

/// One crate to make.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    /// The document.
    pub(crate) document: FileContent,
    /// How messages name the document.
    pub(crate) shown: String,
    /// How the user calls the program, for hints: `discovery-codegen`, or as the manifest says.
    pub(crate) program: String,
    /// The manifest's entry for the document, if a manifest names it.
    pub(crate) pinned: Option<Pinned>,
    /// The corrections to the document.
    pub(crate) fixups: Option<FixupsFile>,
    /// What the crate keeps as it was published.
    pub(crate) decisions: Option<DecisionsFile>,
    /// The changelog. If it exists, the crate gets a copy of it.
    pub(crate) changelog: Option<FileContent>,
    /// How the document becomes a crate.
    pub(crate) options: Options,
}

impl Job {
    /// The same job with a new document, which is about to be pinned.
    pub(crate) fn with_document(&self, document: &FetchedDocument) -> Self {
        let mut job = self.clone();
        if let Some(pinned) = &mut job.pinned {
            pinned.sha256.0 = disk::sha256(document.text.as_bytes());
            pinned.revision.0.clone_from(&document.revision);
        }
        job.document = FileContent::Text(document.text.clone());
        job.shown.clone_from(&document.origin);
        job
    }

    /// What the crate keeps.
    pub(crate) fn read_decisions(&self) -> Result<Decisions, Vec<Problem>> {
        match &self.decisions {
            Some(file) => file.read(),
            None => Ok(Decisions::default()),
        }
    }

    /// Reads the document. If it is pinned, its SHA-256 must match.
    pub(crate) fn read_document(&self) -> Result<String, Vec<Problem>> {
        let here = |message: String| vec![Problem::new("", message).in_file(&self.shown)];
        let bytes =
            self.document.read().map_err(|error| match &self.pinned {
                Some(pinned) => vec![pinned.document.problem(format!(
                    "{}: {}",
                    self.shown,
                    disk::explain(&error)
                ))],
                None => here(disk::explain(&error)),
            })?;
        if let Some(Pinned {
            sha256: (expected, place),
            ..
        }) = &self.pinned
        {
            let found = disk::sha256(&bytes);
            if found != *expected {
                let message = format!(
                    "{} is not the pinned document: its sha256 is {found}. Restore the file; or, if you meant to change \
                     it, write its revision and sha256 here",
                    self.shown
                );
                return Err(vec![place.problem(message)]);
            }
        }
        document_text(bytes).map_err(here)
    }
}

/// A manifest's entry for a document. Each [`SourceSpan`] is the place of the value in the manifest.
#[derive(Clone, Debug)]
pub(crate) struct Pinned {
    /// The place of the document's path.
    pub(crate) document: SourceSpan,
    /// The SHA-256 of the file, in hexadecimal.
    pub(crate) sha256: (String, SourceSpan),
    /// `revision` in the document.
    pub(crate) revision: (String, SourceSpan),
    /// The place of the selection.
    pub(crate) select: Option<SourceSpan>,
    /// The place of `features-per-resource`.
    pub(crate) features: Option<SourceSpan>,
}

/// A file of decisions.
#[derive(Clone, Debug)]
pub(crate) struct DecisionsFile {
    /// Its content.
    pub(crate) content: FileContent,
    /// How messages name the file.
    pub(crate) shown: String,
    /// Whether the file has to be there. If not, nothing is kept without it.
    pub(crate) required: bool,
}

impl DecisionsFile {
    /// A file that the user named.
    pub(crate) fn named(path: &Path) -> Self {
        Self {
            content: FileContent::File(path.to_owned()),
            shown: paths::shown(path),
            required: true,
        }
    }

    /// Reads the decisions.
    fn read(&self) -> Result<Decisions, Vec<Problem>> {
        let here = |problem: Problem| problem.in_file(&self.shown);
        let bytes = match self.content.read() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !self.required => {
                return Ok(Decisions::default());
            }
            Err(error) => return Err(vec![here(Problem::new("", disk::explain(&error)))]),
        };
        let text = String::from_utf8(bytes)
            .map_err(|_| vec![here(Problem::new("", "not text in UTF-8"))])?;
        let read = decisions::read(&text);
        let read = read.map_err(|problems| problems.into_iter().map(here).collect::<Vec<_>>())?;
        Ok(read.in_file(&self.shown))
    }
}

/// A file of corrections.
#[derive(Clone, Debug)]
pub(crate) struct FixupsFile {
    /// The file.
    pub(crate) path: PathBuf,
    /// How messages name the file.
    pub(crate) shown: String,
    /// The place in the manifest that names the file.
    pub(crate) named_at: Option<SourceSpan>,
}

/// A place in a file that people edit.
#[derive(Clone, Debug)]
pub(crate) struct SourceSpan {
    file: String,
    line_and_column: String,
}

impl SourceSpan {
    /// The place of the byte range `span` in a file with this text.
    pub(crate) fn new(file: &str, text: &str, span: Range<usize>) -> Self {
        Self {
            file: file.to_owned(),
            line_and_column: line_and_column(text, span.start),
        }
    }

    /// A problem at this place.
    pub(crate) fn problem(&self, message: impl Into<String>) -> Problem {
        Problem::new(self.line_and_column.clone(), message).in_file(self.file.clone())
    }
}

impl FixupsFile {
    /// Reads the corrections.
    pub(crate) fn read(&self) -> Result<Vec<Fixup>, Vec<Problem>> {
        let text = fs::read_to_string(&self.path).map_err(|error| {
            vec![match &self.named_at {
                Some(place) => place.problem(format!("{}: {}", self.shown, disk::explain(&error))),
                None => Problem::new("", disk::explain(&error)).in_file(&self.shown),
            }]
        })?;
        fixup::read(&text).map_err(|problem| vec![problem.in_file(&self.shown)])
    }
}

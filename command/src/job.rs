//! What is to be made: a document, its corrections, and how it becomes a crate.

use std::ops::Range;
use std::path::PathBuf;
use std::{fs, io};

use discovery_codegen::fixup::{self, Fixup};
use discovery_codegen::problem::line_and_column;
use discovery_codegen::{Options, Problem};

use crate::disk;
use crate::source::FetchedDocument;

/// A file, or what is going to be in it.
#[derive(Clone, Debug)]
pub(crate) enum FileContent {
    /// It is read when it is needed.
    File(PathBuf),
    /// It is not written yet.
    Text(String),
}

impl FileContent {
    /// Its bytes.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::File(path) => fs::read(path),
            Self::Text(text) => Ok(text.clone().into_bytes()),
        }
    }
}

/// One crate to make.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    /// The document.
    pub(crate) document: FileContent,
    /// The document, as it is printed.
    pub(crate) shown: String,
    /// What the manifest says about it, where a manifest names it.
    pub(crate) pinned: Option<Pinned>,
    /// Its corrections.
    pub(crate) fixups: Option<FixupsFile>,
    /// What changed from one version of the crate to the next: a file that the crate gets a copy of, where there is one.
    pub(crate) changelog: Option<FileContent>,
    /// How it becomes a crate.
    pub(crate) options: Options,
}

impl Job {
    /// The same with another document, which is about to be pinned.
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

    /// The text of a document, if it is the one that was pinned.
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
                    "{} is not the document that was pinned: its sha256 is {found}. Restore it; or, if it is meant to be \
                     another, write the new revision and sha256 here",
                    self.shown
                );
                return Err(vec![place.problem(message)]);
            }
        }
        disk::utf8(bytes).map_err(here)
    }
}

/// What a manifest says about a document. A [`SourceSpan`] is where it says so.
#[derive(Clone, Debug)]
pub(crate) struct Pinned {
    /// Where the document is named.
    pub(crate) document: SourceSpan,
    /// The SHA-256 of the file, in hexadecimal.
    pub(crate) sha256: (String, SourceSpan),
    /// `revision` in the document.
    pub(crate) revision: (String, SourceSpan),
    /// Where it says what is kept.
    pub(crate) select: Option<SourceSpan>,
}

/// A file of corrections.
#[derive(Clone, Debug)]
pub(crate) struct FixupsFile {
    /// The file.
    pub(crate) path: PathBuf,
    /// The file, as it is printed.
    pub(crate) shown: String,
    /// Where a manifest names it.
    pub(crate) named_at: Option<SourceSpan>,
}

/// A place in a file that people write.
#[derive(Clone, Debug)]
pub(crate) struct SourceSpan {
    file: String,
    line_and_column: String,
}

impl SourceSpan {
    /// The place of the bytes `span` of a file, which has this text.
    pub(crate) fn new(file: &str, text: &str, span: Range<usize>) -> Self {
        Self {
            file: file.to_owned(),
            line_and_column: line_and_column(text, span.start),
        }
    }

    /// Something is wrong at this place.
    pub(crate) fn problem(&self, message: impl Into<String>) -> Problem {
        Problem::new(self.line_and_column.clone(), message).in_file(self.file.clone())
    }
}

impl FixupsFile {
    /// Reads its corrections.
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

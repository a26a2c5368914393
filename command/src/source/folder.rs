//! A folder of documents in files named `NAME.VERSION.json`: a mirror, or a user's own documents.

use std::path::PathBuf;

use discovery_codegen::Problem;

use super::document::{FetchedDocument, Id};
use super::failure::Failure;
use super::listed::Listed;
use crate::disk::{explain, paths};

/// A folder of documents.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(super) fn open(path: PathBuf) -> Result<Self, Problem> {
        if path.is_dir() {
            return Ok(Self(path));
        }
        let message = "there is no such file or folder. Name a document, a folder of NAME.VERSION.json files, or a server as https://HOST";
        Err(Problem::new("", message).in_file(paths::shown(&path)))
    }

    pub(super) fn shown(&self) -> String {
        paths::shown(&self.0)
    }

    pub(super) fn document(&self, id: &Id) -> Result<FetchedDocument, Failure> {
        let file = self.0.join(id.file_name());
        if file.exists() {
            return FetchedDocument::open(&file).map_err(Failure::Other);
        }
        let message = format!(
            "there is no such file. `discovery-codegen list --from {}` lists the documents of the folder",
            self.shown()
        );
        let problem = Problem::new("", message).in_file(paths::shown(&file));
        Err(Failure::Missing(problem))
    }

    /// Lists the documents of the folder. Other files, and documents under other names, are skipped.
    pub(super) fn list(&self) -> Result<Vec<Listed>, Vec<Problem>> {
        let mut listed = Vec::new();
        for path in self.files()? {
            // `index.json` and the like lie beside documents.
            if let Ok(document) = FetchedDocument::open(&path)
                && path.ends_with(document.id.file_name())
            {
                listed.push(Listed::from_document(&document));
            }
        }
        Ok(listed)
    }

    /// The APIs by the names of the files. No file is read.
    pub(super) fn ids(&self) -> Result<Vec<Id>, Vec<Problem>> {
        let id = |path: PathBuf| {
            let name = path.file_stem()?.to_str()?;
            let (name, version) = name.split_once('.')?;
            Some(Id {
                name: name.to_owned(),
                version: version.to_owned(),
            })
        };
        Ok(self.files()?.into_iter().filter_map(id).collect())
    }

    /// The files whose names end in `.json`.
    fn files(&self) -> Result<Vec<PathBuf>, Vec<Problem>> {
        let failed =
            |error: std::io::Error| vec![Problem::new("", explain(&error)).in_file(self.shown())];
        let mut files = Vec::new();
        for entry in self.0.read_dir().map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                files.push(path);
            }
        }
        Ok(files)
    }
}

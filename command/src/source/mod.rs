//! Sources of documents: the Discovery service, another server like it, a folder, or a file.

mod document;
mod failure;
mod folder;
mod listed;
#[cfg(feature = "fetch")]
mod service;

use std::path::PathBuf;
#[cfg(feature = "fetch")]
use std::time::Duration;

use discovery_codegen::Problem;

use crate::stdin;
pub(crate) use document::{FetchedDocument, Id, document_text, is_older, is_word};
pub(crate) use failure::Failure;
use folder::Folder;
pub(crate) use listed::Listed;
#[cfg(feature = "fetch")]
pub(crate) use service::Credentials;

/// A source of documents.
#[derive(Debug)]
pub(crate) enum Source {
    /// A single document.
    File(Box<FetchedDocument>),
    /// A folder of documents.
    Folder(Folder),
    /// A server.
    #[cfg(feature = "fetch")]
    Service(service::Service),
}

/// How to reach a source.
#[derive(Debug, Default)]
pub(crate) struct Access {
    /// A file, a folder, or the address of a server; `None`: Google's Discovery service.
    pub(crate) from: Option<String>,
    /// Credentials for a server with private documents.
    #[cfg(feature = "fetch")]
    pub(crate) credentials: Credentials,
    /// How long a request to a server may take; `None`: some minutes.
    #[cfg(feature = "fetch")]
    pub(crate) patience: Option<Duration>,
}

impl Source {
    /// Prepares the source. No request is sent yet.
    pub(crate) fn open(access: &Access) -> Result<Self, Problem> {
        match &access.from {
            Some(path) if !path.contains("://") => {
                let path = PathBuf::from(path);
                match stdin::is_named_by(&path) || path.is_file() {
                    true => Ok(Self::File(Box::new(FetchedDocument::open(&path)?))),
                    false => Ok(Self::Folder(Folder::open(path)?)),
                }
            }
            #[cfg(feature = "fetch")]
            server => Ok(Self::Service(service::Service::open(
                server.as_deref(),
                &access.credentials,
                access.patience,
            )?)),
            #[cfg(not(feature = "fetch"))]
            server => Err(without_network(server.as_deref())),
        }
    }

    /// The document of an API on a server, which does not send `copy` again if it is up to date.
    #[cfg(feature = "call")]
    pub(crate) fn ask_for(
        &self,
        id: &Id,
        copy: Option<&FetchedDocument>,
    ) -> Result<FetchedDocument, Failure> {
        let document = match self {
            Self::Service(service) => service.document(id, copy)?,
            _ => return self.document(id, copy).map_err(Failure::Other),
        };
        check_id(document, id).map_err(Failure::Other)
    }

    /// The directory of a server.
    #[cfg(feature = "call")]
    pub(crate) fn ask_for_list(&self) -> Result<Vec<Listed>, Failure> {
        match self {
            Self::Service(service) => service.list(),
            _ => Ok(self.list().unwrap_or_default()),
        }
    }

    /// The document of an API. A server does not send `copy` again if it is up to date.
    pub(crate) fn document(
        &self,
        id: &Id,
        copy: Option<&FetchedDocument>,
    ) -> Result<FetchedDocument, Problem> {
        self.look_for(id, copy).map_err(Failure::problem)
    }

    /// The same. The failure says whether the source lacks the API.
    pub(crate) fn look_for(
        &self,
        id: &Id,
        copy: Option<&FetchedDocument>,
    ) -> Result<FetchedDocument, Failure> {
        let document = match self {
            Self::File(document) => FetchedDocument::clone(document),
            Self::Folder(folder) => folder.document(id)?,
            #[cfg(feature = "fetch")]
            Self::Service(service) => service.document(id, copy)?,
        };
        #[cfg(not(feature = "fetch"))]
        let _ = copy;
        check_id(document, id).map_err(Failure::Other)
    }

    /// Lists every API, sorted by name and version.
    pub(crate) fn list(&self) -> Result<Vec<Listed>, Vec<Problem>> {
        let mut listed = match self {
            Self::File(document) => vec![Listed::from_document(document)],
            Self::Folder(folder) => folder.list()?,
            #[cfg(feature = "fetch")]
            Self::Service(service) => service.list().map_err(|failure| vec![failure.problem()])?,
        };
        listed.sort();
        Ok(listed)
    }

    /// Every API, sorted. Those of a folder are known by the names of its files, so that a broken document counts.
    pub(crate) fn ids(&self) -> Result<Vec<Id>, Vec<Problem>> {
        let mut ids = match self {
            Self::Folder(folder) => folder.ids()?,
            _ => self.list()?.into_iter().map(|listed| listed.id).collect(),
        };
        ids.sort();
        Ok(ids)
    }

    /// Whether this is a server.
    pub(crate) fn is_server(&self) -> bool {
        !matches!(self, Self::File(_) | Self::Folder(_))
    }

    /// The API of a source that is a single document.
    pub(crate) fn single_api(&self) -> Option<&Id> {
        match self {
            Self::File(document) => Some(&document.id),
            _ => None,
        }
    }

    /// How messages name the source.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::File(document) => document.origin.clone(),
            Self::Folder(folder) => folder.shown(),
            #[cfg(feature = "fetch")]
            Self::Service(service) => service.shown().to_owned(),
        }
    }
}

/// A document, if it is the one of `id`.
fn check_id(document: FetchedDocument, id: &Id) -> Result<FetchedDocument, Problem> {
    if document.id == *id {
        return Ok(document);
    }
    let message = format!("this is the document of {}, not of {id}", document.id);
    Err(Problem::new("", message).in_file(document.origin))
}

#[cfg(not(feature = "fetch"))]
fn without_network(server: Option<&str>) -> Problem {
    let message = "this build has no network: build it with the feature `fetch`, or name a folder of documents with --from DIR";
    Problem::new("", message).in_file(server.unwrap_or("the Discovery service"))
}

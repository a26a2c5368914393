//! Where documents come from: the Discovery service, a server that stands in for it, a folder, or a file.

mod document;
mod folder;
mod listed;
#[cfg(feature = "fetch")]
mod service;

use std::path::PathBuf;

use discovery_codegen::Problem;

pub(crate) use document::{FetchedDocument, Id, is_older};
use folder::Folder;
pub(crate) use listed::Listed;
#[cfg(feature = "fetch")]
pub(crate) use service::Credentials;

/// Where documents are taken from.
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

/// How the source is reached.
#[derive(Debug, Default)]
pub(crate) struct Access {
    /// A file, a folder, or the address of a server; `None`: Google's Discovery service.
    pub(crate) from: Option<String>,
    /// Who asks a server, where not everybody may see a document.
    #[cfg(feature = "fetch")]
    pub(crate) credentials: Credentials,
}

impl Source {
    /// Prepares to ask. Nothing is read and nobody is called yet.
    pub(crate) fn open(access: &Access) -> Result<Self, Problem> {
        match &access.from {
            Some(path) if !path.contains("://") => {
                let path = PathBuf::from(path);
                match path.is_file() {
                    true => Ok(Self::File(Box::new(FetchedDocument::open(&path)?))),
                    false => Ok(Self::Folder(Folder::open(path)?)),
                }
            }
            #[cfg(feature = "fetch")]
            server => Ok(Self::Service(service::Service::open(
                server.as_deref(),
                &access.credentials,
            )?)),
            #[cfg(not(feature = "fetch"))]
            server => Err(without_network(server.as_deref())),
        }
    }

    /// The document of an API. A server need not send again the copy that is there already.
    pub(crate) fn document(
        &self,
        id: &Id,
        copy: Option<&FetchedDocument>,
    ) -> Result<FetchedDocument, Problem> {
        let document = match self {
            Self::File(document) => Ok(FetchedDocument::clone(document)),
            Self::Folder(folder) => folder.document(id),
            #[cfg(feature = "fetch")]
            Self::Service(service) => service.document(id, copy),
        }?;
        #[cfg(not(feature = "fetch"))]
        let _ = copy;
        if document.id == *id {
            return Ok(document);
        }
        let message = format!(
            "this is the document of {}, and that of {id} was asked for",
            document.id
        );
        Err(Problem::new("", message).in_file(document.origin))
    }

    /// Every API it has, in the order of names and versions.
    pub(crate) fn list(&self) -> Result<Vec<Listed>, Vec<Problem>> {
        let mut listed = match self {
            Self::File(document) => vec![Listed::from_document(document)],
            Self::Folder(folder) => folder.list()?,
            #[cfg(feature = "fetch")]
            Self::Service(service) => service.list().map_err(|problem| vec![problem])?,
        };
        listed.sort();
        Ok(listed)
    }

    /// The only API it has a document of, where that is known.
    pub(crate) fn single_api(&self) -> Option<&Id> {
        match self {
            Self::File(document) => Some(&document.id),
            _ => None,
        }
    }

    /// Where this is, as it is printed.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::File(document) => document.origin.clone(),
            Self::Folder(folder) => folder.shown(),
            #[cfg(feature = "fetch")]
            Self::Service(service) => service.shown().to_owned(),
        }
    }
}

#[cfg(not(feature = "fetch"))]
fn without_network(server: Option<&str>) -> Problem {
    let message = "this build has no network: build it with the feature `fetch`, or name a folder of documents with --from DIR";
    Problem::new("", message).in_file(server.unwrap_or("the Discovery service"))
}

//! `fetch`.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use discovery_codegen::Problem;

use super::Format;
use super::access::From;
use crate::manifest::Manifest;
use crate::output::paths;
use crate::source::{Document, Id, file_name};

/// Saves the Discovery document of an API, byte for byte as the server sends it
///
/// It is asked for with the etag of a copy that is there already, so that what did not change is not sent again. An API that
/// the directory lacks is asked itself, at https://API.googleapis.com/$discovery/rest.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen fetch storage v1
  discovery-codegen fetch storage v1 --out discovery/documents/
  discovery-codegen fetch storage v1 --out - | jq .revision

  Without a network, from a folder of documents or a mirror:
    discovery-codegen fetch storage v1 --from mirror
    discovery-codegen fetch storage v1 --from https://discovery.example.com

  A document that not everybody may see, and an API of your own:
    TOKEN=$(gcloud auth print-access-token) discovery-codegen fetch secret v1 --token-env TOKEN
    discovery-codegen fetch library v1 --from https://library.example.com

What there is: discovery-codegen list

Exit codes: 0 saved, or as it was · 1 there is none, or a problem · 2 the call is wrong.")]
pub(crate) struct Fetch {
    /// The API, such as `storage`
    #[arg(value_name = "API", value_parser = NonEmptyStringValueParser::new())]
    api: String,
    /// The version, such as `v1`
    #[arg(value_name = "VERSION", value_parser = NonEmptyStringValueParser::new())]
    version: String,
    /// The file; or a folder, for API.VERSION.json in it; or `-` to print the document [default: API.VERSION.json]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) from: From,
    /// How the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Where a document goes.
#[derive(Debug)]
pub(crate) enum Place {
    /// It is printed.
    Stdout,
    /// A file, and the document in it.
    File {
        path: PathBuf,
        copy: Option<Box<Document>>,
        /// The repository whose documents it lies among.
        manifest: Option<Box<Manifest>>,
    },
}

impl Fetch {
    /// The API that is asked for.
    pub(crate) fn id(&self) -> Id {
        Id {
            name: self.api.clone(),
            version: self.version.clone(),
        }
    }

    /// Where the document goes. Another file than an earlier copy is not written over.
    pub(crate) fn place(&self) -> Result<Place, Problem> {
        let id = self.id();
        let name = file_name(&id);
        let path = match self.out.as_deref() {
            Some(out) if out == Path::new("-") => return Ok(Place::Stdout),
            Some(out) if out.is_dir() => out.join(name),
            Some(out) => out.to_owned(),
            None => name,
        };
        let manifest = Manifest::around(&path).map(Box::new);
        if path.symlink_metadata().is_err() {
            return Ok(Place::File {
                path,
                copy: None,
                manifest,
            });
        }
        match Document::open(&path) {
            Ok(copy) if copy.id == id => Ok(Place::File {
                path,
                copy: Some(Box::new(copy)),
                manifest,
            }),
            _ => {
                let message = format!(
                    "this file is there, is not the document of {id}, and would be overwritten: move it away, or choose another --out"
                );
                Err(Problem::new("", message).in_file(paths::shown(&path)))
            }
        }
    }
}

impl Place {
    /// A pinned document is not written over: what follows from another one is more than a file.
    pub(crate) fn check(&self, document: &Document) -> Result<(), Problem> {
        let Self::File {
            path,
            copy: Some(copy),
            manifest: Some(manifest),
        } = self
        else {
            return Ok(());
        };
        let relative = manifest.relative(path);
        match relative.and_then(|file| manifest.crate_of(&file).map(str::to_owned)) {
            Some(name) if copy.text != document.text => {
                let message = format!(
                    "this document is pinned for {name}, and revision {} is another: `discovery-codegen update {name}` takes it, with \
                     everything that follows",
                    document.revision
                );
                Err(Problem::new("", message).in_file(paths::shown(path)))
            }
            _ => Ok(()),
        }
    }

    /// The file.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::Stdout => None,
            Self::File { path, .. } => Some(path),
        }
    }

    /// The document that is there already.
    pub(crate) fn copy(&self) -> Option<&Document> {
        match self {
            Self::Stdout => None,
            Self::File { copy, .. } => copy.as_deref(),
        }
    }
}

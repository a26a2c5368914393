//! `fetch`.

use std::path::{Path, PathBuf};

use clap::Args;
use discovery_codegen::Problem;

use super::access::SourceArgs;
use super::format::Format;
use crate::source::Id;
use crate::target::{Destination, is_document};

/// Saves the Discovery document of an API, byte for byte as the server sends it
///
/// If the file exists, the request carries its etag, so that the server does not send an unchanged document again. If the
/// directory lacks the API, the document is fetched from the API itself, at https://API.googleapis.com/$discovery/rest.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen fetch storage v1
  discovery-codegen fetch storage v1 --out discovery/documents/
  discovery-codegen fetch storage v1 --out - | jq .revision

  Without a network, from a folder of documents or a mirror:
    discovery-codegen fetch storage v1 --from mirror
    discovery-codegen fetch storage v1 --from https://discovery.example.com

  A private document, and an API of your own:
    TOKEN=$(gcloud auth print-access-token) discovery-codegen fetch secret v1 --token-env TOKEN
    discovery-codegen fetch library v1 --from https://library.example.com

`discovery-codegen list` shows which APIs exist.

Exit codes: 0 saved, or unchanged · 1 no such document, or a problem · 2 usage error.")]
pub(crate) struct Fetch {
    /// The API, such as `storage`
    #[arg(value_name = "API", value_parser = check_api)]
    api: String,
    /// The version, such as `v1`
    #[arg(value_name = "VERSION", value_parser = check_api_version)]
    version: String,
    /// The file to write, a folder to write API.VERSION.json into, or `-` for stdout [default: API.VERSION.json]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) from: SourceArgs,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Checks that an argument can be the name of an API.
fn check_api(name: &str) -> Result<String, String> {
    if is_document(Path::new(name)) {
        return Err("this names a document; name an API and its version, such as `storage v1`. --from FILE takes the document of \
             an API from a file"
            .to_owned());
    }
    match name.is_empty() {
        true => Err("name an API, such as `storage`".to_owned()),
        false => Ok(name.to_owned()),
    }
}

/// Checks that an argument can be the version of an API: it is part of the name of a file and of a URL.
fn check_api_version(version: &str) -> Result<String, String> {
    match version.is_empty() || version.contains(['/', '\\']) {
        true => Err("name a version of the API, such as `v1`".to_owned()),
        false => Ok(version.to_owned()),
    }
}

impl Fetch {
    /// The API to fetch.
    pub(crate) fn id(&self) -> Id {
        Id {
            name: self.api.clone(),
            version: self.version.clone(),
        }
    }

    /// Where to save the document.
    pub(crate) fn destination(&self) -> Result<Destination, Vec<Problem>> {
        Destination::find(&self.id(), self.out.as_deref())
    }
}

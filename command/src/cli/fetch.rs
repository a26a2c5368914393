//! `fetch`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use discovery_codegen::Problem;

use super::access::From;
use super::format::Format;
use crate::source::Id;
use crate::target::Destination;

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

impl Fetch {
    /// The API that is asked for.
    pub(crate) fn id(&self) -> Id {
        Id {
            name: self.api.clone(),
            version: self.version.clone(),
        }
    }

    /// Where the document goes.
    pub(crate) fn destination(&self) -> Result<Destination, Problem> {
        Destination::find(&self.id(), self.out.as_deref())
    }
}

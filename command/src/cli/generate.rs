//! `generate`.

use clap::Args;

use super::crates::CrateArgs;
use super::format::Format;

/// Generates client crates: those of discovery/apis.toml, or one for each given document
///
/// Without FILE, generates the crates of discovery/apis.toml into generated/. Each FILE becomes a crate in DIR/<crate>, or
/// with --module a file DIR/<module>.rs. Such a crate can be a member of your workspace, a path dependency, or stand
/// alone. All crates of a call are written, or none. Other files in DIR are not touched, except that Rust files of an
/// earlier run that the crate no longer has are removed: those under DIR/<crate>/src that begin with the header of
/// generated files. To keep an edited file there, remove its header.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  A crate of any document, with the runtime from the registry:
    discovery-codegen fetch storage v1
    discovery-codegen generate storage.v1.json --out clients
    cargo add --path clients/google-storage-v1

  Several documents, with the runtime of a checkout:
    discovery-codegen generate a.json b.json --out clients --runtime ../discovery/runtime

  Only some methods, and the types that they need, as one file to include in a crate of yours:
    discovery-codegen generate storage.v1.json --out src --module --select 'buckets.*' objects.get

  From stdin:
    discovery-codegen fetch storage v1 --out - | discovery-codegen generate - --out clients

  The crates of a repository, which `discovery-codegen init` begins:
    discovery-codegen generate
    discovery-codegen generate google-storage-v1

`discovery-codegen describe storage.v1.json` lists what --select can name.

Exit codes: 0 written · 1 a problem, nothing is written · 2 usage error.")]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) crates: CrateArgs,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

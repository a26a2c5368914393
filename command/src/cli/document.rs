//! The options that choose the document of a call.

use std::path::PathBuf;

use clap::Args;

/// The document of an API, from the cache, a server or a file.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Document")]
pub(crate) struct DocumentArgs {
    /// Take the document from this file (`-` for stdin)
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) document: Option<PathBuf>,
    /// Ask the server whether the document of the cache is still the newest, whatever its age
    #[arg(long, conflicts_with_all = ["offline", "document"])]
    pub(crate) refresh: bool,
    /// Take the document of the cache, whatever its age, and ask no server for it
    #[arg(long)]
    pub(crate) offline: bool,
    /// Take documents from this server, or from a folder of NAME.VERSION.json files, instead of Google's Discovery service
    #[arg(long, value_name = "URL|DIR", value_hint = clap::ValueHint::AnyPath, conflicts_with = "document")]
    pub(crate) from: Option<String>,
}

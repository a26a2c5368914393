//! The options that choose the document of an API.

use std::path::PathBuf;

use clap::Args;

/// The document of a call, from the cache, a server or a file.
#[derive(Debug, Default, Args)]
pub(crate) struct DocumentArgs {
    /// Take the document from this file (`-` for stdin)
    #[arg(long, value_name = "FILE", help_heading = "Document", conflicts_with_all = ["refresh", "offline", "from"], value_hint = clap::ValueHint::FilePath)]
    pub(crate) document: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) cache: CacheArgs,
}

/// How the cache of documents is used.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct CacheArgs {
    /// Ask the server whether the document of the cache is still the newest. Without this, it is asked once a day
    #[arg(long, help_heading = "Document", conflicts_with = "offline")]
    pub(crate) refresh: bool,
    /// Take the document of the cache, whatever its age, and ask no server for it
    #[arg(long, help_heading = "Document")]
    pub(crate) offline: bool,
    /// Take documents from this server, or from a folder of NAME.VERSION.json files, instead of Google's Discovery service
    #[arg(long, help_heading = "Document", value_name = "URL|DIR", value_hint = clap::ValueHint::AnyPath, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) from: Option<String>,
}

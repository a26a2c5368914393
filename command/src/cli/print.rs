//! The options that choose how responses are printed.

use clap::{Args, ValueEnum};

/// How responses are printed.
#[derive(Debug, Default, Args)]
pub(crate) struct OutputArgs {
    /// The output format [default: json; ndjson for the items of --all if stdout is not a terminal]
    #[arg(long, help_heading = "Output", value_enum)]
    pub(crate) format: Option<OutputFormat>,
    /// The part of the response to print
    #[arg(long, help_heading = "Output", value_name = "PATH")]
    pub(crate) select: Option<String>,
    /// The columns of a table or of CSV, as paths: `name,labels.env`
    #[arg(
        long,
        help_heading = "Output",
        value_name = "PATHS",
        value_delimiter = ','
    )]
    pub(crate) columns: Vec<String>,
}

/// An output format of responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// JSON, indented; with colours on a terminal
    Json,
    /// JSON, one value a line
    Ndjson,
    /// Aligned columns, for people
    Table,
    /// CSV (RFC 4180), with a header line
    Csv,
    /// YAML; several values are several documents
    Yaml,
    /// The bytes of the response, or of a text, as they are
    Raw,
}

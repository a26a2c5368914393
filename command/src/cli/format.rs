//! The output formats.

use clap::ValueEnum;

/// An output format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object, for programs
    Json,
}

/// An output format of the commands that show changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChangesFormat {
    /// For people
    #[default]
    Text,
    /// For a pull request
    Markdown,
    /// One JSON object, for programs
    Json,
}

impl ChangesFormat {
    /// The format that every command has; Markdown counts as text.
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Json => Format::Json,
            Self::Text | Self::Markdown => Format::Text,
        }
    }
}

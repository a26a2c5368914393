//! The sections of BENCHMARKS.md, and what measures each.

use std::ffi::OsString;
use std::path::Path;

use clap::ValueEnum;

/// A part of the page, which one run of cargo measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Section {
    Compile,
    Programs,
    Messages,
    Calls,
    Media,
    Generator,
}

impl Section {
    pub(crate) const ALL: [Self; 6] = [
        Self::Compile,
        Self::Programs,
        Self::Messages,
        Self::Calls,
        Self::Media,
        Self::Generator,
    ];

    /// The name, as it is typed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Compile => "compile",
            Self::Programs => "programs",
            Self::Messages => "messages",
            Self::Calls => "calls",
            Self::Media => "media",
            Self::Generator => "generator",
        }
    }

    /// The heading.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Compile => "To compile a crate",
            Self::Programs => "To build a program",
            Self::Messages => "To read and write messages",
            Self::Calls => "To call",
            Self::Media => "To upload and download",
            Self::Generator => "To generate",
        }
    }

    /// What is measured, and how.
    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::Compile => {
                "The crate alone, without its dependencies, which are compiled before. CPU time and memory are those of the one \
                 compiler process; *written* is the library that it writes, or its metadata for `check`. The peers have all their \
                 features, and so do we: each has every method of the API. The least of some rounds counts. The methods of google-apis-rs \
                 are generic: a release build compiles most of their code in the program that calls them, which the next section \
                 measures."
            }
            Self::Programs => {
                "A program whose `main` gets one notification channel of Cloud Monitoring and prints its name, as a user would write \
                 it with each crate. *From nothing* compiles the program and all its dependencies into an empty folder. *After a \
                 change* is what each further build takes when a line of `main.rs` has changed: the median of five. CPU time is that \
                 of cargo and of all compilers and linkers that it starts."
            }
            Self::Messages => {
                "From the bytes of a response in memory to a typed value, and back. Documents are responses that Google's Discovery \
                 service sent; the page of time series is made up. The best of many rounds in turns counts; dropping what was read is \
                 a part of reading. Ours keeps properties that it does not know, so that nothing is lost when a message is sent back, \
                 and reads times and enums into types of their own. `google-monitoring3` and `google-discovery1` are serde's derive, \
                 as google-apis-rs generates it."
            }
            Self::Calls => {
                "Calls of `monitoring.projects.notificationChannels.get` over loopback in plain http, at a server in another process that \
                 always sends the same bytes. All clients take turns. Each has one thread, and some calls at a time. Figures are \
                 medians over the rounds, and each ratio is the median of the ratios within a round. CPU time is that of the client."
            }
            Self::Media => {
                "An object of Cloud Storage, uploaded from memory and downloaded into memory, over loopback in plain http. All clients \
                 take turns. Figures are medians over the rounds, and each ratio is the median of the ratios within a round. Ours and \
                 Google's Python client upload in a session that can be resumed; ours also checks the CRC32C of what it sends and of \
                 what it gets, as the server says it. By hand with reqwest, there is one request and no check."
            }
            Self::Generator => {
                "From the text of each document to all files of its crate, in memory, with the allocator of the command. No generator of \
                 others is in a registry, so this command cannot build one. What there is instead: Google's Python client makes its \
                 classes from the same documents whenever a program starts; and reading a document as JSON alone, with serde_json, says \
                 how much of the time is ours."
            }
        }
    }

    /// What cargo is called with. `documents` is for the generator.
    pub(crate) fn command(self, documents: Option<&Path>) -> Vec<OsString> {
        let (bench, rest): (_, &[&str]) = match self {
            Self::Compile => ("compile", &["crates"]),
            Self::Programs => ("compile", &["programs"]),
            Self::Messages => ("messages", &[]),
            Self::Calls => ("calls", &["calls"]),
            Self::Media => ("calls", &["media"]),
            Self::Generator => ("generator", &[]),
        };
        let mut arguments: Vec<OsString> =
            ["bench", "--package", "discovery-tests", "--bench", bench]
                .map(OsString::from)
                .to_vec();
        arguments.push("--".into());
        arguments.extend(rest.iter().map(OsString::from));
        if self == Self::Generator
            && let Some(documents) = documents
        {
            arguments.push(documents.into());
        }
        arguments
    }
}

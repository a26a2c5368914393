//! The command line: commands, arguments, help.

mod access;
#[cfg(feature = "call")]
mod account;
#[cfg(feature = "call")]
mod call;
mod catalogue;
mod check;
mod completions;
mod crates;
mod describe;
mod diff;
#[cfg(feature = "call")]
mod document;
mod fetch;
mod format;
mod generate;
#[cfg(all(test, feature = "call", feature = "serve"))]
mod guide;
mod init;
mod list;
#[cfg(feature = "call")]
mod print;
#[cfg(feature = "serve")]
mod serve;
mod update;

use clap::{Parser, Subcommand};

#[cfg(feature = "call")]
pub(crate) use account::{AccountArgs, Login, Logout, Whoami};
#[cfg(feature = "call")]
pub(crate) use call::{Call, DryRun};
pub(crate) use catalogue::Catalogue;
pub(crate) use check::Check;
pub(crate) use completions::Completions;
pub(crate) use describe::Describe;
pub(crate) use diff::{Diff, FailOn};
#[cfg(feature = "call")]
pub(crate) use document::{CacheArgs, DocumentArgs};
pub(crate) use fetch::Fetch;
pub(crate) use format::{ChangesFormat, Format};
pub(crate) use generate::Generate;
pub(crate) use init::Init;
pub(crate) use list::List;
#[cfg(feature = "call")]
pub(crate) use print::{OutputArgs, OutputFormat};
#[cfg(feature = "serve")]
pub(crate) use serve::Serve;
pub(crate) use update::Update;

/// Turns Google's Discovery documents into Rust client crates.
#[derive(Debug, Parser)]
#[command(
    name = "discovery-codegen",
    version,
    arg_required_else_help = true,
    max_term_width = 110
)]
#[command(after_help = "\
Examples:
  discovery-codegen fetch monitoring v3
  discovery-codegen describe monitoring.v3.json
  discovery-codegen generate monitoring.v3.json --out clients
  discovery-codegen check --help

An argument that ends in .json or contains a `/` names a document; `-` is a document on stdin. Other
words name crates of discovery/apis.toml, the manifest of a repository. `init` begins a repository.

Exit codes: 0 success · 1 a problem, or a failed check · 2 usage error; those of `call` are in its own --help.
Results go to stdout, problems to stderr.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Generate(Generate),
    Check(Check),
    Describe(Describe),
    Diff(Diff),
    Fetch(Fetch),
    List(List),
    Update(Update),
    Catalogue(Catalogue),
    Init(Init),
    #[cfg(feature = "call")]
    Call(Box<Call>),
    #[cfg(feature = "serve")]
    Serve(Serve),
    #[cfg(feature = "call")]
    Login(Login),
    #[cfg(feature = "call")]
    Logout(Logout),
    #[cfg(feature = "call")]
    Whoami(Whoami),
    Completions(Completions),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}

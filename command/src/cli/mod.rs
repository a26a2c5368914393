//! What can be typed, and how a run ends.

mod access;
mod check;
mod completions;
mod describe;
mod diff;
mod document;
mod enclosing;
mod fetch;
mod generate;
mod list;
mod names;
mod repository;
mod target;
mod update;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use discovery_codegen::Problem;

pub(crate) use check::Check;
pub(crate) use completions::Completions;
pub(crate) use describe::Describe;
pub(crate) use diff::{Diff, FailOn};
pub(crate) use fetch::{Fetch, Place};
pub(crate) use generate::Generate;
pub(crate) use list::List;
pub(crate) use names::{check_crate_name, check_version};
pub(crate) use repository::Repository;
pub(crate) use target::Target;
pub(crate) use update::{Paper, Update};

use crate::report::{self, Report};

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
  discovery-codegen generate --document monitoring.v3.json --out clients
  discovery-codegen check --help

In the repository: `cargo codegen generate`, `cargo codegen check`, `cargo codegen update`.

Exit codes: 0 done · 1 the answer is no (stale, a document with problems) · 2 the call is wrong.
Results are printed on stdout, problems on stderr.")]
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
    Completions(Completions),
}

/// How results are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object, for programs
    Json,
}

/// Why a run ends without a result.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Something is wrong with what was read or written. Exit code 1.
    Problems(Vec<Problem>),
    /// The call is wrong. Exit code 2.
    Call(clap::Error),
}

impl From<Vec<Problem>> for Stop {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problems(vec![problem])
    }
}

impl Stop {
    /// A wrong call that clap cannot see, said as clap would.
    pub(crate) fn call(command: &str, message: impl std::fmt::Display) -> Self {
        use clap::CommandFactory as _;
        let mut cli = Cli::command();
        cli.build();
        let error = match cli.find_subcommand_mut(command) {
            Some(command) => command.error(clap::error::ErrorKind::ValueValidation, message),
            None => cli.error(clap::error::ErrorKind::ValueValidation, message),
        };
        Self::Call(error)
    }
}

/// Prints how a run ended; its exit code.
pub(crate) fn finish<R: Report>(outcome: Result<R, Stop>, format: Format) -> ExitCode {
    let (result, problems, code) = match &outcome {
        Ok(report) => (
            report.result(format),
            report.problems(),
            u8::from(!report.is_yes()),
        ),
        Err(Stop::Problems(problems)) => (R::without_result(problems, format), &problems[..], 1),
        Err(Stop::Call(error)) => error.exit(),
    };
    match outcome.as_ref().ok().and_then(Report::raw) {
        Some(raw) => print(io::stdout(), raw),
        None => print(anstream::stdout(), &result),
    }
    print(anstream::stderr(), report::problems(problems));
    ExitCode::from(code)
}

/// Prints a script as it is.
pub(crate) fn finish_script(script: &[u8]) -> ExitCode {
    print(io::stdout(), script);
    ExitCode::SUCCESS
}

/// Prints a text; that nobody reads it any more (`… | head`) is no failure.
fn print(mut stream: impl Write, text: impl AsRef<[u8]>) {
    let printed = stream
        .write_all(text.as_ref())
        .and_then(|()| stream.flush());
    if let Err(error) = printed
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        // Nothing is left to say it with but the exit code.
        std::process::exit(1);
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}

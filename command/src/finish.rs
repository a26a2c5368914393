//! The end of a run: prints the result and chooses the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::CommandFactory as _;

use crate::cli::{Cli, Format};
use crate::report::{self, Report};
use crate::stop::Stop;

/// Prints the outcome of a run and returns its exit code.
pub(crate) fn finish<R: Report>(outcome: Result<R, Stop>, format: Format) -> ExitCode {
    let (result, problems, code) = match &outcome {
        Ok(report) => (
            report.result(format),
            report.problems(),
            u8::from(!report.succeeded()),
        ),
        Err(Stop::Problems(problems)) => (R::failure(problems, format), &problems[..], 1),
        #[cfg(feature = "call")]
        Err(Stop::Call(reason, problem)) => {
            let problems = std::slice::from_ref(&**problem);
            (R::failure(problems, format), problems, *reason as u8)
        }
        #[cfg(feature = "call")]
        Err(Stop::Closed) => return ExitCode::SUCCESS,
        Err(Stop::Usage { command, message }) => usage_error(command, message).exit(),
    };
    match outcome.as_ref().ok().and_then(Report::raw) {
        Some(raw) => print(io::stdout(), raw),
        None => print(anstream::stdout(), &result),
    }
    print(anstream::stderr(), report::problems(problems));
    ExitCode::from(code)
}

/// A usage error, printed as clap prints the errors that it finds itself.
fn usage_error(command: &str, message: &str) -> clap::Error {
    let kind = clap::error::ErrorKind::ValueValidation;
    let mut cli = Cli::command();
    cli.build();
    match cli.find_subcommand_mut(command) {
        Some(command) => command.error(kind, message),
        None => cli.error(kind, message),
    }
}

/// Prints a script byte for byte.
pub(crate) fn finish_script(script: &[u8]) -> ExitCode {
    print(io::stdout(), script);
    ExitCode::SUCCESS
}

/// Prints a text. A closed pipe (`… | head`) is not an error.
fn print(mut stream: impl Write, text: impl AsRef<[u8]>) {
    let printed = stream
        .write_all(text.as_ref())
        .and_then(|()| stream.flush());
    if let Err(error) = printed
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        // Nothing can be printed, so the exit code alone reports the error.
        std::process::exit(1);
    }
}

//! The end of a call: prints why it has no result, and chooses the exit code.

use std::io::Write as _;
use std::process::ExitCode;

use clap::CommandFactory as _;

use super::failure::Failure;
use crate::account;
use crate::cli::{Call, Cli, Format, OutputFormat};
use crate::report::{self, Report as _};
use crate::stop::Stop;
use crate::text::printable;

/// Runs a call, or prints its help.
pub(crate) fn finish(args: &Call) -> ExitCode {
    let outcome = match (args.help, &args.api) {
        (true, None) => {
            help();
            Ok(())
        }
        (true, Some(_)) => super::page(args).map(|page| print(&page.result(Format::Text))),
        (false, _) => super::call(args),
    };
    match outcome {
        // Nobody reads on.
        Ok(()) | Err(Failure::Stop(Stop::Closed)) => ExitCode::SUCCESS,
        Err(failure) => {
            print_failure(&failure, args);
            failure.exit_code()
        }
    }
}

fn help() {
    let mut cli = Cli::command();
    cli.build();
    if let Some(call) = cli.find_subcommand_mut("call") {
        print(&call.render_long_help().ansi().to_string());
    }
}

/// A closed pipe is not an error.
fn print(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Errors go to stderr, for people or as JSON.
fn print_failure(failure: &Failure, args: &Call) {
    let is_json = matches!(
        args.output_args.format,
        Some(OutputFormat::Json | OutputFormat::Ndjson)
    );
    let advice = match failure.is_about_credentials() {
        true => account::advice(&args.account),
        false => None,
    };
    let text = match is_json {
        true => {
            let mut json = failure.json();
            if let Some(advice) = advice {
                json["error"]["advice"] = advice.into();
            }
            format!("{json:#}\n")
        }
        false => {
            let note = advice.map_or_else(String::new, |advice| {
                format!("note: {}\n", printable(&advice))
            });
            report::problems(&failure.problems()) + &note
        }
    };
    // Nothing else can be told.
    let _ = anstream::stderr().write_all(text.as_bytes());
}

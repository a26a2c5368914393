//! `call`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::account::AccountArgs;
use super::document::DocumentArgs;
use super::print::OutputArgs;

/// Calls a method of any API of Google, without generated code
///
/// Parameters are `name=value`, with the names of the API; give a repeated one several times. The body is --body, or fields:
/// `.title=x`, `.labels[0]=y`, `.owner.email=z`, and `.size:=3` for JSON. Both are checked before anything is sent. The request is
/// that of the generated crate: the same URL, headers, retries and errors.
#[derive(Debug, Args)]
#[command(
    disable_help_flag = true,
    override_usage = "\
discovery-codegen call [OPTIONS] <API[:VERSION]|FILE> <METHOD> [NAME=VALUE]... [.FIELD=VALUE]...
       discovery-codegen call [OPTIONS] <API[:VERSION]|FILE> --batch <FILE>
       discovery-codegen call <API[:VERSION]|FILE> <METHOD> --help"
)]
#[command(after_help = "\
Examples:
  discovery-codegen call drive:v3 files.list q=\"name contains 'x'\" fields='files(id,name)' --all
  discovery-codegen call drive:v3 files.create .name=notes.txt --upload notes.txt
  discovery-codegen call storage:v1 buckets.insert project=my-project .name=my-bucket --dry-run=rust
  discovery-codegen call drive:v3 files.list --help

A method's --help is its reference page, which `describe` prints too; `describe API` lists the methods.
See docs/guide/src/call.md.

Exit codes: 0 done · 1 the API refused the call · 2 the call is wrong · 3 credentials ·
4 network, or a deadline · 5 a mistake of this program or of the server · 130 ended by Ctrl-C.")]
pub(crate) struct Call {
    /// The API: its name, with a version (`drive:v3`) or without; or its document: FILE.json, DIR/FILE, or `-` for stdin
    #[arg(value_name = "API[:VERSION]|FILE", value_hint = clap::ValueHint::FilePath, required_unless_present = "help", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) api: Option<String>,
    /// The method, such as `files.list`, or its id, such as `drive.files.list`
    #[arg(value_name = "METHOD", required_unless_present_any = ["help", "batch"])]
    pub(crate) method: Option<String>,
    /// Parameters, `name=value`; and fields of the body, `.title=x` or `.size:=3`
    #[arg(value_name = "NAME=VALUE|.FIELD=VALUE")]
    pub(crate) given: Vec<String>,
    /// The body: JSON, a file that has it, or `-` for stdin. Fields are put into it
    #[arg(long, value_name = "JSON|FILE|-")]
    pub(crate) body: Option<String>,
    /// Send parameters, fields and enum values that the document does not have, and a body that lacks a required field
    #[arg(long)]
    pub(crate) allow_unknown: bool,
    /// Print every item of all pages
    #[arg(long, conflicts_with_all = ["upload", "output", "wait", "batch"])]
    pub(crate) all: bool,
    /// Print at most so many items
    #[arg(long, value_name = "N", requires = "all")]
    pub(crate) limit: Option<usize>,
    /// Wait until the operation that the method starts is done, and print it
    #[arg(long, conflicts_with_all = ["upload", "output", "batch"])]
    pub(crate) wait: bool,
    /// Send this file as media. If an upload is interrupted, the same call goes on with it
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with_all = ["output", "batch"])]
    pub(crate) upload: Option<PathBuf>,
    /// The media type of --upload, such as `text/plain`
    #[arg(long, value_name = "TYPE", requires = "upload")]
    pub(crate) content_type: Option<String>,
    /// Download the bytes that the method gives into this file; `-` is stdout
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "batch")]
    pub(crate) output: Option<PathBuf>,
    /// Send many calls in few requests. The file (`-` for stdin) has one a line: {"method": …, "parameters": {…}, "body": …}. The
    /// results are printed in that order, one a line: {"response": …} or {"error": …}
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with_all = ["body", "given"])]
    pub(crate) batch: Option<PathBuf>,
    /// Send nothing, and print the request: as JSON, as a call of curl, or as the Rust that does the same with the generated crate
    #[arg(long, value_name = "AS", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "request")]
    pub(crate) dry_run: Option<DryRun>,
    /// The limit for a call with its retries, such as `30s` or `10m`; of --wait, for the operation
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub(crate) timeout: Option<Duration>,
    /// Print help; with METHOD, the reference page of the method
    #[arg(short, long)]
    pub(crate) help: bool,
    #[command(flatten)]
    pub(crate) output_args: OutputArgs,
    #[command(flatten)]
    pub(crate) account: AccountArgs,
    #[command(flatten)]
    pub(crate) document: DocumentArgs,
}

/// What is printed instead of sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DryRun {
    /// The request, as JSON
    Request,
    /// A call of curl
    Curl,
    /// A Rust program that does the same with the generated crate
    Rust,
}

/// `30s`, `10m`, `2h`, or a number of seconds.
fn duration(text: &str) -> Result<Duration, String> {
    let (number, unit) = match text.find(|c: char| c.is_ascii_alphabetic()) {
        Some(at) => text.split_at(at),
        None => (text, "s"),
    };
    let seconds = match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => f64::NAN,
    };
    let number: f64 = number.parse().unwrap_or(f64::NAN);
    match Duration::try_from_secs_f64(number * seconds) {
        Ok(duration) if !duration.is_zero() => Ok(duration),
        _ => Err("a number with a unit, such as `500ms`, `30s`, `10m` or `2h`".to_owned()),
    }
}

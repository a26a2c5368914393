//! `--batch`: many calls, one a line, in few requests.

use std::path::Path;

use discovery_codegen::Problem;
use discovery_codegen::describe;
use discovery_runtime::contract::{ApiClient, BatchCall, Call as RuntimeCall};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::client::client;
use super::failure::{Failure, json_of};
use super::known::Known;
use super::request::{Given, Request};
use super::types::Types;
use super::{dry_run, read, send};
use crate::cli::{Call, DryRun};
use crate::print::{Printer, Shape};

/// A line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    /// The method; if it is missing, that of the command line.
    method: Option<String>,
    #[serde(default)]
    parameters: Map<String, Value>,
    body: Option<Value>,
}

/// A call whose response has any type.
struct AnyCall(RuntimeCall);

impl BatchCall for AnyCall {
    type Response = Value;

    fn into_call(self) -> RuntimeCall {
        self.0
    }
}

/// Sends the calls of a file, and prints the result of each.
pub(super) fn batch(known: &Known, file: &Path, args: &Call) -> Result<(), Failure> {
    let (shown, text) = read::text(file)?;
    let requests = requests(known, &shown, &text, args)?;
    let client = client(known, args)?;
    match args.dry_run {
        Some(DryRun::Request) => print_requests(&requests, &client, args),
        Some(_) => Err(Failure::wrong(
            "the calls of --batch are printed as JSON: use --dry-run alone",
        )),
        None => send::run(send(&requests, &client, args), None),
    }
}

/// The calls of a file.
fn requests<'m>(
    known: &'m Known,
    file: &str,
    text: &str,
    args: &Call,
) -> Result<Vec<Request<'m>>, Vec<Problem>> {
    let types = Types::new(&known.api);
    let mut requests = Vec::new();
    let mut problems = Vec::new();
    let lines = text.lines().enumerate();
    for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let file = format!("{file}, line {}", index + 1);
        match request(known, &types, line, &file, args) {
            Ok(request) => requests.push(request),
            Err(found) => problems.extend(found),
        }
    }
    match problems.is_empty() {
        true => Ok(requests),
        false => Err(problems),
    }
}

fn request<'m>(
    known: &'m Known,
    types: &Types<'m>,
    line: &str,
    file: &str,
    args: &Call,
) -> Result<Request<'m>, Vec<Problem>> {
    let wrong = |message: String| vec![Problem::new("", message).in_file(file)];
    let form = r#"a line is {"method": …, "parameters": {…}, "body": …}"#;
    let line: Value = serde_json::from_str(line)
        .map_err(|error| wrong(format!("this is not JSON: {error}; {form}")))?;
    if !line.is_object() {
        return Err(wrong(form.to_owned()));
    }
    let line: Line =
        serde_json::from_value(line).map_err(|error| wrong(format!("{error}; {form}")))?;
    let method = line.method.as_deref().or(args.method.as_deref());
    let method = method.ok_or_else(|| wrong("names no `method`".to_owned()))?;
    let method =
        describe::find(&known.api, method).map_err(|problem| vec![problem.in_file(file)])?;
    let given = Given {
        parameters: line.parameters,
        body: line.body,
        allow_unknown: args.allow_unknown,
        file: file.to_owned(),
        ..Given::default()
    };
    Request::check(&known.api, types, method, &given)
}

fn print_requests(
    requests: &[Request<'_>],
    client: &ApiClient,
    args: &Call,
) -> Result<(), Failure> {
    let mut printer = Printer::new(&args.output_args, Shape::Items)?;
    for request in requests {
        let request = request.call(client).request()?;
        printer.item(&dry_run::json_of(&request))?;
    }
    printer.finish()?;
    Ok(())
}

async fn send(requests: &[Request<'_>], client: &ApiClient, args: &Call) -> Result<(), Failure> {
    let mut printer = Printer::new(&args.output_args, Shape::Items)?;
    if requests.is_empty() {
        return Ok(());
    }
    let mut batch = client.batch();
    let handles = requests
        .iter()
        .map(|request| batch.add(AnyCall(request.call(client))));
    let handles = handles.collect::<Result<Vec<_>, _>>()?;
    if let Some(timeout) = args.timeout {
        batch = batch.options(|options| options.timeout(timeout));
    }
    let mut failed = 0;
    let mut responses = batch.send().await?;
    for handle in handles {
        let result = match responses.take(handle) {
            Ok(response) => json!({"response": response}),
            Err(error) => {
                failed += 1;
                json!({"error": json_of(&error)})
            }
        };
        printer.item(&result)?;
    }
    printer.finish()?;
    match failed {
        0 => Ok(()),
        failed => Err(Failure::Some(failed)),
    }
}

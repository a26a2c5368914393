//! Sends a call, and prints what comes.

use std::future::Future;
use std::io;
use std::sync::Arc;

use discovery_codegen::Problem;
use discovery_codegen::model::{MediaDownload, PageItems, Started};
use discovery_runtime::contract::{ApiClient, Call as RuntimeCall};
use discovery_runtime::{Attempt, OperationState};
use serde_json::{Value, json};

use super::descriptor::{describe_operations, describe_paging};
use super::failure::Failure;
use super::request::Request;
use super::transfer;
use crate::cli::Call;
use crate::print::{Printer, Shape};
use crate::progress;
use crate::runtime::runtime;
use crate::stop::{Reason, Stop};

/// Sends a call, and prints what comes.
pub(super) fn send(request: &Request<'_>, client: &ApiClient, args: &Call) -> Result<(), Failure> {
    let call = call(request, client);
    let method = request.method;
    if let Some(file) = &args.upload {
        return run(
            transfer::upload(request, call, file, args),
            transfer::RESUME,
        );
    }
    if let Some(file) = &args.output {
        return run(transfer::download(request, call, file), None);
    }
    if args.all {
        return run(items(request, call, args), None);
    }
    if args.wait {
        return run(wait(request, call, args), None);
    }
    if method.stream.is_some() {
        return run(stream(call, args), None);
    }
    let gives_bytes_alone = match method.media_download {
        None => false,
        Some(MediaDownload::Media { .. }) => method.response.is_none(),
        Some(MediaDownload::Body) => true,
    };
    match gives_bytes_alone {
        true => Err(Failure::wrong(format!(
            "`{}` gives bytes: say where they go with --output FILE; `--output -` is stdout",
            method.id
        ))),
        false => run(plain(request, call, args), None),
    }
}

/// The call, which tells people about its retries.
fn call(request: &Request<'_>, client: &ApiClient) -> RuntimeCall {
    let mut call = request.call(client);
    call.options(|options| options.on_attempt(tell_retry));
    call
}

fn tell_retry(attempt: &Attempt<'_>) {
    if let (Some(error), Some(wait)) = (attempt.error, attempt.retry_in) {
        progress::note(&format!("{error}: again in {wait:.1?}"));
    }
}

/// Runs to the end, or to Ctrl-C.
pub(super) fn run(
    work: impl Future<Output = Result<(), Failure>>,
    advice: Option<&'static str>,
) -> Result<(), Failure> {
    let runtime = runtime().map_err(|error| ours(&error))?;
    runtime.block_on(async {
        tokio::select! {
            outcome = work => outcome,
            _ = tokio::signal::ctrl_c() => Err(Failure::Interrupted(advice)),
        }
    })
}

fn ours(error: &io::Error) -> Failure {
    Stop::call(Reason::Ours, Problem::new("", error.to_string())).into()
}

/// One response.
async fn plain(request: &Request<'_>, call: RuntimeCall, args: &Call) -> Result<(), Failure> {
    let mut printer = Printer::new(&args.output_args, Shape::One)?;
    match &request.method.response {
        Some(_) => printer.value(&call.send::<Value>().await?)?,
        None => call.send::<()>().await?,
    }
    printer.finish()?;
    Ok(())
}

/// The items of all pages, or the pages if the model does not know their items.
async fn items(request: &Request<'_>, call: RuntimeCall, args: &Call) -> Result<(), Failure> {
    let method = request.method;
    let Some(paging) = method.paging.as_ref().and_then(|paging| paging.pages()) else {
        return Err(Failure::wrong(format!(
            "the response of `{}` does not come in pages: leave out --all",
            method.id
        )));
    };
    let mut printer = Printer::new(&args.output_args, Shape::Items)?;
    let mut pages = call.pages::<Value>(Arc::new(describe_paging(paging)));
    let mut left = args.limit.unwrap_or(usize::MAX);
    while left > 0
        && let Some(page) = pages.next().await
    {
        let page = page?;
        let items = match &paging.items {
            PageItems::In(field) => items_of(page, &field.wire.0),
            PageItems::Unclear(_) => vec![page],
        };
        for item in items.into_iter().take(left) {
            left -= 1;
            printer.item(&item)?;
        }
    }
    printer.finish()?;
    Ok(())
}

/// The items in a field of a page. Those of a map have their keys.
fn items_of(mut page: Value, field: &str) -> Vec<Value> {
    match page.get_mut(field).map(Value::take) {
        Some(Value::Array(items)) => items,
        Some(Value::Object(entries)) => {
            let entries = entries.into_iter();
            let item = |(key, value)| json!({"key": key, "value": value});
            entries.map(item).collect()
        }
        _ => Vec::new(),
    }
}

/// The last state of the operation that the method starts.
async fn wait(request: &Request<'_>, call: RuntimeCall, args: &Call) -> Result<(), Failure> {
    let followed = request.method.started == Some(Started::Followed);
    let Some(operations) = request.api.operations.as_ref().filter(|_| followed) else {
        return Err(Failure::wrong(format!(
            "`{}` does not start an operation that can be followed: leave out --wait",
            request.method.id
        )));
    };
    let mut printer = Printer::new(&args.output_args, Shape::One)?;
    let mut states = call.states::<Value>(Arc::new(describe_operations(operations)));
    let spinner = progress::operation();
    let mut last = None;
    while let Some(state) = states.next().await {
        let state = state?;
        spinner.set_message(progress_of(&state));
        last = Some(state);
    }
    spinner.finish_and_clear();
    if let Some(last) = last {
        printer.value(last.operation())?;
    }
    printer.finish()?;
    Ok(())
}

/// How far an operation is, in the words of its API.
fn progress_of(state: &OperationState<Value>) -> String {
    let operation = state.operation();
    let of = |value: &Value, key: &str| match value.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(format!("{number}%")),
        _ => None,
    };
    let metadata = operation.get("metadata").unwrap_or(operation);
    let known = [
        "progressPercent",
        "progressPercentage",
        "progress",
        "state",
        "status",
    ];
    let mut parts = vec![state.name().to_owned()];
    parts.extend(known.into_iter().find_map(|key| of(metadata, key)));
    crate::text::printable(&parts.join(": "))
}

/// The elements of a response that streams, as they come.
async fn stream(call: RuntimeCall, args: &Call) -> Result<(), Failure> {
    let mut printer = Printer::new(&args.output_args, Shape::Items)?;
    let mut elements = call.stream::<Value>();
    while let Some(element) = elements.next().await {
        printer.item(&element?)?;
    }
    printer.finish()?;
    Ok(())
}

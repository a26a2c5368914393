//! The request of a call, printed instead of sent.

use std::path::Path;

use bytes::Bytes;
use discovery_codegen::{GivenCall, Purpose, default_crate_name, program};
use discovery_runtime::bytes;
use discovery_runtime::contract::ApiClient;
use discovery_runtime::http::Request as HttpRequest;
use serde_json::{Map, Value, json};

use super::failure::Failure;
use super::request::Request;
use crate::account;
use crate::cli::{Call, DryRun};
use crate::print::{Printer, Shape};

/// Prints the request in this form.
pub(super) fn print(
    request: &Request<'_>,
    client: &ApiClient,
    how: DryRun,
    args: &Call,
) -> Result<(), Failure> {
    let mut printer = Printer::new(&args.output_args, Shape::One)?;
    let http = || match &args.upload {
        None => Ok(request.call(client).request()?),
        Some(_) => Err(Failure::wrong(
            "an upload is several requests, which are not printed: use --dry-run=rust, or leave out --upload",
        )),
    };
    match how {
        DryRun::Request => printer.value(&json_of(&http()?))?,
        DryRun::Curl => {
            let http = http()?;
            let credentials = account::curl_header(client.api(), &args.account)?;
            printer.bytes(curl(&http, credentials.as_deref()).as_bytes())?;
        }
        DryRun::Rust => printer.bytes(rust(request, args).as_bytes())?,
    }
    printer.finish()?;
    Ok(())
}

/// The Rust that does the same with the generated crate.
fn rust(request: &Request<'_>, args: &Call) -> String {
    let file = |path: &Path| path.to_string_lossy().into_owned();
    let purpose = match (&args.upload, &args.output) {
        (Some(path), _) => Purpose::Upload(file(path)),
        (None, Some(path)) => Purpose::Download(file(path)),
        _ if args.all => Purpose::Items,
        _ if args.wait => Purpose::Wait,
        _ => Purpose::Send,
    };
    let given = GivenCall {
        api: request.api,
        method: request.method,
        parameters: &request.parameters,
        body: request.body.as_ref(),
        purpose,
        endpoint: args.account.endpoint.as_deref(),
        anonymous: args.account.anonymous,
    };
    let package = default_crate_name(&request.api.name, &request.api.version);
    program(&given, &package)
}

/// The request as a call of curl. `credentials` is a header that takes them from the environment, so that no command line shows them.
fn curl(request: &HttpRequest<Bytes>, credentials: Option<&str>) -> String {
    let mut words = vec![
        format!("curl -X {}", request.method()),
        quoted(&request.uri().to_string()),
    ];
    for (name, value) in request.headers() {
        // curl asks for what it can unpack itself.
        if name != "accept-encoding" {
            let value = String::from_utf8_lossy(value.as_bytes());
            words.push(format!("-H {}", quoted(&format!("{name}: {value}"))));
        }
    }
    words.extend(credentials.map(|header| format!("-H \"{header}\"")));
    if !request.body().is_empty() {
        let body = String::from_utf8_lossy(request.body());
        words.push(format!("--data-raw {}", quoted(&body)));
    }
    format!("{}\n", words.join(" \\\n  "))
}

/// A word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The request as JSON.
pub(super) fn json_of(request: &HttpRequest<Bytes>) -> Value {
    let headers: Map<String, Value> = request
        .headers()
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into())
        })
        .collect();
    let body = match request.body() {
        body if body.is_empty() => Value::Null,
        body => serde_json::from_slice(body)
            .unwrap_or_else(|_| String::from_utf8_lossy(body).into_owned().into()),
    };
    json!({
        "method": request.method().as_str(),
        "url": request.uri().to_string(),
        "headers": headers,
        "body": body,
    })
}

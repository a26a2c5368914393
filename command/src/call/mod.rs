//! `call`: calls a method that is known only at run time. The document becomes a model, the model a description of the method, and the
//! runtime's own `Call` does the rest, as in a generated crate.
//!
//! ```text
//! cache::document ─▶ known (part, resolve) ─▶ request (check parameters and body) ─▶ call of the runtime ─▶ print
//! ```

mod batch;
mod body;
mod check;
mod client;
mod descriptor;
mod dry_run;
mod failure;
mod finish;
mod known;
mod part;
mod read;
mod request;
mod send;
mod sessions;
mod transfer;
mod types;

use discovery_codegen::Problem;
use discovery_runtime::contract::ApiClient;

use crate::cache::{self, Found};
use crate::cli::{Call, DryRun};
use crate::report::DescribeReport;
use crate::text::shell_quoted;

use client::client;
use failure::Failure;
pub(crate) use finish::finish;
use known::Known;
use request::{Given, Request};
use types::Types;

/// Calls a method, and prints what it gives.
pub(crate) fn call(args: &Call) -> Result<(), Failure> {
    let api = args.api.as_deref().unwrap_or_default();
    let found = cache::document(api, &args.document)?;
    if let Some(file) = &args.batch {
        return batch::batch(&Known::read(&found, None)?, file, args);
    }
    let Some(method) = &args.method else {
        return Err(Failure::wrong(format!(
            "name a method: `discovery-codegen describe {}` lists them",
            shell_quoted(api)
        )));
    };
    let given = Given {
        arguments: &args.given,
        body: read::body(args.body.as_deref())?,
        media: args.upload.is_some(),
        allow_unknown: args.allow_unknown,
        ..Given::default()
    };
    // What follows operations needs all of the document, and so do the names of Rust.
    if !args.wait && args.dry_run != Some(DryRun::Rust) {
        let known = Known::read(&found, Some(method))?;
        let ready = Ready::new(&known, args, method, &given);
        if !(known.is_part && ready.is_err()) {
            return ready?.run(args);
        }
    }
    // What the part of the document does not take may be in the rest, and the rest has names to propose.
    let known = Known::read(&found, None)?;
    Ready::new(&known, args, method, &given)?.run(args)
}

/// A call that is ready to send.
struct Ready<'m> {
    request: Request<'m>,
    client: ApiClient,
}

impl<'m> Ready<'m> {
    fn new(
        known: &'m Known,
        args: &Call,
        method: &str,
        given: &Given<'_>,
    ) -> Result<Self, Failure> {
        let method = known.method(method)?;
        let request = Request::check(&known.api, &Types::new(&known.api), method, given)?;
        let client = client(known, args)?;
        // Values of the path are checked as the request is made.
        if args.upload.is_none() {
            request.call(&client).request()?;
        }
        Ok(Self { request, client })
    }

    fn run(&self, args: &Call) -> Result<(), Failure> {
        match args.dry_run {
            Some(how) => dry_run::print(&self.request, &self.client, how, args),
            None => send::send(&self.request, &self.client, args),
        }
    }
}

/// The reference page of a method.
pub(crate) fn page(args: &Call) -> Result<DescribeReport, Failure> {
    let source = args.api.as_deref().unwrap_or_default();
    let found: Found = cache::document(source, &args.document)?;
    let known = Known::read(&found, None)?;
    let package = discovery_codegen::default_crate_name(&known.api.name, &known.api.version);
    let page = discovery_codegen::describe::page(&known.api, &package, args.method.as_deref());
    let page = page.map_err(|problem: Problem| vec![problem.in_file(known.name)])?;
    Ok(DescribeReport::new(page, source, "discovery-codegen"))
}

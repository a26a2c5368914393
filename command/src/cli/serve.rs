//! `serve`.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::Args;
use discovery_codegen::Facts;
use discovery_fake_server::MethodFault;

use super::format::Format;
use crate::job::Job;
use crate::stop::Stop;
use crate::target::named_job;

/// Runs a fake server for the API of a document, so that a program in any language can be tried without an account
///
/// It answers every method over HTTP with values of the document's schemas, and checks each request against the document. What is
/// created in a collection can be read, listed, changed and deleted again, until the server ends. It prints a line for each
/// request.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen serve storage.v1.json
  discovery-codegen serve storage.v1.json --port 8080 --fault 'storage.objects.get: 503 x 2'
  discovery-codegen serve google-monitoring-v3 --format json | jq -r .method

A fault is `METHOD_ID: FAULT`, or `*: FAULT` for every method. FAULT is `503`, `503 x 2`, or parts with `;` between
them: status=503, times=2, delay=200ms, retry-after=1, cut, reset. A request can ask for one itself, with the header
`x-fake-fault: status=503; times=2`, or a query parameter of this name. See docs/guide/src/fake-server.md.

The server asks nobody who they are, and listens on this machine alone unless --addr says otherwise.

Exit codes: 0 ended by Ctrl-C · 1 a problem with the document, or the port is taken · 2 usage error.")]
pub(crate) struct Serve {
    /// A Discovery document: FILE.json, DIR/FILE, or `-` for stdin. Any other word is a crate of discovery/apis.toml, with its
    /// fixups
    #[arg(value_name = "FILE|CRATE", value_hint = clap::ValueHint::FilePath, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    source: String,
    /// The port; 0 is any free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) port: u16,
    /// The address to listen on; 0.0.0.0 is every one of this machine
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub(crate) addr: IpAddr,
    /// What goes wrong with a method, such as `storage.objects.get: 503 x 2`. It can be given several times
    #[arg(long = "fault", value_name = "FAULT")]
    pub(crate) faults: Vec<MethodFault>,
    /// How often an operation is read until it is done; 0: it is done when it starts
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) polls: u32,
    /// Use only what the document says, and not what else this program knows about the API
    #[arg(long)]
    no_facts: bool,
    /// The repository's root folder [default: the nearest folder, from here upwards, with discovery/apis.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The output format: `json` is one object a line
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

impl Serve {
    /// The job of the document.
    pub(crate) fn job(&self) -> Result<Job, Stop> {
        let mut job = named_job(&self.source, self.root.as_deref(), "serve")?;
        if self.no_facts {
            job.options.facts = Facts::None;
        }
        Ok(job)
    }
}

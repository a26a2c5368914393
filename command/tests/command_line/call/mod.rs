//! `call`: what it sends, what it prints, and how it ends, against servers of this machine.

mod http;
mod kinds;
mod sent;
mod uploads;
mod vector;
mod vectors;

use crate::sandbox::{Run, Sandbox};

/// A document with methods of every kind but streams.
const SHELF: &str = include_str!("../documents/shelf.v1.json");

/// A document with a method whose response streams.
const STREAM: &str = include_str!("../documents/stream.v1.json");

/// A folder with the documents.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("shelf.json", SHELF);
    sandbox.write("stream.json", STREAM);
    sandbox
}

/// Runs `call` with the credentials of nobody, against a server. The cache is in the folder.
fn call(sandbox: &Sandbox, url: &str, arguments: &[&str]) -> Run {
    call_with(sandbox, url, arguments, b"")
}

/// The same, with a text in standard input.
fn call_with(sandbox: &Sandbox, url: &str, arguments: &[&str], stdin: &[u8]) -> Run {
    let cache = sandbox.path("cache");
    let mut all = vec!["call"];
    all.extend(arguments);
    all.extend(["--anonymous", "--endpoint", url]);
    let variables = [("DISCOVERY_CODEGEN_CACHE", cache.to_str().expect("text"))];
    sandbox.run_with("", &all, &variables, stdin)
}

//! A fake server for any API of Google that has a Discovery document: real HTTP on a port of this machine, so that a program in any
//! language can be tried without an account.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let document = std::fs::read_to_string("monitoring.v3.json")?;
//! let server = discovery_fake_server::FakeServer::start(&document)?;
//! println!("call {}", server.url()); // http://127.0.0.1:40123
//! # Ok(())
//! # }
//! ```
//!
//! It ends when it is dropped. What methods do is in `docs/guide/src/fake-server.md`: a collection keeps what is created in it, operations are
//! done after some polls, uploads and downloads, pages, streams and batches work, and every other method sends a value of its
//! response. It checks requests against the document, and answers wrong ones with 400 and the reason.
//!
//! The command `discovery-codegen serve DOCUMENT` runs the same server.

mod api;
mod batch;
#[cfg(test)]
mod breadth;
mod check;
mod collection;
mod connection;
mod document;
mod encode;
mod failure;
mod fault;
mod fields;
mod media;
mod message;
mod multipart;
mod patch;
mod read;
mod respond;
mod route;
mod server;
mod service;
mod sessions;
mod state;
mod store;
mod template;
mod uploads;
mod values;

pub use connection::Exchange;
pub use fault::{Fault, MethodFault};
pub use server::{Builder, FakeServer, StartError, Summary};

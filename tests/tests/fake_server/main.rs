//! The fake server of a document: driven by a generated crate, by plain HTTP, and by Google's Python client.

mod errors;
mod faults;
mod generated;
mod hostile;
mod http;
mod items;
mod media;
mod operations;
mod python;
mod server;

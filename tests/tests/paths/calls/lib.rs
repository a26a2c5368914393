//! Calls of some APIs, over real sockets.
#![cfg(test)]

mod names;
mod parts;
#[allow(dead_code)]
mod server;

include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/modules.rs"));

/// A client of an API that talks to the server.
macro_rules! client {
    ($api:ident, $server:expr) => {
        crate::$api::Client::builder()
            .endpoint($server.endpoint())
            .credentials(crate::$api::Credentials::anonymous())
            .build()
            .unwrap()
    };
}
use client;

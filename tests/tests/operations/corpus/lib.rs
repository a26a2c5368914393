//! Operations of some APIs, over real sockets.
#![cfg(test)]

mod by_job;
mod by_name;
mod by_status;
#[allow(dead_code)]
mod server;
mod server_wait;

include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/modules.rs"));

use std::time::Duration;

use discovery_runtime::PollingPolicy;

/// A client of an API that talks to the server, and asks often.
macro_rules! client {
    ($api:ident, $server:expr) => {
        crate::$api::Client::builder()
            .endpoint($server.endpoint())
            .credentials(crate::$api::Credentials::anonymous())
            .options(|options| options.polling(crate::often()))
            .build()
            .unwrap()
    };
}
use client;

fn often() -> PollingPolicy {
    PollingPolicy::new().first_wait(Duration::from_millis(5))
}

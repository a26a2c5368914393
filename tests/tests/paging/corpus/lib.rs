//! Pages of some APIs, over real sockets.
#![cfg(test)]

mod continued;
mod lists;
#[rustfmt::skip]
mod rows;
mod maps;
mod server;
mod tokens;

include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/modules.rs"));

use discovery_runtime::message::Element;
use discovery_runtime::contract::Reply;
use discovery_runtime::Items;

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

/// All items that are left.
async fn all<T, R: Reply + Element>(items: &mut Items<T, R>) -> Vec<T> {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap());
    }
    all
}

//! Calls over real sockets: requests and the handling of responses.

// Tests with a socket need the transport that opens one.
#[cfg(all(feature = "reqwest", feature = "blocking"))]
mod blocking;
#[cfg(feature = "reqwest")]
mod classes;
#[cfg(feature = "reqwest")]
mod close;
#[cfg(feature = "reqwest")]
mod echoes;
#[cfg(feature = "reqwest")]
mod errors;
#[cfg(feature = "reqwest")]
mod headers;
#[cfg(feature = "reqwest")]
mod hostile;
#[cfg(feature = "reqwest")]
mod idle;
mod names;
#[cfg(feature = "reqwest")]
mod parameters;
#[cfg(feature = "reqwest")]
mod redirects;
#[cfg(feature = "reqwest")]
mod responses;
#[cfg(feature = "reqwest")]
mod retry;
#[cfg(feature = "reqwest")]
mod server;
#[cfg(feature = "reqwest")]
mod shared;
#[cfg(feature = "reqwest")]
mod streams;
#[cfg(feature = "reqwest")]
mod timeouts;
#[cfg(feature = "reqwest")]
mod tracing;
mod transports;
#[cfg(feature = "reqwest")]
mod update_masks;
#[cfg(feature = "reqwest")]
mod urls;

use std::time::Duration;

use discovery_runtime::contract::{Api, ApiClient, Call, Method};
use discovery_runtime::{CallOptions, ClientBuilder, Credentials, RetryPolicy};

pub(crate) static API: Api = api();

/// Another API that differs in what is set after this.
pub(crate) const fn api() -> Api {
    Api::new("library", "v1", "20260101", "https://library.example/", "")
        .scopes(
            &[
                "https://library.example/auth/books",
                "https://library.example/auth/books.readonly",
            ],
            &[],
        )
        .package("example-library-v1", "1.2.3")
}

pub(crate) static GET: Method = method("GET", "v1/{+name}");
pub(crate) static CREATE: Method = method("POST", "v1/books");

/// A method with a response and nothing special.
pub(crate) const fn method(verb: &'static str, path: &'static str) -> Method {
    Method::new("library.books.test", verb, path)
}

pub(crate) fn builder(url: &str) -> ClientBuilder<ApiClient> {
    builder_of(&API, url)
}

pub(crate) fn builder_of(api: &'static Api, url: &str) -> ClientBuilder<ApiClient> {
    ClientBuilder::new(api)
        .endpoint(url)
        .credentials(Credentials::anonymous())
}

#[cfg(feature = "reqwest")]
pub(crate) fn client(url: &str) -> ApiClient {
    builder(url).build().unwrap()
}

/// A call of [`GET`].
pub(crate) fn get(client: &ApiClient) -> Call {
    let mut call = Call::new(client, &GET);
    call.path("name", "books/1");
    call
}

/// A policy whose waits a test can afford.
pub(crate) fn quick(options: CallOptions) -> CallOptions {
    options.retry(RetryPolicy::default().first_backoff(Duration::from_millis(2)))
}

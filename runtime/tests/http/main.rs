//! Calls over real sockets: requests and the handling of responses.

// Tests with a socket need the transport that opens one.
#[cfg(feature = "hyper")]
mod authority;
#[cfg(all(feature = "hyper", feature = "blocking"))]
mod blocking;
#[cfg(feature = "hyper")]
mod classes;
#[cfg(feature = "hyper")]
mod close;
#[cfg(feature = "hyper")]
mod echoes;
#[cfg(feature = "hyper")]
mod errors;
#[cfg(feature = "hyper")]
mod headers;
#[cfg(feature = "hyper")]
mod hostile;
#[cfg(feature = "hyper")]
mod idle;
#[cfg(feature = "hyper")]
mod impersonation;
mod names;
#[cfg(feature = "hyper")]
mod parameters;
#[cfg(feature = "hyper")]
mod redirects;
#[cfg(feature = "hyper")]
mod responses;
#[cfg(feature = "hyper")]
mod retry;
#[cfg(feature = "hyper")]
mod server;
#[cfg(feature = "hyper")]
mod shared;
#[cfg(feature = "hyper")]
mod streams;
#[cfg(feature = "hyper")]
mod timeouts;
#[cfg(feature = "hyper")]
mod tracing;
mod transports;
#[cfg(feature = "hyper")]
mod update_masks;
#[cfg(feature = "hyper")]
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

#[cfg(feature = "hyper")]
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

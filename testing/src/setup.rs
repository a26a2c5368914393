//! A client for tests.

use discovery_runtime::contract::ApiClient;
use discovery_runtime::{ClientBuilder, Credentials, Transport};

/// The builder with a transport, without credentials, and without a look at the environment.
pub(crate) fn set_up<C: From<ApiClient>>(
    builder: ClientBuilder<C>,
    transport: impl Transport,
) -> ClientBuilder<C> {
    builder
        .transport(transport)
        .credentials(Credentials::anonymous())
        .emulator(false)
}

/// The client.
#[track_caller]
pub(crate) fn build<C: From<ApiClient>>(builder: ClientBuilder<C>) -> C {
    match builder.build() {
        Ok(client) => client,
        Err(error) => panic!("the client cannot be built: {error}"),
    }
}

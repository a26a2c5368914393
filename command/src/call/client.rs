//! The client of an API that is known at run time.

use std::sync::Arc;

use discovery_runtime::contract::ApiClient;

use super::descriptor::describe_api;
use super::failure::Failure;
use super::known::Known;
use crate::account;
use crate::cli::Call;

/// Who calls, for the server: the name and the version of this program.
const PACKAGE: [&str; 2] = ["discovery-codegen", env!("CARGO_PKG_VERSION")];

/// The client of an API, as the options say.
pub(super) fn client(known: &Known, args: &Call) -> Result<ApiClient, Failure> {
    let api = Arc::new(describe_api(&known.api, PACKAGE));
    let builder = account::client(api, &args.account)?;
    let builder = builder.options(|options| match args.timeout {
        Some(timeout) => options.timeout(timeout),
        None => options,
    });
    Ok(builder.build()?)
}

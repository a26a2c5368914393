//! Who calls.

use std::sync::Arc;

use discovery_runtime::contract::{Api, ApiClient};
use discovery_runtime::{ClientBuilder, Credentials};

use crate::cli::AccountArgs;
use crate::stop::Stop;

/// A client of an API with the credentials, the endpoint, the scopes and the quota project that the user chose.
pub(crate) fn client(api: Arc<Api>, args: &AccountArgs) -> Result<ClientBuilder<ApiClient>, Stop> {
    let mut builder = ClientBuilder::<ApiClient>::shared(api);
    if args.anonymous {
        builder = builder.credentials(Credentials::anonymous());
    }
    if let Some(url) = &args.endpoint {
        builder = builder.endpoint(url);
    }
    if let Some(project) = &args.quota_project {
        builder = builder.quota_project(project);
    }
    if !args.scopes.is_empty() {
        builder = builder.scopes(args.scopes.clone());
    }
    Ok(builder)
}

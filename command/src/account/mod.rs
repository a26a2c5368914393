//! Who calls: the credentials of a call in their order, and the user who is logged in.

mod choice;
mod refusal;
mod scopes;
mod user;
mod whoami;

use std::sync::Arc;

use discovery_runtime::ClientBuilder;
use discovery_runtime::contract::{Api, ApiClient};

use crate::cli::AccountArgs;
use crate::stop::Stop;
use choice::{Choice, KEY, Origin, TOKEN};
use scopes::complete_scopes;

pub(crate) use user::{LoggedIn, LoggedOut, login, logout};
pub(crate) use whoami::{Who, whoami};

/// A client of an API with the credentials, the endpoint, the scopes and the quota project that the user chose.
///
/// # Errors
///
/// The options do not fit each other, a secret stands on the command line, or credentials cannot be read.
pub(crate) fn client(api: Arc<Api>, args: &AccountArgs) -> Result<ClientBuilder<ApiClient>, Stop> {
    let choice = Choice::find(args, Some(&api))?;
    let mut builder = ClientBuilder::<ApiClient>::shared(api);
    if let Some(credentials) = choice.credentials {
        builder = builder.credentials(credentials);
    }
    if let Some(url) = &args.endpoint {
        builder = builder.endpoint(url);
    }
    if let Some(project) = &args.quota_project {
        builder = builder.quota_project(project);
    }
    let scopes = complete_scopes(&args.scopes);
    if !scopes.is_empty() {
        builder = builder.scopes(scopes);
    }
    Ok(builder)
}

/// The header with which curl sends the credentials of a call of an API: they stay in the environment. `None`: the call has none. A
/// user who is logged in and Application Default Credentials are a token as well, which the caller puts into the variable.
pub(crate) fn curl_header(api: &Api, args: &AccountArgs) -> Result<Option<String>, Stop> {
    Ok(match Choice::find(args, Some(api))?.origin {
        Origin::Anonymous | Origin::Local => None,
        Origin::Key => Some(format!("x-goog-api-key: ${KEY}")),
        _ => Some(format!("authorization: Bearer ${TOKEN}")),
    })
}

/// What to say about credentials that are not enough for a call.
pub(crate) fn advice(args: &AccountArgs) -> Option<String> {
    Choice::find(args, None).ok().map(|choice| choice.advice())
}

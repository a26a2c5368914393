//! Who calls: the credentials of a call in their order, and the user who is logged in.

mod choice;
mod user;
mod whoami;

use std::sync::Arc;

use discovery_codegen::Problem;
use discovery_runtime::ClientBuilder;
use discovery_runtime::contract::{Api, ApiClient};

use crate::cli::AccountArgs;
use crate::stop::{Reason, Stop};
use choice::Choice;

pub(crate) use user::{LoggedIn, LoggedOut, login, logout};
pub(crate) use whoami::{Who, whoami};

/// How to have credentials.
pub(crate) const HOW: &str = "`discovery-codegen login` logs a user in; GOOGLE_OAUTH_ACCESS_TOKEN can hold an access token, and \
                              GOOGLE_API_KEY an API key";

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

/// Where the credentials of a call come from, for advice; `None`: nothing is known.
pub(crate) fn origin(args: &AccountArgs, api: &Api) -> Option<String> {
    let choice = Choice::find(args, Some(api)).ok()?;
    Some(choice.shown())
}

/// Scopes as complete URLs.
fn complete_scopes(scopes: &[String]) -> Vec<String> {
    let complete = |scope: &String| match scope.as_str() {
        "openid" | "email" | "profile" => scope.clone(),
        _ if scope.contains("://") => scope.clone(),
        _ => format!("https://www.googleapis.com/auth/{scope}"),
    };
    let scopes = scopes.iter().filter(|scope| !scope.is_empty());
    scopes.map(complete).collect()
}

/// A scope as people write it.
fn short_scope(scope: &str) -> &str {
    scope
        .strip_prefix("https://www.googleapis.com/auth/")
        .unwrap_or(scope)
}

fn stop(reason: Reason, message: impl Into<String>) -> Stop {
    Stop::call(reason, Problem::new("", message))
}

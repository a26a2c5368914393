//! `whoami`.

use std::sync::Arc;
use std::time::Duration;

use discovery_runtime::contract::{Api, ApiClient, Call, Method};
use discovery_runtime::http::header::AUTHORIZATION;
use discovery_runtime::{ClientBuilder, Credentials, Error, ErrorKind};
use serde::Deserialize;

use super::choice::{Choice, Origin};
use super::refusal::{HOW, stop};
use super::scopes::{complete_scopes, short_scope};
use super::user::runtime;
use crate::cli;
use crate::stop::{Reason, Stop};

/// Google's server of tokens.
const SERVER: &str = "https://oauth2.googleapis.com/tokeninfo";

/// How long it may take.
const LIMIT: Duration = Duration::from_secs(20);

/// Tells what an access token is for.
static TOKEN_INFO: Method = Method::new("oauth2.tokeninfo", "GET", "tokeninfo").no_response();

/// Who calls.
#[derive(Debug, Default)]
pub(crate) struct Who {
    /// The account, if it is known.
    pub(crate) account: Option<String>,
    /// Where the credentials come from.
    pub(crate) from: String,
    /// The file with the tokens.
    pub(crate) file: Option<String>,
    /// The scopes, as people write them.
    pub(crate) scopes: Vec<String>,
    /// How many seconds the access token is valid.
    pub(crate) valid_for: Option<u64>,
    /// Whether another token follows by itself.
    pub(crate) is_renewed: bool,
    /// What else is to say.
    pub(crate) note: Option<String>,
}

/// What the server says of a token.
#[derive(Default, Deserialize)]
struct TokenInfo {
    email: Option<String>,
    scope: Option<String>,
    /// As text.
    expires_in: Option<serde_json::Value>,
}

/// Finds out who `call` acts for.
pub(crate) fn whoami(args: &cli::Whoami) -> Result<Who, Stop> {
    let choice = Choice::find(&args.account, None)?;
    let mut who = Who {
        account: choice.subject.clone().or(choice.impersonates.clone()),
        from: choice.shown(),
        file: choice.user.as_ref().map(super::user::User::file),
        is_renewed: !matches!(choice.origin, Origin::Token),
        ..Who::default()
    };
    if let Some(user) = &choice.user {
        let scopes = user.token.scopes.iter();
        who.scopes = scopes.map(|scope| short_scope(scope).to_owned()).collect();
    }
    match choice.origin {
        Origin::Anonymous | Origin::Local => {
            who.is_renewed = false;
            who.note = Some("calls have no credentials".to_owned());
            return Ok(who);
        }
        Origin::Key => {
            who.is_renewed = false;
            who.note = Some("an API key stands for a project, and for no account".to_owned());
            return Ok(who);
        }
        _ => {}
    }
    let server = match (&choice.user, &args.account.endpoint) {
        (_, Some(url)) => format!("{}/tokeninfo", url.trim_end_matches('/')),
        (Some(user), None) => user.url_of_server("/tokeninfo"),
        (None, None) => SERVER.to_owned(),
    };
    let credentials = choice
        .credentials
        .unwrap_or_else(Credentials::application_default);
    let is_found = choice.origin != Origin::ApplicationDefault;
    runtime()?.block_on(ask(&mut who, &credentials, is_found, &server, args))?;
    Ok(who)
}

/// Asks the server of tokens about an access token. `is_found` says that the credentials are there.
async fn ask(
    who: &mut Who,
    credentials: &Credentials,
    is_found: bool,
    server: &str,
    args: &cli::Whoami,
) -> Result<(), Stop> {
    let mut scopes = complete_scopes(&args.account.scopes);
    if scopes.is_empty() {
        scopes = complete_scopes(&["cloud-platform".to_owned()]);
    }
    let headers = credentials.headers(&scopes).await.map_err(|error| {
        match error.is_transient() && is_found {
            true => stop(Reason::Network, error.to_string()),
            false => stop(Reason::Credentials, format!("{error}. {HOW}")),
        }
    })?;
    let token = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let Some(token) = token else {
        return Ok(());
    };
    match token_info(server, token).await {
        Ok(info) => {
            who.account = who.account.take().or(info.email);
            if let Some(scopes) = info.scope {
                who.scopes = scopes
                    .split_whitespace()
                    .map(|scope| short_scope(scope).to_owned())
                    .collect();
            }
            who.valid_for = info.expires_in.and_then(|seconds| match seconds {
                serde_json::Value::String(text) => text.parse().ok(),
                number => number.as_u64(),
            });
            Ok(())
        }
        Err(error) if is_network(&error) => Err(stop(Reason::Network, error.to_string())),
        // A token that a service account signed itself is not known there.
        Err(_) if token.split('.').count() == 3 => {
            who.note = Some("the service account signs its tokens itself, so Google's server of tokens does not know them".to_owned());
            Ok(())
        }
        Err(_) => {
            let message = format!(
                "Google does not take the access token, which comes from {}: it has expired, or was taken back",
                who.from
            );
            Err(stop(Reason::Credentials, message))
        }
    }
}

async fn token_info(server: &str, token: &str) -> Result<TokenInfo, Error> {
    let root = server.strip_suffix("tokeninfo").unwrap_or(server);
    let api = Api::made("oauth2", "v2", root.to_owned(), "");
    let client = ClientBuilder::<ApiClient>::shared(Arc::new(api))
        .credentials(Credentials::anonymous())
        .options(|options| options.timeout(LIMIT))
        .build()?;
    let mut call = Call::new(&client, &TOKEN_INFO);
    call.set_query("access_token", token.to_owned());
    let response = call.send_raw().await?;
    // A server that sends something else does not know the account.
    Ok(serde_json::from_slice(&response.body).unwrap_or_default())
}

fn is_network(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted
    ) || error
        .http_status()
        .is_some_and(|status| status.is_server_error())
}

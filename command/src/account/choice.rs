//! Which credentials a call uses.

use std::env;
use std::fs;

use discovery_runtime::contract::Api;
use discovery_runtime::{Credentials, Impersonation};

use super::refusal::{HOW, stop};
use super::scopes::short_scope;
use super::user::User;
use crate::cli::AccountArgs;
use crate::stop::{Reason, Stop};

/// The environment variables, in their order.
pub(super) const TOKEN: &str = "GOOGLE_OAUTH_ACCESS_TOKEN";
pub(super) const KEY: &str = "GOOGLE_API_KEY";
const FILE: &str = "GOOGLE_APPLICATION_CREDENTIALS";

/// Another endpoint of the API that gives tokens of service accounts, as gcloud reads it.
const IAM_ENDPOINT: &str = "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS";

/// Where credentials come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The user wants none.
    Anonymous,
    /// The server is on this machine, without TLS: an emulator.
    Local,
    /// An environment variable with an access token.
    Token,
    /// An environment variable with an API key.
    Key,
    /// The user who is logged in, with this client.
    Login(String),
    /// Application Default Credentials.
    ApplicationDefault,
    /// A key file, for a user of the organisation.
    KeyFile,
}

/// The credentials of a call.
#[derive(Debug)]
pub(super) struct Choice {
    /// `None`: those that the runtime finds.
    pub(super) credentials: Option<Credentials>,
    pub(super) origin: Origin,
    /// The service account that they act as.
    pub(super) impersonates: Option<String>,
    /// The user that they act as.
    pub(super) subject: Option<String>,
    /// The user who is logged in.
    pub(super) user: Option<User>,
}

impl Choice {
    /// Finds the credentials for a call of an API.
    pub(super) fn find(args: &AccountArgs, api: Option<&Api>) -> Result<Self, Stop> {
        if let Some(advice) = args.secrets.advice() {
            return Err(stop(Reason::Wrong, advice));
        }
        let (origin, credentials, user) = find_own(args, api)?;
        let mut choice = Self {
            credentials,
            origin,
            impersonates: args.impersonate.clone(),
            subject: args.subject.clone(),
            user,
        };
        if choice.impersonates.is_some() || choice.subject.is_some() {
            choice.act_as_another()?;
        }
        Ok(choice)
    }

    /// Where they come from, for people.
    pub(super) fn shown(&self) -> String {
        let from = match &self.origin {
            Origin::Anonymous => "nowhere, since --anonymous is given".to_owned(),
            Origin::Local => {
                "nowhere, since the server is on this machine and has no TLS".to_owned()
            }
            Origin::Token => format!("the variable {TOKEN}"),
            Origin::Key => format!("the variable {KEY}"),
            Origin::Login(client) => format!("`discovery-codegen login`, with the client {client}"),
            Origin::ApplicationDefault => match variable(FILE) {
                Some(file) => format!("Application Default Credentials, the file {file}"),
                None => "Application Default Credentials".to_owned(),
            },
            Origin::KeyFile => format!("the key in {}", variable(FILE).unwrap_or_default()),
        };
        match &self.impersonates {
            Some(_) => format!("{from}, by impersonation"),
            None => from,
        }
    }

    /// What to do if they are not enough.
    pub(super) fn advice(&self) -> String {
        match (&self.origin, &self.user) {
            (Origin::Anonymous, _) => {
                "the call had no credentials, since --anonymous is given".to_owned()
            }
            (Origin::Local, _) => format!(
                "the call had no credentials, since the server is on this machine and has no TLS; the variable {TOKEN} passes a token"
            ),
            (Origin::Token, _) => {
                format!(
                    "the access token is that of the variable {TOKEN}; a token is valid for an hour at most"
                )
            }
            (Origin::Key, _) => format!(
                "the call had the API key of the variable {KEY}, which stands for no account. {HOW}"
            ),
            (Origin::Login(_), Some(user)) => {
                let scopes: Vec<&str> = user
                    .token
                    .scopes
                    .iter()
                    .map(|scope| short_scope(scope))
                    .collect();
                format!(
                    "you are logged in, and agreed to {}; `discovery-codegen login --scopes …` adds others",
                    scopes.join(", ")
                )
            }
            (Origin::Login(_) | Origin::ApplicationDefault, _) if self.impersonates.is_none() => {
                HOW.to_owned()
            }
            _ => format!("the credentials come from {}", self.shown()),
        }
    }

    /// Takes credentials of another account.
    fn act_as_another(&mut self) -> Result<(), Stop> {
        let refused = |what: &str| {
            let message = format!(
                "{what}: use `discovery-codegen login`, Application Default Credentials, or a token in {TOKEN}"
            );
            Err(stop(Reason::Wrong, message))
        };
        let mut impersonation = match (&self.impersonates, &self.origin) {
            (Some(_), Origin::Key) => return refused("an API key cannot act as another account"),
            (Some(account), _) => {
                let source = self.credentials.take();
                let source = source.unwrap_or_else(Credentials::application_default);
                Impersonation::of(account).source(source)
            }
            (None, _) => {
                self.origin = Origin::KeyFile;
                by_key()?
            }
        };
        if let Some(url) = variable(IAM_ENDPOINT) {
            impersonation = impersonation.iam_endpoint(url);
        }
        if let Some(user) = &self.subject {
            impersonation = impersonation.subject(user);
        }
        let credentials = impersonation
            .credentials()
            .map_err(|error| stop(Reason::Credentials, error.to_string()))?;
        self.credentials = Some(credentials);
        Ok(())
    }
}

/// The credentials themselves, not those of another account.
fn find_own(
    args: &AccountArgs,
    api: Option<&Api>,
) -> Result<(Origin, Option<Credentials>, Option<User>), Stop> {
    let found = |origin, credentials| Ok((origin, Some(credentials), None));
    if args.anonymous {
        return found(Origin::Anonymous, Credentials::anonymous());
    }
    if args.adc {
        return found(
            Origin::ApplicationDefault,
            Credentials::application_default(),
        );
    }
    if let Some(token) = variable(TOKEN) {
        return found(Origin::Token, Credentials::token(token));
    }
    if let Some(key) = variable(KEY) {
        return found(Origin::Key, Credentials::api_key(key));
    }
    let has_file = variable(FILE).is_some();
    if is_local(args, api) && !has_file {
        return found(Origin::Local, Credentials::anonymous());
    }
    if let Some(user) = User::find()? {
        let origin = Origin::Login(user.client_id().to_owned());
        let credentials = user.credentials()?;
        return Ok((origin, Some(credentials), Some(user)));
    }
    // The runtime looks for an emulator before it takes them.
    Ok((Origin::ApplicationDefault, None, None))
}

/// Whether the server is on this machine, and has no TLS: an emulator, which asks nobody who they are.
fn is_local(args: &AccountArgs, api: Option<&Api>) -> bool {
    let emulator = || {
        let emulator = api?.emulator.as_ref().filter(|one| one.by_default)?;
        variable(&emulator.variable).map(|host| match host.contains("://") {
            true => host,
            false => format!("http://{host}"),
        })
    };
    args.endpoint.clone().or_else(emulator).is_some_and(|url| {
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|host| {
            url.strip_prefix("http://")
                .and_then(|rest| rest.strip_prefix(host))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        })
    })
}

/// The key of a service account that may act for users.
fn by_key() -> Result<Impersonation, Stop> {
    let Some(file) = variable(FILE) else {
        let message = format!(
            "--subject needs a service account that may act for users: name one with --impersonate, or its key file with the variable {FILE}"
        );
        return Err(stop(Reason::Credentials, message));
    };
    let json = fs::read_to_string(&file).map_err(|error| {
        stop(
            Reason::Credentials,
            format!("{file}: the key cannot be read: {error}"),
        )
    })?;
    Impersonation::by_key(&json)
        .map_err(|error| stop(Reason::Credentials, format!("{file}: {error}")))
}

/// A variable of the environment. An empty one counts as unset.
fn variable(name: &str) -> Option<String> {
    let value = env::var(name).ok()?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

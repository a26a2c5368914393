//! The user who is logged in: `login`, `logout`.

use std::fs;
use std::path::{Path, PathBuf};

use discovery_login::{
    ClientSecret, FileStore, Login, LoginError, LoginErrorKind, StoredToken, TokenStore as _,
};
use discovery_runtime::Credentials;
use tokio::runtime::Runtime;

use super::refusal::stop;
use super::scopes::{complete_scopes, short_scope};
use crate::cli;
use crate::disk::{explain, keep_private, paths};
use crate::stop::{Reason, Stop};

/// The name of this program's folder.
const PROGRAM: &str = "discovery-codegen";

/// The file of the client, beside the tokens.
const CLIENT: &str = "client_secret.json";

/// So that `whoami` knows who it is.
const IDENTITY: [&str; 2] = ["openid", "email"];

/// A user who is logged in.
#[derive(Debug)]
pub(super) struct User {
    client: ClientSecret,
    store: FileStore,
    /// What is kept.
    pub(super) token: StoredToken,
}

/// The result of `login`.
#[derive(Debug)]
pub(crate) struct LoggedIn {
    /// The client id.
    pub(crate) client: String,
    /// The file with the tokens.
    pub(crate) file: String,
    /// What the user agreed to, as people write it.
    pub(crate) scopes: Vec<String>,
}

/// The result of `logout`: whether somebody was logged in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LoggedOut(pub(crate) bool);

impl User {
    /// The user who is logged in, if there is one.
    pub(super) fn find() -> Result<Option<Self>, Stop> {
        // Without a folder nobody can have logged in.
        let Ok(store) = store() else { return Ok(None) };
        let Some(client) = kept_client(&store)? else {
            return Ok(None);
        };
        let token = store.load(client.id()).map_err(failed)?;
        Ok(token.map(|token| Self {
            client,
            store,
            token,
        }))
    }

    pub(super) fn client_id(&self) -> &str {
        self.client.id()
    }

    /// A URL of the server that gave the token.
    pub(super) fn url_of_server(&self, path: &str) -> String {
        self.client.beside_token_uri(path)
    }

    /// The file with the tokens.
    pub(super) fn file(&self) -> String {
        paths::shown(self.store.path())
    }

    /// Their credentials. Nothing is sent yet.
    pub(super) fn credentials(&self) -> Result<Credentials, Stop> {
        let login = Login::new(self.client.clone()).store(self.store.clone());
        let kept = login.kept().map_err(failed)?;
        // It was there a moment ago.
        Ok(kept.unwrap_or_else(Credentials::anonymous))
    }
}

/// Logs a user in.
pub(crate) fn login(args: &cli::Login) -> Result<LoggedIn, Stop> {
    let store = store().map_err(failed)?;
    let (client, text) = match &args.client_secret {
        Some(file) => read_client(file)?,
        None => match kept_client(&store)? {
            Some(client) => (client, None),
            None => {
                return Err(stop(
                    Reason::Wrong,
                    "a login needs an OAuth client of the type `Desktop app`: make one in the Google Cloud console, under APIs & Services, \
                     Credentials, download its file, and name it with --client-secret FILE",
                ));
            }
        },
    };
    let scopes = match args.scopes.is_empty() {
        true => complete_scopes(&["cloud-platform".to_owned()]),
        false => complete_scopes(&args.scopes),
    };
    let mut login = Login::new(client.clone())
        .scopes(scopes)
        .scopes(IDENTITY)
        .store(store.clone());
    if args.no_browser {
        login = login.paste_in_terminal();
    } else if args.device {
        login = login.with_device(|url, code| {
            eprintln!("Open {url} on another device, and type {code}");
        });
    }
    runtime()?.block_on(login.credentials()).map_err(failed)?;
    if let Some(text) = text {
        keep_client(&client_file(&store), &text)?;
    }
    let token = store.load(client.id()).map_err(failed)?;
    let scopes = token.into_iter().flat_map(|token| token.scopes);
    Ok(LoggedIn {
        client: client.id().to_owned(),
        file: paths::shown(store.path()),
        scopes: scopes.map(|scope| short_scope(&scope).to_owned()).collect(),
    })
}

/// Logs the user out.
pub(crate) fn logout() -> Result<LoggedOut, Stop> {
    let store = store().map_err(failed)?;
    let Some(client) = kept_client(&store)? else {
        return Ok(LoggedOut(false));
    };
    let login = Login::new(client).store(store);
    let was = runtime()?.block_on(login.logout()).map_err(failed)?;
    Ok(LoggedOut(was))
}

fn store() -> Result<FileStore, LoginError> {
    FileStore::of_program(PROGRAM)
}

fn client_file(store: &FileStore) -> PathBuf {
    store.path().with_file_name(CLIENT)
}

/// The client of the last login.
fn kept_client(store: &FileStore) -> Result<Option<ClientSecret>, Stop> {
    let file = client_file(store);
    match file.try_exists() {
        Ok(false) => Ok(None),
        _ => Ok(Some(read_client(&file)?.0)),
    }
}

/// A client, and the text of its file.
fn read_client(file: &Path) -> Result<(ClientSecret, Option<String>), Stop> {
    let here = |why: String| stop(Reason::Wrong, format!("{}: {why}", paths::shown(file)));
    let text = fs::read_to_string(file).map_err(|error| here(explain(&error)))?;
    let client = ClientSecret::from_json(&text).map_err(|error| here(error.to_string()))?;
    Ok((client, Some(text)))
}

/// Keeps the file of a client for later logins. Only its owner can read it.
fn keep_client(file: &Path, text: &str) -> Result<(), Stop> {
    keep_private(file, text).map_err(|error| {
        let message = format!(
            "{}: the client cannot be kept: {}",
            paths::shown(file),
            explain(&error)
        );
        stop(Reason::Credentials, message)
    })
}

/// What drives requests for tokens.
pub(super) fn runtime() -> Result<Runtime, Stop> {
    crate::runtime::runtime().map_err(|error| stop(Reason::Ours, error.to_string()))
}

fn failed(error: LoginError) -> Stop {
    let reason = match error.kind() {
        LoginErrorKind::Configuration => Reason::Wrong,
        LoginErrorKind::Server => Reason::Refused,
        LoginErrorKind::Connection => Reason::Network,
        _ => Reason::Credentials,
    };
    stop(reason, error.to_string())
}

//! The client of a program, as Google gives it out.

use std::fmt;
use std::path::Path;

use serde::Deserialize;

use crate::error::{LoginError, LoginErrorKind};

/// The client of a program: what Google calls an OAuth client ID, from the file `client_secret.json` of the console.
///
/// The secret of a desktop client is no secret towards its users. It is not shown even so.
#[derive(Clone)]
pub struct ClientSecret {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) auth_uri: String,
    pub(crate) token_uri: String,
    /// A desktop client has some. One for televisions has none.
    pub(crate) has_redirects: bool,
}

/// The file.
#[derive(Deserialize)]
struct File {
    installed: Option<Client>,
    web: Option<Client>,
}

#[derive(Deserialize)]
struct Client {
    client_id: String,
    client_secret: String,
    auth_uri: String,
    token_uri: String,
    #[serde(default)]
    redirect_uris: Vec<String>,
}

impl ClientSecret {
    /// Reads the file that the console gives out.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is another one: see [`from_json`](Self::from_json).
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, LoginError> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|error| {
            configuration(format!(
                "cannot read the client file {}; the Google Cloud console gives it out, under APIs & Services, Credentials",
                path.display()
            ))
            .with_source(error)
        })?;
        Self::from_json(&text)
    }

    /// The text of that file.
    ///
    /// # Errors
    ///
    /// It is not JSON, not a client, or one of a website.
    pub fn from_json(text: &str) -> Result<Self, LoginError> {
        let file: File = serde_json::from_str(text).map_err(|error| {
            // Not its text, which may have a part of the file.
            configuration(format!(
                "the client file is not what the Google Cloud console gives out (line {}, column {})",
                error.line(),
                error.column()
            ))
        })?;
        let client = match (file.installed, file.web) {
            (Some(client), _) => client,
            (None, Some(_)) => {
                return Err(configuration(
                    "the client file is of the type `Web application`, whose redirects go to a website: make one of the type \
                     `Desktop app` in the Google Cloud console",
                ));
            }
            (None, None) => {
                return Err(configuration(
                    "the client file has no `installed`: a key of a service account is another thing, and needs no login",
                ));
            }
        };
        for url in [&client.auth_uri, &client.token_uri] {
            let allowed = url.starts_with("https://")
                || ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"]
                    .iter()
                    .any(|local| url.starts_with(local));
            if !allowed {
                return Err(configuration(
                    "the client file names a server without TLS: secrets are not sent there",
                ));
            }
        }
        Ok(Self {
            id: client.client_id,
            secret: client.client_secret,
            auth_uri: client.auth_uri,
            token_uri: client.token_uri,
            has_redirects: !client.redirect_uris.is_empty(),
        })
    }

    /// The client id, which is not secret: `….apps.googleusercontent.com`. A [`TokenStore`](crate::TokenStore) keeps tokens under it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A URL of the same server as the token endpoint, such as of `/tokeninfo`.
    pub fn beside_token_uri(&self, path: &str) -> String {
        let scheme = self.token_uri.find("://").map_or(0, |at| at + 3);
        let host = self.token_uri[scheme..]
            .find('/')
            .map_or(self.token_uri.len(), |at| scheme + at);
        format!("{}{path}", &self.token_uri[..host])
    }
}

/// Shows the id alone.
impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientSecret")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

fn configuration(message: impl Into<String>) -> LoginError {
    LoginError::new(LoginErrorKind::Configuration, message)
}

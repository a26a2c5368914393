//! Credentials without a library: anonymous, a fixed token, an API key.

use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

use super::bearer::{bearer, secret_header};
use super::provider::{HeadersFuture, TokenProvider};
use crate::error::CredentialsError;

/// Sends nothing.
pub(super) struct Anonymous;

impl TokenProvider for Anonymous {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(async { Ok(HeaderMap::new()) })
    }

    fn is_secret(&self) -> bool {
        false
    }

    fn description(&self) -> String {
        "anonymous".to_owned()
    }
}

/// Sends the same header with every request.
pub(super) struct FixedHeader {
    what: &'static str,
    name: HeaderName,
    /// `None` if the text is not valid in a header.
    value: Option<HeaderValue>,
}

impl FixedHeader {
    pub(super) fn bearer(token: &str) -> FixedHeader {
        FixedHeader {
            what: "access token",
            name: AUTHORIZATION,
            value: bearer(token),
        }
    }

    pub(super) fn api_key(key: &str) -> FixedHeader {
        FixedHeader {
            what: "API key",
            name: HeaderName::from_static("x-goog-api-key"),
            value: secret_header(key.to_owned()).filter(|_| !key.is_empty()),
        }
    }
}

impl TokenProvider for FixedHeader {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(async {
            match &self.value {
                Some(value) => Ok(HeaderMap::from_iter([(self.name.clone(), value.clone())])),
                None => Err(CredentialsError::new(format!(
                    "the {} given to the client is empty or has characters that no HTTP header \
                     can carry, such as a line break: check where it is read from",
                    self.what
                ))),
            }
        })
    }

    fn description(&self) -> String {
        format!("a fixed {}", self.what)
    }
}

/// Replaces the credentials of the feature `auth` when it is off.
#[cfg(not(feature = "auth"))]
pub(super) struct WithoutAuth;

#[cfg(not(feature = "auth"))]
impl WithoutAuth {
    pub(super) fn error() -> CredentialsError {
        CredentialsError::new(
            "Application Default Credentials and credential files need the feature `auth`, which \
             is off: enable it, or give the client `Credentials::token(…)`, \
             `Credentials::api_key(…)`, `Credentials::anonymous()` or a provider of your own",
        )
    }
}

#[cfg(not(feature = "auth"))]
impl TokenProvider for WithoutAuth {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(async { Err(WithoutAuth::error()) })
    }

    fn description(&self) -> String {
        "application default, without the feature `auth`".to_owned()
    }
}

//! [`TokenProvider`]: what gives the headers that authorize a call.

use std::future::Future;
use std::pin::Pin;

use http::HeaderMap;

use crate::error::CredentialsError;

/// What [`TokenProvider::headers`] returns: the headers to add to a call, later.
pub type HeadersFuture<'a> =
    Pin<Box<dyn Future<Output = Result<HeaderMap, CredentialsError>> + Send + 'a>>;

/// Something that authorizes calls.
///
/// Implement it to bring tokens from elsewhere, and hand it to
/// [`Credentials::from_provider`](crate::Credentials::from_provider).
/// It is asked once for every attempt, so it keeps its tokens while they are good.
///
/// ```
/// use discovery_runtime::credentials::{Credentials, HeadersFuture, TokenProvider};
/// use discovery_runtime::http::{HeaderMap, HeaderValue, header::AUTHORIZATION};
///
/// struct Vault;
///
/// impl TokenProvider for Vault {
///     fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
///         Box::pin(async {
///             let mut bearer = HeaderValue::from_static("Bearer from-the-vault");
///             bearer.set_sensitive(true);
///             Ok(HeaderMap::from_iter([(AUTHORIZATION, bearer)]))
///         })
///     }
/// }
///
/// let credentials = Credentials::from_provider(Vault);
/// ```
pub trait TokenProvider: Send + Sync + 'static {
    /// The headers that authorize a call: usually `authorization`, possibly others such as
    /// `x-goog-user-project`. Mark secret values [sensitive](http::HeaderValue::set_sensitive).
    ///
    /// `scopes` are the OAuth scopes of the client, complete URLs; those that take none ignore them.
    ///
    /// # Errors
    ///
    /// A [`CredentialsError`] that says what to do next. One that is
    /// [transient](CredentialsError::is_transient) is retried as a failed connection is.
    fn headers<'a>(&'a self, scopes: &'a [String]) -> HeadersFuture<'a>;

    /// Called when the server answered 401 to `rejected`, headers that this provider gave.
    ///
    /// A provider that can get another token forgets the rejected one and returns `true`: the call
    /// is then made once more. It should compare first, since many calls may be refused with a
    /// token that has been replaced in the meantime.
    fn invalidate(&self, rejected: &HeaderMap) -> bool {
        let _ = rejected;
        false
    }

    /// Whether [`headers`](Self::headers) needs at least one scope. A client that has none then
    /// refuses to call, with an error that lists the scopes of the API.
    fn needs_scopes(&self) -> bool {
        false
    }

    /// Whether this sends a secret. Secrets are refused over plain http, but for loopback.
    fn is_secret(&self) -> bool {
        true
    }

    /// What it is, in a few words for `Debug` and errors, without a secret.
    fn description(&self) -> String {
        "the application's own token provider".to_owned()
    }
}

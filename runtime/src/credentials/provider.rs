//! [`TokenProvider`]: the trait behind all credentials.

use std::future::Future;
use std::pin::Pin;

use http::HeaderMap;

use crate::error::CredentialsError;

/// The future that [`TokenProvider::headers`] returns.
pub type HeadersFuture<'a> =
    Pin<Box<dyn Future<Output = Result<HeaderMap, CredentialsError>> + Send + 'a>>;

/// Authorizes calls.
///
/// Implement it to use tokens from elsewhere, and pass it to [`Credentials::from_provider`](crate::Credentials::from_provider).
/// It is called once for every attempt, so it should cache its tokens while they are valid.
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
    /// The headers that authorize a call: usually `authorization`, and possibly others such as `x-goog-user-project`. Mark
    /// secret values [sensitive](http::HeaderValue::set_sensitive).
    ///
    /// `scopes` are the OAuth scopes of the client, as complete URLs. A provider that takes no scopes ignores them.
    ///
    /// # Errors
    ///
    /// A [`CredentialsError`] that says what to do next. The runtime retries a [transient](CredentialsError::is_transient) one
    /// like a failed connection.
    fn headers<'a>(&'a self, scopes: &'a [String]) -> HeadersFuture<'a>;

    /// Called after the server responded with 401 to `rejected`, headers of this provider.
    ///
    /// A provider that can get another token forgets the rejected one and returns `true`. The runtime then sends the request
    /// once more. The provider should compare first: many calls may be rejected with a token that it has replaced in the
    /// meantime.
    fn invalidate(&self, rejected: &HeaderMap) -> bool {
        let _ = rejected;
        false
    }

    /// Whether [`headers`](Self::headers) needs at least one scope. If so, calls of a client without scopes fail with an error
    /// that lists the scopes of the API.
    fn needs_scopes(&self) -> bool {
        false
    }

    /// Whether the headers contain a secret. Secrets are not sent over plain http, except to loopback.
    fn is_secret(&self) -> bool {
        true
    }

    /// The domain of the universe that the headers are for, such as `googleapis.com`; `None`: not known. Calls of a client of another
    /// universe fail before [`headers`](Self::headers) is called.
    fn universe_domain(&self) -> Option<String> {
        None
    }

    /// A short description for `Debug` and errors, without a secret.
    fn description(&self) -> String {
        "the application's own token provider".to_owned()
    }
}

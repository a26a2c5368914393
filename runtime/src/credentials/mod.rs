//! Who makes a call: [`Credentials`], and [`TokenProvider`] for an application's own tokens.

mod bearer;
#[cfg(feature = "auth")]
mod catch_panic;
mod fixed;
#[cfg(feature = "auth")]
mod google;
mod provider;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use http::HeaderMap;

pub(crate) use bearer::{bearer, expires_in};

pub use crate::error::CredentialsError;
pub use provider::{HeadersFuture, TokenProvider};

/// Who makes the calls of a client.
///
/// Clones are cheap and share their tokens, also between clients of several APIs. `Debug` shows no secret.
#[derive(Clone)]
pub struct Credentials {
    provider: Arc<dyn TokenProvider>,
}

impl Credentials {
    /// No credentials, for public data and for emulators.
    pub fn anonymous() -> Credentials {
        Credentials::from_provider(fixed::Anonymous)
    }

    /// A fixed access token, sent as `authorization: Bearer …` ([RFC 6750]). After it expires, calls fail with 401. `gcloud
    /// auth print-access-token` prints one.
    ///
    /// If the token is not valid in a header, the first call fails.
    ///
    /// [RFC 6750]: https://www.rfc-editor.org/rfc/rfc6750#section-2.1
    pub fn token(token: impl Into<String>) -> Credentials {
        Credentials::from_provider(fixed::FixedHeader::bearer(&token.into()))
    }

    /// An [API key], sent in the header `x-goog-api-key`, which keeps it out of URLs and logs.
    ///
    /// If the key is not valid in a header, the first call fails.
    ///
    /// [API key]: https://cloud.google.com/docs/authentication/api-keys-use
    pub fn api_key(key: impl Into<String>) -> Credentials {
        Credentials::from_provider(fixed::FixedHeader::api_key(&key.into()))
    }

    /// The application's own tokens.
    pub fn from_provider(provider: impl TokenProvider) -> Credentials {
        Credentials {
            provider: Arc::new(provider),
        }
    }

    /// [Application Default Credentials][ADC]: the file that `GOOGLE_APPLICATION_CREDENTIALS`
    /// names, else the one that `gcloud auth application-default login` writes, else the metadata
    /// server of Google Cloud. An empty variable counts as unset. If `CLOUDSDK_CONFIG` names the folder of gcloud, its file is
    /// looked for there, and nowhere else. `GOOGLE_CLOUD_QUOTA_PROJECT` beats the quota project of the file.
    ///
    /// The first call looks them up, in its tokio runtime; this function cannot fail. They are looked up again after a
    /// permanent failure, and after the server rejected a token.
    ///
    /// The official crate google-cloud-auth does the work. It needs a process-wide rustls `CryptoProvider`. If the application
    /// has installed none, the first call installs the one that the features of this crate select.
    ///
    /// Without the feature `auth`, every call fails with an error that says so.
    ///
    /// [ADC]: https://cloud.google.com/docs/authentication/application-default-credentials
    pub fn application_default() -> Credentials {
        #[cfg(feature = "auth")]
        return Credentials::from_provider(google::Google::application_default());
        #[cfg(not(feature = "auth"))]
        Credentials::from_provider(fixed::WithoutAuth)
    }

    /// The credentials in a JSON text: a service account's key, an authorized user, or a
    /// configuration of workload or workforce identity federation or of impersonation.
    ///
    /// A configuration of federation can name URLs to call and programs to run, so take it only from a trusted source.
    ///
    /// ```
    /// use discovery_runtime::{Credentials, Error, ErrorKind, Result};
    ///
    /// fn credentials(key: &str) -> Result<Credentials> {
    ///     Ok(Credentials::from_json(key)?)
    /// }
    /// assert_eq!(credentials("a path").err().as_ref().map(Error::kind), Some(ErrorKind::Credentials));
    /// ```
    ///
    /// # Errors
    ///
    /// The text is not JSON, or its `type` is not one of `service_account`, `authorized_user`,
    /// `external_account`, `external_account_authorized_user` and `impersonated_service_account`; or the feature `auth` is off.
    pub fn from_json(json: &str) -> Result<Credentials, CredentialsError> {
        #[cfg(feature = "auth")]
        return Ok(Credentials::from_provider(google::Google::from_json(json)?));
        #[cfg(not(feature = "auth"))]
        {
            let _ = json;
            Err(fixed::WithoutAuth::error())
        }
    }

    /// The credentials in a file with the JSON text that [`from_json`](Self::from_json) takes.
    ///
    /// The first call reads the file. It is read again after a permanent failure, and after the server rejected a token. So a
    /// key that is replaced on disk is picked up.
    pub fn from_file(path: impl AsRef<Path>) -> Credentials {
        #[cfg(feature = "auth")]
        return Credentials::from_provider(google::Google::from_file(path.as_ref()));
        #[cfg(not(feature = "auth"))]
        {
            let _ = path;
            Credentials::from_provider(fixed::WithoutAuth)
        }
    }

    /// The headers that authorize one attempt: see [`TokenProvider::headers`].
    ///
    /// # Errors
    ///
    /// There are no usable credentials. The error says which ones were tried and what to do.
    pub async fn headers(&self, scopes: &[String]) -> Result<HeaderMap, CredentialsError> {
        self.provider.headers(scopes).await
    }

    /// Tells the provider that the server responded with 401 to `rejected`. Returns whether trying once more makes sense: see
    /// [`TokenProvider::invalidate`].
    pub fn invalidate(&self, rejected: &HeaderMap) -> bool {
        self.provider.invalidate(rejected)
    }

    /// Whether a call needs at least one scope.
    pub fn needs_scopes(&self) -> bool {
        self.provider.needs_scopes()
    }

    /// The domain of the universe that they are for: see [`TokenProvider::universe_domain`].
    pub fn universe_domain(&self) -> Option<String> {
        self.provider.universe_domain()
    }

    /// Whether a secret is sent, which must not go over plain http to another host.
    pub fn is_secret(&self) -> bool {
        self.provider.is_secret()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Credentials")
            .field(&format_args!("{}", self.provider.description()))
            .finish()
    }
}

//! Who makes a call: [`Credentials`], and [`TokenProvider`] for bringing one's own.

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

pub use crate::error::CredentialsError;
pub use provider::{HeadersFuture, TokenProvider};

/// Who makes the calls of a client.
///
/// Cheap to clone, and may be shared by clients of several APIs; they then share tokens. `Debug`
/// shows no secret.
#[derive(Clone)]
pub struct Credentials {
    provider: Arc<dyn TokenProvider>,
}

impl Credentials {
    /// No credentials: for public data and for emulators.
    pub fn anonymous() -> Credentials {
        Credentials::from_provider(fixed::Anonymous)
    }

    /// A fixed access token, sent as `authorization: Bearer …` ([RFC 6750]) until it expires, after
    /// which calls fail with 401. `gcloud auth print-access-token` prints one.
    ///
    /// A token that no header can carry is an error of the first call.
    ///
    /// [RFC 6750]: https://www.rfc-editor.org/rfc/rfc6750#section-2.1
    pub fn token(token: impl Into<String>) -> Credentials {
        Credentials::from_provider(fixed::FixedHeader::bearer(&token.into()))
    }

    /// An [API key], sent as `x-goog-api-key`, where it stays out of URLs and logs.
    ///
    /// A key that no header can carry is an error of the first call.
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
    /// server of Google Cloud.
    ///
    /// They are looked for in the first call, in the tokio runtime that makes it; this function
    /// does nothing that can fail. They are looked for again after a failure that stays, and after
    /// the server refused a token.
    ///
    /// The official crate behind them, google-cloud-auth, needs a process-wide rustls
    /// `CryptoProvider`. Where the application has installed none, the first call installs the
    /// one that the features of this crate choose.
    ///
    /// Without the feature `auth`, every call is an error that says so.
    ///
    /// [ADC]: https://cloud.google.com/docs/authentication/application-default-credentials
    pub fn application_default() -> Credentials {
        #[cfg(feature = "auth")]
        return Credentials::from_provider(google::Google::application_default());
        #[cfg(not(feature = "auth"))]
        Credentials::from_provider(fixed::WithoutAuth)
    }

    /// The credentials in a JSON text: a service account's key, an authorized user, or a
    /// configuration of workload identity federation or impersonation.
    ///
    /// A configuration of federation can name URLs to ask and programs to run: take it from a
    /// trusted place only.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or its `type` is not one of `service_account`, `authorized_user`,
    /// `external_account` and `impersonated_service_account`; or the feature `auth` is off.
    pub fn from_json(json: &str) -> Result<Credentials, CredentialsError> {
        #[cfg(feature = "auth")]
        return Ok(Credentials::from_provider(google::Google::from_json(json)?));
        #[cfg(not(feature = "auth"))]
        {
            let _ = json;
            Err(fixed::WithoutAuth::error())
        }
    }

    /// The credentials in a file, which holds what [`from_json`](Self::from_json) takes.
    ///
    /// The file is read in the first call, and again after a failure that stays or after the
    /// server refused a token, so a key that is replaced on disk is picked up.
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
    /// There are no usable credentials; the error says which were tried and what to do.
    pub async fn headers(&self, scopes: &[String]) -> Result<HeaderMap, CredentialsError> {
        self.provider.headers(scopes).await
    }

    /// Says that the server answered 401 to `rejected`. Returns whether trying once more makes
    /// sense: see [`TokenProvider::invalidate`].
    pub fn invalidate(&self, rejected: &HeaderMap) -> bool {
        self.provider.invalidate(rejected)
    }

    /// Whether a call needs at least one scope.
    pub fn needs_scopes(&self) -> bool {
        self.provider.needs_scopes()
    }

    /// Whether a secret is sent, which plain http to another host must not carry.
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

//! Acting as another account: a service account, or a user of one's own organisation.

mod assertion;
mod iam;
mod provider;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::uri::Scheme;

use crate::client::ApiClient;
use crate::client::ClientBuilder;
use crate::credentials::Credentials;
use crate::error::{Error, ErrorKind, Result};
use crate::options::CallOptions;
use crate::transport::{Transport, is_loopback};
use assertion::Signer;
use iam::{IAM_CREDENTIALS, TOKENS};
use provider::{Impersonated, Plan};

/// Where assertions become tokens.
const TOKEN_URI: &str = "https://oauth2.googleapis.com/token";

/// Makes credentials that act as another account.
///
/// | account | how |
/// |---|---|
/// | a service account | [`of`](Self::of): [IAM gives a token][impersonation] to credentials that may ask for it (`roles/iam.serviceAccountTokenCreator`) |
/// | a user of the organisation | the same with [`subject`](Self::subject): [domain-wide delegation][delegation] without a key |
/// | a service account, towards a service of one's own | either with [`id_token`](Self::id_token) |
/// | a user of the organisation, with a key | `by_key` (feature `auth`) with [`subject`](Self::subject) |
///
/// ```no_run
/// use discovery_runtime::Impersonation;
///
/// # fn main() -> discovery_runtime::Result<()> {
/// let credentials = Impersonation::of("robot@my-project.iam.gserviceaccount.com")
///     .subject("ada@example.com")
///     .credentials()?;
/// # drop(credentials);
/// # Ok(())
/// # }
/// ```
///
/// [impersonation]: https://cloud.google.com/iam/docs/service-account-impersonation
/// [delegation]: https://developers.google.com/identity/protocols/oauth2/service-account#delegatingauthority
pub struct Impersonation {
    target: String,
    signer: Option<Signer>,
    source: Option<Credentials>,
    delegates: Vec<String>,
    lifetime: Duration,
    subject: Option<String>,
    audience: Option<String>,
    token_uri: String,
    iam_endpoint: Option<String>,
    options: CallOptions,
    transport: Option<Arc<dyn Transport>>,
}

impl Impersonation {
    /// Acts as this service account, by its email address or its unique id.
    pub fn of(service_account: impl Into<String>) -> Self {
        Self {
            target: service_account.into(),
            signer: None,
            source: None,
            delegates: Vec::new(),
            lifetime: Duration::from_secs(3600),
            subject: None,
            audience: None,
            token_uri: TOKEN_URI.to_owned(),
            iam_endpoint: None,
            options: CallOptions::default(),
            transport: None,
        }
    }

    /// Acts as a user, as the service account of this key may (domain-wide delegation). It needs a [`subject`](Self::subject).
    ///
    /// Without a key there is less to lose: see [`of`](Self::of).
    ///
    /// # Errors
    ///
    /// The text is not the key of a service account.
    #[cfg(feature = "auth")]
    pub fn by_key(json: &str) -> Result<Self> {
        let (email, token_uri, signer) = assertion::of_key(json)?;
        let mut this = Self::of(email);
        this.signer = Some(signer);
        if let Some(uri) = token_uri {
            this.token_uri = uri;
        }
        Ok(this)
    }

    /// Who asks for the tokens. The default is Application Default Credentials. A key asks nobody.
    pub fn source(mut self, credentials: Credentials) -> Self {
        self.source = Some(credentials);
        self
    }

    /// The service accounts between the source and the target: each may act as the next one.
    pub fn delegates<S: Into<String>>(mut self, accounts: impl IntoIterator<Item = S>) -> Self {
        self.delegates = accounts.into_iter().map(Into::into).collect();
        self
    }

    /// How long a token is valid. The default is an hour, the longest that Google gives unless a policy of the organisation allows 12.
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// The user to act as, by email address. An administrator has to allow that to the service account, for the scopes of the calls.
    pub fn subject(mut self, user: impl Into<String>) -> Self {
        self.subject = Some(user.into());
        self
    }

    /// Sends [ID tokens][id] for this audience, and not access tokens: for services of one's own behind Cloud Run or Identity-Aware Proxy.
    /// The audience is the URL of the service, or the client id of the proxy. Scopes do not matter then.
    ///
    /// [id]: https://cloud.google.com/docs/authentication/token-types#id
    pub fn id_token(mut self, audience: impl Into<String>) -> Self {
        self.audience = Some(audience.into());
        self
    }

    /// Another endpoint of the IAM Service Account Credentials API, such as one of a private network.
    pub fn iam_endpoint(mut self, url: impl Into<String>) -> Self {
        self.iam_endpoint = Some(url.into());
        self
    }

    /// Another endpoint that makes tokens of assertions. The default is that of the key, else Google's.
    pub fn token_uri(mut self, url: impl Into<String>) -> Self {
        self.token_uri = url.into();
        self
    }

    /// How the requests for tokens reach their servers.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The options of the requests for tokens.
    pub fn options(mut self, change: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        self.options = change(self.options);
        self
    }

    /// The credentials. They ask for a token at the first call, and again before it ends; tokens are kept for each set of scopes.
    ///
    /// # Errors
    ///
    /// A URL cannot be used, a key has neither a subject nor an audience, or no transport is compiled in.
    pub fn credentials(self) -> Result<Credentials> {
        if self.audience.is_some() && self.subject.is_some() {
            return Err(Error::new(
                ErrorKind::Configuration,
                "an ID token is of a service account and not of a user: leave `.subject(…)` or `.id_token(…)` out",
            ));
        }
        if self.signer.is_some() && self.subject.is_none() && self.audience.is_none() {
            return Err(Error::new(
                ErrorKind::Configuration,
                "a key acts as its own service account with `Credentials::from_json`; to act as a user, name one with `.subject(…)`",
            ));
        }
        let uri: Option<http::Uri> = self.token_uri.parse().ok();
        let is_safe = uri.is_some_and(|uri| {
            let is_local = uri.host().is_some_and(is_loopback);
            uri.scheme() == Some(&Scheme::HTTPS) || is_local
        });
        if !is_safe {
            return Err(Error::new(
                ErrorKind::Configuration,
                format!(
                    "assertions are not sent to {:?}: the URL of the token endpoint begins with https://",
                    self.token_uri
                ),
            ));
        }
        let source = self.source.unwrap_or_else(Credentials::application_default);
        let mut iam = ClientBuilder::<ApiClient>::new(&IAM_CREDENTIALS)
            .credentials(source.clone())
            .options(|_| self.options.clone());
        if let Some(url) = self.iam_endpoint {
            iam = iam.endpoint(url);
        }
        if let Some(domain) = source.universe_domain() {
            iam = iam.universe_domain(domain);
        }
        let (root, path) = split(&self.token_uri);
        let mut tokens = ClientBuilder::<ApiClient>::new(&TOKENS)
            .endpoint(root)
            .credentials(Credentials::anonymous())
            .options(|_| self.options);
        if let Some(transport) = self.transport {
            iam = iam.transport(transport.clone());
            tokens = tokens.transport(transport);
        }
        Ok(Credentials::from_provider(Impersonated::new(Plan {
            name: format!("projects/-/serviceAccounts/{}", self.target),
            target: self.target,
            signer: self.signer,
            delegates: self.delegates,
            lifetime: self.lifetime,
            subject: self.subject,
            audience: self.audience,
            token_path: path.to_owned(),
            token_uri: self.token_uri.clone(),
            iam: iam.build()?,
            tokens: tokens.build()?,
            source,
        })))
    }
}

/// The root and the path of a URL.
fn split(url: &str) -> (&str, &str) {
    let host = url.find("://").map_or(0, |at| at + 3);
    match url.get(host..).and_then(|rest| rest.find('/')) {
        Some(slash) => (&url[..host + slash], &url[host + slash + 1..]),
        None => (url, ""),
    }
}

/// Shows no secret.
impl fmt::Debug for Impersonation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Impersonation")
            .field("target", &self.target)
            .field("source", &self.source)
            .field("delegates", &self.delegates)
            .field("lifetime", &self.lifetime)
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

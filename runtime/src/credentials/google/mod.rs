//! Application Default Credentials and credential files, through google-cloud-auth.
//!
//! That crate is the official one. This adapter removes its traps (seen in 1.18):
//!
//! | trap | here |
//! |---|---|
//! | building spawns a task, and panics outside a tokio runtime | the first call builds; without a runtime it fails |
//! | the task ends with the runtime that built it, and then callers panic | each runtime has its own build, dropped with the runtime |
//! | a permanent error ends the task; a transient one is repeated for ten seconds | dropped after any error; the next call builds again |
//! | no refresh on demand | dropped after the server responds with 401 |
//! | panics without a rustls provider, or without certificates to trust | installs a provider, and tries to build a client first |
//! | no time limit on requests for tokens | [`LIMIT`] |
//! | sends its requests through the proxies of the environment, plain http to loopback and to the metadata server too | refused |
//! | any other panic | an error |

mod cache;
mod plain_http;
mod source;
mod workforce;

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use google_cloud_auth::credentials as google;
use google_cloud_auth::errors::CredentialsError as GoogleError;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use rustls::crypto::CryptoProvider;
use serde_json::Value;
use tokio::runtime::Handle;

use super::catch_panic::{catch_panic, catch_panic_in_future};
use super::provider::{HeadersFuture, TokenProvider};
use crate::error::CredentialsError;
use crate::tls;
use cache::{BuiltCredentials, CredentialsCache};
use source::{FoundCredentials, Source};
use workforce::Workforce;

/// Why credentials cannot be built.
type BuildError = Box<dyn std::error::Error + Send + Sync>;

/// How long a call waits for a token. The metadata server of a pod that has just started may need some seconds. Outside of
/// Google Cloud, a request to it may get no response at all.
const LIMIT: Duration = Duration::from_secs(30);

/// How many bytes of a token server's error a message shows.
const MAX_CAUSE: usize = 1_000;

/// The types of a credentials file.
const KINDS: [&str; 5] = [
    "service_account",
    "authorized_user",
    "external_account",
    workforce::KIND,
    "impersonated_service_account",
];

/// Credentials of one source, for all runtimes and sets of scopes.
pub(super) struct Google {
    source: Source,
    cache: CredentialsCache,
    /// The domain of the universe, once it was looked for.
    universe: OnceLock<Option<String>>,
}

impl Google {
    pub(super) fn application_default() -> Google {
        Google::new(Source::ApplicationDefault)
    }

    pub(super) fn from_file(path: &Path) -> Google {
        Google::new(Source::File(path.to_owned()))
    }

    pub(super) fn from_json(json: &str) -> Result<Google, CredentialsError> {
        let json = source::parse(json).map_err(|place| {
            CredentialsError::new(format!("the credentials are not JSON: {place}"))
        })?;
        check_kind(&json)?;
        Ok(Google::new(Source::Json(json)))
    }

    fn new(source: Source) -> Google {
        Google {
            source,
            cache: CredentialsCache::default(),
            universe: OnceLock::new(),
        }
    }

    async fn request_headers(&self, scopes: &[String]) -> Result<HeaderMap, CredentialsError> {
        let runtime = Handle::try_current().map_err(|_| {
            CredentialsError::new(
                "Google credentials need a tokio runtime, and the call was made outside of one: \
                 call from `#[tokio::main]` or `Runtime::block_on`, or use a blocking call",
            )
        })?;
        let built = self
            .cache
            .get_or_build(&runtime, scopes, || build(&self.source, scopes))?;
        match fetch_headers(&built).await {
            Ok(headers) => {
                built.remember(headers.get(AUTHORIZATION));
                Ok(headers)
            }
            Err(error) => {
                self.cache.remove(&built);
                Err(error)
            }
        }
    }
}

impl TokenProvider for Google {
    fn headers<'a>(&'a self, scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(self.request_headers(scopes))
    }

    fn invalidate(&self, rejected: &HeaderMap) -> bool {
        if let Some(rejected) = rejected.get(AUTHORIZATION) {
            self.cache.remove_where(|built| built.has_given(rejected));
        }
        true
    }

    fn needs_scopes(&self) -> bool {
        true
    }

    /// What the file says, which is `googleapis.com` if it says nothing. That of the metadata server is not known.
    fn universe_domain(&self) -> Option<String> {
        if let Some(found) = self.universe.get() {
            return found.clone();
        }
        // The call that needs the credentials says what is wrong with them.
        let json = self.source.find().ok()?.json;
        let domain = json.map(|json| {
            let domain = json.get("universe_domain").and_then(Value::as_str);
            domain.unwrap_or("googleapis.com").to_owned()
        });
        self.universe.get_or_init(|| domain).clone()
    }

    fn description(&self) -> String {
        match &self.source {
            Source::ApplicationDefault => "application default".to_owned(),
            Source::File(path) => format!("the file {}", path.display()),
            Source::Json(_) => "given as JSON".to_owned(),
        }
    }
}

fn check_kind(json: &Value) -> Result<(), CredentialsError> {
    let kind = json.get("type").and_then(Value::as_str);
    if kind.is_some_and(|kind| KINDS.contains(&kind)) {
        return Ok(());
    }
    let found = match kind {
        Some(kind) => format!("`{kind}`"),
        None => "missing".to_owned(),
    };
    Err(CredentialsError::new(format!(
        "the `type` of the credentials is {found}; it can be {}",
        KINDS.map(|kind| format!("`{kind}`")).join(", ")
    )))
}

/// Finds the credentials, and starts their refresh task in the current runtime.
fn build(source: &Source, scopes: &[String]) -> Result<BuiltCredentials, CredentialsError> {
    let found = source.find()?;
    let name = found.name();
    let is_metadata = found.json.is_none();
    let advice = found.origin.advice(found.kind());
    if let Some(json) = &found.json {
        check_kind(json).map_err(|error| {
            CredentialsError::new(format!("cannot use {name}: {error}; {advice}"))
        })?;
    }
    plain_http::check(&found, &name)?;
    prepare_tls(&found, &name)?;
    let build = || match &found.json {
        Some(json) if found.kind() == Some(workforce::KIND) => {
            let scopes = scopes.iter().map(String::as_str);
            let user = Workforce::new(json, scopes, quota_project(source, &found))?;
            Ok(google::Credentials::from(user))
        }
        _ => build_google(source, found, scopes).map_err(BuildError::from),
    };
    let credentials = catch_panic(build)
        .map_err(|panic| panic_error(&name, &panic))?
        .map_err(|error| {
            CredentialsError::new(format!("cannot use {name}: {error}; {advice}"))
                .with_source(error)
        })?;
    Ok(BuiltCredentials::new(
        credentials,
        name,
        advice,
        is_metadata,
    ))
}

/// google-cloud-auth builds its own reqwest clients. They panic without a process-wide provider or without certificates to
/// trust, even for a request to the metadata server over plain http.
fn prepare_tls(found: &FoundCredentials, name: &str) -> Result<(), CredentialsError> {
    if CryptoProvider::get_default().is_none() {
        let provider = tls::provider().ok_or_else(|| {
            CredentialsError::new(format!("cannot use {name}: there is {}", tls::NO_PROVIDER))
        })?;
        // If another thread installs one first, that one is as good.
        let _ = CryptoProvider::install_default(Arc::unwrap_or_clone(provider));
    }
    if !found.needs_token_server() {
        return Ok(());
    }
    let client = catch_panic(|| reqwest::Client::builder().build());
    client
        .map_err(|panic| panic_error(name, &panic))?
        .map(drop)
        .map_err(|error| {
            CredentialsError::new(format!(
                "cannot use {name}: to ask for a token needs TLS with certificates to trust, and \
                 it cannot be set up; install the system's certificates (the package is usually \
                 called `ca-certificates`) or name a file in `SSL_CERT_FILE`"
            ))
            .with_source(error)
        })
}

/// The project for billing and quota.
fn quota_project(source: &Source, found: &FoundCredentials) -> Option<String> {
    let of_environment = match source {
        Source::ApplicationDefault => {
            source::variable("GOOGLE_CLOUD_QUOTA_PROJECT").and_then(|id| id.into_string().ok())
        }
        Source::File(_) | Source::Json(_) => None,
    };
    of_environment.or_else(|| found.quota_project().map(str::to_owned))
}

fn build_google(
    source: &Source,
    found: FoundCredentials,
    scopes: &[String],
) -> Result<google::Credentials, google_cloud_auth::build_errors::Error> {
    let quota_project = quota_project(source, &found);
    let kind = found.kind().map(str::to_owned);
    let scopes = scopes.iter().map(String::as_str);
    // Each type has its own builder; they look alike but share no trait.
    macro_rules! finish {
        ($builder:expr) => {{
            let mut builder = $builder;
            if let Some(project) = quota_project {
                builder = builder.with_quota_project_id(project);
            }
            builder.build()
        }};
    }
    // Not its builder of Application Default Credentials, which takes an empty variable for a file and for a project.
    let Some(json) = found.json else {
        return finish!(google::mds::Builder::default().with_scopes(scopes));
    };
    match kind.as_deref() {
        Some("service_account") => {
            use google::service_account::{AccessSpecifier, Builder};
            let access = AccessSpecifier::from_scopes(scopes);
            finish!(Builder::new(json).with_access_specifier(access))
        }
        Some("authorized_user") => {
            finish!(google::user_account::Builder::new(json).with_scopes(scopes))
        }
        Some("impersonated_service_account") => {
            finish!(google::impersonated::Builder::new(json).with_scopes(scopes))
        }
        // `check_kind` accepts no other type.
        _ => finish!(google::external_account::Builder::new(json).with_scopes(scopes)),
    }
}

/// Waits for a token.
async fn fetch_headers(built: &BuiltCredentials) -> Result<HeaderMap, CredentialsError> {
    let BuiltCredentials { name, advice, .. } = built;
    let outcome = async {
        tokio::time::timeout(LIMIT, built.credentials.headers(http::Extensions::new())).await
    };
    let outcome = catch_panic_in_future(outcome).await;
    let outcome = outcome.map_err(|panic| panic_error(name, &panic))?;
    let outcome = outcome.map_err(|_| {
        CredentialsError::new(format!(
            "no token from {name} within {} seconds; {advice}",
            LIMIT.as_secs()
        ))
        .with_transient(true)
    })?;
    match outcome.map_err(|error| token_error(built, error))? {
        google::CacheableResource::New { data, .. } => Ok(data),
        google::CacheableResource::NotModified => Err(CredentialsError::new(format!(
            "google-cloud-auth gave no token from {name}; {advice}"
        ))),
    }
}

fn token_error(built: &BuiltCredentials, error: GoogleError) -> CredentialsError {
    let BuiltCredentials { name, advice, .. } = built;
    let advice = if error.is_transient() && !built.is_metadata {
        "try again a little later"
    } else {
        advice
    };
    let cause = root_cause(&error);
    CredentialsError::new(format!("no token from {name}: {cause}; {advice}"))
        .with_transient(error.is_transient())
        .with_source(error)
}

/// The cause that matters. google-cloud-auth's outer errors say how often it tried. Its innermost error has the body of the
/// token server's response, and the source of that is the failed connection, if there is one.
fn root_cause(error: &GoogleError) -> String {
    let mut chosen: &dyn std::error::Error = error;
    let mut last = chosen;
    while let Some(inner) = last.source() {
        if inner.is::<GoogleError>() {
            chosen = inner;
        }
        last = inner;
    }
    let text = chosen.to_string();
    // This is not true here: the next call starts again after any error.
    let text = text
        .trim_end_matches(" and future attempts will not succeed")
        .trim_end_matches(" but future attempts may succeed");
    // The response may be an HTML page of a proxy.
    let end = text.floor_char_boundary(MAX_CAUSE);
    let ellipsis = if end < text.len() { "…" } else { "" };
    let text = format!("{}{ellipsis}", &text[..end]);
    if std::ptr::addr_eq(chosen, last) {
        return text;
    }
    format!("{text}: {last}")
}

fn panic_error(name: &str, panic: &str) -> CredentialsError {
    CredentialsError::new(format!(
        "google-cloud-auth panicked over {name}; the next call starts anew: {panic}"
    ))
    .with_transient(true)
}

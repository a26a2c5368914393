//! The Discovery service, called through the client that this generator generated from its document.

use std::time::Duration;

use discovery_codegen::Problem;
use discovery_runtime::contract::{Api, ApiClient, Call, Method};
use discovery_runtime::http::StatusCode;
use discovery_runtime::http::header::IF_NONE_MATCH;
use discovery_runtime::{CallOptions, ClientBuilder, ErrorKind, RawResponse};
use google_discovery_v1::types::directory_list::Item;
use google_discovery_v1::{Client, Error, Result};
use tokio::runtime::Runtime;

use super::document::{FetchedDocument, Id};
use super::failure::Failure;
use super::listed::Listed;
use crate::runtime::runtime;

/// Google's Discovery service.
const SERVICE: &str = "https://www.googleapis.com/";

/// The scope of tokens: documents have no scope of their own.
const SCOPE: &str = "https://www.googleapis.com/auth/cloud-platform";

/// The usual timeouts.
const TIMEOUTS: [Duration; 2] = [Duration::from_secs(60), Duration::from_secs(180)];

/// An API's own copy of its document, at a URL that every Google API has. The directory lacks some APIs.
// The URL has no `alt=json`.
static OWN_DOCUMENT: Method =
    Method::new("$discovery.rest", "GET", "$discovery/rest").no_response();

/// The server of an API whose document is not known yet.
static UNKNOWN_API: Api = Api::new("discovery", "v1", "", SERVICE, "")
    .package("discovery-codegen", env!("CARGO_PKG_VERSION"));

/// The credentials of requests for documents.
#[derive(Debug, Default)]
pub(crate) enum Credentials {
    /// None.
    #[default]
    Anonymous,
    /// The OAuth access token in this environment variable.
    Token(String),
    /// The API key in this environment variable.
    Key(String),
    /// Application Default Credentials.
    ApplicationDefault,
}

/// A server of documents.
#[derive(Debug)]
pub(crate) struct Service {
    /// Its URL, with `/` at the end.
    root: String,
    /// Whether the user named it with `--from`.
    named: bool,
    credentials: google_discovery_v1::Credentials,
    /// The timeouts of one attempt and of the call with all its attempts.
    timeouts: [Duration; 2],
    client: Client,
    runtime: Runtime,
}

impl Service {
    /// The server at a URL; `None`: Google's.
    pub(super) fn open(
        address: Option<&str>,
        credentials: &Credentials,
        patience: Option<Duration>,
    ) -> Result<Self, Problem> {
        let root = address.map_or(SERVICE, |address| address.trim_end_matches('/'));
        let wrong = |message: String| Problem::new("", message).in_file(root);
        if root.ends_with(':') {
            let message = "this has no host: name a server as https://HOST";
            return Err(Problem::new("", message).in_file(address.unwrap_or_default()));
        }
        let credentials = credentials.for_client()?;
        let timeouts = patience.map_or(TIMEOUTS, |patience| [patience; 2]);
        let builder = with_access(Client::builder(), root, &credentials, timeouts);
        let client = builder.build().map_err(|error| wrong(error.to_string()))?;
        let runtime = runtime().map_err(|error| wrong(error.to_string()))?;
        Ok(Self {
            root: with_slash(root),
            named: address.is_some(),
            credentials,
            timeouts,
            client,
            runtime,
        })
    }

    pub(super) fn shown(&self) -> &str {
        &self.root
    }

    /// The document in the directory; if the directory lacks the API, the API's own copy.
    pub(super) fn document(
        &self,
        id: &Id,
        copy: Option<&FetchedDocument>,
    ) -> Result<FetchedDocument, Failure> {
        let Id { name, version } = id;
        let address = format!("{}discovery/v1/apis/{name}/{version}/rest", self.root);
        let call = self
            .client
            .apis()
            .get_rest(name.as_str(), version.as_str())
            .options(|options| conditional(options, copy));
        match self.runtime.block_on(call.send_raw()) {
            Err(error) if error.is_not_found() => self.own_document(id, copy, &address),
            outcome => read_response(outcome, copy, &address),
        }
    }

    fn own_document(
        &self,
        id: &Id,
        copy: Option<&FetchedDocument>,
        tried: &str,
    ) -> Result<FetchedDocument, Failure> {
        let Id { name, version } = id;
        let root = match self.named {
            true => self.root.clone(),
            false => format!("https://{name}.googleapis.com/"),
        };
        let address = format!("{root}$discovery/rest?version={version}");
        let nowhere = || {
            let list = match self.named {
                true => format!("discovery-codegen list --from {}", self.root),
                false => "discovery-codegen list".to_owned(),
            };
            let message = format!(
                "there is no such document, here or at {address}. `{list}` shows which APIs exist; a private document needs \
                 --token-env, --key-env or --adc"
            );
            Failure::Missing(Problem::new("", message).in_file(tried))
        };
        // The name becomes part of a host name.
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(nowhere());
        }
        let builder = with_access(
            ClientBuilder::<ApiClient>::new(&UNKNOWN_API),
            &root,
            &self.credentials,
            self.timeouts,
        );
        let outcome = builder.build().and_then(|client| {
            let mut call = Call::new(&client, &OWN_DOCUMENT);
            call.query("version", version.as_str().to_owned());
            call.options(|options| conditional(options, copy));
            self.runtime.block_on(call.send_raw())
        });
        match outcome {
            Err(error) if error.is_not_found() => Err(nowhere()),
            // The host of an API that does not exist cannot be resolved.
            Err(error) if error.is_connect() && !self.named => Err(nowhere()),
            outcome => read_response(outcome, copy, &address),
        }
    }

    /// The directory.
    pub(super) fn list(&self) -> Result<Vec<Listed>, Failure> {
        let address = format!("{}discovery/v1/apis", self.root);
        let directory = self
            .runtime
            .block_on(self.client.apis().list().send())
            .map_err(|error| call_failure(&address, &error))?;
        Ok(directory.items.into_iter().filter_map(listed).collect())
    }
}

impl Credentials {
    fn for_client(&self) -> Result<google_discovery_v1::Credentials, Problem> {
        use google_discovery_v1::Credentials as Known;
        let variable = |name: &str| {
            std::env::var(name).map_err(|error| {
                let message = format!("this environment variable cannot be used: {error}");
                Problem::new("", message).in_file(name)
            })
        };
        match self {
            Self::Anonymous => Ok(Known::anonymous()),
            Self::Token(name) => Ok(Known::token(variable(name)?.trim())),
            Self::Key(name) => Ok(Known::api_key(variable(name)?.trim())),
            Self::ApplicationDefault if cfg!(feature = "auth") => Ok(Known::application_default()),
            Self::ApplicationDefault => Err(Problem::new(
                "",
                "this build lacks Application Default Credentials: build it with `--features auth`, or pass a token with \
                 TOKEN=$(gcloud auth print-access-token) and --token-env TOKEN",
            )
            .in_file("--adc")),
        }
    }
}

fn with_access<C: From<ApiClient>>(
    builder: ClientBuilder<C>,
    root: &str,
    credentials: &google_discovery_v1::Credentials,
    [attempt, call]: [Duration; 2],
) -> ClientBuilder<C> {
    builder
        .endpoint(root)
        .credentials(credentials.clone())
        .scopes([SCOPE])
        .options(|options| options.attempt_timeout(attempt).timeout(call))
}

/// Asks the server to send the document only if its etag is not that of the copy (RFC 9110, section 13.1.2).
fn conditional(options: CallOptions, copy: Option<&FetchedDocument>) -> CallOptions {
    match copy.and_then(|copy| copy.etag.as_deref()) {
        Some(etag) => options.header(IF_NONE_MATCH, etag),
        None => options,
    }
}

/// The document of a response; the copy if the server says that it is up to date.
fn read_response(
    outcome: Result<RawResponse>,
    copy: Option<&FetchedDocument>,
    address: &str,
) -> Result<FetchedDocument, Failure> {
    match (outcome, copy) {
        (Ok(response), _) => FetchedDocument::read(response.body, address).map_err(Failure::Other),
        (Err(error), Some(copy)) if error.http_status() == Some(StatusCode::NOT_MODIFIED) => {
            Ok(FetchedDocument {
                origin: address.to_owned(),
                ..copy.clone()
            })
        }
        (Err(error), _) => Err(call_failure(address, &error)),
    }
}

/// An entry of the directory, if it has a name and a version.
fn listed(item: Item) -> Option<Listed> {
    Some(Listed {
        id: Id {
            name: item.name?,
            version: item.version?,
        },
        title: item.title.unwrap_or_default(),
        preferred: item.preferred,
    })
}

/// Why a call failed, with advice.
fn call_failure(address: &str, error: &Error) -> Failure {
    let is_network = matches!(
        error.kind(),
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted
    );
    let next = match error.kind() {
        _ if is_network => ". Without a network, take documents from a folder with --from DIR",
        _ if error.is_unauthenticated() || error.is_permission_denied() => {
            ". A private document needs --token-env, --key-env or --adc"
        }
        _ => "",
    };
    let problem = Problem::new("", format!("{error}{next}")).in_file(address);
    let is_failing = error
        .http_status()
        .is_some_and(|status| status.is_server_error());
    match is_network || is_failing {
        true => Failure::Unreachable(problem),
        false => Failure::Other(problem),
    }
}

fn with_slash(root: &str) -> String {
    if root.ends_with('/') {
        root.to_owned()
    } else {
        format!("{root}/")
    }
}

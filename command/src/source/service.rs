//! The Discovery service, through the client that this generator made of its document.

use std::time::Duration;

use discovery_codegen::Problem;
use discovery_runtime::http::StatusCode;
use discovery_runtime::http::header::IF_NONE_MATCH;
use discovery_runtime::{
    Api, ApiClient, Call, CallOptions, ClientBuilder, ErrorKind, Method, RawReply,
};
use google_discovery_v1::types::directory_list::Item;
use google_discovery_v1::{Client, Error, Result};
use tokio::runtime::Runtime;

use super::document::{FetchedDocument, Id};
use super::listed::Listed;

/// Google's Discovery service.
const SERVICE: &str = "https://www.googleapis.com/";

/// What a token is asked for: documents have no scope of their own.
const SCOPE: &str = "https://www.googleapis.com/auth/cloud-platform";

/// How long one attempt may take, and the call with all its attempts.
const TIMEOUTS: [Duration; 2] = [Duration::from_secs(60), Duration::from_secs(180)];

/// An API's own copy of its document, at an address that every API of Google has: the directory lacks some of them.
static OWN_DOCUMENT: Method = Method {
    id: "$discovery.rest",
    verb: "GET",
    path: "$discovery/rest",
    patterns: &[],
    scopes: &[],
    api_version: None,
    // The address is given without `alt=json`.
    has_response: false,
    request_id: false,
};

/// The server of some API, of which nothing else is known.
static SOME_API: Api = Api {
    name: "discovery",
    version: "v1",
    revision: "",
    root_url: SERVICE,
    service_path: "",
    scopes: &[],
    default_scopes: &[],
    data_wrapper: false,
    package: "discovery-codegen",
    package_version: env!("CARGO_PKG_VERSION"),
};

/// Who asks for documents.
#[derive(Debug, Default)]
pub(crate) enum Credentials {
    /// Anybody.
    #[default]
    Anonymous,
    /// The OAuth access token in this variable of the environment.
    Token(String),
    /// The API key in this variable of the environment.
    Key(String),
    /// Application Default Credentials.
    ApplicationDefault,
}

/// A server of documents.
#[derive(Debug)]
pub(crate) struct Service {
    /// Its address, with `/` at the end.
    root: String,
    /// Whether it is one that the caller named.
    named: bool,
    credentials: google_discovery_v1::Credentials,
    client: Client,
    runtime: Runtime,
}

impl Service {
    /// The server at an address; Google's where there is none.
    pub(super) fn open(address: Option<&str>, credentials: &Credentials) -> Result<Self, Problem> {
        let root = address.map_or(SERVICE, |address| address.trim_end_matches('/'));
        let wrong = |message: String| Problem::new("", message).in_file(root);
        let credentials = credentials.of_the_client()?;
        let builder = with_access(Client::builder(), root, &credentials);
        let client = builder.build().map_err(|error| wrong(error.to_string()))?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        Ok(Self {
            root: with_slash(root),
            named: address.is_some(),
            credentials,
            client,
            runtime,
        })
    }

    pub(super) fn shown(&self) -> &str {
        &self.root
    }

    /// The document that the directory has; else the API's own copy.
    pub(super) fn document(
        &self,
        id: &Id,
        copy: Option<&FetchedDocument>,
    ) -> Result<FetchedDocument, Problem> {
        let Id { name, version } = id;
        let address = format!("{}discovery/v1/apis/{name}/{version}/rest", self.root);
        let call = self
            .client
            .apis()
            .get_rest(name.as_str(), version.as_str())
            .options(|options| conditional(options, copy));
        match self.runtime.block_on(call.send_raw()) {
            Err(error) if error.is_not_found() => self.own_document(id, copy, &address),
            outcome => answer(outcome, copy, &address),
        }
    }

    fn own_document(
        &self,
        id: &Id,
        copy: Option<&FetchedDocument>,
        tried: &str,
    ) -> Result<FetchedDocument, Problem> {
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
                "there is no such document, nor at {address}. `{list}` shows what there is; a document that not everybody \
                 may see needs --token-env, --key-env or --adc"
            );
            Problem::new("", message).in_file(tried)
        };
        // The name becomes part of a host.
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(nowhere());
        }
        let builder = with_access(
            ClientBuilder::<ApiClient>::new(&SOME_API),
            &root,
            &self.credentials,
        );
        let outcome = builder.build().and_then(|client| {
            let mut call = Call::new(&client, &OWN_DOCUMENT);
            call.query("version", version.as_str().to_owned());
            call.options(|options| conditional(options, copy));
            self.runtime.block_on(call.send_raw())
        });
        match outcome {
            Err(error) if error.is_not_found() => Err(nowhere()),
            // A name that no API has is a host that nobody has.
            Err(error) if error.is_connect() && !self.named => Err(nowhere()),
            outcome => answer(outcome, copy, &address),
        }
    }

    /// The directory.
    pub(super) fn list(&self) -> Result<Vec<Listed>, Problem> {
        let address = format!("{}discovery/v1/apis", self.root);
        let directory = self
            .runtime
            .block_on(self.client.apis().list().send())
            .map_err(|error| call_problem(&address, &error))?;
        Ok(directory.items.into_iter().filter_map(listed).collect())
    }
}

impl Credentials {
    fn of_the_client(&self) -> Result<google_discovery_v1::Credentials, Problem> {
        use google_discovery_v1::Credentials as Known;
        let variable = |name: &str| {
            std::env::var(name).map_err(|error| {
                let message = format!("this variable of the environment cannot be used: {error}");
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
                "this build has no Application Default Credentials: build it with `--features auth`; or give a token, \
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
) -> ClientBuilder<C> {
    let [attempt, call] = TIMEOUTS;
    builder
        .endpoint(root)
        .credentials(credentials.clone())
        .scopes([SCOPE])
        .options(|options| options.attempt_timeout(attempt).timeout(call))
}

/// The server need not send again the document with the tag of the copy (RFC 9110, section 13.1.2).
fn conditional(options: CallOptions, copy: Option<&FetchedDocument>) -> CallOptions {
    match copy.and_then(|copy| copy.etag.as_deref()) {
        Some(etag) => options.header(IF_NONE_MATCH, etag),
        None => options,
    }
}

fn answer(
    outcome: Result<RawReply>,
    copy: Option<&FetchedDocument>,
    address: &str,
) -> Result<FetchedDocument, Problem> {
    match (outcome, copy) {
        (Ok(reply), _) => FetchedDocument::read(reply.body, address),
        (Err(error), Some(copy)) if error.http_status() == Some(StatusCode::NOT_MODIFIED) => {
            Ok(FetchedDocument {
                origin: address.to_owned(),
                ..copy.clone()
            })
        }
        (Err(error), _) => Err(call_problem(address, &error)),
    }
}

/// An entry of the directory that says what it is of.
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

/// What went wrong, and what to do.
fn call_problem(address: &str, error: &Error) -> Problem {
    let next = match error.kind() {
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => {
            ". Without a network, --from DIR takes documents from a folder"
        }
        _ if error.is_unauthenticated() || error.is_permission_denied() => {
            ". A document that not everybody may see needs --token-env, --key-env or --adc"
        }
        _ => "",
    };
    Problem::new("", format!("{error}{next}")).in_file(address)
}

fn with_slash(root: &str) -> String {
    if root.ends_with('/') {
        root.to_owned()
    } else {
        format!("{root}/")
    }
}

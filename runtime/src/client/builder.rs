//! [`ClientBuilder`]: sets up a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use http::header::{ACCEPT, ACCEPT_ENCODING, USER_AGENT};
use http::{HeaderMap, HeaderValue, Uri};

use super::address::{Choice, of_process};
use super::api_client::{ApiClient, ClientState};
use crate::api::Api;
use crate::credentials::Credentials;
use crate::error::{Error, ErrorKind, Result};
use crate::held::Held;
use crate::options::CallOptions;
use crate::policy::{RetryBudget, RetryPolicy};
use crate::transport::Transport;

/// Sets up a client. `C` is the client of a generated crate.
///
/// By default, a client calls the endpoint of the document, or an [emulator](Self::emulator), with Application Default Credentials, which the first call looks up.
///
/// Requests go through the proxies of the environment, except to loopback: see
#[cfg_attr(
    feature = "hyper",
    doc = "[`HyperTransport`](crate::transport::HyperTransport)."
)]
#[cfg_attr(not(feature = "hyper"), doc = "`HyperTransport`.")]
/// A secret goes over https, or over plain http directly to loopback; otherwise the call is an error. One client can serve any
/// number of tokio runtimes: each runtime has its own connections, which are dropped with it.
pub struct ClientBuilder<C> {
    api: Held<Api>,
    choice: Choice,
    credentials: Option<Credentials>,
    scopes: Option<Vec<String>>,
    transport: Option<Arc<dyn Transport>>,
    options: CallOptions,
    user_agent: Option<String>,
    allow_insecure: bool,
    client: PhantomData<fn() -> C>,
}

impl<C: From<ApiClient>> ClientBuilder<C> {
    /// A builder with the defaults.
    pub fn new(api: &'static Api) -> Self {
        Self::of(Held::Static(api))
    }

    /// A builder with the defaults, for an API that is known at run time.
    pub fn shared(api: Arc<Api>) -> Self {
        Self::of(Held::Shared(api))
    }

    fn of(api: Held<Api>) -> Self {
        Self {
            api,
            choice: Choice::default(),
            credentials: None,
            scopes: None,
            transport: None,
            options: CallOptions::default(),
            user_agent: None,
            allow_insecure: false,
            client: PhantomData,
        }
    }

    /// Calls another server: an emulator, a regional or a private endpoint. It replaces only the document's `rootUrl`, and beats
    /// what the environment says. A URL without a scheme is https.
    pub fn endpoint(mut self, url: impl Into<String>) -> Self {
        self.choice.endpoint = Some(url.into());
        self
    }

    /// Calls the regional endpoint of a location, such as `us-east1`. The generated client has a constant for each of them, too,
    /// which [`endpoint`](Self::endpoint) takes: `Client::ENDPOINT_US_EAST1`.
    pub fn location(mut self, location: impl Into<String>) -> Self {
        self.choice.location = Some(location.into());
        self
    }

    /// Whether the client looks for an emulator in the environment, such as in `STORAGE_EMULATOR_HOST`. If the variable is set, the
    /// client calls that host, over plain http unless the variable says otherwise, and anonymously unless
    /// [`credentials`](Self::credentials) are set.
    ///
    /// By default, a client does so if Google's own clients of the API do and the emulator is the same for REST. An endpoint or a
    /// location beats the variable.
    pub fn emulator(mut self, look: bool) -> Self {
        self.choice.emulator = Some(look);
        self
    }

    /// The domain of another [universe](https://docs.cloud.google.com/docs/overview): it takes the place of `googleapis.com` in
    /// the endpoint of the document and in those of locations. The default is `GOOGLE_CLOUD_UNIVERSE_DOMAIN`, else `googleapis.com`.
    ///
    /// Calls with credentials of another universe fail before anything is sent.
    pub fn universe_domain(mut self, domain: impl Into<String>) -> Self {
        self.choice.universe = Some(domain.into());
        self
    }

    /// Who calls. The default is Application Default Credentials.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// All OAuth scopes to request, as complete URLs, for every call. [`CallOptions::scopes`] beats them.
    ///
    /// By default, each call asks for one scope: `cloud-platform` if the method takes it, else the scope that the page of the method
    /// names. That is the one which reads everything of the API for a method that reads, else the first one that the method takes.
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// How requests reach the server. To share connections between clients, pass a clone to each. A transport that does not
    /// [connect directly](Transport::connects_directly) gets no secret over plain http.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// When a request is sent again.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.options(|options| options.retry(policy))
    }

    /// The project for billing and quota, sent as `x-goog-user-project`.
    pub fn quota_project(self, project: impl Into<String>) -> Self {
        self.options(|options| options.quota_project(project))
    }

    /// The options that every call starts with.
    pub fn options(mut self, change: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        self.options = change(self.options);
        self
    }

    /// Text to add to the `user-agent`, such as `my-app/1.0`.
    pub fn user_agent(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent = Some(suffix.into());
        self
    }

    /// Sends credentials over plain http to other machines too, where everyone on the way can read them: the network, and the
    /// proxy that the environment names, if there is one. The default is off; directly to loopback is always allowed.
    pub fn allow_insecure_endpoint(mut self, allow: bool) -> Self {
        self.allow_insecure = allow;
        self
    }

    /// Builds the client. It opens no connection and needs no async runtime.
    ///
    /// # Errors
    ///
    /// The endpoint is not a URL, the location or an emulator is not known, a variable of the environment has a value that is not
    /// possible, the user-agent is not a valid header, or there is no transport: none is compiled in and none
    /// is set.
    pub fn build(self) -> Result<C> {
        self.client_state()
            .map(|shared| C::from(ApiClient(Arc::new(shared))))
    }
}

impl<C> ClientBuilder<C> {
    fn client_state(self) -> Result<ClientState> {
        let api = self.api;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let has_certificate = transport.has_client_certificate();
        let address = self.choice.find(&api, has_certificate, &of_process)?;
        let default_scopes = api.default_scopes.iter().map(str::to_owned).collect();
        let suffix = self
            .user_agent
            .map(|suffix| format!(" {suffix}"))
            .unwrap_or_default();
        let package = format!("{}/{}", &*api.package, &*api.package_version);
        let runtime = env!("CARGO_PKG_VERSION");
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        // Google's front ends compress only if the user-agent says gzip, too.
        let user_agent = format!("{package} discovery-runtime/{runtime} (gzip){suffix}");
        headers.insert(USER_AGENT, header_value(user_agent)?);
        let compiler = env!("RUSTC_VERSION");
        let api_client = format!("gl-rust/{compiler} gdcl/{runtime} {package}");
        headers.insert("x-goog-api-client", header_value(api_client)?);
        let base_url = format!(
            "{}{}",
            address.root,
            api.service_path.trim_start_matches('/')
        );
        let base_uri = Uri::try_from(&base_url).map_err(|error| {
            Error::new(ErrorKind::Configuration, "the endpoint is not a URL").with_source(error)
        })?;
        Ok(ClientState {
            api,
            base_url,
            root_length: address.root.trim_end_matches('/').len(),
            base_uri,
            credentials: match (self.credentials, address.is_emulator) {
                (Some(credentials), _) => credentials,
                (None, true) => Credentials::anonymous(),
                (None, false) => Credentials::application_default(),
            },
            universe: address.universe,
            scopes: self.scopes,
            default_scopes,
            transport,
            options: self.options,
            budget: RetryBudget::default(),
            headers,
            allow_insecure: self.allow_insecure,
            #[cfg(feature = "blocking")]
            thread: Default::default(),
        })
    }
}

fn header_value(text: String) -> Result<HeaderValue> {
    HeaderValue::try_from(&text).map_err(|error| {
        Error::new(
            ErrorKind::Configuration,
            format!("the user-agent {text:?} cannot be sent"),
        )
        .with_source(error)
    })
}

#[cfg(feature = "hyper")]
fn default_transport() -> Result<Arc<dyn Transport>> {
    Ok(Arc::new(crate::transport::HyperTransport::new()))
}

#[cfg(not(feature = "hyper"))]
fn default_transport() -> Result<Arc<dyn Transport>> {
    Err(Error::new(
        ErrorKind::Configuration,
        "no transport is compiled in: give the builder one with `.transport(…)`, or enable the feature `hyper`",
    ))
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field(
                "api",
                &format_args!("{} {}", &*self.api.name, &*self.api.version),
            )
            .field("credentials", &self.credentials)
            .field("scopes", &self.scopes)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

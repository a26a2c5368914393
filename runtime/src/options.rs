//! [`CallOptions`]: what a caller sets about a call besides the parameters of the API.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::call::shown_parameters;
use crate::credentials::Credentials;
use crate::error::{Error, ErrorKind, Result};
use crate::message::Decoding;
use crate::parameter::Parameter;
use crate::policy::{PollingPolicy, RetryPolicy};

/// The default limit of a call's duration.
const TIMEOUT: Duration = Duration::from_secs(5 * 60);
/// The default limit for the time in which no byte moves.
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);
/// The default limit of a response's size, unpacked.
const MAX_RESPONSE_BYTES: usize = 256 << 20;

/// The hook after each attempt.
pub(crate) type OnAttempt = Arc<dyn Fn(&Attempt<'_>) + Send + Sync>;
type BeforeAttempt = Arc<dyn Fn(&mut NextAttempt<'_>) + Send + Sync>;

/// Options of one call, or the defaults of a client.
///
/// A value that a call does not set comes from its client. If the client does not set it either, the default below applies.
///
/// ```
/// # use discovery_runtime::CallOptions;
/// use std::time::Duration;
/// # let options = CallOptions::default();
/// // client.operations().get("operations/abc").options(|options| …
/// options.timeout(Duration::from_secs(10)).idempotent(true).header("x-goog-request-reason", "audit")
/// # ;
/// ```
#[derive(Clone, Default)]
pub struct CallOptions {
    timeout: Option<Option<Duration>>,
    attempt_timeout: Option<Option<Duration>>,
    idle_timeout: Option<Option<Duration>>,
    retry: Option<RetryPolicy>,
    polling: Option<PollingPolicy>,
    idempotent: Option<bool>,
    headers: HeaderMap,
    parameters: Vec<(Cow<'static, str>, String)>,
    quota_project: Option<String>,
    credentials: Option<Credentials>,
    scopes: Option<Vec<String>>,
    request_id: Option<bool>,
    pub(crate) check_names: Option<bool>,
    max_response_bytes: Option<usize>,
    max_decoded_bytes: Option<usize>,
    lenient: Option<bool>,
    before_attempt: Option<BeforeAttempt>,
    on_attempt: Option<OnAttempt>,
    invalid: Option<String>,
}

impl CallOptions {
    /// The limit for the whole call: credentials, every attempt and the waits between them. The default is 5 minutes; `None` is
    /// no limit.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }

    /// The limit for one attempt, including its whole response. By default only the limit of the call applies.
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = Some(timeout.into());
        self
    }

    /// How long no byte may move while a body is on its way, to the server or from it. The default is 30 s; `None` is no limit.
    ///
    /// After that time the attempt is an error that may be retried ([`Error::is_timeout`]). Only time counts in which the
    /// connection is waited for: a program that takes its time over what it reads or sends is no stall, and neither is a
    /// server that works on the response to a whole request.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.idle_timeout = Some(timeout.into());
        self
    }

    /// When the request is sent again: see [`RetryPolicy`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// How often the state of an operation is requested: see [`PollingPolicy`].
    pub fn polling(mut self, policy: PollingPolicy) -> Self {
        self.polling = Some(policy);
        self
    }

    /// Who makes the call, instead of the credentials of the client: for a service that calls for many users.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// All OAuth scopes to request for the call, as complete URLs, instead of those of the client. Tokens are kept for each set of
    /// scopes.
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Whether sending the request twice has the same effect as sending it once. Such a request may be sent again after the
    /// server may have acted on it. By default the verb and a `requestId` decide.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = Some(idempotent);
        self
    }

    /// Sets a header, which replaces one of the runtime's. An invalid name or value is an error of the call, and so is a header
    /// that describes the connection or the length of the body, such as `content-length`: the transport writes it, and another
    /// one would let the server wait for more.
    ///
    /// A header that is known to carry a secret, such as `authorization`, is treated as by
    /// [`secret_header`](Self::secret_header).
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.set_header(name.as_ref(), value.as_ref(), is_secret_name)
    }

    /// Sets a header whose value is a secret. `Debug` does not show it, no redirect takes it to another host, and it goes only over
    /// https or directly to loopback, unless the client
    /// [allows more](crate::ClientBuilder::allow_insecure_endpoint).
    pub fn secret_header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.set_header(name.as_ref(), value.as_ref(), |_| true)
    }

    fn set_header(
        mut self,
        name: &str,
        value: &str,
        is_secret: impl FnOnce(&HeaderName) -> bool,
    ) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), _) if is_of_connection(&name) => {
                self.invalid = Some(of_connection(&name));
            }
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(is_secret(&name));
                self.headers.insert(name, value);
            }
            (Err(_), _) => self.invalid = Some(format!("{name:?} is not a header name")),
            (_, Err(_)) => {
                self.invalid = Some(format!(
                    "the value of header `{name}` holds a character that is not allowed"
                ))
            }
        }
        self
    }

    /// Sets a query parameter by its wire name: a system parameter such as `prettyPrint` or `userIp`, or one that this version of a
    /// crate does not know yet. What sets the parameter last wins, a setter of the builder or this; both win over the defaults of the
    /// client.
    ///
    /// `alt`, `callback`, `uploadType` and `upload_protocol` change what the server sends back. With them only `send_raw()` and
    /// `request()` work; a call that decodes its response is an error, except with `alt=json`.
    ///
    /// A key or a token belongs into [`Credentials`](crate::Credentials). As a parameter (`key`, `access_token`) it is treated as a
    /// secret too, but stands in the URL.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Parameter) -> Self {
        let name = Cow::Owned(name.into());
        self.parameters.retain(|(earlier, _)| *earlier != name);
        self.parameters.push((name, value.into_text()));
        self
    }

    /// The user to whom the server counts the call, in `quotaUser`: any text of up to 40 characters that stands for a person. See
    /// [system parameters](https://cloud.google.com/apis/docs/system-parameters).
    pub fn quota_user(self, user: impl Into<String>) -> Self {
        self.parameter("quotaUser", user.into())
    }

    /// Whether the JSON of the response is indented, in `prettyPrint`. Most APIs indent by default; without it a response is
    /// shorter. It changes nothing about the decoded values.
    pub fn pretty_print(self, pretty: bool) -> Self {
        self.parameter("prettyPrint", pretty)
    }

    /// Takes the query parameters out, for a call that sets them now.
    pub(crate) fn take_parameters(&mut self) -> Vec<(Cow<'static, str>, String)> {
        std::mem::take(&mut self.parameters)
    }

    /// The query parameters.
    pub(crate) fn parameters(&self) -> &[(Cow<'static, str>, String)] {
        &self.parameters
    }

    /// The project for billing and quota, sent as `x-goog-user-project`.
    pub fn quota_project(mut self, project: impl Into<String>) -> Self {
        self.quota_project = Some(project.into());
        self
    }

    /// Whether to send a generated `requestId` if the method takes one and the caller sets none. The default is on.
    pub fn request_id(mut self, send: bool) -> Self {
        self.request_id = Some(send);
        self
    }

    /// Whether to check path values. A value that the document does not know is then an error of the call, and nothing is sent. The
    /// default is on. Empty values and segments `.` and `..` are always errors.
    pub fn check_names(mut self, check: bool) -> Self {
        self.check_names = Some(check);
        self
    }

    /// The limit of a response's size in bytes, unpacked. The default is 256 MiB.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = Some(bytes);
        self
    }

    /// The limit for the memory that a decoded response takes, in bytes. The default is 1 GiB, or 16 times the size of the response
    /// if that is more.
    ///
    /// A small response can decode into a large value: each `{}` of a list becomes a struct with all fields of its schema. The
    /// runtime counts about what it allocates, while it reads. A response beyond the limit is an error of the kind
    /// [`ErrorKind::TooLarge`]. The limit does not change `send_as`, whose type decides itself.
    pub fn max_decoded_bytes(mut self, bytes: usize) -> Self {
        self.max_decoded_bytes = Some(bytes);
        self
    }

    /// Whether a value of the wrong type in a response is kept, and not an error of the whole call. The default is off.
    ///
    /// The field of such a value is absent, as is the entry of a map or the element of a list. The value is written back as it
    /// was read, and [`unknowns`](crate::message::unknowns) returns it with its path, as
    /// [`Finding::WrongType`](crate::message::Finding::WrongType). A `tracing` event of level `WARN` names the path too.
    ///
    /// It holds for every page and for every state of an operation. It does not change `send_as`, whose type decides itself.
    pub fn lenient(mut self, lenient: bool) -> Self {
        self.lenient = Some(lenient);
        self
    }

    /// Calls `hook` before every attempt, with the headers to add to its request: the context of a trace, a checksum of the time.
    ///
    /// They replace headers of the same name. What holds for [`header`](Self::header) holds for them: one that belongs to the
    /// connection is an error, and one that is known to carry a secret, or is
    /// [sensitive](http::HeaderValue::set_sensitive), is treated as one. With the feature `tracing`, the span of the attempt is the
    /// current one.
    ///
    /// ```
    /// # use discovery_runtime::{CallOptions, http::HeaderValue};
    /// # let options = CallOptions::default();
    /// options.before_attempt(|attempt| {
    ///     let number = HeaderValue::from(attempt.number);
    ///     attempt.headers.insert("x-attempt", number);
    /// })
    /// # ;
    /// ```
    pub fn before_attempt(
        mut self,
        hook: impl Fn(&mut NextAttempt<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.before_attempt = Some(Arc::new(hook));
        self
    }

    /// Calls `hook` after every attempt, with its outcome and the wait before the next one.
    ///
    /// A response that is read as it comes, that of a stream or a download, belongs to its attempt: the hook is called when the body
    /// ends, breaks, or is dropped, which is no error. An attempt that is cancelled is not reported.
    pub fn on_attempt(mut self, hook: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.on_attempt = Some(Arc::new(hook));
        self
    }
}

fn of_connection(name: &HeaderName) -> String {
    format!(
        "the header `{name}` belongs to the connection, and the transport writes it: leave it out"
    )
}

/// Whether a header describes the connection or the bytes on the wire (RFC 9110, section 7.6.1; RFC 9112, section 6).
pub(crate) fn is_of_connection(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "connection"
            | "content-length"
            | "http2-settings"
            | "keep-alive"
            | "proxy-connection"
            | "te"
            | "trailer"
            | "transfer-encoding"
            | "upgrade"
    )
}

/// Whether a header is known to carry a secret: a credential, or the key of an encryption.
pub(crate) fn is_secret_name(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "authorization"
            | "cookie"
            | "proxy-authorization"
            | "x-api-key"
            | "x-goog-api-key"
            | "x-goog-copy-source-encryption-key"
            | "x-goog-encryption-key"
            | "x-goog-iam-authorization-token"
            | "x-goog-iap-jwt-assertion"
            | "x-serverless-authorization"
    )
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("idle_timeout", &self.idle_timeout)
            .field("retry", &self.retry)
            .field("polling", &self.polling)
            .field("idempotent", &self.idempotent)
            .field("headers", &self.headers)
            .field("parameters", &shown_parameters(&self.parameters))
            .field("quota_project", &self.quota_project)
            .field("credentials", &self.credentials)
            .field("scopes", &self.scopes)
            .field("request_id", &self.request_id)
            .field("check_names", &self.check_names)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("max_decoded_bytes", &self.max_decoded_bytes)
            .field("lenient", &self.lenient)
            .field("before_attempt", &self.before_attempt.is_some())
            .field("on_attempt", &self.on_attempt.is_some())
            .finish()
    }
}

/// The options that apply to one call: its own, then those of its client, then the defaults.
pub(crate) struct ResolvedOptions {
    pub(crate) timeout: Option<Duration>,
    /// The same, if the caller set it.
    pub(crate) timeout_of_caller: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) retry: RetryPolicy,
    pub(crate) idempotent: Option<bool>,
    pub(crate) request_id: bool,
    pub(crate) max_response_bytes: usize,
    max_decoded_bytes: Option<usize>,
    lenient: bool,
    before_attempt: Option<BeforeAttempt>,
    pub(crate) on_attempt: Option<OnAttempt>,
}

impl ResolvedOptions {
    pub(crate) fn new(call: Option<&CallOptions>, client: &CallOptions) -> Self {
        let timeout = call.and_then(|options| options.timeout).or(client.timeout);
        Self {
            timeout: timeout.unwrap_or(Some(TIMEOUT)),
            timeout_of_caller: timeout.flatten(),
            idle_timeout: call
                .and_then(|options| options.idle_timeout)
                .or(client.idle_timeout)
                .unwrap_or(Some(IDLE_TIMEOUT)),
            attempt_timeout: call
                .and_then(|options| options.attempt_timeout)
                .or(client.attempt_timeout)
                .flatten(),
            retry: call
                .and_then(|options| options.retry.as_ref())
                .or(client.retry.as_ref())
                .cloned()
                .unwrap_or_default(),
            idempotent: call
                .and_then(|options| options.idempotent)
                .or(client.idempotent),
            request_id: call
                .and_then(|options| options.request_id)
                .or(client.request_id)
                .unwrap_or(true),
            max_response_bytes: call
                .and_then(|options| options.max_response_bytes)
                .or(client.max_response_bytes)
                .unwrap_or(MAX_RESPONSE_BYTES),
            max_decoded_bytes: call
                .and_then(|options| options.max_decoded_bytes)
                .or(client.max_decoded_bytes),
            lenient: call
                .and_then(|options| options.lenient)
                .or(client.lenient)
                .unwrap_or(false),
            before_attempt: call
                .and_then(|options| options.before_attempt.as_ref())
                .or(client.before_attempt.as_ref())
                .cloned(),
            on_attempt: call
                .and_then(|options| options.on_attempt.as_ref())
                .or(client.on_attempt.as_ref())
                .cloned(),
        }
    }

    /// How to read the response.
    pub(crate) fn decoding(&self) -> Decoding {
        Decoding::new()
            .lenient(self.lenient)
            .max_decoded_bytes(self.max_decoded_bytes)
    }

    /// The headers that the caller adds to the next attempt.
    ///
    /// # Errors
    ///
    /// One of them belongs to the connection.
    pub(crate) fn headers_of_attempt(&self, method: &str, number: u32) -> Result<HeaderMap> {
        let mut headers = HeaderMap::new();
        if let Some(hook) = &self.before_attempt {
            hook(&mut NextAttempt {
                method,
                number,
                headers: &mut headers,
            });
        }
        match headers.keys().find(|name| is_of_connection(name)) {
            Some(name) => Err(Error::new(ErrorKind::Request, of_connection(name))),
            None => Ok(headers),
        }
    }
}

impl CallOptions {
    /// Adds the caller's headers, which replace those that are there.
    pub(crate) fn write_headers(&self, headers: &mut HeaderMap) -> Result<()> {
        if let Some(invalid) = &self.invalid {
            return Err(Error::new(ErrorKind::Request, invalid.clone()));
        }
        if let Some(project) = &self.quota_project {
            let value = HeaderValue::try_from(project).map_err(|_| {
                Error::new(
                    ErrorKind::Request,
                    "the quota project holds a character that no header can carry",
                )
            })?;
            headers.insert("x-goog-user-project", value);
        }
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        Ok(())
    }
}

impl CallOptions {
    /// The first of these options that a request of several calls cannot keep for one of them.
    pub(crate) fn of_whole_request(&self) -> Option<&'static str> {
        let set = [
            ("timeout", self.timeout.is_some()),
            ("attempt_timeout", self.attempt_timeout.is_some()),
            ("idle_timeout", self.idle_timeout.is_some()),
        ];
        set.into_iter().find(|(_, set)| *set).map(|(name, _)| name)
    }

    /// The limit for the whole call, if these options have one.
    pub(crate) fn own_timeout(&self) -> Option<Duration> {
        self.timeout.flatten()
    }

    /// Sets what these options say about retries and attempts for a call whose own options do not say it.
    pub(crate) fn fill(&self, own: Option<&Self>, resolved: &mut ResolvedOptions) {
        if let (None, Some(retry)) = (own.and_then(|own| own.retry.as_ref()), &self.retry) {
            resolved.retry = retry.clone();
        }
        if let (None, Some(hook)) = (
            own.and_then(|own| own.on_attempt.as_ref()),
            &self.on_attempt,
        ) {
            resolved.on_attempt = Some(hook.clone());
        }
    }
}

impl CallOptions {
    /// Who makes the call, if these options say so.
    pub(crate) fn own_credentials(&self) -> Option<&Credentials> {
        self.credentials.as_ref()
    }

    /// The scopes, if these options have them.
    pub(crate) fn own_scopes(&self) -> Option<&[String]> {
        self.scopes.as_deref()
    }
}

impl CallOptions {
    /// The polling policy that applies: that of these options, or the client's.
    pub(crate) fn polling_policy(&self, client: &CallOptions) -> PollingPolicy {
        let own = self.polling.as_ref().or(client.polling.as_ref());
        own.cloned().unwrap_or_default()
    }

    /// These options for the following calls about an operation, without those that belong to the call that started it.
    pub(crate) fn for_follow_up_call(mut self) -> Self {
        self.idempotent = None;
        self.parameters.clear();
        let headers = std::mem::take(&mut self.headers);
        let of_one_request = |name: &HeaderName| {
            let name = name.as_str();
            name.starts_with("if-") || name.starts_with("content-")
        };
        self.headers = headers
            .iter()
            .filter(|(name, _)| !of_one_request(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        self
    }
}

/// The next attempt of a call, for the hook of [`CallOptions::before_attempt`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NextAttempt<'a> {
    /// The id of the method.
    pub method: &'a str,
    /// The number of the attempt, from 1.
    pub number: u32,
    /// The headers to add. It is empty at first.
    pub headers: &'a mut HeaderMap,
}

/// One finished attempt of a call, for the hook of [`CallOptions::on_attempt`].
#[derive(Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The id of the method.
    pub method: &'a str,
    /// The number of the attempt, from 1.
    pub number: u32,
    /// How long it took.
    pub elapsed: Duration,
    /// How long the call has taken, with all attempts and the waits between them. After the last attempt, it is the duration of the
    /// call.
    pub call_elapsed: Duration,
    /// The HTTP status, if there was a response.
    pub http_status: Option<StatusCode>,
    /// The error; `None` if the attempt succeeded.
    pub error: Option<&'a Error>,
    /// The wait before the next attempt; `None` if there is none.
    pub retry_in: Option<Duration>,
}

impl Attempt<'_> {
    /// Tells the caller, and writes an event.
    pub(crate) fn report(&self, hook: Option<&OnAttempt>) {
        #[cfg(feature = "tracing")]
        self.write_event();
        if let Some(hook) = hook {
            hook(self);
        }
    }

    #[cfg(feature = "tracing")]
    fn write_event(&self) {
        let (method, attempt, elapsed) = (self.method, self.number, self.elapsed);
        let status = self.http_status.map(|status| status.as_u16());
        match (self.error, self.retry_in) {
            (None, _) => {
                tracing::debug!(target: "discovery_runtime", method, attempt, status, ?elapsed, "call succeeded");
            }
            (Some(error), Some(wait)) => {
                tracing::warn!(target: "discovery_runtime", method, attempt, status, ?elapsed, ?wait, %error, "attempt failed, trying again");
            }
            (Some(error), None) => {
                tracing::debug!(target: "discovery_runtime", method, attempt, status, ?elapsed, %error, "call failed");
            }
        }
    }
}

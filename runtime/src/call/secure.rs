//! Secrets go only over https, or to this machine with no proxy between.

use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Request, Uri};
use percent_encoding::percent_decode_str;

use super::builder::Call;
use super::content::Content;
use super::long_url::FORM;
use super::prepare::PreparedRequest;
use super::secret_parameters::is_secret_parameter;
use crate::client::ApiClient;
use crate::credentials::Credentials;
use crate::error::{Error, ErrorKind, Result};
use crate::options::is_secret_name;
use crate::transport::is_loopback;

/// Refuses to send a secret over plain http if others can read it, unless the client allows that. Also refuses credentials that
/// need a scope, if there is none. This comes before the credentials request a token.
pub(super) fn check_secrets_and_scopes(call: &Call, prepared: &PreparedRequest) -> Result<()> {
    let client = &call.client;
    let credentials = call.credentials();
    if credentials.needs_scopes() && call.scopes().is_empty() {
        return Err(Error::new(
            ErrorKind::Credentials,
            format!(
                "the credentials need a scope, and none can be guessed for this method: choose with `.scopes([…])` on the \
             client's builder or among the options of the call; this method takes one of {}",
                call.known_scopes()
            ),
        ));
    }
    check_universe(client, credentials)?;
    let secret = credentials.is_secret()
        || call.has_secret_parameter()
        || prepared.headers.iter().any(is_secret_header);
    if secret && !client.may_send_secrets(client.base_uri()) {
        return Err(refusal(client.base_uri()));
    }
    Ok(())
}

/// Refuses credentials of another universe.
fn check_universe(client: &ApiClient, credentials: &Credentials) -> Result<()> {
    let wanted = client.universe();
    match credentials.universe_domain() {
        Some(found) if found != wanted => Err(Error::new(
            ErrorKind::Credentials,
            format!(
                "the credentials are of the universe {found}, and the client is of {wanted}: use credentials of {wanted}, or choose \
                 with `.universe_domain(…)` on the client's builder or GOOGLE_CLOUD_UNIVERSE_DOMAIN"
            ),
        )),
        _ => Ok(()),
    }
}

/// The same for one request, as it is handed to the transport: every request passes here, after a redirect too.
pub(super) fn check_request(client: &ApiClient, request: &Request<Content>) -> Result<()> {
    if !client.may_send_secrets(request.uri()) && has_secret(request) {
        return Err(refusal(request.uri()));
    }
    Ok(())
}

fn refusal(uri: &Uri) -> Error {
    let host = uri.host().unwrap_or_default();
    let problem = if is_loopback(host) {
        format!(
            "credentials are not sent over plain http to {host} through a transport that may hand them to a proxy: let it \
             connect directly and say so (`Transport::connects_directly`), or use `Credentials::anonymous()`, or \
             `.allow_insecure_endpoint(true)` on the client's builder"
        )
    } else {
        format!(
            "credentials are not sent over plain http to {host}: use https, `Credentials::anonymous()`, or \
             `.allow_insecure_endpoint(true)` on the client's builder"
        )
    };
    Error::new(ErrorKind::Configuration, problem)
}

fn has_secret(request: &Request<Content>) -> bool {
    let form = request
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind == FORM)
        .then(|| str::from_utf8(request.body().bytes()?).ok())
        .flatten();
    let mut parameters = request
        .uri()
        .query()
        .into_iter()
        .chain(form)
        .flat_map(|list| list.split('&'))
        .filter_map(|parameter| parameter.split('=').next());
    request.headers().iter().any(is_secret_header)
        || parameters.any(|name| is_secret_parameter(&percent_decode_str(name).decode_utf8_lossy()))
}

pub(crate) fn is_secret_header((name, value): (&HeaderName, &HeaderValue)) -> bool {
    value.is_sensitive() || is_secret_name(name)
}

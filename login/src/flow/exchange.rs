//! What all ways share: the URL of consent, the answer to it, and requests to the token endpoint (RFC 6749, RFC 7636).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use discovery_runtime::transport::{Transport, TransportError};
use http::header::CONTENT_TYPE;
use oauth2::basic::{BasicClient, BasicErrorResponse, BasicErrorResponseType, BasicTokenResponse};
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, CsrfToken, EndpointNotSet, EndpointSet,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, Scope,
    TokenResponse, TokenUrl,
};
use url::Url;

use crate::client_secret::ClientSecret;
use crate::error::{LoginError, LoginErrorKind};
use crate::http::http_client;
use crate::token::{StoredToken, now};

/// What Google says an access token is valid for, if it does not say it.
const USUAL_LIFE: Duration = Duration::from_secs(3600);

/// The longest text of a server that an error shows.
const MAX_SHOWN: usize = 300;

pub(crate) type Client =
    BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// A question to a user that is not answered yet.
pub(crate) struct Asking {
    secret: ClientSecret,
    client: Client,
    transport: Arc<dyn Transport>,
    wanted: BTreeSet<String>,
    state: CsrfToken,
    verifier: PkceCodeVerifier,
    /// Where the user agrees.
    pub(crate) url: Url,
}

impl Asking {
    /// A question whose answer comes to `redirect`.
    pub(crate) fn new(
        secret: &ClientSecret,
        transport: Arc<dyn Transport>,
        wanted: &BTreeSet<String>,
        redirect: &str,
    ) -> Result<Self, LoginError> {
        let redirect = RedirectUrl::new(redirect.to_owned()).map_err(not_a_url)?;
        let client = client(secret)?.set_redirect_uri(redirect);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state) = client
            .authorize_url(CsrfToken::new_random)
            .add_scopes(wanted.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge)
            // A refresh token comes with the first consent alone, unless it is asked for again.
            .add_extra_param("access_type", "offline")
            .add_extra_param("prompt", "consent")
            .url();
        Ok(Self {
            secret: secret.clone(),
            client,
            transport,
            wanted: wanted.clone(),
            state,
            verifier,
            url,
        })
    }

    /// Whether this query is an answer to any question: it has a code or an error.
    pub(crate) fn is_answer(query: &str) -> bool {
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.any(|(name, _)| name == "code" || name == "error")
    }

    /// The code in the query of the redirect, if it is the answer to this question.
    pub(crate) fn code_of(&self, query: &str) -> Result<String, LoginError> {
        let value = |wanted: &str| {
            let mut pairs = url::form_urlencoded::parse(query.as_bytes());
            let found = pairs.find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.into_owned())
        };
        if value("state").as_ref() != Some(self.state.secret()) {
            return Err(LoginError::new(
                LoginErrorKind::NotThisLogin,
                "the answer is not to this login: its `state` is another one. Begin again, and use the newest page",
            ));
        }
        if let Some(error) = value("error") {
            return Err(refusal(&error, value("error_description").as_deref()));
        }
        value("code").ok_or_else(|| {
            LoginError::new(
                LoginErrorKind::NotThisLogin,
                "the answer has no `code`: take the whole URL that the browser ended at",
            )
        })
    }

    /// Trades the code for tokens, and checks that the user agreed to everything.
    pub(crate) async fn finish(self, code: String) -> Result<StoredToken, LoginError> {
        let http = http_client(self.transport);
        let response = self
            .client
            .exchange_code(AuthorizationCode::new(code))
            .set_pkce_verifier(self.verifier)
            .request_async(&http)
            .await
            .map_err(|error| request_error(&self.secret, error))?;
        stored(&response, &self.wanted, None)
    }
}

pub(crate) fn client(secret: &ClientSecret) -> Result<Client, LoginError> {
    Ok(BasicClient::new(ClientId::new(secret.id.clone()))
        .set_client_secret(oauth2::ClientSecret::new(secret.secret.clone()))
        // Google reads them there, and not in the header.
        .set_auth_type(oauth2::AuthType::RequestBody)
        .set_auth_uri(AuthUrl::new(secret.auth_uri.clone()).map_err(not_a_url)?)
        .set_token_uri(TokenUrl::new(secret.token_uri.clone()).map_err(not_a_url)?))
}

/// A new access token.
pub(crate) async fn refresh(
    secret: &ClientSecret,
    transport: Arc<dyn Transport>,
    token: &StoredToken,
) -> Result<StoredToken, LoginError> {
    let http = http_client(transport);
    let refresh_token = RefreshToken::new(token.refresh_token.clone());
    let response = client(secret)?
        .exchange_refresh_token(&refresh_token)
        .request_async(&http)
        .await
        .map_err(|error| request_error(secret, error))?;
    stored(&response, &token.scopes, Some(&token.refresh_token))
}

/// Tells Google that the consent is taken back (RFC 7009). One that it does not know any more is no error.
///
/// The crate `oauth2` refuses to send this to a server on this machine without TLS, as tests have one.
pub(crate) async fn revoke(
    secret: &ClientSecret,
    transport: Arc<dyn Transport>,
    token: &StoredToken,
) -> Result<(), LoginError> {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("token", &token.refresh_token)
        .finish();
    let request = http::Request::post(secret.beside_token_uri("/revoke"))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(form.into_bytes())
        .map_err(|error| {
            configuration("the client file has a URL that is none").with_source(error)
        })?;
    let response = http_client(transport)(request).await;
    let status = response
        .map_err(|error| not_reached(secret, error))?
        .status();
    match status.is_server_error() {
        false => Ok(()),
        true => Err(LoginError::new(
            LoginErrorKind::Server,
            format!(
                "Google did not take the consent back (status {status}); try again, or do it at \
                 https://myaccount.google.com/permissions"
            ),
        )),
    }
}

/// What is kept of a response. `wanted`: the scopes if the server names none; `refresh_token`: that of before.
pub(crate) fn stored(
    response: &BasicTokenResponse,
    wanted: &BTreeSet<String>,
    refresh_token: Option<&str>,
) -> Result<StoredToken, LoginError> {
    let scopes = response.scopes().map(|scopes| {
        let scopes = scopes.iter().map(|scope| scope.as_str().to_owned());
        scopes.collect::<BTreeSet<_>>()
    });
    // A server that names no scopes granted what was wanted (RFC 6749, section 5.1).
    let scopes = scopes.unwrap_or_else(|| wanted.clone());
    let new = response
        .refresh_token()
        .map(|token| token.secret().as_str());
    let refresh_token = new.or(refresh_token).ok_or_else(|| {
        LoginError::new(
            LoginErrorKind::Server,
            "Google gave no refresh token: take the consent back at https://myaccount.google.com/permissions, and log in again",
        )
    })?;
    Ok(StoredToken {
        refresh_token: refresh_token.to_owned(),
        access_token: response.access_token().secret().clone(),
        given_at: now(),
        valid_for: response.expires_in().unwrap_or(USUAL_LIFE).as_secs(),
        scopes,
    })
}

/// Why the token endpoint gave none.
pub(crate) fn request_error(
    secret: &ClientSecret,
    error: RequestTokenError<TransportError, BasicErrorResponse>,
) -> LoginError {
    match error {
        RequestTokenError::ServerResponse(response) => server_error(secret, &response),
        RequestTokenError::Request(error) => not_reached(secret, error),
        // Not the body, which may have a token.
        RequestTokenError::Parse(error, _) => LoginError::new(
            LoginErrorKind::Server,
            format!(
                "{} gave no token that can be read, at {}",
                secret.token_uri,
                error.path()
            ),
        ),
        RequestTokenError::Other(what) => LoginError::new(
            LoginErrorKind::Server,
            format!("{} gave no token: {}", secret.token_uri, short(&what)),
        ),
    }
}

pub(crate) fn not_reached(secret: &ClientSecret, error: TransportError) -> LoginError {
    LoginError::new(
        LoginErrorKind::Connection,
        format!("{} was not reached; try again", secret.token_uri),
    )
    .with_source(error)
}

fn server_error(secret: &ClientSecret, response: &BasicErrorResponse) -> LoginError {
    let said = response.error_description().map_or("", String::as_str);
    let said = match said {
        "" => String::new(),
        said => format!(" ({})", short(said)),
    };
    let error = response.error();
    match error {
        BasicErrorResponseType::InvalidGrant => LoginError::new(
            LoginErrorKind::Revoked,
            format!(
                "Google does not take the consent any more: invalid_grant{said}. Usual causes: the user took it back or changed the \
                 password; it was not used for six months; the client is in the state `Testing`, where it ends after seven days; \
                 the user has given more than 100 of them to this client; the clock of this machine is wrong. Log in again"
            ),
        ),
        BasicErrorResponseType::InvalidClient | BasicErrorResponseType::UnauthorizedClient => {
            LoginError::new(
                LoginErrorKind::Configuration,
                format!(
                    "Google does not know the client {}, or its secret is another one{said}: fetch the client file from the Google \
                     Cloud console again",
                    secret.id
                ),
            )
        }
        error => LoginError::new(
            LoginErrorKind::Server,
            format!("Google gave no token: {}{said}", short(error.as_ref())),
        ),
    }
}

/// The answer of the page of consent, if it is not a code.
pub(crate) fn refusal(error: &str, description: Option<&str>) -> LoginError {
    let said = description.map_or(String::new(), |text| format!(" ({})", short(text)));
    match error {
        "access_denied" => LoginError::new(
            LoginErrorKind::Refused,
            format!(
                "the user did not agree{said}; if nobody was asked, the user is not a test user of the client, or an administrator \
                 forbids it"
            ),
        ),
        error => LoginError::new(
            LoginErrorKind::Server,
            format!("Google's page ended with `{}`{said}", short(error)),
        ),
    }
}

/// A text of a server: not long, and without characters that a terminal obeys.
fn short(text: &str) -> String {
    let plain = text.chars().take(MAX_SHOWN);
    plain
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

fn not_a_url(error: url::ParseError) -> LoginError {
    configuration("the client file has a URL that is none").with_source(error)
}

fn configuration(message: impl Into<String>) -> LoginError {
    LoginError::new(LoginErrorKind::Configuration, message)
}

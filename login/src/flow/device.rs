//! The user types a code on another device (RFC 8628).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use discovery_runtime::transport::Transport;
use oauth2::{
    DeviceAuthorizationUrl, DeviceCodeErrorResponse, DeviceCodeErrorResponseType,
    RequestTokenError, Scope, StandardDeviceAuthorizationResponse,
};

use super::exchange::{client, not_reached, refusal, request_error, stored};
use crate::client_secret::ClientSecret;
use crate::error::{LoginError, LoginErrorKind};
use crate::http::http_client;
use crate::scopes::check_device;
use crate::token::StoredToken;

/// Shows the code, and waits until it was typed.
pub(crate) async fn ask_device(
    secret: &ClientSecret,
    transport: Arc<dyn Transport>,
    wanted: &BTreeSet<String>,
    show: &(dyn Fn(&str, &str) + Send + Sync),
    limit: Duration,
) -> Result<StoredToken, LoginError> {
    check_device(wanted)?;
    if secret.has_redirects {
        return Err(configuration(
            "the client file is of the type `Desktop app`, and Google gives codes for devices only to one of the type `TVs and \
             Limited Input devices`: make one in the Google Cloud console, or use `.credentials()`",
        ));
    }
    let url =
        DeviceAuthorizationUrl::new(secret.beside_token_uri("/device/code")).map_err(|error| {
            configuration("the client file has a URL that is none").with_source(error)
        })?;
    let client = client(secret)?.set_device_authorization_url(url);
    let http = http_client(transport);
    let details: StandardDeviceAuthorizationResponse = client
        .exchange_device_code()
        .add_scopes(wanted.iter().cloned().map(Scope::new))
        .request_async(&http)
        .await
        .map_err(|error| request_error(secret, error))?;
    show(
        details.verification_uri().as_str(),
        details.user_code().secret(),
    );
    let request = client.exchange_device_access_token(&details);
    let request = request.request_async(&http, tokio::time::sleep, Some(limit));
    // The crate compares the time between requests alone, and the server says how long it is between them.
    let response = tokio::time::timeout(limit, request).await;
    let response = response
        .map_err(|_| too_late())?
        .map_err(|error| device_error(secret, error))?;
    stored(&response, wanted, None)
}

fn device_error(
    secret: &ClientSecret,
    error: RequestTokenError<discovery_runtime::transport::TransportError, DeviceCodeErrorResponse>,
) -> LoginError {
    match error {
        RequestTokenError::ServerResponse(response) => {
            use DeviceCodeErrorResponseType as Kind;
            match response.error() {
                Kind::AccessDenied => refusal("access_denied", None),
                Kind::ExpiredToken => too_late(),
                other => refusal(
                    other.as_ref(),
                    response.error_description().map(String::as_str),
                ),
            }
        }
        RequestTokenError::Request(error) => not_reached(secret, error),
        _ => LoginError::new(
            LoginErrorKind::Server,
            format!("{} gave no token that can be read", secret.token_uri),
        ),
    }
}

fn too_late() -> LoginError {
    LoginError::new(
        LoginErrorKind::TimedOut,
        "nobody typed the code in time; log in again",
    )
}

fn configuration(message: impl Into<String>) -> LoginError {
    LoginError::new(LoginErrorKind::Configuration, message)
}

//! Secrets go only over https, or to this machine.

use super::builder::Call;
use super::prepare::PreparedRequest;
use crate::client::host;
use crate::error::{Error, ErrorKind, Result};

/// Refuses to send a secret over plain http to another machine, unless the client allows it. Also refuses credentials that need
/// a scope, if there is none.
pub(super) fn check_secrets_and_scopes(call: &Call, prepared: &PreparedRequest) -> Result<()> {
    let client = &call.client;
    if client.credentials().needs_scopes() && client.scopes().is_empty() {
        return Err(Error::new(
            ErrorKind::Credentials,
            format!(
                "the credentials need a scope, and none can be guessed for this API: choose with `.scopes([…])` on the \
             client's builder; this method takes one of {}",
                if call.method.scopes.is_empty() {
                    client.api().scopes
                } else {
                    call.method.scopes
                }
                .join(", ")
            ),
        ));
    }
    let secret = client.credentials().is_secret()
        || call.has_secret_parameter()
        || prepared
            .headers
            .values()
            .any(http::HeaderValue::is_sensitive);
    if !secret || client.allows_insecure() || client.is_private() {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Configuration,
        format!(
            "credentials are not sent over plain http to {}: use https, `Credentials::anonymous()`, or \
         `.allow_insecure_endpoint(true)` on the client's builder",
            host(client.base_url())
        ),
    ))
}

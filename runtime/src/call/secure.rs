//! Secrets go over https, or to this machine.

use super::builder::Call;
use super::prepare::Prepared;
use crate::error::{Error, ErrorKind, Result};

/// Refuses to send a secret over plain http to another machine, unless the client allows it; and credentials that need a
/// scope, when there is none.
pub(super) fn check(call: &Call, prepared: &Prepared) -> Result<()> {
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

/// Whether nobody on the way can read it: https, or loopback.
pub(crate) fn is_private(url: &str) -> bool {
    url.get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
        || is_loopback(host(url))
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let name = host.trim_end_matches('.');
    name.eq_ignore_ascii_case("localhost")
        || name.len() > 10
            && name
                .get(name.len() - 10..)
                .is_some_and(|end| end.eq_ignore_ascii_case(".localhost"))
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.to_canonical().is_loopback())
}

/// The host in a URL, without its port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_secrets_may_go() {
        for url in [
            "https://a.example/x",
            "HTTPS://a.example/x",
            "http://localhost/",
            "http://LOCALHOST:80/",
            "http://emulator.localhost:80/",
            "http://127.0.0.1:8080/x",
            "http://127.1.2.3/x",
            "http://[::1]:8080/x",
            "http://[::1]/x",
            "http://[::ffff:127.0.0.1]/x",
        ] {
            assert!(is_private(url), "{url}");
        }
        for url in [
            "http://a.example/",
            "http://localhost.example/",
            "http://notlocalhost/",
            "http://127.0.0.1.example:80/",
            "http://10.0.0.1/",
            "http://[::2]/",
            "http://a.example/localhost",
            "http://a.example:80/https://",
        ] {
            assert!(!is_private(url), "{url}");
        }
    }
}

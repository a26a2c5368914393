//! Secrets that google-cloud-auth sends or gets over plain http.
//!
//! That crate has HTTP clients of its own, which take the proxies of the environment for every host, also for loopback and for
//! the metadata server. So what would go through a proxy in the clear is refused here, before it is asked for.

use http::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use serde_json::Value;

use super::source::FoundCredentials;
use crate::error::CredentialsError;
use crate::transport::is_loopback;

/// The members of a credentials file that name a server to which a secret is sent.
const SENT_TO: [&str; 3] = [
    "service_account_impersonation_url",
    "token_uri",
    "token_url",
];

/// Those that name a server, usually one of the machine's own, from which a secret comes.
const COMES_FROM: [&str; 3] = ["imdsv2_session_token_url", "region_url", "url"];

/// Refuses credentials with a secret that others could read on its way.
pub(super) fn check(found: &FoundCredentials, name: &str) -> Result<(), CredentialsError> {
    let proxies = Matcher::from_system();
    match &found.json {
        None => {
            let url = format!("http://{}/", found.origin.metadata_host());
            check_url(&url, false, &proxies, name)
        }
        Some(json) => check_json(json, &proxies, name),
    }
}

fn check_json(json: &Value, proxies: &Matcher, name: &str) -> Result<(), CredentialsError> {
    let Some(members) = json.as_object() else {
        return Ok(());
    };
    // It signs its tokens itself, and asks nobody.
    if json["type"] == "service_account" {
        return Ok(());
    }
    for (key, value) in members {
        let sent = SENT_TO.contains(&key.as_str());
        match value.as_str() {
            Some(url) if sent || COMES_FROM.contains(&key.as_str()) => {
                check_url(url, sent, proxies, name)?;
            }
            _ => check_json(value, proxies, name)?,
        }
    }
    Ok(())
}

fn check_url(url: &str, sent: bool, proxies: &Matcher, name: &str) -> Result<(), CredentialsError> {
    // google-cloud-auth says what is wrong with one that is no URL.
    let Some(uri) = url
        .parse::<Uri>()
        .ok()
        .filter(|uri| uri.scheme_str() == Some("http"))
    else {
        return Ok(());
    };
    let host = uri.host().unwrap_or_default();
    if sent && !is_loopback(host) {
        return Err(CredentialsError::new(format!(
            "cannot use {name}: a secret would be sent to {host} over plain http, where others can read it; \
             change that URL to https"
        )));
    }
    let Some(proxy) = proxies.intercept(&uri) else {
        return Ok(());
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    Err(CredentialsError::new(format!(
        "cannot use {name}: {host} is asked over plain http, and the environment sends that through the proxy {}, \
         which could read the token; add `{bare}` to NO_PROXY",
        proxy
            .uri()
            .authority()
            .map_or_else(String::new, |authority| authority.to_string())
    )))
}

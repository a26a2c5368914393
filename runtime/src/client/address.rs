//! Where a client calls: the endpoint that the caller chose, one of a location, an emulator, or that of the document.
//!
//! | first of these | from |
//! |---|---|
//! | an endpoint | [`ClientBuilder::endpoint`](super::ClientBuilder::endpoint) |
//! | the endpoint of a location | [`ClientBuilder::location`](super::ClientBuilder::location) |
//! | an emulator | the variable that the API is known to have |
//! | `mtlsRootUrl` | [AIP-4114](https://google.aip.dev/auth/4114): a transport with a client certificate, `GOOGLE_API_USE_MTLS_ENDPOINT`, `GOOGLE_API_USE_CLIENT_CERTIFICATE` |
//! | `rootUrl` | the document |
//!
//! The last two, and a location, are of the client's universe: `googleapis.com` gives way to its domain.

use super::endpoint::{check_root_url, root_url};
use crate::api::Api;
use crate::error::{Error, ErrorKind, Result};

/// The universe of everybody who does not say otherwise.
pub(super) const DEFAULT_UNIVERSE: &str = "googleapis.com";

/// What the caller chose.
#[derive(Default)]
pub(super) struct Choice {
    pub(super) endpoint: Option<String>,
    pub(super) location: Option<String>,
    /// Whether to look for an emulator; `None`: if clients of the API do so.
    pub(super) emulator: Option<bool>,
    pub(super) universe: Option<String>,
}

/// Where a client calls.
#[derive(Debug, PartialEq)]
pub(super) struct Address {
    /// The URL that takes the place of `rootUrl`. It ends in `/`.
    pub(super) root: String,
    /// Whether that is an emulator, which knows no credentials.
    pub(super) is_emulator: bool,
    /// The domain of the universe.
    pub(super) universe: String,
}

/// Reads a variable of the environment. An empty one counts as unset.
pub(super) type Variables<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The variables of this process.
pub(super) fn of_process(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

impl Choice {
    /// Finds the address of an API. `has_certificate`: the transport shows a client certificate.
    pub(super) fn find(
        self,
        api: &Api,
        has_certificate: bool,
        variables: Variables<'_>,
    ) -> Result<Address> {
        let universe = match self
            .universe
            .or_else(|| variables("GOOGLE_CLOUD_UNIVERSE_DOMAIN"))
        {
            Some(domain) => check_domain(domain)?,
            None => DEFAULT_UNIVERSE.to_owned(),
        };
        let at = |root: String| Address {
            root,
            is_emulator: false,
            universe: universe.clone(),
        };
        match (&self.endpoint, &self.location) {
            (Some(_), Some(location)) => {
                return Err(configuration(format!(
                    "the client has an endpoint and the location {location:?}: choose one of the two"
                )));
            }
            (Some(endpoint), None) => return root_url(endpoint).map(at),
            (None, Some(location)) => {
                return in_universe(endpoint_of(api, location)?, &universe).map(at);
            }
            (None, None) => {}
        }
        if let Some(emulator) = &api.emulator
            && self.emulator.unwrap_or(emulator.by_default)
            && let Some(value) = variables(&emulator.variable)
        {
            return Ok(Address {
                root: emulator_url(&emulator.variable, &value, &emulator.path)?,
                is_emulator: true,
                universe,
            });
        }
        if self.emulator == Some(true) && api.emulator.is_none() {
            return Err(configuration(format!(
                "no emulator of the {} API is known: name yours with `.endpoint(…)`",
                api.name
            )));
        }
        let root = match &api.mtls_root_url {
            Some(mtls) if uses_mtls(has_certificate, variables)? => {
                if universe != DEFAULT_UNIVERSE {
                    return Err(configuration(format!(
                        "client certificates are taken in the universe {DEFAULT_UNIVERSE} only, and this client is of {universe}: \
                         leave the certificate out, or set GOOGLE_API_USE_MTLS_ENDPOINT to `never`"
                    )));
                }
                mtls
            }
            _ => &api.root_url,
        };
        in_universe(root, &universe)
            .and_then(|url| root_url(&url))
            .map(at)
    }
}

/// Whether the endpoint is the one that asks for a certificate.
fn uses_mtls(has_certificate: bool, variables: Variables<'_>) -> Result<bool> {
    let may_show = match variables("GOOGLE_API_USE_CLIENT_CERTIFICATE").as_deref() {
        None | Some("true") => true,
        Some("false") => false,
        Some(other) => {
            return Err(configuration(format!(
                "GOOGLE_API_USE_CLIENT_CERTIFICATE is {other:?}: it can be `true` or `false`"
            )));
        }
    };
    match variables("GOOGLE_API_USE_MTLS_ENDPOINT").as_deref() {
        None | Some("auto") => Ok(has_certificate && may_show),
        Some("always") => Ok(true),
        Some("never") => Ok(false),
        Some(other) => Err(configuration(format!(
            "GOOGLE_API_USE_MTLS_ENDPOINT is {other:?}: it can be `auto`, `always` or `never`"
        ))),
    }
}

/// The URL of an emulator, which is a host with a port or a URL.
fn emulator_url(variable: &str, value: &str, path: &str) -> Result<String> {
    let url = match value.contains("://") {
        true => value.to_owned(),
        false => format!("http://{value}"),
    };
    let root = check_root_url(&url, variable)?;
    Ok(match path {
        "" => root,
        path => format!("{root}{path}/"),
    })
}

/// The endpoint of a location.
fn endpoint_of<'a>(api: &'a Api, location: &str) -> Result<&'a str> {
    let mut endpoints = api.endpoints.iter();
    if let Some((_, url)) = endpoints.find(|(known, _)| *known == location) {
        return Ok(url);
    }
    let known: Vec<&str> = api.endpoints.iter().map(|(known, _)| known).collect();
    Err(configuration(match known.is_empty() {
        true => format!(
            "the {} API has no endpoint for a location: leave {location:?} out, or name the URL with `.endpoint(…)`",
            api.name
        ),
        false => format!(
            "the {} API has no endpoint for the location {location:?}, but for {}",
            api.name,
            known.join(", ")
        ),
    }))
}

/// The URL in a universe.
fn in_universe(url: &str, universe: &str) -> Result<String> {
    if universe == DEFAULT_UNIVERSE {
        return Ok(url.to_owned());
    }
    let suffix = format!(".{DEFAULT_UNIVERSE}/");
    match url.strip_suffix(&suffix) {
        Some(host) => Ok(format!("{host}.{universe}/")),
        None => Err(configuration(format!(
            "{url} is not a host of {DEFAULT_UNIVERSE}, so its name in the universe {universe} is not known: name it with \
             `.endpoint(…)`"
        ))),
    }
}

fn check_domain(domain: String) -> Result<String> {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    match domain.split('.').all(is_label) && domain.contains('.') {
        true => Ok(domain.to_ascii_lowercase()),
        false => Err(configuration(format!(
            "the universe {domain:?} is not a domain, such as `{DEFAULT_UNIVERSE}`"
        ))),
    }
}

fn configuration(message: String) -> Error {
    Error::new(ErrorKind::Configuration, message)
}

#[cfg(test)]
mod tests;

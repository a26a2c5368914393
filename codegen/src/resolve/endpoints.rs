//! Where else an API is served: its endpoints for one location, and the one that asks for a certificate.

use std::collections::BTreeMap;

use super::address::with_slash;
use super::names::{self, NameScope};
use super::resolver::Resolver;
use crate::decisions::Aspect;
use crate::docs::{self, Site, code_span};
use crate::model::{Docs, Endpoint};

impl Resolver<'_> {
    /// `mtlsRootUrl`, with a slash at its end.
    pub(super) fn resolve_mtls_root_url(&mut self) -> Option<String> {
        let url = self.document.mtls_root_url.as_str();
        if url.is_empty() {
            return None;
        }
        if host_of(url).is_none() {
            self.omit("mtlsRootUrl", NOT_A_URL);
            return None;
        }
        Some(with_slash(url))
    }

    /// The endpoints. Each is named after its location if its host is that of the API and the location
    /// (`secretmanager.us-east1.rep.googleapis.com`), and after its host if not (`batch-datastore.us-east1…`,
    /// `us-west3-composer…`). So the name of one does not depend on the others.
    pub(super) fn resolve_endpoints(&mut self, root_url: &str) -> Vec<Endpoint> {
        let service = host_of(root_url).map_or("", first_label);
        let document = self.document;
        // By URL: the same endpoint twice is one.
        let mut found: BTreeMap<String, (String, &crate::discovery::Endpoint)> = BTreeMap::new();
        for (index, endpoint) in document.endpoints.iter().enumerate() {
            let Some(host) = host_of(&endpoint.url).filter(|_| !endpoint.location.is_empty())
            else {
                let reason = match endpoint.location.is_empty() {
                    true => "an endpoint without a location",
                    false => NOT_A_URL,
                };
                self.omit(&format!("endpoints.{index}"), reason);
                continue;
            };
            let wanted = wanted_name(service, host, &endpoint.location);
            found
                .entry(with_slash(&endpoint.url))
                .or_insert((wanted, endpoint));
        }
        let wanted = found
            .iter()
            .map(|(url, (wanted, _))| (url.as_str(), NameScope::Endpoint.ideal_name(wanted)));
        let urls = found.keys().map(String::as_str);
        let kept = self.kept_names(NameScope::Endpoint, Aspect::Name, urls, |url| {
            format!("endpoints.{url}")
        });
        let names = names::assign_wanted_names(NameScope::Endpoint, wanted, &kept);
        let mut endpoints: Vec<Endpoint> = found
            .iter()
            .map(|(url, (wanted, endpoint))| Endpoint {
                location: endpoint.location.clone(),
                is_regional: *wanted == endpoint.location,
                url: url.clone(),
                name: names.name_of(url),
                docs: docs_of(endpoint, url, self.site()),
            })
            .collect();
        endpoints.sort_by(|one, other| one.name.cmp(&other.name));
        endpoints
    }
}

const NOT_A_URL: &str = "it is not an https URL of a host";

/// What an endpoint is named after.
fn wanted_name(service: &str, host: &str, location: &str) -> String {
    let label = first_label(host);
    if host.starts_with(&format!("{service}.{location}.")) {
        location.to_owned()
    } else if label.starts_with(&format!("{location}-")) {
        label.to_owned()
    } else {
        format!("{label}-{location}")
    }
}

/// The host of an https URL without a user, a port, a path or a query. What the document says is where tokens go.
fn host_of(url: &str) -> Option<&str> {
    let host = url.strip_prefix("https://")?;
    let host = host.strip_suffix('/').unwrap_or(host);
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    (host.contains('.') && host.split('.').all(is_label)).then_some(host)
}

fn first_label(host: &str) -> &str {
    host.split('.').next().unwrap_or(host)
}

/// What the document says, the location and the URL.
fn docs_of(endpoint: &crate::discovery::Endpoint, url: &str, site: Site<'_>) -> Docs {
    let place = format!("In {}: {}.", code_span(&endpoint.location), code_span(url));
    docs::join_paragraphs([site.clean(&endpoint.description), Docs(vec![place])])
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::model::Api;

    /// The API of a document with these endpoints: location and URL of each.
    fn api(endpoints: &[(&str, &str)]) -> Api {
        let endpoints: Vec<Value> = endpoints
            .iter()
            .map(|(location, url)| {
                json!({"location": location, "endpointUrl": url, "description": "Regional Endpoint"})
            })
            .collect();
        let document = json!({
            "kind": "discovery#restDescription", "name": "library", "version": "v1",
            "rootUrl": "https://library.googleapis.com/", "servicePath": "",
            "mtlsRootUrl": "https://library.mtls.googleapis.com",
            "endpoints": endpoints,
        });
        crate::resolve(&document.to_string()).expect("a document")
    }

    #[test]
    fn a_name_depends_on_the_endpoint_alone() {
        let forms = [
            (
                "us-east1",
                "https://library.us-east1.rep.googleapis.com/",
                "ENDPOINT_US_EAST1",
                true,
            ),
            (
                "us-east1",
                "https://us-east1-library.googleapis.com/",
                "ENDPOINT_US_EAST1_LIBRARY",
                false,
            ),
            (
                "us-east1",
                "https://batch-library.us-east1.rep.googleapis.com/",
                "ENDPOINT_BATCH_LIBRARY_US_EAST1",
                false,
            ),
            (
                "eu",
                "https://library.eu.rep.googleapis.com",
                "ENDPOINT_EU",
                true,
            ),
            (
                "in",
                "https://batch-library.in.rep.googleapis.com",
                "ENDPOINT_BATCH_LIBRARY_IN",
                false,
            ),
        ];
        let all: Vec<(&str, &str)> = forms.iter().map(|form| (form.0, form.1)).collect();
        let together = api(&all);
        assert_eq!(together.omissions, []);
        for (location, url, name, is_regional) in forms {
            for api in [&together, &api(&[(location, url)])] {
                let found = api.endpoints.iter().find(|one| one.name.as_str() == name);
                let found = found.unwrap_or_else(|| panic!("{name}: {:?}", api.endpoints));
                assert_eq!(found.url, format!("{}/", url.trim_end_matches('/')));
                assert_eq!(
                    (found.location.as_str(), found.is_regional),
                    (location, is_regional)
                );
            }
        }
        assert_eq!(
            together.mtls_root_url.as_deref(),
            Some("https://library.mtls.googleapis.com/")
        );
    }

    #[test]
    fn what_is_not_the_https_url_of_a_host_is_omitted() {
        for url in [
            "",
            "http://library.us-east1.rep.googleapis.com/",
            "https://a@library.example/",
            "https://library.example:443/",
            "https://library.example/path/",
            "https://library.example/?a=b",
            "https://localhost/",
            "https://library..example/",
            "https://lib rary.example/",
        ] {
            let api = api(&[("us-east1", url)]);
            assert_eq!(api.endpoints, [], "{url}");
            let omitted: Vec<&str> = api.omissions.iter().map(|one| one.path.as_str()).collect();
            assert_eq!(omitted, ["endpoints.0"], "{url}");
        }
    }
}

//! The endpoint of a client: its URL, and who can read what is sent to it.

use http::Uri;
use http::uri::Scheme;

use crate::error::{Error, ErrorKind, Result};
use crate::transport::{Transport, is_loopback};
use crate::uri::has_possible_port;

/// The endpoint as a URL that ends in `/`.
pub(super) fn root_url(endpoint: &str) -> Result<String> {
    check_root_url(endpoint, "the endpoint")
}

/// The same. An error calls the URL `what`.
pub(super) fn check_root_url(endpoint: &str, what_it_is: &str) -> Result<String> {
    let refuse = |what: &str| {
        Err(Error::new(
            ErrorKind::Configuration,
            format!("{what_it_is} {endpoint:?} {what}"),
        ))
    };
    let has_scheme = endpoint.contains("://");
    let url = match has_scheme {
        true => endpoint.to_owned(),
        false => format!("https://{endpoint}"),
    };
    let Ok(uri) = url.parse::<http::Uri>() else {
        return refuse("is not a URL: write it as `https://host` or `http://host:port`");
    };
    // A host alone is one of Google's or a like one. With a port, or on this machine, it is more often a server without TLS.
    let is_guess =
        uri.port_u16().is_some_and(|port| port != 443) || uri.host().is_some_and(is_loopback);
    if !has_scheme && is_guess && !endpoint.contains('@') {
        return refuse(&format!(
            "has no scheme: write `http://{endpoint}` for a server without TLS, such as an emulator, and `https://{endpoint}` \
             for one with TLS"
        ));
    }
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return refuse("is neither http nor https");
    }
    if uri.host().is_none_or(str::is_empty) {
        return refuse("has no host");
    }
    if uri
        .authority()
        .is_some_and(|authority| authority.as_str().contains('@'))
    {
        // Not shown: the text before the `@` may be a password.
        return Err(Error::new(
            ErrorKind::Configuration,
            format!("{what_it_is} contains a user name: pass credentials to `.credentials(…)`"),
        ));
    }
    if !has_possible_port(&uri) {
        return refuse("has a port that does not exist: ports end at 65535");
    }
    if uri.query().is_some() || url.contains('#') {
        return refuse("has a query or a fragment: leave it out");
    }
    Ok(if url.ends_with('/') { url } else { url + "/" })
}

/// Whether nobody on the way can read what `transport` sends to `uri`: https, or loopback with no proxy in between.
pub(super) fn is_private(uri: &Uri, transport: &dyn Transport) -> bool {
    uri.scheme() == Some(&Scheme::HTTPS)
        || uri.host().is_some_and(is_loopback) && transport.connects_directly(uri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::TransportFuture;

    #[test]
    fn endpoints() {
        let good = [
            ("https://a.example", "https://a.example/"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
            ("http://[::1]:8080/", "http://[::1]:8080/"),
            ("a.example", "https://a.example/"),
            ("a.example:443", "https://a.example:443/"),
            ("https://localhost:8080", "https://localhost:8080/"),
            (
                "https://proxy.example/monitoring",
                "https://proxy.example/monitoring/",
            ),
        ];
        for (endpoint, expected) in good {
            assert_eq!(root_url(endpoint).unwrap(), expected, "{endpoint}");
        }
        for endpoint in [
            "",
            "http://",
            "ftp://a",
            "https://a?b=c",
            "https://a#b",
            "https://a b",
            "https://u:p@a",
            "https://a:65536",
            "a:65536",
            "http://u:p@a:65536",
        ] {
            let error = root_url(endpoint).unwrap_err().to_string();
            assert!(
                error.contains("endpoint") && !error.contains("u:p"),
                "{endpoint}: {error}"
            );
        }
    }

    #[test]
    fn an_endpoint_without_a_scheme_says_what_to_write() {
        for endpoint in [
            "127.0.0.1:9911",
            "localhost",
            "localhost:8080",
            "[::1]:8080",
            "emulator:8080",
            "a.example:8443/base",
        ] {
            let error = root_url(endpoint).unwrap_err().to_string();
            let advice = format!("write `http://{endpoint}` for a server without TLS");
            assert!(error.contains(&advice), "{endpoint}: {error}");
        }
    }

    struct Told {
        directly: bool,
    }

    impl Transport for Told {
        fn send(&self, _request: http::Request<crate::transport::Body>) -> TransportFuture {
            unreachable!("nothing is sent")
        }

        fn connects_directly(&self, _uri: &Uri) -> bool {
            self.directly
        }
    }

    #[test]
    fn where_secrets_may_go() {
        let cases = [
            ("https://a.example/x", true, true),
            ("HTTPS://a.example/x", true, true),
            ("http://localhost:8080/x", true, false),
            ("http://127.0.0.1:8080/x", true, false),
            ("http://[::1]/x", true, false),
            ("http://a.example/", false, false),
            ("http://a.example/localhost", false, false),
            ("http://a.example:80/https://", false, false),
        ];
        for (url, direct, otherwise) in cases {
            let uri: Uri = url.parse().unwrap();
            let private = |directly| is_private(&uri, &Told { directly });
            assert_eq!(
                (private(true), private(false)),
                (direct, otherwise),
                "{url}"
            );
        }
    }
}

//! The endpoint of a client: its URL, and who can read what is sent to it.

use http::Uri;
use http::uri::Scheme;

use crate::error::{Error, ErrorKind, Result};
use crate::transport::{Transport, is_loopback};

/// The endpoint as a URL that ends in `/`.
pub(super) fn root_url(endpoint: &str) -> Result<String> {
    let refuse = |what: &str| {
        Err(Error::new(
            ErrorKind::Configuration,
            format!("the endpoint {endpoint:?} {what}"),
        ))
    };
    let url = if endpoint.contains("://") {
        endpoint.to_owned()
    } else {
        format!("https://{endpoint}")
    };
    let Ok(uri) = url.parse::<http::Uri>() else {
        return refuse("is not a URL: write it as `https://host` or `http://host:port`");
    };
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
            "the endpoint contains a user name: pass credentials to `.credentials(…)`",
        ));
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
            ("localhost:8080", "https://localhost:8080/"),
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
        ] {
            let error = root_url(endpoint).unwrap_err().to_string();
            assert!(
                error.contains("endpoint") && !error.contains("u:p"),
                "{endpoint}: {error}"
            );
        }
    }

    struct Told {
        directly: bool,
    }

    impl Transport for Told {
        fn send(&self, _request: http::Request<bytes::Bytes>) -> TransportFuture {
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

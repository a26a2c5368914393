//! The endpoint of a client: its URL, and who can read what is sent to it.

use crate::error::{Error, ErrorKind, Result};

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

/// Whether nobody on the way can read what is sent: https, or loopback.
pub(super) fn is_private(url: &str) -> bool {
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

/// The host of a URL, without its port.
pub(crate) fn host(url: &str) -> &str {
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

//! Redirects. The runtime follows them by hand, and not the transport, since only the runtime knows which headers are secret.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use http::uri::{Authority, Scheme};
use http::{HeaderMap, HeaderName, Method, Request, Response, Uri};

/// Headers that any host may see, beside `accept…` and `if-…`.
const HARMLESS: [&str; 7] = [
    "cache-control",
    "content-length",
    "content-type",
    "range",
    "user-agent",
    "x-goog-api-client",
    "x-goog-api-version",
];

/// The next request after a redirect, if it may be followed. GET and HEAD are followed to any host. Other verbs are followed
/// within the same origin if the redirect keeps the verb (307, 308), and always if it asks for a GET (303). Redirects from
/// https to http are never followed.
pub(super) fn next_request<B>(
    mut request: Request<Bytes>,
    response: &Response<B>,
) -> Option<Request<Bytes>> {
    let location = response
        .headers()
        .get(LOCATION)
        .and_then(|value| value.to_str().ok());
    let target = resolve_location(request.uri(), location?)?;
    let same = origin(request.uri()) == origin(&target);
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let follow = match response.status().as_u16() {
        301 | 302 => reads,
        303 => true,
        307 | 308 => reads || same,
        _ => false,
    };
    if !follow
        || request.uri().scheme() == Some(&Scheme::HTTPS) && target.scheme() != Some(&Scheme::HTTPS)
    {
        return None;
    }
    if response.status().as_u16() == 303 && !reads {
        *request.method_mut() = Method::GET;
        *request.body_mut() = Bytes::new();
        for name in [CONTENT_TYPE, CONTENT_LENGTH] {
            request.headers_mut().remove(name);
        }
    }
    if !same {
        keep_harmless(request.headers_mut());
    }
    *request.uri_mut() = target;
    Some(request)
}

/// Removes the headers that must not reach another host: all but those that are known to be harmless.
fn keep_harmless(headers: &mut HeaderMap) {
    let harmless = |name: &HeaderName| {
        let name = name.as_str();
        name.starts_with("accept") || name.starts_with("if-") || HARMLESS.contains(&name)
    };
    let others: Vec<_> = headers
        .iter()
        .filter(|(name, value)| value.is_sensitive() || !harmless(name))
        .map(|(name, _)| name.clone())
        .collect();
    for name in others {
        headers.remove(name);
    }
}

fn origin(uri: &Uri) -> Option<(Scheme, String, u16)> {
    let scheme = uri.scheme()?.clone();
    let default = if scheme == Scheme::HTTPS { 443 } else { 80 };
    Some((
        scheme,
        uri.host()?.to_ascii_lowercase(),
        uri.port_u16().unwrap_or(default),
    ))
}

/// The target of a `location` (RFC 3986, section 5.2), without resolving dot segments, which no server sends on purpose.
fn resolve_location(base: &Uri, location: &str) -> Option<Uri> {
    let location = location.split('#').next()?.trim();
    let (scheme, authority) = (base.scheme()?, base.authority()?);
    let target = if location.contains("://") && !location.starts_with(['/', '?']) {
        location.to_owned()
    } else if location.starts_with("//") {
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{scheme}://{authority}{location}")
    } else if location.starts_with('?') {
        format!("{scheme}://{authority}{}{location}", base.path())
    } else if location.is_empty() {
        return None;
    } else {
        let folder = base
            .path()
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        format!("{scheme}://{authority}{folder}/{location}")
    };
    let target: Uri = target.parse().ok()?;
    let known = matches!(target.scheme_str(), Some("http" | "https"));
    let user = target
        .authority()
        .map(Authority::as_str)
        .is_some_and(|authority| authority.contains('@'));
    (known && !user).then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::header::AUTHORIZATION;

    fn redirect(
        verb: &Method,
        status: u16,
        from: &str,
        location: &str,
    ) -> Option<(Method, String, bool)> {
        let mut request = Request::new(Bytes::from_static(b"{}"));
        *request.method_mut() = verb.clone();
        *request.uri_mut() = from.parse().unwrap();
        request
            .headers_mut()
            .insert(AUTHORIZATION, "Bearer secret".parse().unwrap());
        request
            .headers_mut()
            .insert("x-goog-api-key", "secret".parse().unwrap());
        let response = Response::builder()
            .status(status)
            .header(LOCATION, location)
            .body(())
            .unwrap();
        let next = next_request(request, &response)?;
        let secret = [AUTHORIZATION.as_str(), "x-goog-api-key"]
            .iter()
            .any(|name| next.headers().contains_key(*name));
        Some((next.method().clone(), next.uri().to_string(), secret))
    }

    #[test]
    fn locations() {
        let cases = [
            ("https://b.example/x", "https://b.example/x", false),
            ("//b.example/x", "https://b.example/x", false),
            ("/y?z=1#f", "https://a.example/y?z=1", true),
            ("?z=2", "https://a.example/v1/x?z=2", true),
            ("z", "https://a.example/v1/z", true),
            (
                "/y?to=http://b.example",
                "https://a.example/y?to=http://b.example",
                true,
            ),
            ("https://A.EXAMPLE:443/y", "https://a.example:443/y", true),
            ("https://a.example:444/y", "https://a.example:444/y", false),
        ];
        for (location, target, secret) in cases {
            let next = redirect(&Method::GET, 302, "https://a.example/v1/x?q=1", location);
            let (method, uri, kept) = next.unwrap_or_else(|| panic!("{location}"));
            assert_eq!(
                (method, uri.to_ascii_lowercase(), kept),
                (Method::GET, target.to_owned(), secret),
                "{location}"
            );
        }
        for location in [
            "http://a.example/x",
            "",
            "ftp://a.example/",
            "https://u:p@a.example/",
            "https://",
        ] {
            assert_eq!(
                redirect(&Method::GET, 302, "https://a.example/v1/x", location),
                None,
                "{location}"
            );
        }
    }

    #[test]
    fn verbs() {
        let post = Method::POST;
        assert_eq!(redirect(&post, 302, "https://a.example/x", "/y"), None);
        assert_eq!(
            redirect(&post, 307, "https://a.example/x", "https://b.example/y"),
            None
        );
        assert_eq!(
            redirect(&post, 308, "https://a.example/x", "/y").unwrap().0,
            post
        );
        assert_eq!(
            redirect(&post, 303, "https://a.example/x", "https://b.example/y").unwrap(),
            (Method::GET, "https://b.example/y".to_owned(), false)
        );
        assert_eq!(
            redirect(&Method::GET, 304, "https://a.example/x", "/y"),
            None
        );
    }
}

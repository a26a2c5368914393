//! Redirects. The runtime follows them by hand, and not the transport, since only the runtime knows which headers are secret.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use http::uri::Scheme;
use http::{HeaderMap, HeaderName, Method, Request, Response, Uri};
use percent_encoding::percent_decode;

use super::content::Content;
use super::secret_parameters::is_secret_parameter;
use super::{location, long_url};

/// Headers that any host may see, beside `accept…` and `if-…`.
const HARMLESS: [&str; 8] = [
    "cache-control",
    "content-length",
    "content-type",
    "range",
    "user-agent",
    "x-goog-api-client",
    "x-goog-api-version",
    long_url::OVERRIDE,
];

/// The next request after a redirect, if it may be followed. GET and HEAD are followed to any host. Other verbs are followed
/// within the same origin if the redirect keeps the verb (307, 308), and always if it asks for a GET (303). Redirects from
/// https to http are never followed.
///
/// A GET that was sent as a POST, for the length of its query, is followed as a GET. If the target has a query, that is the whole
/// query, and the target gets a plain GET. Else the form is sent again: the server saw no query that it could repeat.
pub(super) fn next_request<B>(
    mut request: Request<Content>,
    response: &Response<B>,
) -> Option<Request<Content>> {
    let location = response.headers().get(LOCATION)?;
    let target = location::resolve(request.uri(), location.as_bytes())?;
    let status = response.status().as_u16();
    let same = origin(request.uri()) == origin(&target);
    let form = long_url::is_get_with_form(&request);
    let reads = form || matches!(*request.method(), Method::GET | Method::HEAD);
    let follow = match status {
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
    if form && !same {
        remove_secret_parameters(request.body_mut());
    }
    let replaced = form && (target.query().is_some() || request.body().is_empty());
    if status == 303 && *request.method() != Method::HEAD || replaced {
        make_plain_get(&mut request);
    }
    if !same {
        keep_harmless(request.headers_mut());
    }
    *request.uri_mut() = target;
    Some(request)
}

/// Turns a request into a GET without a body.
fn make_plain_get(request: &mut Request<Content>) {
    *request.method_mut() = Method::GET;
    *request.body_mut() = Content::empty();
    let headers = request.headers_mut();
    headers.remove(CONTENT_TYPE);
    headers.remove(CONTENT_LENGTH);
    headers.remove(long_url::OVERRIDE);
}

/// Removes the parameters that must not reach another host from a query that is sent as a form.
fn remove_secret_parameters(content: &mut Content) {
    let Content::Bytes(form) = content else {
        return;
    };
    let is_public = |pair: &&[u8]| {
        let name = pair.split(|byte| *byte == b'=').next().unwrap_or_default();
        !is_secret_parameter(&percent_decode(name).decode_utf8_lossy())
    };
    let pairs: Vec<&[u8]> = form.split(|byte| *byte == b'&').filter(is_public).collect();
    *form = pairs.join(&b'&').into();
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
        let mut request = Request::new(Content::Bytes(bytes::Bytes::from_static(b"{}")));
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
    fn origins() {
        let from = "https://a.example/v1/x?q=1";
        for (location, secret) in [
            ("/y", true),
            ("https://A.EXAMPLE:443/y", true),
            ("https://a.example:444/y", false),
            ("//b.example/y", false),
            ("/\\b.example/y", false),
        ] {
            let next = redirect(&Method::GET, 302, from, location).unwrap();
            assert_eq!((next.0, next.2), (Method::GET, secret), "{location}");
        }
        assert_eq!(
            redirect(&Method::GET, 302, from, "http://a.example/x"),
            None
        );
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

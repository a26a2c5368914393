//! The requests of a call.

use discovery_runtime::http::Request;
use discovery_runtime::transport::Body;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::Url;

use super::{DOCUMENT, HOST, queries, text};

/// A request, as the transport gets it.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    /// Its URL, as it is.
    pub(super) uri: String,
    /// Its URL, as browsers and servers read it. `None` if they refuse it, as they do a host that is no name.
    pub(super) url: Option<Url>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Sent {
    pub(super) fn of(request: &Request<Body>) -> Self {
        let uri = request.uri().to_string();
        let headers = request.headers().iter();
        Self {
            url: Url::parse(&uri).ok(),
            headers: headers
                .map(|(name, value)| {
                    (
                        name.to_string(),
                        String::from_utf8_lossy(value.as_bytes()).into_owned(),
                    )
                })
                .collect(),
            body: String::from_utf8_lossy(request.body().as_bytes().unwrap_or_default())
                .into_owned(),
            uri,
        }
    }
}

/// The first request is what the parameters say, and each redirect leads to where browsers go.
pub(super) fn check_requests(input: &Value, sent: &[Sent], locations: &[Option<Vec<u8>>]) {
    let Some(first) = sent.first() else { return };
    check_first(input, first);
    for (index, pair) in sent.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        // Nobody answers where no browser goes.
        let Some(base) = &before.url else { continue };
        // A request that is sent again is no redirect.
        let again = sent
            .iter()
            .take(index + 1)
            .any(|earlier| earlier.uri == after.uri);
        let location = locations
            .get(index)
            .and_then(Option::as_deref)
            .map(String::from_utf8_lossy);
        let target = location
            .as_deref()
            .and_then(|location| base.join(location).ok());
        let target = target.map(|mut target| {
            target.set_fragment(None);
            // The URL standard encodes it, and the crate `url` does not yet.
            target.set_path(&target.path().replace('^', "%5E"));
            target
        });
        assert!(
            again || target == after.url,
            "{location:?} after {} leads to {}, and not to {:?}",
            before.uri,
            after.uri,
            target.map(String::from)
        );
    }
}

/// No value changes the form of the URL.
fn check_first(input: &Value, first: &Sent) {
    debug_assert!(DOCUMENT.contains(HOST));
    let uri = &first.uri;
    let url = first
        .url
        .as_ref()
        .unwrap_or_else(|| panic!("a request to {uri}"));
    assert_eq!(url.as_str(), uri, "a URL that is read otherwise");
    assert_eq!(
        (url.scheme(), url.host_str(), url.port(), url.fragment()),
        ("https", Some(HOST), None, None),
        "{uri}"
    );
    let decoded = |path: &str| percent_decode_str(path).decode_utf8_lossy().into_owned();
    match text(input, "call") {
        "get" => assert_eq!(decoded(url.path()), format!("/v1/{}", text(input, "name"))),
        "insert" => assert_eq!(
            decoded(url.path()),
            format!("/v1/{}:insert", text(input, "parent"))
        ),
        _ => {
            let segments: Vec<String> = url.path().split('/').map(decoded).collect();
            assert_eq!(
                segments,
                [
                    "",
                    "v1",
                    "things",
                    text(input, "id"),
                    "of",
                    text(input, "kind")
                ]
            );
        }
    }
    if text(input, "call") != "insert" {
        let pairs = url.query_pairs();
        let values: Vec<String> = pairs
            .filter(|(name, _)| name == "q")
            .map(|(_, value)| value.into_owned())
            .collect();
        // A long query is sent as a form.
        assert!(
            values == queries(input) || (values.is_empty() && !first.body.is_empty()),
            "{uri}"
        );
    }
}

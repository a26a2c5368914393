//! [`Variant`]: how a request of media differs from that of the plain call.

use http::{HeaderMap, Method, Uri};

use crate::held::Text;

/// How a request of media differs from that of the plain call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Variant {
    /// Another verb.
    pub(crate) verb: Option<Method>,
    /// Another path template.
    pub(crate) path: Option<Text>,
    /// A URL, in place of everything that parameters say. Its 308 is a response, and no redirect is followed.
    pub(crate) url: Option<Uri>,
    /// These headers replace those of the caller.
    pub(crate) headers: HeaderMap,
    /// The response may be anything, and the caller's `accept` counts.
    pub(crate) any_type: bool,
    /// The server has nothing to do before it responds: the limit for the time in which no byte moves holds for that time too.
    pub(crate) prompt: bool,
    /// The request may take any time while its bytes move: only a limit of the caller holds for the whole call.
    pub(crate) long: bool,
}

impl Variant {
    /// The parts of the URL that a server gave, which is a secret.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &str> {
        let url = self.url.iter().filter_map(Uri::path_and_query);
        url.flat_map(|url| {
            let query = url.query().unwrap_or_default().split('&');
            let values = query.filter_map(|pair| Some(pair.split_once('=')?.1));
            [url.as_str()].into_iter().chain(values)
        })
        // Shorter ones are words of the API.
        .filter(|text| text.len() >= 16)
    }
}
